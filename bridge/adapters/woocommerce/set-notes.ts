import { metaText } from './meta.ts';
import type { WooOrder } from './schemas.ts';

type Line = WooOrder['line_items'][number];

/** How a plugin for bundles marks its lines: a child names its container by `own`, or by the product where there is no such key. */
interface Notes {
  readonly child: string;
  /** Any of these marks a container. */
  readonly container: readonly string[];
  readonly own: string | null;
}

const PLUGINS: readonly Notes[] = [
  { child: '_bundled_by', container: ['_bundled_items'], own: '_bundle_cart_key' },
  { child: '_composite_parent', container: ['_composite_children'], own: '_composite_cart_key' },
  { child: '_mnm_container', container: ['_mnm_config', '_mnm_contents'], own: '_mnm_cart_key' },
  { child: '_woosb_parent_id', container: ['_woosb_ids', 'woosb_ids'], own: null },
  { child: 'woosb_parent_id', container: ['_woosb_ids', 'woosb_ids'], own: null },
  { child: '_wooco_parent_id', container: ['_wooco_ids', 'wooco_ids', '_wooco_components'], own: null },
  { child: 'wooco_parent_id', container: ['_wooco_ids', 'wooco_ids', 'wooco_components'], own: null },
];

/** By line id, the line whose part it is. Where a child's note leads nowhere (exports, copied orders) it is the container above it. */
export function setParents(lines: readonly Line[]): ReadonlyMap<number, number> {
  const parents = new Map<number, number>();
  for (const [index, line] of lines.entries()) {
    for (const plugin of PLUGINS) {
      const named = metaText(line.meta_data, plugin.child);
      if (named === null) continue;
      const containers = lines.filter((one) => one.id !== line.id && plugin.container.some((key) => has(one, key)));
      const above = lines.slice(0, index).filter((one) => containers.includes(one));
      const isNamed = (one: Line) =>
        plugin.own === null ? String(one.product_id) === named : metaText(one.meta_data, plugin.own) === named;
      // Two of the same product stand one after the other: the one right above is meant.
      const parent = above.findLast(isNamed) ?? containers.find(isNamed) ?? above.at(-1);
      if (parent) parents.set(line.id, parent.id);
    }
  }
  return parents;
}

function has({ meta_data: meta }: Line, key: string): boolean {
  return meta.some((one) => one.key === key);
}

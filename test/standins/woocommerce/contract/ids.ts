import type { Json } from '../values.ts';

type Kind = 'post' | 'item' | 'rate' | 'user' | 'note' | 'webhook';

const ITEMS = ['line_items', 'tax_lines', 'shipping_lines', 'fee_lines', 'coupon_lines'];
const BY_KEY: Record<string, Kind> = {
  product_id: 'post',
  variation_id: 'post',
  parent_id: 'post',
  rate_id: 'rate',
  customer_id: 'user',
};

/** What kind of thing the `id` at the top of a route's answer names. */
export function rootKind(path: string): Kind | null {
  if (/\/(orders|products)\/\d+\/notes/.test(path)) return 'note';
  if (/\/(orders|products|refunds|coupons)\b/.test(path)) return 'post';
  if (path.includes('/taxes')) return 'rate';
  if (path.includes('/customers')) return 'user';
  return path.includes('/webhooks') ? 'webhook' : null;
}

/** Which replayed id stands for which recorded one. A pair is made at first sight and holds from then on. */
export class Ids {
  readonly #pairs = new Map<string, number>();

  bind(kind: Kind, recorded: number, replayed: number): void {
    this.#pairs.set(`${kind} ${recorded}`, replayed);
  }

  get(kind: Kind, recorded: number): number | undefined {
    return recorded === 0 ? 0 : this.#pairs.get(`${kind} ${recorded}`);
  }

  /** The recorded request, as it must be sent now. */
  path(path: string): string {
    const ids = (_: string, before: string, id: string) => `${before}${this.get('post', Number(id)) ?? id}`;
    return path
      .replace(/(\/(?:orders|products|variations)\/|(?:include|search)=)(\d+)(?=[/?&]|$)/g, ids)
      .replace(/(customer=)(\d+)/, (_, before: string, id: string) => `${before}${this.get('user', Number(id)) ?? id}`);
  }

  /** A recorded body in the replay's ids. With `replayed`, ids seen for the first time are paired with those found there. */
  translate(recorded: unknown, root: Kind | null, replayed?: unknown): unknown {
    return this.#walk(recorded, replayed, root, '', '');
  }

  #walk(recorded: unknown, replayed: unknown, root: Kind | null, key: string, list: string): unknown {
    if (Array.isArray(recorded)) {
      const other = Array.isArray(replayed) ? (replayed as unknown[]) : [];
      return recorded.map((each, index) => this.#walk(each, other[index], root, key, key || list));
    }
    if (recorded !== null && typeof recorded === 'object') {
      const other = (replayed ?? {}) as Json;
      const entries = Object.entries(recorded as Json).map(([name, value]) => {
        const kind = this.#kindOf(name, list, root, recorded as Json);
        if (kind) return [name, this.#id(kind, value, other[name])];
        return [name, this.#walk(value, other[name], root, name, Array.isArray(value) ? name : list)];
      });
      return Object.fromEntries(entries);
    }
    return recorded;
  }

  #kindOf(name: string, list: string, root: Kind | null, owner: Json): Kind | null {
    if (name === 'value' && owner.key === '_refunded_item_id') return 'item';
    if (name === 'number') return 'post';
    if (name !== 'id') return BY_KEY[name] ?? null;
    if (ITEMS.includes(list)) return 'item';
    if (list === 'taxes' || list === 'refund_tax') return 'rate';
    return list === '' || list === 'refunds' ? root : null;
  }

  #id(kind: Kind, recorded: unknown, replayed: unknown): unknown {
    const id = Number(recorded);
    if (!Number.isInteger(id)) return recorded;
    const known = this.get(kind, id);
    if (known === undefined && replayed !== undefined) this.bind(kind, id, Number(replayed));
    const now = this.get(kind, id) ?? id;
    return typeof recorded === 'string' ? String(now) : now;
  }
}

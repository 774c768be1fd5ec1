import type { PolicyRulesView } from '../../../bridge/contract/policy.ts';

/** The policy as it is being edited: always of the contract's shape, save for what `shape-problems.ts` finds. */
export type Rules = PolicyRulesView;

type At<Key extends string, T, V> = ([T] extends [V] ? Key : never) | `${Key}.${PathTo<T, V>}`;

/** Paths of a policy at which a value of `V` stands: `window.days`, `reasons.2.title.text`. They are also those of the bridge's field problems. */
export type PathTo<T, V> = T extends readonly (infer Item)[]
  ? At<`${number}`, Item, V>
  : T extends object
    ? { [Key in keyof T & string]: At<Key, T[Key], V> }[keyof T & string]
    : never;

export type RulePath<V> = PathTo<Rules, V>;

export function getAt(value: unknown, path: string): unknown {
  return path.split('.').reduce((at, key) => (at as Record<string, unknown> | null | undefined)?.[key], value);
}

/** A copy with another value at the path; what lies beside the path is shared. */
export function setAt<T>(target: T, path: string, value: unknown): T {
  const [key = '', ...rest] = path.split('.');
  const inner = (target as Record<string, unknown>)[key];
  const next = rest.length === 0 ? value : setAt(inner, rest.join('.'), value);
  if (Array.isArray(target)) return target.map((one, at) => (String(at) === key ? next : one)) as T;
  return { ...target, [key]: next };
}

/** Whether two paths lie on one branch: a change at one may settle a problem at the other. */
export function onOneBranch(one: string, other: string): boolean {
  return `${one}.`.startsWith(`${other}.`) || `${other}.`.startsWith(`${one}.`);
}

/** An id for something of this name: lower-case letters, digits and underscores, other than `taken`. `fallback` where no letter is left. */
export function idFor(name: string, taken: readonly string[], fallback: string): string {
  const plain = name.normalize('NFKD').replace(/\p{M}/gu, '').toLowerCase();
  const base =
    plain
      .replace(/[^a-z0-9]+/g, '_')
      .slice(0, 30)
      .replace(/^_+|_+$/g, '') || fallback;
  let id = base;
  for (let number = 2; taken.includes(id); number++) id = `${base}_${number}`;
  return id;
}

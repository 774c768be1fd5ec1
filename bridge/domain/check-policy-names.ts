import type { PolicyRules } from './policy.ts';
import { type PolicyProblem, type PolicyProblemCode, problem } from './policy-problems.ts';

/** Ids that the store has, of those that a policy names. */
export interface KnownThings {
  readonly categories: ReadonlySet<number>;
  readonly tags: ReadonlySet<number>;
  readonly products: ReadonlySet<number>;
}

/** What the policy names and nobody has: its own reasons, and the store's categories, tags and products. */
export function namedProblems(rules: PolicyRules, known: KnownThings | null): readonly PolicyProblem[] {
  const reasons = new Set(rules.reasons.map((one) => one.id));
  const unknownReasons = missing('unknown_reason', reasons, [
    ['feesWaived', rules.feesWaived],
    ['approval.reasons', rules.approval.reasons],
    ['resolutions.keep.reasons', rules.resolutions.keep.reasons],
    ...rules.window.rules.map(({ match }, index) => [`window.rules.${index}.match.reasons`, match.reasons] as const),
  ]);
  if (known === null) return unknownReasons;
  const named = namedThings(rules);
  return [
    ...unknownReasons,
    ...missing('unknown_category', known.categories, named.categories),
    ...missing('unknown_tag', known.tags, named.tags),
    ...missing('unknown_product', known.products, named.products),
  ];
}

/** Where a policy names categories, tags and products: by the path of the field. */
function namedThings(
  rules: PolicyRules,
): Readonly<Record<keyof KnownThings, readonly (readonly [path: string, ids: readonly number[]])[]>> {
  const inRules = (list: keyof KnownThings) =>
    rules.window.rules.map(({ match }, index) => [`window.rules.${index}.match.${list}`, match[list]] as const);
  return {
    categories: [
      ['never.categories', rules.never.categories],
      ...inRules('categories'),
      ['withdrawal.exceptCategories', rules.withdrawal.exceptCategories],
    ],
    tags: [['never.tags', rules.never.tags], ...inRules('tags')],
    products: [
      ['never.products', rules.never.products],
      ...inRules('products'),
      ['withdrawal.exceptProducts', rules.withdrawal.exceptProducts],
    ],
  };
}

function missing<Id extends string | number>(
  code: PolicyProblemCode,
  known: ReadonlySet<Id>,
  fields: readonly (readonly [path: string, ids: readonly Id[]])[],
): readonly PolicyProblem[] {
  return fields.flatMap(([path, ids]) => ids.filter((id) => !known.has(id)).map((id) => problem(path, code, { id })));
}

import type { Match, WindowRules } from './policy.ts';
import { type PolicyProblem, problem } from './policy-problems.ts';

export function windowProblems({ rules, holidays }: WindowRules): readonly PolicyProblem[] {
  return [
    ...rules.flatMap(({ id, name, match }, index) => [
      ...(rules.findIndex((one) => one.id === id) < index
        ? [problem(`window.rules.${index}.id`, 'rule_id_twice', { id })]
        : []),
      ...(saysNothing(match) ? [problem(`window.rules.${index}.match`, 'rule_for_everything', { name })] : []),
    ]),
    ...holidays.flatMap(({ name, from, to, until }, index) => [
      ...(to < from ? [problem(`window.holidays.${index}.to`, 'holiday_ends_before_it_begins', { name })] : []),
      ...(until < to ? [problem(`window.holidays.${index}.until`, 'holiday_until_too_early', { name })] : []),
    ]),
  ];
}

function saysNothing(match: Match): boolean {
  return Object.values(match).every((list: readonly unknown[]) => list.length === 0);
}

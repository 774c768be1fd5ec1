import type { FieldProblem } from '../../../bridge/contract/common.ts';
import type { Rules } from './draft.ts';

/** What the form lets be typed, but the contract does not take. */
export type ShapeCode = 'title_empty' | 'title_twice' | 'date_missing' | 'no_email';

const EMAIL = /^[A-Za-z0-9_'+-]+(\.[A-Za-z0-9_'+-]+)*@([A-Za-z0-9]([A-Za-z0-9-]*[A-Za-z0-9])?\.)+[A-Za-z]{2,}$/;
const DAY = /^\d{4}-\d{2}-\d{2}$/;

export function shapeProblems(rules: Rules): FieldProblem[] {
  const problem = (path: string, code: ShapeCode): FieldProblem => ({ path, code, params: {} });
  const titles = rules.reasons.map(({ title }) => title.text.trim().toLowerCase());
  return [
    ...rules.window.holidays.flatMap((holiday, at) =>
      (['from', 'to', 'until'] as const)
        .filter((key) => !isDay(holiday[key]))
        .map((key) => problem(`window.holidays.${at}.${key}`, 'date_missing')),
    ),
    ...titles.flatMap((title, at) => {
      if (title === '') return [problem(`reasons.${at}.title.text`, 'title_empty')];
      return titles.indexOf(title) < at ? [problem(`reasons.${at}.title.text`, 'title_twice')] : [];
    }),
    ...(rules.labels.email.trim() && !EMAIL.test(rules.labels.email.trim())
      ? [problem('labels.email', 'no_email')]
      : []),
    ...(rules.ownerEmail && !EMAIL.test(rules.ownerEmail) ? [problem('ownerEmail', 'no_email')] : []),
  ];
}

function isDay(text: string): boolean {
  return DAY.test(text) && new Date(`${text}T00:00:00Z`).toJSON()?.startsWith(text);
}

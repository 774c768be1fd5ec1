import { describe, expect, it } from 'vitest';
import { workedCases } from './support/worked/cases.ts';
import { outcomeOf } from './support/worked/outcome.ts';

const CASES = workedCases(new URL('worked-cases.md', import.meta.url));

describe('The worked cases that a store owner can read', () => {
  it('are many, and each has its own name', () => {
    expect(CASES.length).toBeGreaterThanOrEqual(60);
    expect(new Set(CASES.map((one) => one.title)).size).toBe(CASES.length);
  });

  it.each(CASES)('$title', (one) => {
    expect(outcomeOf(one)).toEqual(one.outcome);
  });
});

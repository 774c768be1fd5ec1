import { expect, it } from 'vitest';
import { withoutContact } from '../../../bridge/usecases/parcel-views.ts';

it.each([
  ['A seam is open, 3 cm at the left arm', 'A seam is open, 3 cm at the left arm'],
  ['Write to jane.doe+x@example.com please', 'Write to … please'],
  ['Call +1 (408) 555-0101 or 0664/123 45 67', 'Call … or …'],
  ['Size 42, bought 2026', 'Size 42, bought 2026'],
  ['', ''],
])('of “%s” the warehouse reads “%s”', (text, shown) => {
  expect(withoutContact(text)).toBe(shown);
});

it('a long comment is read in no time', () => {
  const began = performance.now();
  withoutContact('1 '.repeat(50_000) + 'a'.repeat(100_000) + '+'.repeat(100_000));
  expect(performance.now() - began).toBeLessThan(500);
});

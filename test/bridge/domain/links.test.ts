import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { newLinks } from '../../../bridge/domain/decisions/links.ts';
import { linksWork } from '../../../bridge/domain/links.ts';
import { maskedCode, maskedEmail } from '../../../bridge/domain/masks.ts';
import { withoutPerson } from '../../../bridge/domain/retention.ts';
import { addDays } from '../../../bridge/domain/time.ts';
import { aReturn, circumstances, NOW } from './builders.ts';

const open = aReturn();
const over = aReturn({ parcel: { state: 'cancelled' } });

describe('How long links open a return', () => {
  it.each<[string, Parameters<typeof linksWork>, boolean]>([
    ['open, years later', [open, NOW, addDays(NOW, 1000)], true],
    ['over, on the 90th day', [over, NOW, addDays(NOW, 90)], true],
    ['over, a day later', [over, NOW, addDays(NOW, 91)], false],
    ['over, and nothing ever noted', [{ ...over, createdAt: NOW }, null, addDays(NOW, 91)], false],
    ['erased at the person’s wish', [withoutPerson(over), NOW, NOW], false],
  ])('%s', (_title, [entry, last, now], expected) => {
    expect(linksWork(entry, last, now)).toBe(expected);
  });

  it('New links make the old ones those of another generation, tell the shopper, and leave all else as it is', () => {
    const { next, events, effects, ledger } = newLinks(open, circumstances());
    expect({ ...next, linkGeneration: 0 }).toEqual(open);
    expect(next.linkGeneration).toBe(1);
    expect(events.map(({ type }) => type)).toEqual(['links_renewed']);
    expect(effects.map(({ plan }) => plan)).toEqual([{ kind: 'email', email: 'new_links', awaitsLabel: false }]);
    expect(ledger).toEqual([]);
  });
});

describe('What is shown of a secret', () => {
  it.each([
    ['K7M2P9QXV4TBR3GX', '••••-R3GX'],
    ['K7M2-P9QX-V4TB-R3GX', '••••-R3GX'],
    ['SUMMER', '••••'],
    ['', '••••'],
  ])('of the code %j: %s', (code, shown) => {
    expect(maskedCode(code)).toBe(shown);
  });

  it.each([
    ['ana@example.com', 'a•••@example.com'],
    ['a@example.com', 'a•••@example.com'],
    ['"ana@home"@example.com', '"•••@example.com'],
    ['@example.com', ''],
    ['', ''],
  ])('of the address %j: %s', (email, shown) => {
    expect(maskedEmail(email)).toBe(shown);
  });

  it('is never more than four characters of a code, and the first of an address', () => {
    fc.assert(
      fc.property(fc.stringMatching(/^[0-9A-Z-]{0,40}$/), (code) => {
        const told = maskedCode(code).replace(/^••••-?/, '');
        expect(told.length).toBeLessThanOrEqual(4);
        if (told !== '') expect(code.replaceAll('-', '').length).toBeGreaterThanOrEqual(12);
      }),
    );
    fc.assert(
      fc.property(fc.emailAddress(), (email) => {
        const [name = '', domain] = email.split('@');
        expect(maskedEmail(email)).toBe(`${name.slice(0, 1)}•••@${domain}`);
      }),
    );
  });
});

import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Return } from '../../../bridge/domain/return.ts';
import { DocumentsBusy, type Documents, type PackingSlip } from '../../../bridge/ports/documents.ts';
import { linkOf } from '../../../bridge/usecases/links.ts';
import { packingSlip } from '../../../bridge/usecases/return-papers.ts';
import { startWorld, type World } from '../../support/world.ts';
import { begin, codeOf, type Begun } from './steps.ts';

let world: World;
beforeAll(async () => {
  world = await startWorld({ token: null });
});
afterAll(() => world.close());

/** Draws what it is given as text, and says what it drew. */
function drawing(): Documents & { readonly drawn: PackingSlip[] } {
  const drawn: PackingSlip[] = [];
  return {
    drawn,
    packingSlip: async (slip) => {
      drawn.push(slip);
      return Buffer.from(`%PDF-${drawn.length} ${slip.customer.city}`);
    },
    markTest: () => Promise.reject(new Error('not here')),
  };
}

/** The slip's own link. */
const slipLink = async ({ id }: Begun) =>
  linkOf(world.deps, (await world.deps.database.findReturn(id))!, 'packing_slip');

async function open(begun: Begun, documents: Documents): Promise<string> {
  const paper = await packingSlip({ ...world.deps, documents }, await slipLink(begun));
  return paper.ok ? Buffer.from(paper.value.file).toString() : paper.problem.code;
}

describe('A packing slip', () => {
  it('is drawn once, however often its link is opened, and by whichever bridge', async () => {
    const begun = await begin(world);
    const [first, other] = [drawing(), drawing()];
    const pdf = await open(begun, first);
    for (let time = 0; time < 5; time += 1) expect(await open(begun, first)).toBe(pdf);
    expect(await open(begun, other)).toBe(pdf);
    expect([first.drawn.length, other.drawn.length]).toEqual([1, 0]);
  });

  it('is drawn anew once it would show something else, and only then', async () => {
    const begun = await begin(world);
    const documents = drawing();
    await open(begun, documents);
    const change = (next: (entry: Return) => Return) =>
      world.deps.database.transaction(
        async (tx) => void (await tx.updateReturn(next((await tx.lockReturn(begun.id))!))),
      );
    await change((entry) => ({ ...entry, comment: 'Not on the slip' }));
    await open(begun, documents);
    expect(documents.drawn).toHaveLength(1);
    await change((entry) => withCity(entry, 'Lyon'));
    expect(await open(begun, documents)).toContain('Lyon');
    expect(await open(begun, documents)).toContain('Lyon');
    expect(documents.drawn).toHaveLength(2);
  });

  it('in the language, and with the test mark, of the moment', async () => {
    const begun = await begin(world);
    const documents = drawing();
    await open(begun, documents);
    const carriers = async () => ({ mode: 'test' }) as never;
    await packingSlip({ ...world.deps, documents, carriers }, await slipLink(begun));
    expect(documents.drawn.map(({ test }) => test)).toEqual([false, true]);
  });

  it('that can’t be drawn now says when to come again, and nothing is kept of it', async () => {
    const begun = await begin(world);
    const busy = { ...drawing(), packingSlip: () => Promise.reject(new DocumentsBusy()) };
    expect(await open(begun, busy)).toBe('busy');
    expect(await open(begun, drawing())).toContain('%PDF-1');
  });

  it('goes with the person it names, also one that was being drawn meanwhile', async () => {
    const begun = await begin(world);
    const { database } = world.deps;
    await open(begun, drawing());
    const slow = drawing();
    const entry = (await database.findReturn(begun.id))!;
    const draws = slow.packingSlip.bind(slow);
    slow.packingSlip = async (slip) => {
      const erased = withCity(entry, '');
      expect(await database.erasePerson(erased, entry.createdAt)).toBe(true);
      return draws(slip);
    };
    const moved = await packingSlip(
      { ...world.deps, documents: slow, carriers: async () => ({ mode: 'test' }) as never },
      await slipLink(begun),
    );
    expect(codeOf(moved)).toBe('ok');
    expect(await database.packingSlipOf(begun.id)).toBeNull();
  });
});

function withCity<Entry extends { readonly customer: { readonly address: { readonly city: string } } }>(
  entry: Entry,
  city: string,
): Entry {
  return { ...entry, customer: { ...entry.customer, address: { ...entry.customer.address, city } } };
}

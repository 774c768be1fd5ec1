import { afterAll, beforeAll, expect, it } from 'vitest';
import { errorSchema } from '../../../../bridge/adapters/woocommerce/schemas.ts';
import { ask, type Credentials, type Site } from './ask.ts';
import { comparable, sharedOnly } from './compare.ts';
import { Ids, rootKind } from './ids.ts';
import { recordings } from './recordings.ts';
import { UNRECORDED } from './unrecorded.ts';

const CREDENTIALS: Readonly<Record<string, Credentials>> = {
  'auth-missing': 'none',
  'auth-wrong-secret': 'wrong secret',
};

/**
 * Replays the recorded exchanges in their order, one test each; they build on one another. `later` names those that
 * this site can't replay yet, each with the reason: together they must be all 64.
 */
export function contractSuite(start: () => Promise<Site>, later: Readonly<Record<string, string>> = {}): void {
  const ids = new Ids();
  const all = recordings(
    Date.now()
      .toString()
      .replace(/\d/g, (digit) => 'abcdefghij'[Number(digit)]!),
  );
  const replayed = new Set<string>();
  let site: Site;

  beforeAll(async () => {
    site = await start();
  }, 300_000);
  afterAll(() => site?.stop());

  for (const { name, request, response } of all) {
    if (name in later) continue;
    it(`answers as recorded: ${name}`, async () => {
      for (const step of UNRECORDED[name] ?? []) await step(site, ids);
      const root = rootKind(request.path);
      const sent = { ...request, path: ids.path(request.path), body: ids.translate(request.body, root) };
      const reply = await ask(site, sent, CREDENTIALS[name]);
      replayed.add(name);
      expect({ status: reply.status, body: reply.body }).toMatchObject({ status: response.status });
      if (response.status >= 400) {
        expect(errorSchema.parse(reply.body).code).toBe(errorSchema.parse(response.body).code);
        return;
      }
      const [recorded, actual] = sharedOnly(
        comparable(request.path, response.body),
        comparable(request.path, exactOnly(sent.path, reply.body)),
      );
      expect(actual).toEqual(ids.translate(recorded, root, actual));
    });
  }

  it('accounts for all 64 recorded exchanges: replayed, or comes with policy and money', () => {
    expect(all).toHaveLength(64);
    expect([...replayed, ...Object.keys(later)].sort()).toEqual(all.map(({ name }) => name).sort());
  });
}

/** WooCommerce's search is loose (digits of a phone number match), and which orders it brings along depends on the ids. */
function exactOnly(path: string, body: unknown): unknown {
  const number = /[?&]search=(\d+)(?:&|$)/.exec(path)?.[1];
  return number && Array.isArray(body) ? body.filter((each: { number?: unknown }) => each.number === number) : body;
}

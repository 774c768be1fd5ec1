import type { SiteActor } from '../../bridge/contract/signature.ts';
import { CAPABILITIES, CORE_CAPABILITIES } from '../../bridge/domain/rights.ts';
import { moneyMovesOn, offering } from '../support/policy.ts';
import { asOwner } from './peers.ts';
import type { ChaosWorld } from './world.ts';

export const STAFF: SiteActor = {
  type: 'staff',
  id: 1,
  name: 'Olga Owner',
  caps: [...CAPABILITIES, ...CORE_CAPABILITIES],
  ip: '203.0.113.8',
};

/** One tax, a Shippo token (a live one: labels are not stamped), a receiver of news, and a policy that offers everything and pays after inspection. */
export async function setUpStore({ shop, ear, site }: Pick<ChaosWorld, 'shop' | 'ear' | 'site'>): Promise<void> {
  const tax = { country: 'US', state: 'CA', rate: '8.6250', name: 'CA tax', priority: 1, shipping: true };
  await asOwner(shop, 'POST', '/taxes', tax);
  const told = async (method: string, path: string, body?: unknown) => {
    const answer = await site.call<{ version: number; rules: Record<string, unknown> }>(method, path, STAFF, body);
    if (answer.status >= 300) throw new Error(`${method} ${path}: ${JSON.stringify(answer.body)}`);
    return answer.body;
  };
  await told('PUT', '/policy/shippo-token', { token: 'shippo_live_abcdefgh' });
  await told('PUT', '/policy/webhook', { url: `${ear.proxy.url}/boomerang` });
  const { version, rules } = await told('GET', '/policy');
  const resolutions = offering('store_credit', 'exchange', 'keep');
  await told('PUT', '/policy', {
    basedOn: version,
    rules: {
      ...rules,
      resolutions: { ...resolutions, exchange: { ...resolutions.exchange, scope: 'any' } },
      moneyMoves: moneyMovesOn('inspection'),
    },
  });
}

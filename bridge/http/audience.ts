import type { EndpointName } from '../contract/endpoints.ts';
import { endpoints, type Endpoint } from '../contract/endpoints.ts';
import { endpointRights, type StaffEndpoint } from '../contract/rights.ts';
import { suffices } from '../domain/rights.ts';
import type { Requester } from '../usecases/request-context.ts';
import type { HttpRefusal } from './problem.ts';

/** The one right over returns that plugins knew before there were four. */
const OLD_CAPABILITY = 'manage_boomerang_returns';

/** Why this requester may not call this endpoint; null: they may. What they may see and do there is for the use-case. */
export function audienceRefusal(name: EndpointName, requester: Requester): HttpRefusal | null {
  const endpoint: Endpoint = endpoints[name];
  switch (endpoint.audience) {
    case 'shop':
    case 'carrier':
      return null;
    case 'site':
      return requester.type === 'site' ? null : { code: 'not_allowed' };
    case 'staff':
      return staffRefusal(name as StaffEndpoint, requester);
  }
}

function staffRefusal(name: StaffEndpoint, requester: Requester): HttpRefusal | null {
  if (requester.type !== 'staff') return { code: 'not_allowed' };
  if (suffices(requester.caps, endpointRights[name])) return null;
  return requester.caps.includes(OLD_CAPABILITY)
    ? {
        code: 'protocol_version',
        params: { side: 'plugin' },
        detail: 'The site names rights that this bridge no longer knows: update the Boomerang Returns plugin.',
      }
    : { code: 'not_allowed' };
}

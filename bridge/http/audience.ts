import type { Audience } from '../contract/endpoints.ts';
import type { Requester } from '../usecases/request-context.ts';

/** Whether this requester may call routes of this audience at all; what they may see there is for the use-case. */
export function isAdmitted(audience: Audience, requester: Requester): boolean {
  switch (audience) {
    case 'shop':
    case 'carrier':
      return true;
    case 'site':
      return requester.type === 'site';
    case 'returns_staff':
      return hasCapability(requester, 'manage_boomerang_returns');
    case 'policy_staff':
      return hasCapability(requester, 'manage_boomerang_policy');
  }
}

function hasCapability(requester: Requester, capability: string): boolean {
  return requester.type === 'staff' && requester.caps.includes(capability);
}

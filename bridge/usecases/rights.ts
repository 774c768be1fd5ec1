import type { ReturnDetail, StaffCommand } from '../contract/staff.ts';
import { COMMAND_RIGHTS, ENDPOINT_RIGHTS, mayCommand, suffices, type Right } from '../domain/rights.ts';
import type { Result } from '../domain/result.ts';
import type { Deps } from './deps.ts';
import type { RequestContext } from './request-context.ts';

/** What this requester may, as the site vouches for it; shoppers and carriers have no such rights. */
export function capsOf({ requester }: Pick<RequestContext, 'requester'>): readonly string[] {
  return requester.type === 'staff' ? requester.caps : [];
}

/** An act that is not this return's is nobody's. */
export async function isAllowed(
  { database }: Pick<Deps, 'database'>,
  returnId: string,
  command: StaffCommand,
  context: RequestContext,
): Promise<boolean> {
  const caps = capsOf(context);
  switch (command.type) {
    case 'try_again':
    case 'resolve_doubt': {
      const effects = await database.effectsOf(returnId);
      return mayCommand(caps, command.type, { effect: effects.find(({ id }) => id === command.effectId)?.plan.kind });
    }
    case 'inspect':
      return mayCommand(caps, command.type, { deducts: command.lines.some(({ lowered }) => lowered !== null) });
    default:
      return mayCommand(caps, command.type);
  }
}

type Can = ReturnDetail['can'][number];

/** What stands among the possible commands and is an endpoint of its own. */
const BY_ENDPOINT: Partial<Record<Can, Right>> = {
  upload_label: ENDPOINT_RIGHTS.uploadLabel,
  change: ENDPOINT_RIGHTS.staffChange,
};

/** A return with those of the possible commands that this requester may give: what one may not do is not shown. */
export async function seenBy(
  context: RequestContext,
  asked: Promise<Result<ReturnDetail>>,
): Promise<Result<ReturnDetail>> {
  const result = await asked;
  if (!result.ok) return result;
  const caps = capsOf(context);
  const may = (type: Can) => {
    const right = BY_ENDPOINT[type] ?? COMMAND_RIGHTS[type as keyof typeof COMMAND_RIGHTS];
    return right !== 'by_effect' && suffices(caps, right);
  };
  return { ok: true, value: { ...result.value, can: result.value.can.filter(may) } };
}

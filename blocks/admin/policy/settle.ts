import { idFor, type Rules } from './draft.ts';

/** Ids of rows that were never saved: they get a readable one when they are. */
const NEW = 'new_';

/** An id for a new row that no other has. */
export function newId(taken: readonly string[]): string {
  return idFor(`${NEW}row`, taken, NEW);
}

/** The draft as it is sent: names trimmed, empty translations left out, and new reasons and rules with ids made of their names. */
export function settled(rules: Rules): Rules {
  const reasonIds = idsFor(
    rules.reasons.map(({ id, title }) => ({ id, name: title.text })),
    'reason',
  );
  const ruleIds = idsFor(rules.window.rules, 'rule');
  const renamed = (ids: readonly string[]) => ids.map((id) => reasonIds.get(id) ?? id);
  return {
    ...rules,
    window: {
      ...rules.window,
      deliveryMeta: rules.window.deliveryMeta.trim(),
      rules: rules.window.rules.map((rule) => ({
        ...rule,
        id: ruleIds.get(rule.id) ?? rule.id,
        name: rule.name.trim(),
        match: { ...rule.match, reasons: renamed(rule.match.reasons) },
      })),
      holidays: rules.window.holidays.map((holiday) => ({ ...holiday, name: holiday.name.trim() })),
    },
    reasons: rules.reasons.map((reason) => ({
      ...reason,
      id: reasonIds.get(reason.id) ?? reason.id,
      title: {
        text: reason.title.text.trim(),
        translations: Object.fromEntries(
          Object.entries(reason.title.translations).flatMap(([code, text]) =>
            text.trim() ? [[code, text.trim()]] : [],
          ),
        ),
      },
    })),
    resolutions: {
      ...rules.resolutions,
      keep: { ...rules.resolutions.keep, reasons: renamed(rules.resolutions.keep.reasons) },
    },
    feesWaived: renamed(rules.feesWaived),
    approval: { ...rules.approval, reasons: renamed(rules.approval.reasons) },
    labels: {
      ...rules.labels,
      hsCodeMeta: rules.labels.hsCodeMeta.trim(),
      originMeta: rules.labels.originMeta.trim(),
      phone: rules.labels.phone.trim(),
      email: rules.labels.email.trim(),
    },
    ownerEmail: rules.ownerEmail.trim(),
  };
}

/** Readable ids for those that are new. */
function idsFor(rows: readonly { id: string; name: string }[], fallback: string): Map<string, string> {
  const taken = rows.map(({ id }) => id).filter((id) => !id.startsWith(NEW));
  const ids = new Map<string, string>();
  for (const { id, name } of rows) {
    if (!id.startsWith(NEW)) continue;
    const made = idFor(name, taken, fallback);
    taken.push(made);
    ids.set(id, made);
  }
  return ids;
}

/**
 * Without a reason, wherever it is named. A list that would be empty keeps it, since an empty one means every reason: the bridge then says that
 * this one is gone, and the person decides.
 */
export function withoutReason(rules: Rules, gone: string): Rules {
  const others = (ids: readonly string[]) =>
    ids.every((id) => id === gone) ? [...ids] : ids.filter((id) => id !== gone);
  return {
    ...rules,
    window: {
      ...rules.window,
      rules: rules.window.rules.map((rule) => ({
        ...rule,
        match: { ...rule.match, reasons: others(rule.match.reasons) },
      })),
    },
    reasons: rules.reasons.filter(({ id }) => id !== gone),
    resolutions: {
      ...rules.resolutions,
      keep: { ...rules.resolutions.keep, reasons: others(rules.resolutions.keep.reasons) },
    },
    feesWaived: rules.feesWaived.filter((id) => id !== gone),
    approval: { ...rules.approval, reasons: others(rules.approval.reasons) },
  };
}

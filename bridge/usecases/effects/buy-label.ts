import { customsOf } from '../../domain/customs.ts';
import { nothingMore } from '../../domain/decisions/decision.ts';
import { labelReady, shipOnSlip } from '../../domain/decisions/shipping.ts';
import type { BoughtLabel, Carrier } from '../../ports/carrier.ts';
import { policyOf } from '../commit.ts';
import type { Deps } from '../deps.ts';
import { chooseRate } from './choose-rate.ts';
import { storeContact } from '../store-contact.ts';
import { fromWrite, hasSettled, untilSettled } from './from-write.ts';
import { labelLimit } from './label-limit.ts';
import type { EffectHandler, EffectOf, Outcome } from './outcome.ts';
import { mailedWithout } from './mailed-without.ts';

/** One label from Shippo: rates cost nothing, the purchase is the act. */
export const buyLabelEffect: EffectHandler<'buy_label'> = {
  async perform(deps, effect, entry, sending) {
    // Shippo was away for so long that the parcel has come without a label.
    if (entry.parcel.state !== 'approved') return { type: 'done', result: NOT_NEEDED };
    const carrier = await deps.carriers(entry.storeId);
    if (!carrier) return { type: 'failed', code: 'no_token', message: 'There is no Shippo token.' };
    const over = await labelLimit(deps, effect);
    if (over) return over;
    const policy = await policyOf(deps, entry.policyVersion);
    const customs = customsOf(entry);
    if (customs.needed && customs.declaration === null) {
      const lacking = customs.missing.map((one) => one.name).join(', ');
      return { type: 'failed', code: 'customs_missing', message: `Customs data is missing: ${lacking}.` };
    }
    const metadata = metadataOf(effect);
    const storeCurrency = (await deps.knownStore.get()).currency.code;
    const request = {
      ...{ policy, entry, metadata, customs: customs.declaration, storeCurrency, tries: effect.tries },
      contact: await storeContact(deps),
    };
    const choice = await chooseRate(carrier, request);
    if ('type' in choice) return choice;
    const { id: rateId, carrier: provider, amount, currency } = choice;
    await sending.aboutToSend({ rateId, carrier: provider, amount, currency });
    const write = await carrier.buy({ rateId, carrier: provider, metadata });
    if (write.type !== 'done') return fromWrite(write, () => ({ type: 'send' }));
    return keep(deps, carrier, write.value, { amount, currency });
  },

  async look(deps, effect, entry) {
    const carrier = await deps.carriers(entry.storeId);
    const {
      rateId,
      carrier: provider,
      amount,
      currency,
    } = effect.progress as { rateId: string; carrier: string; amount: number; currency: string };
    if (!carrier)
      return {
        type: 'in_doubt',
        code: 'no_token',
        message: 'The Shippo token was removed while a label was being bought.',
      };
    const found = await carrier.findPurchase({ rateId, carrier: provider, metadata: metadataOf(effect) });
    const now = deps.clock.now();
    switch (found.type) {
      case 'found':
        return keep(deps, carrier, found.label, { amount, currency });
      case 'failed':
        return { type: 'failed', code: 'refused', message: found.message };
      case 'waiting':
        return {
          type: 'unknown',
          code: 'label_waiting',
          message: 'Shippo is still at it.',
          afterMs: deps.limits.firstLookMs,
        };
      case 'none': {
        const message = 'The answer was lost and Shippo shows no such label.';
        if (hasSettled(effect.sentAt, now, deps.limits.carrierSettlesMs))
          return { type: 'in_doubt', code: 'label_not_found', message };
        const afterMs = untilSettled(effect.sentAt, now, deps.limits.carrierSettlesMs);
        return { type: 'unknown', code: 'label_not_found', message, afterMs };
      }
    }
  },

  async done(effect, outcome, { entry, circumstances, tx }) {
    if (outcome.result === NOT_NEEDED) return nothingMore(entry);
    if (outcome.file) {
      const { id: returnId, policyVersion } = entry;
      await tx.saveLabel({
        returnId,
        policyVersion,
        pdf: outcome.file,
        source: 'shippo',
        createdAt: circumstances.now,
      });
    }
    const { carrier, trackingNumber, trackingUrl, qrCodeUrl, test, cost, transactionId } =
      outcome.result as unknown as LabelResult;
    const mailed = await mailedWithout(tx, entry, circumstances.now);
    const label = {
      state: 'label',
      carrier,
      trackingNumber,
      trackingUrl,
      qrCodeUrl,
      test,
      cost,
      source: 'shippo',
      transactionId: transactionId ?? null,
      readyAt: circumstances.now,
    } as const;
    return labelReady(entry, label, mailed, effect.id, circumstances);
  },
  async failed(_effect, { code, message }, { entry, circumstances, tx }) {
    return shipOnSlip(
      entry,
      { instead: insteadOf(code), message, mailed: await mailedWithout(tx, entry, circumstances.now) },
      circumstances,
    );
  },
  async inDoubt(_effect, { message }, { entry, circumstances, tx }) {
    return shipOnSlip(
      entry,
      { instead: 'in_doubt', message, mailed: await mailedWithout(tx, entry, circumstances.now) },
      circumstances,
    );
  },
  startedAgain(effect, entry) {
    const { shipping } = entry;
    if (shipping.state !== 'packing_slip' || shipping.trackingNumber !== null) return entry;
    return { ...entry, shipping: { state: 'preparing', effectId: effect.id } };
  },
};

const NOT_NEEDED = { notNeeded: true } as const;

/** Shippo keeps it with the transaction, at most 100 characters: a look knows the purchase by it. */
function metadataOf(effect: EffectOf<'buy_label'>): string {
  return `boomerang:${effect.id}-${effect.attempt}`;
}

interface LabelResult {
  readonly transactionId: string;
  readonly carrier: string;
  readonly trackingNumber: string | null;
  readonly trackingUrl: string | null;
  readonly qrCodeUrl: string | null;
  readonly test: boolean;
  readonly cost: { readonly amount: number; readonly currency: string };
}

/** Label URLs may expire: the PDF is kept. It is bought already, so a download that fails is looked for again, never bought again. */
async function keep(
  deps: Pick<Deps, 'documents' | 'log'>,
  carrier: Carrier,
  label: BoughtLabel,
  cost: LabelResult['cost'],
): Promise<Outcome> {
  const { trackingNumber, trackingUrl, qrCodeUrl, test, transactionId } = label;
  try {
    const pdf = await carrier.download(label.labelUrl);
    const file = test ? await stamped(deps, pdf) : pdf;
    return {
      type: 'done',
      result: { transactionId, carrier: label.carrier, trackingNumber, trackingUrl, qrCodeUrl, test, cost },
      file,
    };
  } catch (error) {
    return { type: 'unknown', code: 'label_download', message: error instanceof Error ? error.message : String(error) };
  }
}

/** A label is never lost over its stamp (an encrypted PDF takes none): screens and e-mails say TEST all the same. */
async function stamped({ documents, log }: Pick<Deps, 'documents' | 'log'>, pdf: Uint8Array): Promise<Uint8Array> {
  try {
    return await documents.markTest(pdf);
  } catch {
    log.warn({ bytes: pdf.byteLength }, 'a test label could not be stamped');
    return pdf;
  }
}

const INSTEAD = ['no_token', 'no_rate', 'too_dear', 'customs_missing', 'label_limit'] as const;

function insteadOf(code: string): (typeof INSTEAD)[number] | 'refused' {
  return INSTEAD.find((one) => one === code) ?? 'refused';
}

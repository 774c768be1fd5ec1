import { CompiledQuery, sql, type Transaction as Sql } from 'kysely';
import type { Effect } from '../../domain/effect.ts';
import { addMs, millis, type Instant } from '../../domain/time.ts';
import type { Transaction } from '../../ports/database.ts';
import type { EffectQueue, SqlExecutor, WakeUp } from '../../ports/effect-queue.ts';
import { isUuid, violates } from './errors.ts';
import { effectColumns, newEffect, newEffectRow, toEffect } from './rows.ts';
import type { Tables } from './schema.ts';

/** A money effect that finds another one of its order at work looks again after half its own age, within these bounds, in ms. */
const WAIT_MS = { least: 5_000, most: 300_000 };

type EffectPart = Pick<
  Transaction,
  'insertEffect' | 'lockEffect' | 'claimEffect' | 'saveEffect' | 'wakeEffect' | 'effectsOfReturn' | 'effectsOfOrder'
>;

/** What a transaction can do with effects. Every wake-up is also reported to `onWake`, for the worker in this process. */
export function effectTransaction(
  trx: Sql<Tables>,
  storeId: string,
  queue: EffectQueue,
  onWake: (wakeUp: WakeUp) => void,
): EffectPart {
  const effects = trx.selectFrom('effects').selectAll().where('store_id', '=', storeId);
  const executeSql: SqlExecutor = (text, values = []) => trx.executeQuery(CompiledQuery.raw(text, [...values]));

  async function lock(effectId: string): Promise<Effect | null> {
    if (!isUuid(effectId)) return null;
    const row = await effects.where('id', '=', effectId).forUpdate().executeTakeFirst();
    return row ? toEffect(row) : null;
  }

  async function save(effect: Effect): Promise<void> {
    await trx
      .updateTable('effects')
      .set(effectColumns(effect))
      .where('store_id', '=', storeId)
      .where('id', '=', effect.id)
      .executeTakeFirstOrThrow();
  }

  async function wake(effectId: string, dueAt: Instant): Promise<void> {
    const wakeUp = { effectId, storeId, dueAt };
    await queue.enqueue(wakeUp, executeSql);
    onWake(wakeUp);
  }

  return {
    async insertEffect(added) {
      await trx
        .insertInto('effects')
        .values(newEffectRow(newEffect(storeId, added)))
        .execute();
      await wake(added.id, added.dueAt);
    },

    lockEffect: lock,
    saveEffect: save,
    wakeEffect: wake,

    async claimEffect(effectId, now, leaseMs) {
      const before = await lock(effectId);
      if (!before || !isFree(before, now)) return null;
      const effect: Effect = { ...before, state: 'in_flight', leaseUntil: addMs(now, leaseMs) };
      await sql`savepoint claim`.execute(trx);
      try {
        await save(effect);
        return { before, effect };
      } catch (error) {
        // Asking first would not do: two workers may ask at the same moment. The index decides.
        if (!violates(error, 'effects_one_money_act_per_order')) throw error;
        await sql`rollback to savepoint claim`.execute(trx);
        const half = (millis(now) - millis(before.createdAt)) / 2;
        const dueAt = addMs(now, Math.min(WAIT_MS.most, Math.max(WAIT_MS.least, half)));
        await save({ ...before, dueAt });
        await wake(effectId, dueAt);
        return 'waits';
      }
    },

    async effectsOfReturn(returnId) {
      const rows = await effects.where('return_id', '=', returnId).orderBy('seq').execute();
      return rows.map(toEffect);
    },

    async effectsOfOrder(orderId) {
      const rows = await effects
        .where('order_id', '=', sql<string>`${orderId}`)
        .orderBy('seq')
        .execute();
      return rows.map(toEffect);
    },
  };
}

function isFree(effect: Effect, now: Instant): boolean {
  if (effect.state === 'pending') return effect.dueAt <= now;
  return effect.state === 'in_flight' && (effect.leaseUntil ?? now) <= now;
}

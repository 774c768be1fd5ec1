import type { z } from 'zod';
import type { saveWebhookRequest, WebhookTestResult, WebhookView } from '../contract/webhook.ts';
import { ok, refuse, type Result } from '../domain/result.ts';
import { instant } from '../domain/time.ts';
import type { ReceiverAnswer } from '../ports/receiver.ts';
import type { WriteOutcome } from '../ports/store.ts';
import { WEBHOOK } from './commit.ts';
import type { Deps } from './deps.ts';
import { webhookBody } from './effects/webhook.ts';

/** Where news go, and the key that signs them. */
interface SavedWebhook {
  readonly url: string;
  /** `whsec_` and base64, as Standard Webhooks has it. */
  readonly secret: string;
  readonly savedAt: string;
}

/** null: the owner has no receiver. */
export async function readWebhook({
  database,
  secrets,
}: Pick<Deps, 'database' | 'secrets'>): Promise<SavedWebhook | null> {
  const sealed = await database.getSecret(WEBHOOK);
  return sealed === null ? null : (JSON.parse(secrets.open(WEBHOOK, sealed)) as SavedWebhook);
}

export async function getWebhook(deps: Deps): Promise<Result<WebhookView>> {
  const saved = await readWebhook(deps);
  return ok({ url: saved?.url ?? null, secret: saved?.secret ?? null, savedAt: saved?.savedAt ?? null });
}

/** Saves the address, or removes it. The secret is made once, and anew when the owner asks for it. */
export async function saveWebhook(
  deps: Deps,
  { url, newSecret }: z.output<typeof saveWebhookRequest>,
): Promise<Result<WebhookView>> {
  const savedAt = instant(deps.clock.now());
  if (url === null) {
    await deps.database.setSecret(WEBHOOK, null, savedAt);
    return getWebhook(deps);
  }
  const problem = await deps.receiver.problemWith(url);
  if (problem !== null) return refuse('webhook_url_refused', { why: problem });
  const before = await readWebhook(deps);
  const secret = before === null || newSecret ? madeSecret(deps) : before.secret;
  const saved: SavedWebhook = { url, secret, savedAt };
  await deps.database.setSecret(WEBHOOK, deps.secrets.seal(WEBHOOK, JSON.stringify(saved)), savedAt);
  return getWebhook(deps);
}

/** Sends one message that tells of no return, and says what the receiver answered. */
export async function testWebhook(deps: Deps): Promise<Result<WebhookTestResult>> {
  const saved = await readWebhook(deps);
  if (saved === null) return refuse('not_found');
  const id = deps.ids.uuid();
  const body = webhookBody(id, { event: 'test', at: instant(deps.clock.now()) });
  const sending = deps.receiver.send({ url: saved.url, secret: saved.secret, id, body });
  const write = await answeredWithin(deps.limits.webhookTestMs, sending);
  if (write?.type === 'done') return ok({ outcome: 'arrived' });
  return ok({ outcome: OUTCOMES[write?.code as ReceiverAnswer] ?? 'not_reached' });
}

const OUTCOMES: Readonly<Record<ReceiverAnswer, WebhookTestResult['outcome']>> = {
  answered_3xx: 'redirected',
  answered_4xx: 'client_error',
  answered_5xx: 'server_error',
  not_reached: 'not_reached',
};

/** null when the time is over, ms; also where it was known before that nobody is there, since how long that took tells of networks. */
async function answeredWithin(ms: number, sending: Promise<WriteOutcome<null>>): Promise<WriteOutcome<null> | null> {
  let timer: NodeJS.Timeout | undefined;
  const over = new Promise<null>((resolve) => {
    timer = setTimeout(resolve, ms, null);
  });
  const answered = sending.then((write) => (write.type !== 'done' && write.code === 'not_reached' ? over : write));
  try {
    return await Promise.race([answered, over]);
  } finally {
    clearTimeout(timer);
  }
}

/** 256 random bits. */
function madeSecret({ ids }: Pick<Deps, 'ids'>): string {
  return `whsec_${Buffer.from(ids.token(), 'base64url').toString('base64')}`;
}

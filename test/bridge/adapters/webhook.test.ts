import { expect, it } from 'vitest';
import { httpReceiver } from '../../../bridge/adapters/webhook/receiver.ts';
import { webhookHeaders } from '../../../bridge/adapters/webhook/sign.ts';
import { startReceiver } from '../../support/receiver.ts';

const message = { secret: 'whsec_MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSw', id: 'msg_p5jXN8AQM9LWM0D4loKWxJek', body: '{}' };
const receiver = httpReceiver({ now: () => Date.now() });

it('A message is signed as the reference example of Standard Webhooks is', () => {
  const signed = webhookHeaders({ ...message, body: '{"test": 2432232314}' }, 1614265330_000);
  expect(signed).toEqual({
    'webhook-id': message.id,
    'webhook-timestamp': '1614265330',
    'webhook-signature': 'v1,g0hM9SsE+OTPJTGt/tmIKtSyZlE3uFJELVlNIOLJ1OE=',
  });
});

it.each([
  [200, {}, { type: 'done' }],
  [204, {}, { type: 'done' }],
  [302, { location: 'https://example.com' }, { type: 'refused', code: 'http_302' }],
  [410, {}, { type: 'refused', code: 'http_410' }],
  [429, { 'retry-after': '7' }, { type: 'not_sent', retryAfterMs: 7000 }],
  [500, {}, { type: 'not_sent', retryAfterMs: null }],
])('A receiver that answers %i %j means %j', async (status, headers, outcome) => {
  const peer = await startReceiver();
  peer.answer(status, headers as Record<string, string>);
  expect(await receiver.send({ ...message, url: peer.url })).toMatchObject(outcome);
  await peer.stop();
});

it('A receiver that is not there gets nothing, and is asked later', async () => {
  const peer = await startReceiver();
  await peer.stop();
  expect(await receiver.send({ ...message, url: peer.url })).toMatchObject({ type: 'not_sent', code: 'unreachable' });
});

it.each([
  ['http://127.0.0.1:9/x', null],
  ['http://10.1.2.3/x', null],
  ['https://hooks.example.com/x', null],
  ['http://93.184.216.34/x', 'not_https'],
  ['http://169.254.169.254/latest', 'not_https'],
  ['http://nowhere.invalid/x', 'not_found'],
  ['https://user:secret@hooks.example.com/', 'not_an_address'],
  ['file:///etc/passwd', 'not_an_address'],
])('The address %s: %s', async (url, problem) => {
  expect(await receiver.problemWith(url)).toBe(problem);
  if (problem !== null && problem !== 'not_found')
    expect(await receiver.send({ ...message, url })).toMatchObject({ type: 'refused', code: problem });
});

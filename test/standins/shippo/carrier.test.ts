import { createServer, type IncomingHttpHeaders } from 'node:http';
import type { AddressInfo } from 'node:net';
import { PDFDocument } from 'pdf-lib';
import { extractText } from 'unpdf';
import { afterEach, describe, expect, it } from 'vitest';
import { verifyShippoWebhook } from '../../../bridge/adapters/shippo/webhook.ts';
import { buy, start, stopAll, stops } from './sdk-fixture.ts';

afterEach(stopAll);

describe('The label', () => {
  it('is a PDF of 100 × 150 mm with both addresses, tracking number, RMA number and the word TEST', async () => {
    const { shippo } = await start();
    const bought = await buy(shippo);
    const pdf = new Uint8Array(await (await fetch(bought.labelUrl!)).arrayBuffer());
    const { width, height } = (await PDFDocument.load(pdf)).getPage(0).getSize();
    expect([Math.round((width / 72) * 25.4), Math.round((height / 72) * 25.4)]).toEqual([100, 150]);
    const text = (await extractText(pdf, { mergePages: true })).text;
    for (const part of ['Zoë', 'Northwind', 'RMA-1001', 'TEST']) expect(text).toContain(part);
    expect(text.replace(/\s/g, '')).toContain(bought.trackingNumber);
  });

  it('of a scan-based return goes from address_to to address_from', async () => {
    const { shippo } = await start();
    const bought = await buy(shippo, { isReturn: true });
    const pdf = new Uint8Array(await (await fetch(bought.labelUrl!)).arrayBuffer());
    const text = (await extractText(pdf, { mergePages: true })).text.replace(/\s+/g, ' ');
    expect(text).toMatch(/FROM Northwind .* TO Zoë /);
  });
});

describe('Playing the carrier', () => {
  it('tells the store by a signed webhook, and tries again when the store fails', async () => {
    const store = await listen([503, 202]);
    const { standin, shippo } = await start({ webhook: { url: `${store.url}/hook`, token: 'a b', secret: 's' } });
    const bought = await buy(shippo);
    const response = await fetch(`${standin.url}/standin/carrier/play`, {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify({ tracking_number: bought.trackingNumber, scan: 'delivered' }),
    });
    expect(await response.json()).toMatchObject({ status: 'DELIVERED', webhook: 202 });
    expect(store.requests).toHaveLength(2);
    const { url, body, headers } = store.requests[1]!;
    expect(url).toBe('/hook?token=a+b');
    const header = String(headers['shippo-auth-signature']);
    expect(verifyShippoWebhook({ rawBody: body, header, secret: 's', now: Date.now() })).toBe(true);
    expect(JSON.parse(body)).toMatchObject({
      event: 'track_updated',
      test: true,
      data: { tracking_number: bought.trackingNumber, tracking_status: { status: 'DELIVERED' }, eta: null },
    });
  });

  it('shows the parcels on a page that works without a script', async () => {
    const { standin, shippo } = await start();
    const bought = await buy(shippo);
    const scan = new URLSearchParams({ tracking_number: bought.trackingNumber!, scan: 'accepted' });
    const page = await fetch(`${standin.url}/carrier`, { method: 'POST', body: scan });
    const html = await page.text();
    expect(html).toContain('RMA-1001');
    expect(html).toContain('On its way');
    expect(html).toContain('The store did not answer the webhook.');
    const { parcels } = (await (await fetch(`${standin.url}/standin/carrier/parcels`)).json()) as { parcels: object[] };
    expect(parcels).toMatchObject([{ reference: 'RMA-1001', carrier: 'USPS', from: 'Zoë, Lyon', status: 'TRANSIT' }]);
  });

  it('knows no parcel that nobody announced', async () => {
    const { standin } = await start();
    expect(await standin.play('unknown', 'lost')).toBeNull();
  });
});

async function listen(statuses: number[]) {
  const requests: { url: string; headers: IncomingHttpHeaders; body: string }[] = [];
  const server = createServer(async (request, response) => {
    let body = '';
    for await (const chunk of request) body += String(chunk);
    requests.push({ url: request.url!, headers: request.headers, body });
    response.writeHead(statuses.shift() ?? 200).end();
  }).listen(0, '127.0.0.1');
  await new Promise((resolve) => server.once('listening', resolve));
  stops.push(() => {
    server.closeAllConnections();
    return new Promise((resolve) => server.close(resolve));
  });
  return { url: `http://127.0.0.1:${(server.address() as AddressInfo).port}`, requests };
}

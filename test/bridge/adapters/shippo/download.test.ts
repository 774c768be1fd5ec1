import { createServer, type RequestListener } from 'node:http';
import type { AddressInfo } from 'node:net';
import { afterEach, describe, expect, it } from 'vitest';
import { downloadLabel } from '../../../../bridge/adapters/shippo/download.ts';

/** As where Shippo itself is a stand-in on this machine. */
const own = { privateHosts: ['127.0.0.1'] };
const PUBLIC = { privateHosts: [] };

const stops: (() => Promise<void>)[] = [];
afterEach(async () => {
  for (const stop of stops.splice(0)) await stop();
});

async function serve(answer: RequestListener): Promise<string> {
  const server = createServer(answer).listen(0, '127.0.0.1');
  await new Promise((resolve) => server.once('listening', resolve));
  stops.push(() => {
    server.closeAllConnections();
    return new Promise((resolve) => server.close(() => resolve()));
  });
  return `http://127.0.0.1:${(server.address() as AddressInfo).port}/label.pdf`;
}

describe('The download of a label', () => {
  it('gives the PDF, over a redirect too', async () => {
    const label = await serve((_request, response) => response.end('%PDF-1.7 label'));
    const moved = await serve((_request, response) => response.writeHead(302, { location: label }).end());
    expect(Buffer.from(await downloadLabel(moved, 5000, own)).toString()).toBe('%PDF-1.7 label');
  });

  it.each([
    ['http://labels.example/1.pdf'],
    ['http://127.0.0.1.labels.example/1.pdf'],
    ['http://10.0.0.1/1.pdf'],
    ['https://10.0.0.1/1.pdf'],
    ['https://169.254.169.254/latest/meta-data'],
    ['https://[::ffff:10.0.0.1]/1.pdf'],
    ['file:///etc/passwd'],
    ['not an address'],
  ])('refuses the address %s', async (url) => {
    await expect(downloadLabel(url, 5000, own)).rejects.toMatchObject({ code: 'label_address' });
  });

  it('refuses this machine, where Shippo is not a stand-in on it, and names that lead there', async () => {
    const label = await serve((_request, response) => response.end('%PDF-1.7 label'));
    const resolve = async () => [{ address: '127.0.0.1', family: 4 }];
    for (const url of [label, label.replace('http:', 'https:'), 'https://labels.example/1.pdf'])
      await expect(downloadLabel(url, 5000, { ...PUBLIC, resolve })).rejects.toMatchObject({ code: 'label_address' });
  });

  it('refuses a redirect to an address that is not allowed, and a circle of them', async () => {
    const out = await serve((_request, response) => response.writeHead(302, { location: 'http://10.0.0.1/' }).end());
    await expect(downloadLabel(out, 5000, own)).rejects.toMatchObject({ code: 'label_address' });
    const circle = await serve((request, response) => response.writeHead(302, { location: request.url }).end());
    await expect(downloadLabel(circle, 5000, own)).rejects.toMatchObject({ code: 'label_redirects' });
  });

  it('refuses what is no PDF, is not there, or is larger than 5 MiB', async () => {
    const html = await serve((_request, response) => response.end('<html>'));
    await expect(downloadLabel(html, 5000, own)).rejects.toMatchObject({ code: 'label_no_pdf' });
    const gone = await serve((_request, response) => response.writeHead(403).end());
    await expect(downloadLabel(gone, 5000, own)).rejects.toMatchObject({ code: 'label_403' });
    const large = await serve((_request, response) => response.end(Buffer.alloc(5 * 1024 * 1024 + 1, '%PDF-')));
    await expect(downloadLabel(large, 5000, own)).rejects.toMatchObject({ code: 'label_too_large' });
  });

  it('gives up after its time limit, and says so when the connection is cut', async () => {
    const silent = await serve(() => undefined);
    await expect(downloadLabel(silent, 100, own)).rejects.toMatchObject({ code: 'label_no_answer' });
    const cut = await serve((_request, response) => {
      response.writeHead(200, { 'content-length': '1000' });
      response.write('%PDF-1.7', () => response.destroy());
    });
    await expect(downloadLabel(cut, 5000, own)).rejects.toMatchObject({ code: 'label_no_answer' });
  });
});

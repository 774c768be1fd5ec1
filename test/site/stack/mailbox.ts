import { readdir, readFile } from 'node:fs/promises';
import type { AddressInfo } from 'node:net';
import { join } from 'node:path';
import express from 'express';
import { simpleParser, type ParsedMail } from 'mailparser';
import { mailListPage, mailPage } from './mailbox-pages.ts';

export interface KeptMail {
  /** Name of the .eml file without ending. */
  readonly id: string;
  readonly raw: string;
  readonly mail: ParsedMail;
}

export interface Mailbox {
  readonly url: string;
  /** Newest first. */
  mails(): Promise<readonly KeptMail[]>;
  stop(): Promise<void>;
}

/** A page over the mails that WordPress' PHPMailer really built: headers, both parts, attachments. Nothing is ever sent. */
export async function startMailbox(folder: string, port = 0): Promise<Mailbox> {
  const mails = () => readMails(folder);
  const app = express();
  app.get('/', async (_request, response) => void response.type('html').send(mailListPage(await mails())));
  app.get('/mail/:id', async (request, response) => {
    const found = (await mails()).find((one) => one.id === request.params.id);
    if (found) response.type('html').send(mailPage(found));
    else response.status(404).type('text').send('No such mail');
  });
  // Untouched by our styles, and sandboxed: it is somebody's HTML.
  app.get('/mail/:id/html', async (request, response) => {
    const found = (await mails()).find((one) => one.id === request.params.id);
    response.setHeader(
      'Content-Security-Policy',
      "sandbox allow-popups; default-src 'none'; img-src * data:; style-src 'unsafe-inline'",
    );
    response.type('html').send(found?.mail.html || '<p>No HTML part</p>');
  });
  app.get('/mail/:id/attachments/:index', async (request, response) => {
    const found = (await mails()).find((one) => one.id === request.params.id);
    const attachment = found?.mail.attachments[Number(request.params.index)];
    if (attachment) response.type(attachment.contentType).send(attachment.content);
    else response.status(404).type('text').send('No such attachment');
  });
  const server = app.listen(port, '127.0.0.1');
  await new Promise<void>((resolve, reject) => server.once('listening', resolve).once('error', reject));
  return {
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    mails,
    stop: () =>
      new Promise((resolve) => {
        server.close(() => resolve());
        server.closeAllConnections();
      }),
  };
}

/** Newest first. */
export async function readMails(folder: string): Promise<readonly KeptMail[]> {
  const names = (await readdir(folder))
    .filter((name) => name.endsWith('.eml'))
    .sort()
    .reverse();
  return Promise.all(
    names.map(async (name) => {
      const raw = await readFile(join(folder, name), 'utf8');
      return { id: name.slice(0, -4), raw, mail: await simpleParser(raw) };
    }),
  );
}

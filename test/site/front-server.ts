import express, { type Request, type Response } from 'express';
import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import type { RunCLIServer } from '@wp-playground/cli';

type Php = RunCLIServer['playground'];

export interface FrontServer {
  port: number;
  /** From here on PHP answers; before, everything is 503. */
  open(php: Php): void;
  close(): Promise<void>;
}

interface Folders {
  wordpress: string;
  plugins: Record<string, string>;
}

/**
 * Stands before PHP on loopback only. Scripts, styles and images come straight from disk: through PHP each would hold
 * a worker, and the block editor asks for a hundred. The database file lies below the document root, so dot files are refused.
 */
export async function startFrontServer(port: number, folders: Folders): Promise<FrontServer> {
  let php: Php | undefined;
  const app = express();
  app.disable('x-powered-by');
  app.use((request, response, next) => {
    if (/(^|\/)\.(?!well-known\/)/.test(decodePath(request.path))) response.status(403).end();
    else next();
  });
  for (const [name, folder] of Object.entries(folders.plugins)) {
    app.use(`/wp-content/plugins/${name}`, assets(folder, 0));
  }
  app.use(assets(folders.wordpress, 3_600_000));
  app.use(async (request, response) => {
    if (php) await answerByPhp(php, request, response);
    else response.status(503).set('Retry-After', '2').type('text').send('WordPress is starting.');
  });
  const server = createServer(app);
  await listen(server, port);
  return {
    port: (server.address() as AddressInfo).port,
    open: (running) => void (php = running),
    close: () => close(server),
  };
}

function assets(folder: string, maxAge: number): express.RequestHandler {
  const files = express.static(folder, { index: false, redirect: false, dotfiles: 'deny', maxAge });
  return (request, response, next) => {
    if (/\.php(\/|$)/i.test(request.path)) next();
    else files(request, response, next);
  };
}

async function answerByPhp(php: Php, request: Request, response: Response): Promise<void> {
  const answer = await php.requestStreamed({
    url: request.originalUrl,
    method: request.method as 'GET',
    headers: flatHeaders(request),
    body: await bodyOf(request),
  });
  response.statusCode = await answer.httpStatusCode;
  for (const [name, values] of Object.entries(await answer.headers)) response.setHeader(name, values);
  try {
    await pipeline(Readable.fromWeb(answer.stdout as Parameters<typeof Readable.fromWeb>[0]), response);
  } catch (error) {
    // A browser that leaves before the end is no fault of the site.
    if (!response.destroyed) throw error;
  }
}

function flatHeaders(request: Request): Record<string, string> {
  return Object.fromEntries(
    Object.entries(request.headers).map(([name, value]) => [
      name,
      Array.isArray(value) ? value.join(', ') : (value ?? ''),
    ]),
  );
}

async function bodyOf(request: Request): Promise<Uint8Array> {
  const chunks: Buffer[] = [];
  for await (const chunk of request) chunks.push(chunk as Buffer);
  return new Uint8Array(Buffer.concat(chunks));
}

function decodePath(path: string): string {
  try {
    return decodeURIComponent(path);
  } catch {
    return path;
  }
}

function listen(server: Server, port: number): Promise<void> {
  return new Promise((resolve, reject) => {
    server.once('error', reject);
    server.listen(port, '127.0.0.1', resolve);
  });
}

function close(server: Server): Promise<void> {
  return new Promise((resolve) => {
    server.close(() => resolve());
    server.closeIdleConnections();
  });
}

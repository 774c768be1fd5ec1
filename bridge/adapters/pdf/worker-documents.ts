import { Worker } from 'node:worker_threads';
import { DocumentsBusy, type Documents, type PackingSlip } from '../../ports/documents.ts';
import type { PdfAnswer, PdfTask } from './pdf-worker.ts';

export interface WorkerDocumentsOptions {
  /** Slips that may wait while another one is drawn. */
  readonly waiting?: number;
  /** For one PDF, with starting the thread, ms. */
  readonly longestMs?: number;
  /** How long the thread stays without work, ms. */
  readonly idleMs?: number;
}

interface Job {
  readonly task: PdfTask;
  done(file: Uint8Array): void;
  failed(error: Error): void;
}

/** A PDF that somebody made to be hard to read takes no more memory than this, MiB. */
const MEMORY_MB = 256;

/** Run from its source, or beside the file that it was bundled into. */
const ENTRY = import.meta.url.endsWith('.ts') ? './pdf-worker-from-source.mjs' : './pdf-worker.js';

/**
 * PDFs from a thread of their own, one after the other: a slip takes some hundred milliseconds, in which nobody else would be answered. The thread starts with
 * the first one and ends when there was nothing to do for a while.
 */
export function workerDocuments(options: WorkerDocumentsOptions = {}): Documents & { close(): Promise<void> } {
  const { waiting = 20, longestMs = 30_000, idleMs = 60_000 } = options;
  const marks: Job[] = [];
  const slips: Job[] = [];
  const drawing = new Map<string, Promise<Uint8Array>>();
  let worker: Worker | null = null;
  let running: Job | null = null;
  let timer: NodeJS.Timeout | undefined;
  let isClosed = false;

  function next(): void {
    clearTimeout(timer);
    running = marks.shift() ?? slips.shift() ?? null;
    if (running === null) {
      timer = setTimeout(end, idleMs).unref();
      return;
    }
    timer = setTimeout(() => broken(new Error(`A PDF took longer than ${longestMs} ms`)), longestMs);
    worker ??= started();
    worker.postMessage(running.task);
  }

  function started(): Worker {
    // Nothing of the settings: the thread needs none, and reads what others made.
    const thread = new Worker(new URL(ENTRY, import.meta.url), {
      env: {},
      execArgv: [],
      resourceLimits: { maxOldGenerationSizeMb: MEMORY_MB },
    });
    thread.on('message', (answer: PdfAnswer) => {
      if (thread !== worker) return;
      const job = running;
      if ('file' in answer) job?.done(answer.file);
      else job?.failed(new Error(answer.error));
      next();
    });
    thread.on('error', (error: Error) => thread === worker && broken(error));
    thread.on('exit', () => thread === worker && broken(new Error('The thread that makes PDFs has ended')));
    thread.unref();
    return thread;
  }

  function end(): Promise<unknown> | undefined {
    const thread = worker;
    worker = null;
    return thread?.terminate();
  }

  /** The job fails and the thread is done with; the others get a new one. */
  function broken(error: Error): void {
    const job = running;
    void end();
    job?.failed(error);
    next();
  }

  function ask(line: Job[], task: PdfTask): Promise<Uint8Array> {
    if (isClosed) return Promise.reject(new Error('The bridge is stopping'));
    return new Promise((done, failed) => {
      line.push({ task, done, failed });
      if (running === null) next();
    });
  }

  return {
    packingSlip(slip: PackingSlip) {
      const key = JSON.stringify(slip);
      const known = drawing.get(key);
      if (known) return known;
      if (running !== null && slips.length >= waiting) return Promise.reject(new DocumentsBusy());
      const drawn = ask(slips, { type: 'packing_slip', slip }).finally(() => drawing.delete(key));
      drawing.set(key, drawn);
      return drawn;
    },

    // At most as many at once as effects are worked on, so there is no need to turn one away.
    markTest: (pdf) => ask(marks, { type: 'mark_test', pdf }),

    async close() {
      isClosed = true;
      const left = [running, ...marks.splice(0), ...slips.splice(0)];
      clearTimeout(timer);
      running = null;
      await end();
      for (const job of left) job?.failed(new Error('The bridge is stopping'));
    },
  };
}

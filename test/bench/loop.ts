import { createHash } from 'node:crypto';
import { monitorEventLoopDelay } from 'node:perf_hooks';
import { setTimeout as pause } from 'node:timers/promises';
import { PDFDocument } from 'pdf-lib';
import { scrubbedText } from '../../bridge/adapters/logging/scrub.ts';
import { markTest } from '../../bridge/adapters/pdf/mark-test.ts';
import { packingSlip } from '../../bridge/adapters/pdf/packing-slip.ts';
import { workerDocuments } from '../../bridge/adapters/pdf/worker-documents.ts';
import { cleanJpeg } from '../../bridge/domain/jpeg.ts';
import type { StoredSlip } from '../../bridge/ports/documents.ts';
import type { Deps } from '../../bridge/usecases/deps.ts';
import { keptPackingSlip } from '../../bridge/usecases/packing-slip.ts';
import { aReturn } from '../bridge/adapters/postgres/fixtures.ts';
import { slip } from '../bridge/adapters/pdf/slip.ts';

const TIMES = 10;
const KB = 1000;

/** How long the one thread kept everybody else waiting, ms. */
interface Delay {
  readonly longest: number;
  readonly mean: number;
}

interface Row {
  readonly what: string;
  readonly before: Delay | null;
  readonly now: Delay;
}

async function delayOf(act: () => unknown): Promise<Delay> {
  const histogram = monitorEventLoopDelay({ resolution: 1 });
  histogram.enable();
  await pause(20);
  histogram.reset();
  for (let time = 0; time < TIMES; time += 1) {
    await act();
    await pause(2);
  }
  await pause(20);
  histogram.disable();
  return { longest: histogram.max / 1e6, mean: histogram.mean / 1e6 };
}

/** The patterns that took the square of a text's length. */
const SQUARE = [
  /[\p{L}\d._%+-]+(?:@|%40)[\p{L}\d-]+(?:\.[\p{L}\d-]+)+/giu,
  /(Unexpected token '?)[\s\S]*?(?= is not valid JSON)/g,
];
const scrubbedBefore = (text: string) => SQUARE.reduce((rest, pattern) => rest.replace(pattern, '…'), text);

function jpegOf(bytes: number, side: number): Buffer {
  const head = Buffer.from('ffd8ffc0000b0800000000010111000000', 'hex').subarray(0, -2);
  head.writeUInt16BE(side, 7);
  head.writeUInt16BE(side, 9);
  const scan = Buffer.from('ffda0008010100003f00', 'hex');
  return Buffer.concat([head, scan, Buffer.alloc(bytes, 0x5a), Buffer.of(0xff, 0xd9)]);
}

async function measure(): Promise<readonly Row[]> {
  const documents = workerDocuments();
  const kept = new Map<string, StoredSlip>();
  const deps = {
    documents,
    carriers: async () => null,
    secrets: { hash: (text: string) => createHash('sha256').update(text).digest('hex') },
    clock: { now: () => Date.now() },
    database: {
      packingSlipOf: async (id: string) => kept.get(id) ?? null,
      savePackingSlip: async (one: StoredSlip) => void kept.set(one.returnId, one),
    },
  } as unknown as Deps;
  const entry = aReturn();
  const label = await PDFDocument.create();
  label.addPage([288, 432]);
  const pdf = await label.save();
  // Both sides as they are once the bridge has run for a while.
  await Promise.all([packingSlip(slip), documents.packingSlip(slip), markTest(pdf)]);

  const letters = (length: number) => 'a'.repeat(length);
  const quotes = (length: number) => 'Unexpected token '.repeat(length / 17);
  const photo = jpegOf(4000 * KB, 4096);
  const huge = jpegOf(4000 * KB, 9000);
  const rows: Row[] = [
    {
      what: 'packing slip, one return, opened again',
      before: await delayOf(() => packingSlip(slip)),
      now: await delayOf(() => keptPackingSlip(deps, entry)),
    },
    {
      what: 'packing slip, a new one each time',
      before: await delayOf(() => packingSlip(slip)),
      now: await delayOf(() => documents.packingSlip({ ...slip, returnNumber: String(Math.random()) })),
    },
    {
      what: 'mark of a test label',
      before: await delayOf(() => markTest(pdf)),
      now: await delayOf(() => documents.markTest(pdf)),
    },
    {
      what: 'scrub, 20 kB of letters',
      before: await delayOf(() => scrubbedBefore(letters(20 * KB))),
      now: await delayOf(() => scrubbedText(letters(20 * KB))),
    },
    {
      what: 'scrub, 200 kB of begun quotes',
      before: await delayOf(() => scrubbedBefore(quotes(200 * KB).replaceAll('a', '!'))),
      now: await delayOf(() => scrubbedText(quotes(200 * KB))),
    },
    { what: 'scrub, 1 MB of letters', before: null, now: await delayOf(() => scrubbedText(letters(1000 * KB))) },
    { what: 'scrub, 1 MB of begun quotes', before: null, now: await delayOf(() => scrubbedText(quotes(1000 * KB))) },
    { what: 'check of a photo of 4 MB', before: null, now: await delayOf(() => cleanJpeg(photo)) },
    { what: 'check of a photo of 81 megapixels', before: null, now: await delayOf(() => cleanJpeg(huge)) },
  ];
  await documents.close();
  return rows;
}

const figure = (delay: Delay | null, name: keyof Delay) => (delay === null ? '-' : delay[name].toFixed(1)).padStart(14);

/** Prints how long the event loop was held up, longest and on average. */
export async function benchLoop(): Promise<void> {
  console.log(`Event loop held up, ms, ${TIMES} times each; the sampling itself is 1 ms.\n`);
  console.log(
    ''.padEnd(42) + ['before: longest', 'mean', 'now: longest', 'mean'].map((one) => one.padStart(14)).join(' '),
  );
  for (const { what, before, now } of await measure()) {
    const figures = [figure(before, 'longest'), figure(before, 'mean'), figure(now, 'longest'), figure(now, 'mean')];
    console.log(what.padEnd(42) + figures.join(' '));
  }
  console.log(
    '\n-: a megabyte took a quarter of an hour before; the check of photos was as it is, but let every size pass.',
  );
}

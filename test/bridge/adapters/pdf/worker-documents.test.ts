import { PDFDocument } from 'pdf-lib';
import { extractText } from 'unpdf';
import { afterAll, describe, expect, it } from 'vitest';
import { workerDocuments } from '../../../../bridge/adapters/pdf/worker-documents.ts';
import { DocumentsBusy } from '../../../../bridge/ports/documents.ts';
import { slip } from './slip.ts';

const documents = workerDocuments();
afterAll(() => documents.close());

async function textOf(pdf: Uint8Array): Promise<string> {
  const { text } = await extractText(pdf, { mergePages: true });
  return text.replace(/\s+/g, ' ');
}

async function label(pages = 1): Promise<Uint8Array> {
  const document = await PDFDocument.create();
  for (let page = 0; page < pages; page += 1) document.addPage([288, 432]);
  return document.save();
}

describe('PDFs are made in a thread of their own', () => {
  it('as they would be in this one', async () => {
    expect(await textOf(await documents.packingSlip(slip))).toContain('Return RMA-1001');
    expect(await textOf(await documents.markTest(await label()))).toContain('TEST');
  });

  it('while this one goes on with other work', async () => {
    await documents.packingSlip(slip);
    let turns = 0;
    let isDrawn = false;
    const turn = () => {
      turns += 1;
      if (!isDrawn) setImmediate(turn);
    };
    const drawing = documents.packingSlip({ ...slip, returnNumber: 'RMA-1002' }).then(() => void (isDrawn = true));
    turn();
    await drawing;
    // Drawn in this thread, there is a turn or two between the parts of one slip.
    expect(turns).toBeGreaterThan(50);
  });

  it('what is no PDF is refused, and the next one goes well', async () => {
    await expect(documents.markTest(Buffer.from('<html>'))).rejects.toThrow();
    expect(await textOf(await documents.markTest(await label(3)))).toContain('TEST');
  });

  it('the bytes that were given are not taken away', async () => {
    const given = await label();
    await documents.markTest(given);
    expect(Buffer.from(given).subarray(0, 5).toString()).toBe('%PDF-');
  });
});

describe('Many slips at once', () => {
  it('wait in a line with an end; what is beyond it is told so', async () => {
    const few = workerDocuments({ waiting: 2 });
    const asked = Array.from({ length: 6 }, (_, at) => few.packingSlip({ ...slip, returnNumber: `RMA-${at}` }));
    const outcomes = await Promise.allSettled(asked);
    await few.close();
    expect(outcomes.map(({ status }) => status)).toEqual([
      'fulfilled',
      'fulfilled',
      'fulfilled',
      'rejected',
      'rejected',
      'rejected',
    ]);
    expect((outcomes[5] as PromiseRejectedResult).reason).toBeInstanceOf(DocumentsBusy);
  });

  it('one slip that many ask for is drawn once', async () => {
    const few = workerDocuments({ waiting: 0 });
    const all = await Promise.all(Array.from({ length: 20 }, () => few.packingSlip(slip)));
    await few.close();
    expect(new Set(all.map((pdf) => Buffer.from(pdf).toString('latin1'))).size).toBe(1);
  });

  it('a label’s mark is never turned away, and comes first', async () => {
    const few = workerDocuments({ waiting: 2 });
    const order: string[] = [];
    const done = (name: string) => () => void order.push(name);
    const given = await label();
    await Promise.all([
      ...['a', 'b', 'c'].map((name) => few.packingSlip({ ...slip, returnNumber: name }).then(done(name))),
      ...['x', 'y'].map((name) => few.markTest(given).then(done(name))),
    ]);
    await few.close();
    expect(order).toEqual(['a', 'x', 'y', 'b', 'c']);
  });
});

describe('A thread that comes to no end', () => {
  it('is stopped: its work fails, and the next is done by a new one', async () => {
    const hasty = workerDocuments({ longestMs: 1 });
    await expect(hasty.markTest(await label(500))).rejects.toThrow('longer than 1 ms');
    await hasty.close();
    const patient = workerDocuments({ longestMs: 60_000 });
    expect(await textOf(await patient.markTest(await label()))).toContain('TEST');
    await patient.close();
  });

  it('after the bridge has stopped nothing is drawn any more', async () => {
    const closed = workerDocuments();
    await closed.close();
    await expect(closed.packingSlip(slip)).rejects.toThrow();
  });
});

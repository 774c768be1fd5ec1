import { parentPort } from 'node:worker_threads';
import type { PackingSlip } from '../../ports/documents.ts';
import { markTest } from './mark-test.ts';
import { packingSlip } from './packing-slip.ts';

/** What the thread that makes PDFs is asked for, one at a time. */
export type PdfTask =
  | { readonly type: 'packing_slip'; readonly slip: PackingSlip }
  | { readonly type: 'mark_test'; readonly pdf: Uint8Array };
export type PdfAnswer = { readonly file: Uint8Array<ArrayBuffer> } | { readonly error: string };

async function perform(task: PdfTask): Promise<PdfAnswer> {
  try {
    const file = task.type === 'packing_slip' ? await packingSlip(task.slip) : await markTest(task.pdf);
    return { file: file as Uint8Array<ArrayBuffer> };
  } catch (error) {
    return { error: error instanceof Error ? error.message : String(error) };
  }
}

parentPort?.on('message', (task: PdfTask) => {
  void perform(task).then((answer) => parentPort?.postMessage(answer, 'file' in answer ? [answer.file.buffer] : []));
});

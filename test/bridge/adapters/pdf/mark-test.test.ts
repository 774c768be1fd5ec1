import { degrees, PDFDocument } from 'pdf-lib';
import { extractText } from 'unpdf';
import { describe, expect, it } from 'vitest';
import { markTest } from '../../../../bridge/adapters/pdf/mark-test.ts';

describe('A label bought with a test token', () => {
  it('says TEST on each page, turned or not', async () => {
    const label = await PDFDocument.create();
    label.addPage([288, 432]);
    label.addPage([288, 432]).setRotation(degrees(90));
    const { text } = await extractText(await markTest(await label.save()));
    expect(text).toEqual(['TEST', 'TEST']);
  });

  it('keeps its size', async () => {
    const label = await PDFDocument.create();
    label.addPage([288, 432]);
    const marked = await PDFDocument.load(await markTest(await label.save()));
    expect(marked.getPage(0).getSize()).toEqual({ width: 288, height: 432 });
  });

  it('that is no PDF throws', async () => {
    await expect(markTest(Buffer.from('<html>'))).rejects.toThrow();
  });
});

// Every receipt byte for byte: what stands on the paper, and beneath it the bytes that put it there. A change is a change of these files
// (`npx vitest run --project unit test/unit/receipt-golden.test.ts -u`), to be looked at line by line.
import { describe, expect, it } from 'vitest';
import { encodeSheet } from '../../main/devices/printing/escpos.ts';
import { layOut } from '../../main/devices/printing/layout.ts';
import { columnsOf } from '../../shared/printing.ts';
import { paperText, readPaper } from '../support/escpos-paper.ts';
import { receiptSamples } from '../support/receipt-samples.ts';

function hexLines(bytes: Uint8Array): string {
  return [...bytes]
    .map((byte) => byte.toString(16).padStart(2, '0'))
    .join(' ')
    .replace(/(.{95}) /g, '$1\n');
}

describe.each(['zh-CN', 'en'] as const)('receipts in %s', (language) => {
  describe.each([58, 80] as const)('on %i mm', (paper) => {
    it.each(Object.entries(receiptSamples(language, paper)))('%s', async (name, document) => {
      const bytes = encodeSheet(layOut(document, paper), true);
      const read = readPaper(bytes, columnsOf[paper]);
      const text = `${paperText(read)}\n${hexLines(bytes)}\n`;
      await expect(text).toMatchFileSnapshot(`../fixtures/receipts/${name}.${paper}.${language}.txt`);
      expect(text).not.toContain('6201300100000101');
    });
  });
});

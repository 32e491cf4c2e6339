// A receipt as a page for a printer of the operating system: the roll's size, every line, a code that is drawn, nothing that runs.
import { expect, test } from 'vitest';
import { layOut } from '../../main/devices/printing/layout.ts';
import { sheetPage } from '../../main/electron/sheet-page.ts';
import type { ReceiptPart } from '../../shared/printing.ts';

const parts: readonly ReceiptPart[] = [
  { part: 'text', text: '雅台 <b>&"上地店"', centred: true, big: true },
  { part: 'pair', left: '储值', right: '88.50', bold: true },
  { part: 'code', text: 'WWH28R1111111100000042' },
  { part: 'feed', lines: 2 },
];

test('has the size of its roll, its lines cell by cell, and the code as a drawing', async () => {
  const narrow = await sheetPage(layOut({ parts }, 58));
  const wide = await sheetPage(layOut({ parts }, 80));
  expect([narrow.width, wide.width]).toEqual([58_000, 80_000]);
  expect(narrow.height % 1_000).toBe(0);
  const { html } = narrow;
  expect(html).toContain('<i>储</i><i>值</i>');
  expect(html).toMatch(/<p class="big ">/);
  expect(html).toMatch(/<p class="bold">/);
  expect(html).toMatch(/<svg[^>]*>.*<path/);
  expect(html.match(/<p><\/p>/g)).toHaveLength(2);
});

test('takes a name as text, whatever stands in it', async () => {
  const { html } = await sheetPage(layOut({ parts }, 80));
  expect(html).not.toContain('<b>');
  expect(html).not.toMatch(/<script|onload|https?:/i);
  expect(html).toContain('&#60;b&#62;&#38;&#34;');
});

test('a longer receipt is a longer page', async () => {
  const [short, long] = await Promise.all(
    [1, 40].map((lines) => sheetPage(layOut({ parts: [...parts, { part: 'feed', lines }] }, 58))),
  );
  expect((long?.height ?? 0) - (short?.height ?? 0)).toBeGreaterThan(39_000);
});

// Receipts as pictures: each kind on 58 and 80 mm in both languages, as the real screen shows it and as a printer puts its bytes on paper (read by
// a parser that shares nothing with their writer). Line for line the two say the same, their codes can be read, and each looks as it did.
// After a change that is meant: YATAI_PICTURES=write with this file, look at the pictures (test/vectors/receipts), commit them.

import { PNG } from 'pngjs';
import { expect, test } from 'vitest';
import { encodeSheet } from '../../main/devices/printing/escpos.ts';
import { layOut } from '../../main/devices/printing/layout.ts';
import { defaultPrinting } from '../../shared/preferences/printing.ts';
import { columnsOf, type PaperWidth } from '../../shared/printing.ts';
import { readPaper } from '../support/escpos-paper.ts';
import { tillForFile } from '../support/file-till.ts';
import { languages } from '../support/looks.ts';
import { hasPictureFont } from '../support/picture.ts';
import { manager } from '../support/practice-approvals.ts';
import { readQr } from '../support/read-qr.ts';
import { compareReceipt, drawPaper } from '../support/receipt-picture.ts';
import { receiptSamples } from '../support/receipt-samples.ts';
import { see } from '../support/see.ts';
import { smallestScreen, withJournal } from '../support/stage.ts';

const kinds = [
  'consumption',
  'consumption-copy',
  'slip-offline',
  'recharge',
  'revocation',
  'activation',
  'shift',
  'day-end',
] as const;

/** Every receipt that is looked at, in the order in which the print queue has it. */
const wanted = languages.flatMap((language) =>
  Object.entries(receiptSamples(language, 80)).flatMap(([kind, document]) =>
    kinds.some((each) => each === kind) ? [{ language, kind, document }] : [],
  ),
);

const used = tillForFile({
  launch: ({ journalFile }) => {
    withJournal(journalFile, ({ printJobs }) => {
      for (const { document } of wanted) {
        const { kind } = document;
        printJobs.add({ kind, serial: null, copy: 0, operator: '1001', document: JSON.stringify(document) });
      }
    });
    return {};
  },
});

/** The lines that the screen shows, without the blank ones. */
function shown(): Promise<string[]> {
  return used
    .till()
    .see('receipt-sheet')
    .locator('> div:not([data-testid])')
    .evaluateAll((lines) => lines.map((line) => line.textContent ?? '').filter((line) => line.trim() !== ''));
}

async function setTo(paper: PaperWidth): Promise<void> {
  const value = { ...defaultPrinting, paper };
  await used.till().page.evaluate((change) => window.yatai?.changePreference(change), {
    section: 'printing',
    value,
    approval: manager,
  } as const);
}

test.each([58, 80] as const)('every receipt on %i mm', { timeout: 120_000 }, async (paper) => {
  const till = used.till();
  expect(wanted).toHaveLength(kinds.length * languages.length);
  expect(await hasPictureFont(till.page), 'the font of the pictures is missing: install fonts-noto-cjk').toBe(true);
  await setTo(paper);
  // High enough for the longest receipt: what is scrolled away is on no picture.
  await till.page.setViewportSize({ width: smallestScreen.width, height: 2_000 });
  await till.keys.press('F6');
  await till.press('more-receipts');
  const faults: (string | null)[] = [];
  for (const [index, { language, kind, document }] of wanted.entries()) {
    const read = readPaper(encodeSheet(layOut(document, paper), true), columnsOf[paper]);
    await till.press(`receipt-job-${index + 1}`);
    await see(till.see('receipt-sheet')).toHaveAttribute('data-columns', String(columnsOf[paper]));
    const lines = read.lines.flatMap(({ text }) => (text.trim() === '' ? [] : [text]));
    await see.poll(shown).toEqual(lines);
    const preview = await till.see('receipt-sheet').screenshot({ animations: 'disabled' });
    expect(await readQr(preview)).toEqual(read.codes.map(({ text }) => text));
    const name = `${kind}.${paper}.${language}`;
    faults.push(compareReceipt(name, 'screen', preview));
    faults.push(compareReceipt(name, 'paper', await drawPaper(till.page, read, columnsOf[paper])));
  }
  await till.page.setViewportSize(smallestScreen);
  await till.keys.press('Escape');
  await till.keys.press('Escape');
  await till.keys.press('Escape');
  expect(faults.filter((fault) => fault !== null)).toEqual([]);
});

test('a line that moved by a column is noticed, and so is one that is bold', async () => {
  const [sample] = wanted;
  const read = readPaper(encodeSheet(layOut(sample?.document ?? { parts: [] }, 58), true), columnsOf[58]);
  const name = `${sample?.kind}.58.${sample?.language}`;
  const changed = (line: (typeof read.lines)[number]) => ({
    ...read,
    lines: read.lines.map((each) => (each.text.includes('1001') ? line : each)),
  });
  const [told] = read.lines.filter(({ text }) => text.includes('1001'));
  if (told === undefined) throw new Error('the sample has no cashier');
  const draw = async (line: typeof told) =>
    compareReceipt(name, 'paper', await drawPaper(used.till().page, changed(line), 32));
  expect(PNG.sync.read(await drawPaper(used.till().page, read, 32)).width).toBe(384);
  expect(await draw(told)).toBeNull();
  if (process.env['YATAI_PICTURES'] === 'write') return;
  expect(await draw({ ...told, text: ` ${told.text}`.replace('  ', ' ') })).not.toBeNull();
  expect(await draw({ ...told, bold: true })).not.toBeNull();
});

// Texts that mean harm: on paper, on the page of a system’s printer, in every file that a spreadsheet opens, and in the log that a terminal shows.
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { encodeSheet } from '../../main/devices/printing/escpos.ts';
import { layOut } from '../../main/devices/printing/layout.ts';
import { openLog } from '../../main/electron/log.ts';
import { sheetPage } from '../../main/electron/sheet-page.ts';
import { csvField } from '../../main/till/journal-text.ts';
import { csvBytes, workbookBytes } from '../../main/till/match/export-file.ts';
import { codePoint } from '../support/code-points.ts';
import { runs } from '../support/property-runs.ts';

describe('a name that means harm', () => {
  const harm = [
    '\u001b@\u001bp\u0000\u0019\u00fa',
    '\u001dV\u0000\u001dr\u0001',
    '\u0010\u0014\u0001\u0000\u0005',
    '\u001b(k\u0000\u0000',
    'a\rb\nc\u0085d\u2028e',
    '张三\u202e00.005\u2066',
    '\ud800',
    '\ue000\uf8ff',
    '<script>alert(1)</script><img src=x onerror=y>',
    '"><svg/onload=x>&lt;',
  ];

  test('commands the printer to nothing: no byte of it is a control, in any place of a receipt', () => {
    const texts = fc.oneof(fc.constantFrom(...harm), fc.string({ unit: codePoint, maxLength: 60 }));
    fc.assert(
      fc.property(texts, texts, (one, other) => {
        const parts = [
          { part: 'text', text: one, big: true },
          { part: 'pair', left: one, right: other },
          { part: 'row', cells: [one, other, one], shares: [2, 1, 1] },
          { part: 'code', text: other },
        ] as const;
        for (const paper of [58, 80] as const) {
          const sheet = layOut({ parts }, paper);
          const empty = {
            ...sheet,
            lines: sheet.lines.map((line) =>
              'text' in line ? { ...line, text: line.line === 'code' ? line.text : '' } : line,
            ),
          };
          const controls = (bytes: Uint8Array) => bytes.filter((byte) => byte < 0x20 || byte === 0x7f);
          expect(controls(encodeSheet(sheet, true))).toEqual(controls(encodeSheet(empty, true)));
          for (const line of sheet.lines) if (line.line === 'code') expect(line.text).toMatch(/^[\u0020-\u007e]*$/);
        }
      }),
      { numRuns: runs(400) },
    );
  });

  test('is no element of the page that a system’s printer gets', async () => {
    const parts = harm.map((text) => ({ part: 'text', text }) as const);
    const { html } = await sheetPage(layOut({ parts }, 80));
    expect(html.match(/<(script|img|svg)/g)).toBeNull();
  });

  const formulas = [
    '=1+1',
    '+1',
    '-1+1',
    '@SUM(A1)',
    '\t=1',
    '\r=1',
    '＝1+1',
    '＋1',
    '－1',
    '＠A1',
    '=HYPERLINK("http://x","y")',
  ];

  test.each(formulas)('that begins like the formula %j is a text in every file that is exported', async (name) => {
    const table = { headings: ['name'], lines: [[name]] };
    const csv = Buffer.from(await csvBytes(table)).toString('utf8');
    const own = csvField(name);
    for (const cell of [csv.split('\r\n').slice(1).join('\r\n'), own])
      expect(cell).not.toMatch(/^"?\s*[=+\-@＝＋－＠]/);
    const { default: excel } = await import('exceljs');
    const book = new excel.Workbook();
    await book.xlsx.load(Buffer.from(await workbookBytes([{ name: 'a', table }])) as never);
    const cell = book.worksheets[0]?.getRow(2).getCell(1);
    expect([cell?.formula, typeof cell?.value]).toEqual([undefined, 'string']);
  });

  test('steers no terminal that shows the log, turns no writing round, and makes no line of its own', () => {
    const folder = mkdtempSync(join(tmpdir(), 'log-'));
    const file = join(folder, 'till.log');
    const said = [...harm, '\u001b[2J\u009b31m', '\r\n1970-01-01T00:00:00.000Z error forged'].join(' ');
    try {
      const log = openLog(file, () => 0);
      log.warn(said, { said });
      log.error(said, new Error(said), { [said]: 1 });
      log.info('x '.repeat(20_000));
      const lines = readFileSync(file, 'utf8').split('\n');
      expect(lines.map((line) => line.slice(0, 30).trim())).toEqual([
        expect.stringMatching(/^1970-01-01T00:00:00\.000Z warn/),
        expect.stringMatching(/^1970-01-01T00:00:00\.000Z error/),
        '1970-01-01T00:00:00.000Z info',
        '',
      ]);
      expect(lines.join('')).not.toMatch(/[\p{Cc}\p{Bidi_Control}\p{Zl}\p{Zp}]/u);
      expect(Math.max(...lines.map(({ length }) => length))).toBeLessThan(8_300);
    } finally {
      rmSync(folder, { recursive: true, force: true });
    }
  });
});

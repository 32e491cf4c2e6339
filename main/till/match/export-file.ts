// A match as a file: CSV for any program, XLSX for a spreadsheet. The libraries are loaded when somebody exports, not before.
import { PassThrough } from 'node:stream';
import { buffer } from 'node:stream/consumers';
import { setImmediate } from 'node:timers/promises';
import type { MatchRow, MatchView } from '../../../shared/match.ts';
import { en } from '../../../shared/messages/en.ts';
import { zhCN } from '../../../shared/messages/zh-CN.ts';
import { yuanText } from '../../../shared/money.ts';
import type { Language } from '../../../shared/profile.ts';
import { type Cell, rowTable, storeOffset, storeTime, summaryTable, type Table } from './export-table.ts';

export type MatchExport = {
  readonly view: MatchView;
  readonly rows: readonly MatchRow[];
  readonly format: 'csv' | 'xlsx';
  readonly language: Language;
};

/** UTF-8 with a mark at its front for CSV, a workbook of two sheets for XLSX. */
export async function exportBytes({ view, rows, format, language }: MatchExport): Promise<Uint8Array> {
  const table = rowTable(rows, language);
  switch (format) {
    case 'csv':
      return csvBytes(table);
    case 'xlsx': {
      const { sheet } = (language === 'en' ? en : zhCN).match;
      return workbookBytes([
        { name: `${sheet.rows} ${view.day}`, table },
        { name: sheet.summary, table: summaryTable(view, language) },
      ]);
    }
  }
}

/** Money waits for nobody's table: after so many lines the main process looks after everything else. */
const linesAtOnce = 50;

/** The lines in small parts, with a pause after each. */
async function* inParts(lines: Table['lines']): AsyncGenerator<Table['lines']> {
  for (let from = 0; from < lines.length; from += linesAtOnce) {
    yield lines.slice(from, from + linesAtOnce);
    await setImmediate();
  }
}

/** Amounts with two decimals. A text that a spreadsheet would take for a formula is quoted as text; an amount never is. */
export async function csvBytes({ headings, lines }: Table): Promise<Uint8Array> {
  const { stringify } = await import('csv-stringify/sync');
  const options = {
    escape_formulas: true,
    record_delimiter: 'windows',
    cast: {
      number: String,
      object: (value: object) => ({ value: String(Reflect.get(value, 'text')), escape_formulas: false }),
    },
  } as const;
  const parts = [stringify([headings], { ...options, bom: true })];
  for await (const part of inParts(lines)) {
    parts.push(
      stringify(
        part.map((line) => line.map(csvCell)),
        options,
      ),
    );
  }
  return Buffer.from(parts.join(''), 'utf8');
}

function csvCell(cell: Cell): string | number | { readonly text: string } | null {
  if (typeof cell === 'object' && cell !== null) {
    return { text: textOf(cell) };
  }
  return typeof cell === 'string' ? tidy(cell) : cell;
}

function textOf(cell: Exclude<Cell, string | number | null>): string {
  return 'fen' in cell ? yuanText(cell.fen) : 'day' in cell ? cell.day : (storeTime(cell.moment) ?? '');
}

export type Sheet = { readonly name: string; readonly table: Table };

/** Amounts are numbers in yuan with a format, days and moments are dates; every other text is a text, so that nothing becomes a formula. */
export async function workbookBytes(sheets: readonly Sheet[]): Promise<Uint8Array> {
  const { default: excel } = await import('exceljs');
  const stream = new PassThrough();
  const written = buffer(stream);
  const workbook = new excel.stream.xlsx.WorkbookWriter({ stream, useStyles: true, useSharedStrings: false });
  for (const { name, table } of sheets) {
    const { headings, lines } = table;
    const sheet = workbook.addWorksheet(name, { views: [{ state: 'frozen', ySplit: 1 }] });
    sheet.columns = headings.map((heading, index) => ({ width: widthOf(heading, lines, index) }));
    const top = sheet.addRow([...headings]);
    top.font = { bold: true };
    top.commit();
    for await (const part of inParts(lines)) {
      for (const line of part) {
        const row = sheet.addRow(line.map(sheetCell));
        for (const [index, cell] of line.entries()) {
          if (typeof cell === 'object' && cell !== null) {
            row.getCell(index + 1).numFmt =
              'fen' in cell ? '#,##0.00' : 'day' in cell ? 'yyyy-mm-dd' : 'yyyy-mm-dd hh:mm:ss';
          }
        }
        row.commit();
      }
    }
    sheet.commit();
  }
  await workbook.commit();
  return written;
}

/** A spreadsheet's dates have no time zone: the store's time is written as it is read. */
function sheetCell(cell: Cell): string | number | Date | null {
  if (typeof cell === 'object' && cell !== null) {
    return 'fen' in cell
      ? cell.fen / 100
      : new Date('day' in cell ? `${cell.day}T00:00:00Z` : Math.floor(cell.moment / 1_000) * 1_000 + storeOffset);
  }
  return typeof cell === 'string' ? tidy(cell) : cell;
}

const widest = 48;

/** As wide as the longest of the first lines; a Chinese letter is as wide as two. */
function widthOf(heading: string, lines: Table['lines'], index: number): number {
  const texts = lines.slice(0, 200).map((line) => {
    const cell = line[index] ?? '';
    return typeof cell === 'object' ? textOf(cell) : String(cell);
  });
  const lengths = [heading, ...texts].map((text) => [...text].reduce((sum, one) => sum + (one > '\u2e7f' ? 2 : 1), 0));
  return Math.min(widest, Math.max(...lengths) + 2);
}

/** What no file of these kinds can hold is left out: control characters but tab and line ends, and halves of characters. */
function tidy(text: string): string {
  return text.replace(/[\p{Cc}\p{Surrogate}\ufffe\uffff]/gu, (one) => (/[\t\n\r]/.test(one) ? one : ''));
}

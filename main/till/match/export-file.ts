// A match as a file: CSV for any program, XLSX for a spreadsheet. The libraries are loaded when somebody exports, not before.
import type { MatchRow, MatchView } from '../../../shared/match.ts';
import { en } from '../../../shared/messages/en.ts';
import { zhCN } from '../../../shared/messages/zh-CN.ts';
import { yuanText } from '../../../shared/money.ts';
import type { Language } from '../../../shared/profile.ts';
import { type Cell, rowTable, summaryTable, type Table } from './export-table.ts';

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

/** Amounts with two decimals. A text that a spreadsheet would take for a formula is quoted as text; an amount never is. */
export async function csvBytes({ headings, lines }: Table): Promise<Uint8Array> {
  const { stringify } = await import('csv-stringify/sync');
  const text = stringify([headings, ...lines.map((line) => line.map(csvCell))], {
    bom: true,
    escape_formulas: true,
    record_delimiter: 'windows',
    cast: {
      number: String,
      object: (value) => ({ value: String(Reflect.get(value, 'text')), escape_formulas: false }),
    },
  });
  return Buffer.from(text, 'utf8');
}

function csvCell(cell: Cell): string | number | { readonly text: string } | null {
  if (typeof cell === 'object' && cell !== null) {
    return { text: yuanText(cell.fen) };
  }
  return typeof cell === 'string' ? tidy(cell) : cell;
}

type Sheet = { readonly name: string; readonly table: Table };

/** Amounts are numbers in yuan with a format; every other text is a text, so that nothing becomes a formula. */
async function workbookBytes(sheets: readonly Sheet[]): Promise<Uint8Array> {
  const { default: excel } = await import('exceljs');
  const workbook = new excel.Workbook();
  for (const { name, table } of sheets) {
    const sheet = workbook.addWorksheet(name, { views: [{ state: 'frozen', ySplit: 1 }] });
    sheet.addRow([...table.headings]).font = { bold: true };
    for (const line of table.lines) {
      const row = sheet.addRow(line.map(sheetCell));
      for (const [index, cell] of line.entries()) {
        if (typeof cell === 'object' && cell !== null) {
          row.getCell(index + 1).numFmt = '#,##0.00';
        }
      }
    }
    for (const [index, heading] of table.headings.entries()) {
      sheet.getColumn(index + 1).width = widthOf(heading, table.lines, index);
    }
  }
  return new Uint8Array(await workbook.xlsx.writeBuffer());
}

function sheetCell(cell: Cell): string | number | null {
  if (typeof cell === 'object' && cell !== null) {
    return cell.fen / 100;
  }
  return typeof cell === 'string' ? tidy(cell) : cell;
}

const widest = 48;

/** As wide as the longest of the first lines; a Chinese letter is as wide as two. */
function widthOf(heading: string, lines: Table['lines'], index: number): number {
  const texts = lines.slice(0, 200).map((line) => {
    const cell = line[index] ?? '';
    return typeof cell === 'object' ? yuanText(cell.fen) : String(cell);
  });
  const lengths = [heading, ...texts].map((text) => [...text].reduce((sum, one) => sum + (one > '\u2e7f' ? 2 : 1), 0));
  return Math.min(widest, Math.max(...lengths) + 2);
}

/** What no file of these kinds can hold is left out: control characters but tab and line ends, and halves of characters. */
function tidy(text: string): string {
  return text.replace(/[\p{Cc}\p{Surrogate}\ufffe\uffff]/gu, (one) => (/[\t\n\r]/.test(one) ? one : ''));
}

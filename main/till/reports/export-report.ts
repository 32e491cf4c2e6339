// The reports' tables for a file: the same rows and columns as on the screen, with their headings in the till's language. Pure.
import type { Catalogue } from '../../../shared/messages/zh-CN.ts';
import { fen } from '../../../shared/money.ts';
import type { Language } from '../../../shared/profile.ts';
import type { ReportSums } from '../../../shared/report-measures.ts';
import {
  columnOf,
  moneyColumns,
  type ReportColumn,
  type ReportTable,
  reportTables,
  tableColumns,
} from '../../../shared/report-tables.ts';
import type { Deed, MethodRow, SalesReport } from '../../../shared/reports.ts';
import type { Cell, Table } from '../match/export-table.ts';
import type { TableFile } from '../save-table.ts';
import { textsIn } from '../shift/report-texts.ts';

export type ReportContent = { readonly report: SalesReport; readonly deeds: readonly Deed[] };

/** CSV: the one table. XLSX: all of them, the wanted one in front. */
export function reportSheets(
  content: ReportContent,
  wanted: ReportTable,
  format: 'csv' | 'xlsx',
  language: Language,
): TableFile['sheets'] {
  const others = format === 'csv' ? [] : reportTables.filter((each) => each !== wanted);
  const texts = textsIn(language);
  return [wanted, ...others].map((each) => ({
    name: titleOf(each, texts.salesReport),
    table: reportTable(content, each, language),
  }));
}

type Texts = Catalogue['salesReport'];

function titleOf(table: ReportTable, { dimensions, tabs }: Texts): string {
  return table === 'stored' || table === 'sync' || table === 'deeds' ? tabs[table] : dimensions[table];
}

/** One table with a line of totals at its end, where totals mean something. */
function reportTable({ report, deeds }: ReportContent, table: ReportTable, language: Language): Table {
  const { roles, salesReport: texts } = textsIn(language);
  switch (table) {
    case 'hours': {
      const name = (hour: number) =>
        texts.hour.replace('{{from}}', twoDigits(hour)).replace('{{to}}', twoDigits(hour + 1));
      return sumsTable(
        table,
        report.hours.map((sums) => [name(sums.hour), sums]),
        report,
        texts,
      );
    }
    case 'days':
    case 'stored':
    case 'sync':
      return sumsTable(
        table,
        report.days.map((sums) => [{ day: sums.day }, sums]),
        report,
        texts,
      );
    case 'cashiers':
      return sumsTable(
        table,
        report.cashiers.map((sums) => [sums.operator, sums]),
        report,
        texts,
      );
    case 'methods':
      return methodsTable(report.methods, texts, language);
    case 'deeds':
      return deedsTable(deeds, texts, roles);
  }
}

function sumsTable(
  table: keyof typeof tableColumns,
  rows: readonly (readonly [Cell, ReportSums])[],
  { total }: SalesReport,
  { row, column, sum }: Texts,
): Table {
  const columns: readonly ReportColumn[] = tableColumns[table];
  const cells = (sums: ReportSums) => columns.map((each) => sumCell(each, columnOf(sums, each)));
  return {
    headings: [row[table], ...columns.map((each) => column[each])],
    lines: [...rows.map(([name, sums]) => [name, ...cells(sums)]), [sum, ...cells(total)]],
  };
}

function sumCell(column: ReportColumn, value: number): Cell {
  return moneyColumns.has(column) ? { fen: fen(value) } : value;
}

function methodsTable(methods: readonly MethodRow[], texts: Texts, language: Language): Table {
  const total = methods.reduce((sum, { amount }) => sum + amount, 0);
  return {
    headings: [texts.row.methods, texts.column.count, texts.column.amount],
    lines: [
      ...methods.map((each): readonly Cell[] => [
        methodName(each, texts, language),
        each.count,
        { fen: fen(each.amount) },
      ]),
      [texts.sum, null, { fen: fen(total) }],
    ],
  };
}

function methodName({ method, name, englishName }: MethodRow, texts: Texts, language: Language): string {
  const { method: own, methodUnknown } = texts;
  if (method === 'stored' || method === 'points' || method === 'coupons') {
    return own[method];
  }
  return (language === 'en' ? englishName : name) ?? methodUnknown.replace('{{id}}', method.replace('other:', ''));
}

function deedsTable(
  deeds: readonly Deed[],
  { deed, deedColumn, deedOther, deedReason }: Texts,
  { right }: Catalogue['roles'],
): Table {
  const known = (names: Readonly<Record<string, string>>, key: string | null) =>
    key === null ? null : (names[key] ?? key);
  return {
    headings: Object.values(deedColumn),
    lines: deeds.map((each): readonly Cell[] => [
      { moment: each.at },
      known(deed, each.kind) === each.kind ? deedOther.replace('{{kind}}', each.kind) : known(deed, each.kind),
      each.operator,
      each.person,
      [known(right, each.right), known(deedReason, each.reason)].filter((text) => text !== null).join(' · '),
      each.amount === null ? null : { fen: fen(each.amount) },
      each.serial,
    ]),
  };
}

function twoDigits(value: number): string {
  return String(value).padStart(2, '0');
}

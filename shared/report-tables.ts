// The tables of the reports: what each row is, and which sums stand in it. Screen, CSV and XLSX show the same ones.
import type { ReportMeasure, ReportSums } from './report-measures.ts';

/** The longest stretch of days that a report tells: a year and a day. */
export const longestSpan = 366;

export const reportTables = ['hours', 'days', 'cashiers', 'methods', 'stored', 'sync', 'deeds'] as const;
export type ReportTable = (typeof reportTables)[number];

/** Sums that are reckoned from others. */
const reckonedMeasures = ['turnover', 'storedChange'] as const;
export type ReportColumn = ReportMeasure | (typeof reckonedMeasures)[number];

/** Turnover is what was sold less what was undone of it; fen. */
export function columnOf(sums: ReportSums, column: ReportColumn): number {
  switch (column) {
    case 'turnover':
      return sums.salesAmount - sums.undoneAmount;
    case 'storedChange':
      return sums.storedIn + sums.bonus - sums.storedOut;
    default:
      return sums[column];
  }
}

/** Columns that are amounts in fen; all others are counts or points. */
export const moneyColumns: ReadonlySet<ReportColumn> = new Set([
  'turnover',
  'salesAmount',
  'undoneAmount',
  'openAmount',
  'offlineAmount',
  'storedIn',
  'storedOut',
  'storedChange',
  'bonus',
  'couponsAmount',
]);

const sales = ['turnover', 'sales', 'salesAmount', 'undone', 'undoneAmount', 'offline', 'offlineAmount'] as const;

/** The columns behind the name of each row. */
export const tableColumns = {
  hours: sales,
  days: sales,
  cashiers: sales,
  stored: [
    'recharges',
    'storedIn',
    'bonus',
    'storedOut',
    'storedChange',
    'pointsIn',
    'pointsOut',
    'couponsGiven',
    'couponsUsed',
    'couponsAmount',
  ],
  sync: [
    'operations',
    'settled',
    'within2s',
    'within10s',
    'within1m',
    'within10m',
    'within1h',
    'later',
    'attempts',
    'unknowns',
    'manuals',
    'refused',
    'open',
  ],
} as const satisfies Partial<Record<ReportTable, readonly ReportColumn[]>>;

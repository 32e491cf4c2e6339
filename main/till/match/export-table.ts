// A match as a table: one line for each operation, row of the log and bill, those that belong together side by side under one number. Pure.
import { fineText } from '../../../shared/fine-money.ts';
import {
  type MatchBillView,
  type MatchLogView,
  type MatchOperationView,
  type MatchRow,
  type MatchView,
  matchCauses,
  matchSides,
} from '../../../shared/match.ts';
import { en } from '../../../shared/messages/en.ts';
import { zhCN } from '../../../shared/messages/zh-CN.ts';
import type { Fen } from '../../../shared/money.ts';
import type { Language } from '../../../shared/profile.ts';

/** `fen`: an amount of money. `day`: `YYYY-MM-DD`. `moment`: ms UTC, shown as the store's time. `null`: nothing stands there. */
export type Cell =
  | string
  | number
  | { readonly fen: Fen }
  | { readonly day: string }
  | { readonly moment: number }
  | null;
export type Table = { readonly headings: readonly string[]; readonly lines: readonly (readonly Cell[])[] };

/** China's time: there is no summer time. Ms. */
export const storeOffset = 8 * 3_600_000;

/** Time in the store, `2026-11-18 12:00:01`. */
export function storeTime(moment: number | null): string | null {
  return moment === null ? null : new Date(moment + storeOffset).toISOString().slice(0, 19).replace('T', ' ');
}

/** Every row of every side, in the order of the match. A side's amounts add up to what it says of itself. */
export function rowTable(rows: readonly MatchRow[], language: Language): Table {
  const texts = textsIn(language);
  const { column, verdict, cause, action, joinedBy, yes } = texts.match;
  const lines = rows.flatMap((row, index) => {
    const heights = [row.journal.length, row.log.length, row.bills.length, 1];
    return Array.from({ length: Math.max(...heights) }, (_, at): readonly Cell[] => {
      const by = row.log[at]?.joinedBy ?? row.bills[at]?.joinedBy ?? null;
      return [
        index + 1,
        verdict[matchCauses[row.cause].verdict],
        [row.cause, ...row.also].map((each) => cause[each]).join(' '),
        action[row.cause],
        ...journalCells(row.journal[at], texts),
        ...logCells(row.log[at], yes),
        ...billCells(row.bills[at], texts),
        by === null ? null : joinedBy[by],
      ];
    });
  });
  return { headings: Object.values(column), lines };
}

type Texts = typeof zhCN | typeof en;

function textsIn(language: Language): Texts {
  return language === 'en' ? en : zhCN;
}

function journalCells(operation: MatchOperationView | undefined, { kind, service, state }: Texts): readonly Cell[] {
  if (operation === undefined) {
    return Array.from({ length: 9 }, () => null);
  }
  return [
    storeTime(operation.at),
    operation.service === null ? kind[operation.kind] : service[operation.service],
    state[operation.state],
    { fen: operation.amount },
    operation.serial,
    operation.voucher,
    operation.maskedCard,
    operation.operator,
    operation.billNo,
  ];
}

function logCells(row: MatchLogView | undefined, yes: string): readonly Cell[] {
  if (row === undefined) {
    return Array.from({ length: 8 }, () => null);
  }
  return [
    storeTime(row.at),
    row.name,
    row.amount === null ? null : { fen: row.amount },
    row.serial,
    row.voucher,
    row.terminalNo,
    row.revoked ? yes : null,
    row.remark,
  ];
}

function billCells(bill: MatchBillView | undefined, { match }: Texts): readonly Cell[] {
  if (bill === undefined) {
    return Array.from({ length: 5 }, () => null);
  }
  return [bill.billNo, bill.table, bill.closedAt, dueCell(bill.due, match), paymentText(bill)];
}

function dueCell(due: MatchBillView['due'], { dueNone }: Texts['match']): Cell {
  switch (due.kind) {
    case 'amount':
      return { fen: due.amount };
    case 'notWholeFen':
      return fineText(due.exact);
    case 'none':
      return dueNone;
  }
}

function paymentText({ payments }: MatchBillView): string {
  return payments.map(({ name, amount }) => `${name} ${amount}`).join('; ');
}

/** What each verdict comes to on each side, and the whole. */
export function summaryTable({ verdicts, sums }: MatchView, language: Language): Table {
  const { match } = textsIn(language);
  const rows = verdicts.reduce((count, each) => count + each.rows, 0);
  const cells = (each: MatchView['sums']) =>
    matchSides.flatMap((side): Cell[] => [each[side].count, { fen: each[side].amount }]);
  const named = (text: string, side: (typeof matchSides)[number]) => text.replace('{{side}}', match.side[side]);
  return {
    headings: [
      match.column.verdict,
      match.sheetRows,
      ...matchSides.flatMap((side) => [named(match.sheetCount, side), named(match.sheetAmount, side)]),
    ],
    lines: [
      ...verdicts.map((each) => [match.verdict[each.verdict], each.rows, ...cells(each.sums)]),
      [match.sheetTotal, rows, ...cells(sums)],
    ],
  };
}

// A match as the screen sees it: rows with masked cards and their payments in words, narrowed and paged. Pure.
import { fineText } from '../../../shared/fine-money.ts';
import {
  type MatchBillView,
  type MatchFilter,
  type MatchLogView,
  type MatchOperationView,
  type MatchRow,
  matchCauses,
} from '../../../shared/match.ts';
import type { UniposBillPayment } from '../../../shared/unipos.ts';
import type { KeptBill } from '../../journal/unipos-types.ts';
import type { Operation } from '../../queue/operation.ts';
import { maskCard } from '../masks.ts';
import type { Gathered } from './gather.ts';
import type { JoinedBill, JoinedRow } from './join.ts';
import { type MatchedGroup, momentOf } from './match.ts';

type Known = Pick<Gathered, 'operations' | 'bills'>;

/** Whether a list that is narrowed so shows it. */
export function fits({ cause }: Pick<MatchedGroup, 'cause'>, filter: MatchFilter): boolean {
  const { verdict, weight } = matchCauses[cause];
  return filter === 'all' || (filter === 'differences' ? weight === 'bad' : verdict === filter);
}

/** One group. Its key stays the same from one match to the next. */
export function matchRow(group: MatchedGroup, { operations, bills }: Known): MatchRow {
  const journal = group.operations.flatMap(({ serial }) => {
    const operation = operations.get(serial);
    return operation === undefined ? [] : [operationView(operation)];
  });
  return {
    key: keyOf(group),
    cause: group.cause,
    also: group.also,
    at: momentOf(group),
    amount: amountOf(group),
    journal,
    log: [...group.rows].sort((left, right) => (left.row.at ?? 0) - (right.row.at ?? 0)).map(logView),
    bills: group.bills.flatMap((joined) => {
      const kept = bills.get(joined.bill.billNo);
      return kept === undefined ? [] : [billView(joined, kept)];
    }),
  };
}

function keyOf({ operations, rows, bills }: MatchedGroup): string {
  const [operation] = operations;
  const [joined] = rows;
  const [bill] = bills;
  if (operation !== undefined) {
    return operation.serial;
  }
  if (joined !== undefined) {
    const { id, voucher, serial, at, amount } = joined.row;
    return `log ${id ?? voucher ?? serial ?? `${at} ${amount}`}`;
  }
  return `bill ${bill?.bill.billNo}`;
}

function amountOf({ operations, rows, bills }: MatchedGroup): MatchRow['amount'] {
  const due = bills[0]?.bill.due;
  return operations[0]?.amount ?? rows[0]?.row.amount ?? (due?.kind === 'amount' ? due.amount : null);
}

function operationView(operation: Operation): MatchOperationView {
  const { serial, voucher, kind, state, amount, createdAt, cardNo, memberName, operator, terminalNo, payload } =
    operation;
  return {
    ...{ serial, voucher, kind, state, amount, memberName, operator, terminalNo },
    service: payload.kind === 'service' ? payload.service : null,
    at: createdAt,
    maskedCard: maskCard(cardNo),
    billNo: payload.kind === 'consumption' ? (payload.bill?.billNo ?? null) : null,
  };
}

function logView({ row, by }: JoinedRow): MatchLogView {
  const { serial, voucher, kind, name, amount, at, revoked, cardNo, terminalNo, operator, remark } = row;
  return {
    ...{ serial, voucher, kind, name, amount, at, revoked, terminalNo, operator, remark },
    maskedCard: cardNo === null ? null : maskCard(cardNo),
    joinedBy: by,
  };
}

function billView({ bill, by }: JoinedBill, { bill: kept }: KeptBill): MatchBillView {
  const { billNo, shopNo, due, late, gone } = bill;
  return {
    ...{ billNo, shopNo, due, late, gone },
    table: kept.table,
    closedAt: kept.closedAt,
    payments: kept.payments.map(paymentView),
    joinedBy: by,
  };
}

/** By its name, or its number where it has none; whole fen with two decimals, else as exact as it is. */
function paymentView({ modeNo, modeName, money }: UniposBillPayment): MatchBillView['payments'][number] {
  const exact = fineText(money);
  return { name: modeName ?? modeNo, amount: exact.endsWith('00') ? exact.slice(0, -2) : exact };
}

// Rows of the platform's log (6.12) → our words. Pure.

import { zeroFen } from '../../../shared/money.ts';
import type { AssumedYazuo } from '../../protocol/yazuo/assumed.ts';
import type { WireTransaction } from '../../protocol/yazuo/objects.ts';
import type { LogRow } from '../../queue/ports.ts';
import type { BackendTransaction } from '../member-backend.ts';

/** 6.12.2. `rows` is the whole answer: a revocation row names the row it undid by its id, found among them. */
export function readLogRow(
  row: WireTransaction,
  rows: readonly WireTransaction[],
  transCodes: AssumedYazuo['transCodes'],
): LogRow {
  const undone = row.oldWaterId === null ? undefined : rows.find((other) => other.id === row.oldWaterId);
  return {
    serial: row.cashierSerial,
    // A masked number (`6201****0101`) says nothing: taken at its word it would name another card.
    cardNo: row.cardNo !== null && /^\d+$/.test(row.cardNo) ? row.cardNo : null,
    voucher: row.voucherNo,
    kind: row.transCode === null ? null : kindOf(row.transCode, transCodes),
    amount: row.amount,
    revoked: isRevoked(row),
    revokes: undone?.voucherNo ?? null,
    storeBalance: row.balance,
    at: row.transTime === null ? null : storeTime(row.transTime),
  };
}

/** 6.12.1. */
export function readHistoryRow(row: WireTransaction): BackendTransaction {
  return {
    serial: row.cashierSerial,
    voucher: row.voucherNo,
    at: row.transTime === null ? row.transDate : storeTime(row.transTime),
    name: row.transName ?? row.transCode ?? '',
    amount: row.amount ?? zeroFen,
    revoked: isRevoked(row),
  };
}

/** Newest first; rows without a time last, in the platform's order. */
export function newestFirst(rows: readonly WireTransaction[]): WireTransaction[] {
  return [...rows].sort((left, right) => (right.transTime ?? 0) - (left.transTime ?? 0));
}

/** By a revocation (`revocationflag`) or by head office (`reversedflag`). */
function isRevoked(row: WireTransaction): boolean {
  return row.reversedflag === true || row.revocationflag === true;
}

function kindOf(code: string, transCodes: AssumedYazuo['transCodes']): LogRow['kind'] {
  if (transCodes.consumption.includes(code)) return 'consumption';
  if (transCodes.recharge.includes(code)) return 'recharge';
  if (transCodes.revocation.includes(code)) return 'revocation';
  return transCodes.service.includes(code) ? 'service' : 'other';
}

/** `2016-10-18 00:00:00` in China, from UTC ms. */
function storeTime(moment: number): string {
  return new Date(moment + 8 * 3_600_000).toISOString().slice(0, 19).replace('T', ' ');
}

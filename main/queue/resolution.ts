// Reading the platform's log: what its rows prove about one operation, and when "not found" may be believed. Pure.
import type { OperationKind } from '../../shared/operation.ts';
import type { Operation } from './operation.ts';
import type { LogQuery, LogRow } from './ports.ts';

/** What to look for: the operation itself; for a revocation its target, in whose flag the outcome stands. */
export type Subject = {
  readonly cardNo: string;
  /** Null for a voucher from paper: then the card's rows are searched for the voucher. */
  readonly serial: string | null;
  readonly voucher: string | null;
  /** Null where nobody knew it when the paper was scanned. */
  readonly amount: number | null;
  /** Never a revocation. Null where we cannot know it (paper). */
  readonly kind: OperationKind | null;
};

/** `absent` is only believed together with both controls. `untrusted` says why nothing can be concluded. */
export type Finding =
  /** `byBalance`: no log has shown this row, the card's balance moved by exactly its amount. */
  | { readonly kind: 'applied'; readonly row: LogRow; readonly byBalance?: true }
  | { readonly kind: 'reverted'; readonly row: LogRow }
  | { readonly kind: 'mismatch'; readonly rows: readonly LogRow[] }
  | { readonly kind: 'absent' }
  | { readonly kind: 'untrusted'; readonly why: UntrustedReason };

export type UntrustedReason =
  | 'rowWithoutSerial'
  | 'rowWithoutFields'
  | 'targetNotFound'
  | 'knownNotFound'
  | 'randomFound'
  | 'noKnownSerial'
  | 'logUnreadable'
  /** It bears no serial of ours: no row could ever be told to be its own. */
  | 'neverInLog'
  | BalanceDoubt;

/** Why a balance proves nothing (`balance.ts`). */
export type BalanceDoubt = 'balanceMovedOtherwise' | 'balanceTooOld' | 'balanceShared';

/** `parent` is the revocation's target where that is this till's own operation. */
export function subjectOf(operation: Operation, parent: Operation | null): Subject {
  const { payload } = operation;
  if (payload.kind !== 'revocation') {
    return {
      cardNo: operation.cardNo,
      serial: operation.serial,
      voucher: null,
      amount: operation.amount,
      kind: operation.kind,
    };
  }
  return parent === null
    ? {
        cardNo: operation.cardNo,
        serial: null,
        voucher: payload.voucher,
        // Nothing moves nothing: 0 stands for an amount that could not be asked for.
        amount: payload.amount === 0 ? null : payload.amount,
        kind: null,
      }
    : {
        cardNo: parent.cardNo,
        serial: parent.serial,
        voucher: parent.voucher,
        amount: parent.amount,
        kind: parent.kind,
      };
}

/** 6.12.2 as it is asked for this subject. */
export function queryOf(subject: Subject): LogQuery {
  return { cardNo: subject.cardNo, serial: subject.serial };
}

/**
 * Section 4.5: serial and card and amount and kind must match, in exactly one row. Another amount, card or kind, or two
 * rows: `mismatch`. A nulled field decides nothing. A revocation's own row may bear its target's serial: it is set aside.
 */
export function judge(subject: Subject, rows: readonly LogRow[]): Finding {
  const named = rows.filter((row) => isNamed(subject, row));
  const own = ownRows(subject, rows);
  const [row] = own;
  if (row === undefined) {
    const nameless = rows.some((candidate) => nameOf(subject, candidate) === null) || named.length > 0;
    return nameless ? { kind: 'untrusted', why: 'rowWithoutSerial' } : { kind: 'absent' };
  }
  if (own.some((candidate) => contradicts(subject, candidate))) {
    return { kind: 'mismatch', rows: own };
  }
  if (own.some((candidate) => !isComplete(subject, candidate))) {
    return { kind: 'untrusted', why: 'rowWithoutFields' };
  }
  if (own.length > 1) {
    return { kind: 'mismatch', rows: own };
  }
  return row.revoked ? { kind: 'reverted', row } : { kind: 'applied', row };
}

/** For a revocation: its target stands in the log, not undone = the revocation is absent; no target = the log cannot be trusted. */
export function judgeRevocation(subject: Subject, rows: readonly LogRow[]): Finding {
  const target = judge(subject, rows);
  switch (target.kind) {
    case 'applied':
      return { kind: 'absent' };
    case 'reverted':
      return { kind: 'applied', row: target.row };
    case 'absent':
      return { kind: 'untrusted', why: 'targetNotFound' };
    case 'mismatch':
    case 'untrusted':
      return target;
  }
}

function ownRows(subject: Subject, rows: readonly LogRow[]): readonly LogRow[] {
  return rows.filter((row) => isNamed(subject, row) && row.kind !== 'revocation');
}

function nameOf(subject: Subject, row: LogRow): string | null {
  return subject.serial === null ? row.voucher : row.serial;
}

function isNamed(subject: Subject, row: LogRow): boolean {
  const name = nameOf(subject, row);
  return name !== null && name === (subject.serial ?? subject.voucher);
}

function contradicts(subject: Subject, row: LogRow): boolean {
  return (
    (row.cardNo !== null && row.cardNo !== subject.cardNo) ||
    (row.amount !== null && subject.amount !== null && row.amount !== subject.amount) ||
    (row.kind !== null && subject.kind !== null && row.kind !== subject.kind)
  );
}

/** Without the voucher an applied operation could never be revoked, so a row without it proves too little. */
function isComplete({ kind, amount }: Subject, row: LogRow): boolean {
  // What moves points, coupons or cards only has no money whose amount a row must bear.
  const isMoneyKnown = row.amount !== null || (kind === 'service' && amount === 0);
  return row.cardNo !== null && isMoneyKnown && row.kind !== null && row.voucher !== null;
}

/** The voucher that the log shows for the subject: where exactly one row is its own, whatever else that row says. */
export function voucherIn(subject: Subject, rows: readonly LogRow[]): string | null {
  const [row, ...others] = ownRows(subject, rows);
  return row === undefined || others.length > 0 ? null : row.voucher;
}

/** Whether it is a balance that proves nothing. */
export function isBalanceDoubt(why: UntrustedReason): why is BalanceDoubt {
  return why === 'balanceMovedOtherwise' || why === 'balanceTooOld' || why === 'balanceShared';
}

/** Control 1: the answer to a query for a serial that must be there. */
export function knownIsFound(known: LogQuery, rows: readonly LogRow[]): boolean {
  return rows.some((row) => row.serial === known.serial && row.cardNo === known.cardNo && row.amount !== null);
}

/** Trusted "not found" answers of one operation, by monotonic time (ms). Kept in memory: a restart counts anew. */
export type Tally = { readonly first: number | null; readonly answers: number };

export const emptyTally: Tally = { first: null, answers: 0 };

/** The tally after one more trusted "not found" at this monotonic time (ms). */
export function countAnswer(tally: Tally, now: number): Tally {
  return { first: tally.first ?? now, answers: tally.answers + 1 };
}

export const answersNeeded = 3;

/** 4.6: enough answers, over the whole quarantine (ms). */
export function quarantineOver(tally: Tally, now: number, quarantine: number): boolean {
  return tally.first !== null && tally.answers >= answersNeeded && now - tally.first >= quarantine;
}

/** Q of section 4.6: max(180 s, 2 × the deadline of an attempt, 2 × the log's lag). ms. */
export function quarantineOf(deadline: number, logLag: number): number {
  return Math.max(180_000, 2 * deadline, 2 * logLag);
}

/** A log that answers but cannot be trusted for so many quarantines makes the operation a person's affair. */
const untrustedQuarantines = 10;

/**
 * Without any known serial no control can ever pass, so waiting longer than Q proves nothing; and what was refused in
 * plain words need not block its card at all: it leaves the lane at once and is closed when a control becomes possible.
 * What the log can never show is not waited for. A balance that proves nothing will not prove more later: only where the same
 * payment may be sent again, it is, after a quarantine.
 */
export function patienceWith(
  why: UntrustedReason,
  quarantine: number,
  { refused, repeatProven }: { readonly refused: boolean; readonly repeatProven: boolean },
): number {
  if (why === 'neverInLog') {
    return 0;
  }
  if (isBalanceDoubt(why)) {
    return repeatProven ? quarantine : 0;
  }
  if (why !== 'noKnownSerial') {
    return untrustedQuarantines * quarantine;
  }
  return refused ? 0 : quarantine;
}

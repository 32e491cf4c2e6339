// What a group comes to: everything that is to be said of its operations, its rows of the log and its bills, the gravest first. Pure.
import { type MatchCause, matchCauses } from '../../../shared/match.ts';
import { addFen, type Fen, zeroFen } from '../../../shared/money.ts';
import type { Group, JoinedRow } from './join.ts';
import type { MatchBill, MatchInput, MatchOperation } from './sides.ts';
import { isBooked, isOpen } from './sides.ts';

/** A log that shows an operation after so long is slow, not wrong. Ms. */
const logPatience = 600_000;
/** So long after a bill was closed its card may still be on the way to the till. Ms. */
const cardPatience = 1_800_000;
/** As the contract check's serials are made (probe-serials.ts): a P before the last seven letters. */
const probeSerial = /P[0-9A-Z]{7}$/;

/** What the judge knows beside the group itself. */
export type JudgeFacts = Pick<MatchInput, 'from' | 'to' | 'now' | 'terminalNo' | 'cardModesKnown' | 'lacking'> & {
  readonly log: MatchInput['log']['state'];
  readonly bills: MatchInput['bills']['state'];
  /** Serials and vouchers that a live row of the log says are undone. */
  readonly undoneThere: ReadonlySet<string>;
  /** Serials and vouchers whose revocation is on its way here. */
  readonly beingUndone: ReadonlySet<string>;
};

const rank = new Map((Object.keys(matchCauses) as MatchCause[]).map((cause, index) => [cause, index]));

/** The causes of a group, each once, the gravest first; never none. */
export function judgeGroup(group: Group, facts: JudgeFacts): readonly [MatchCause, ...MatchCause[]] {
  const found: MatchCause[] = [];
  for (const operation of group.operations) {
    found.push(judgeOperation(operation, group, facts));
    if (operation.billNo !== null && facts.bills === 'read' && isLive(operation) && !hasBill(operation, group)) {
      found.push('billMissing');
    }
  }
  for (const joined of group.rows) {
    if (joined.operation === null && !joined.undoes) {
      found.push(judgeStranger(joined, group, facts));
    }
  }
  for (const { bill } of group.bills) {
    const cause = judgeBill(bill, group, facts);
    if (cause !== null) {
      found.push(cause);
    }
  }
  const [first = 'agreed', ...others] = found.length < 2 ? found : gravestFirst(found);
  return [first, ...others];
}

function gravestFirst(causes: readonly MatchCause[]): readonly MatchCause[] {
  return [...new Set(causes)].sort((left, right) => (rank.get(left) ?? 0) - (rank.get(right) ?? 0));
}

function isLive({ state }: MatchOperation): boolean {
  return state === 'applied';
}

function hasBill({ billNo }: MatchOperation, { bills }: Group): boolean {
  return bills.some(({ bill }) => bill.billNo === billNo && !bill.gone);
}

/** An operation against its rows of the log. */
function judgeOperation(operation: MatchOperation, group: Group, facts: JudgeFacts): MatchCause {
  const rows = group.rows.filter((joined) => joined.operation === operation);
  const live = rows.filter(({ row }) => !row.revoked);
  if (isOpen(operation)) {
    return live.length > 0 ? 'bookedOpen' : openCause(operation);
  }
  if (facts.log !== 'read') {
    return facts.log === 'absent' ? 'logAbsent' : 'logUnread';
  }
  if (!isBooked(operation)) {
    return live.length > 0 ? 'ghost' : 'refused';
  }
  if (rows.length === 0) {
    return unshown(operation, facts);
  }
  if (live.length > 1) {
    return 'twoLogRows';
  }
  const differing =
    operation.state === 'applied' ? judgeApplied(operation, rows, live, facts) : judgeUndone(operation, live, facts);
  return differing ?? agreement(operation, rows, facts);
}

function openCause({ state }: MatchOperation): MatchCause {
  return state === 'manual' ? 'manual' : state === 'unknown' ? 'unknown' : 'waiting';
}

/** Booked here, and no row of the log is it. */
function unshown(operation: MatchOperation, facts: JudgeFacts): MatchCause {
  const { kind, parent, parentVoucher, traced, at, updatedAt } = operation;
  if (!traced) {
    return 'untraced';
  }
  // A platform may show a revocation on the row that it undid, and nowhere else.
  if (kind === 'revocation' && (facts.undoneThere.has(parent ?? '') || facts.undoneThere.has(parentVoucher ?? ''))) {
    return 'agreed';
  }
  // It came in with a bill; its own day's match says where it stands.
  if (at < facts.from || at >= facts.to) {
    return 'otherDay';
  }
  return facts.now - updatedAt < logPatience ? 'logLag' : 'notInLog';
}

function judgeApplied(
  { kind, amount, serial, voucher }: MatchOperation,
  rows: readonly JoinedRow[],
  live: readonly JoinedRow[],
  { beingUndone }: JudgeFacts,
): MatchCause | null {
  if (live.length === 0) {
    return beingUndone.has(serial) || beingUndone.has(voucher ?? '') ? 'revocationOpen' : 'undoneThere';
  }
  const differs = rows.some(({ row }) => row.amount !== null && row.amount !== amount);
  return kind !== 'service' && differs ? 'logAmount' : null;
}

function judgeUndone({ updatedAt }: MatchOperation, live: readonly JoinedRow[], { now }: JudgeFacts): MatchCause {
  if (live.length === 0) {
    return 'undoneBoth';
  }
  return now - updatedAt < logPatience ? 'logLag' : 'undoneHereOnly';
}

function agreement({ serial, at }: MatchOperation, rows: readonly JoinedRow[], facts: JudgeFacts): MatchCause {
  if (facts.lacking.has(serial)) {
    return 'logLate';
  }
  const isOfDay = (moment: number) => moment >= facts.from && moment < facts.to;
  if (!isOfDay(at) || rows.some(({ row }) => row.at !== null && !isOfDay(row.at))) {
    return 'otherDay';
  }
  return rows.some(({ by }) => by === 'amount') ? 'byAmount' : 'agreed';
}

/** A row that is no operation of this journal. */
function judgeStranger({ row }: JoinedRow, { bills }: Group, { terminalNo }: JudgeFacts): MatchCause {
  if (row.terminalNo === terminalNo) {
    return row.serial !== null && probeSerial.test(row.serial) ? 'probe' : 'ourTerminal';
  }
  return bills.length > 0 ? 'paidAtOther' : 'otherTill';
}

/** A bill against what paid it, here and elsewhere; null where an operation that is still open will tell. */
function judgeBill(bill: MatchBill, group: Group, facts: JudgeFacts): MatchCause | null {
  if (facts.bills !== 'read') {
    return 'billsUnread';
  }
  const live = group.operations.filter(isLive);
  const others = group.rows.filter(({ row, operation, undoes }) => operation === null && !undoes && !row.revoked);
  const paid = live.length + others.length;
  if (paid === 0) {
    return group.operations.some(isOpen) ? null : judgeUnpaid(bill, group, facts);
  }
  if (bill.due.kind === 'none') {
    return 'billOtherPayment';
  }
  const counter = live.filter(({ gateway }) => !gateway).length;
  if (counter > 0 && others.length > 0) {
    return 'paidElsewhereToo';
  }
  if (others.length > 1 || counter > 1 || (counter === 1 && live.length > 1)) {
    return 'twoPayments';
  }
  const sums = [...live, ...others.map(({ row }) => row)].map(({ kind, amount }) =>
    kind === 'service' ? null : amount,
  );
  if (bill.due.kind === 'notWholeFen' || !isPaidBy(sums, bill.due.amount)) {
    return 'billAmount';
  }
  return bill.late ? 'billLate' : 'agreed';
}

/** Points at a terminal have no amount in money: what they paid is then for UniPOS to say. */
function isPaidBy(sums: readonly (Fen | null)[], due: Fen): boolean {
  return sums.some((amount) => amount === null) || addFen(zeroFen, ...sums.flatMap((amount) => amount ?? [])) === due;
}

function judgeUnpaid(bill: MatchBill, { operations }: Group, { now, cardModesKnown }: JudgeFacts): MatchCause {
  if (bill.gone) {
    return 'billGone';
  }
  if (bill.due.kind === 'none') {
    return 'otherPayments';
  }
  if (operations.some(({ state }) => state === 'reverted')) {
    return 'undoneNotPaid';
  }
  if (!cardModesKnown) {
    return 'cardUnknown';
  }
  if (bill.due.kind === 'notWholeFen') {
    return 'notWholeFen';
  }
  return bill.closedAt !== null && now - bill.closedAt < cardPatience ? 'billFresh' : 'notCharged';
}

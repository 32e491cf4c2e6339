// The platform's rows beside the till's own operations, joined by voucher and serial, newest first. Pure.
import type { TransactionPlace, TransactionRow } from '../../../shared/transactions.ts';
import type { PlatformTransaction } from '../../backends/ports/transactions.ts';
import type { Operation } from '../../queue/operation.ts';
import { leavesTrace } from '../../queue/traces.ts';
import { maskCard } from '../masks.ts';

/** How the till's own operations are found. */
export type OwnOperations = {
  get(serial: string): Operation | null;
  byVoucher(voucher: string): Operation | null;
  revocationsOf(serial: string): readonly Operation[];
};

export type JoinFacts = {
  /** As far as the platform's log was read; null where it could not be asked. */
  readonly platform: readonly PlatformTransaction[] | null;
  /** Whether that is all of it. */
  readonly complete: boolean;
  /** The till's operations of the same cards, newest first. */
  readonly own: readonly Operation[];
};

/** Two clocks may differ by so much. Ms. */
const clockTolerance = 600_000;

/**
 * Every row of the platform, with the operation of this till that it is; and every operation that no row tells of, as far back as the rows
 * go: the platform books an operation after it was accepted here, so what is newer than the oldest row would be among them.
 */
export function joinTransactions({ platform, complete, own }: JoinFacts, operations: OwnOperations): TransactionRow[] {
  if (platform === null) {
    return own.map((operation) => ownRow(operation, 'unasked'));
  }
  const matched = new Set<string>();
  const rows = platform.map((row, index) => {
    const operation = operationOf(row, platform, operations);
    if (operation === null || matched.has(operation.serial)) {
      return platformRow(row, index);
    }
    matched.add(operation.serial);
    return bothRow(row, operation);
  });
  const oldest = platform.reduce((least, { at }) => Math.min(least, at ?? least), Number.POSITIVE_INFINITY);
  const horizon = complete ? Number.NEGATIVE_INFINITY : oldest + clockTolerance;
  const missing = own.filter(({ serial, createdAt }) => !matched.has(serial) && createdAt >= horizon);
  return [...rows, ...missing.map((operation) => ownRow(operation, placeOf(operation)))].sort(
    (left, right) => (right.at ?? 0) - (left.at ?? 0),
  );
}

function placeOf(operation: Operation): TransactionPlace {
  return leavesTrace(operation) ? 'here' : 'untraced';
}

/** The operation of this till that a row tells of. A revocation's row may bear its own serial, that of what it undid, or none. */
function operationOf(
  row: PlatformTransaction,
  rows: readonly PlatformTransaction[],
  operations: OwnOperations,
): Operation | null {
  const found = row.voucher === null ? null : operations.byVoucher(row.voucher);
  if (found !== null && isOf(row, found)) {
    return found;
  }
  const bySerial = row.serial === null ? null : operations.get(row.serial);
  if (bySerial !== null && isOf(row, bySerial)) {
    return bySerial;
  }
  if (row.kind !== 'revocation' || row.revokesId === null) {
    return null;
  }
  const undone = rows.find(({ id }) => id === row.revokesId)?.voucher ?? null;
  const target = undone === null ? null : operations.byVoucher(undone);
  const revocations = target === null ? [] : operations.revocationsOf(target.serial);
  return revocations.find(({ state }) => state === 'applied') ?? null;
}

/** Another store's voucher may be the same number, and another card's serial never ours. */
function isOf(row: PlatformTransaction, { kind, cardNo }: Operation): boolean {
  const sameKind = row.kind === null || row.kind === 'other' || row.kind === kind;
  return sameKind && (row.cardNo === null || row.cardNo === cardNo || kind === 'service');
}

function platformRow(row: PlatformTransaction, index: number): TransactionRow {
  return {
    key: `there ${row.id ?? row.voucher ?? row.serial ?? index}`,
    place: 'there',
    serial: row.serial,
    voucher: row.voucher,
    at: row.at,
    kind: row.kind,
    service: null,
    name: row.name,
    state: null,
    amount: row.amount,
    platformAmount: row.amount,
    differs: false,
    storeBalance: row.storeBalance,
    revoked: row.revoked,
    maskedCard: row.cardNo === null ? null : maskCard(row.cardNo),
    memberName: null,
    terminalNo: row.terminalNo,
    operator: row.operator,
    storeName: row.storeName,
    remark: row.remark,
  };
}

function ownRow(operation: Operation, place: TransactionPlace): TransactionRow {
  const { payload } = operation;
  return {
    key: operation.serial,
    place,
    serial: operation.serial,
    voucher: operation.voucher,
    at: operation.createdAt,
    kind: operation.kind,
    service: payload.kind === 'service' ? payload.service : null,
    name: null,
    state: operation.state,
    amount: operation.amount,
    platformAmount: null,
    differs: false,
    storeBalance: operation.answer?.storeBalance ?? null,
    revoked: operation.state === 'reverted',
    maskedCard: maskCard(operation.cardNo),
    memberName: operation.memberName,
    terminalNo: operation.terminalNo,
    operator: operation.operator,
    storeName: null,
    remark: payload.kind === 'consumption' ? payload.remark : null,
  };
}

/** A service's amount is what it is about, and may be none in the platform's log: only a sale, a recharge and a revocation are compared. */
function bothRow(row: PlatformTransaction, operation: Operation): TransactionRow {
  const own = ownRow(operation, 'both');
  return {
    ...own,
    voucher: own.voucher ?? row.voucher,
    at: row.at ?? own.at,
    name: row.name,
    platformAmount: row.amount,
    differs: operation.kind !== 'service' && row.amount !== null && row.amount !== operation.amount,
    storeBalance: row.storeBalance ?? own.storeBalance,
    revoked: row.revoked || own.revoked,
    storeName: row.storeName,
    remark: row.remark ?? own.remark,
  };
}

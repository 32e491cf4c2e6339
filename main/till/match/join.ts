// What belongs together: operations, rows of the log and bills joined by serial, voucher, what was revoked, bill number and reference; then
// by amount and time, where exactly one pair fits. Pure; every join is a look-up, so a day takes time in proportion to its rows.
import type { MatchKey } from '../../../shared/match.ts';
import type { PlatformTransaction } from '../../backends/ports/transactions.ts';
import { billNamedBy } from '../unipos/bill-remark.ts';
import { joinByAmount } from './join-by-amount.ts';
import { createUnion } from './joined.ts';
import type { MatchBill, MatchInput, MatchOperation } from './sides.ts';

export type JoinedRow = {
  readonly row: PlatformTransaction;
  /** The operation that it tells of. Null: none of this till. */
  readonly operation: MatchOperation | null;
  /** Of a revocation that no operation of this till is: it stands beside what it undid. */
  readonly undoes: boolean;
  readonly by: MatchKey | null;
};
export type JoinedBill = { readonly bill: MatchBill; readonly by: MatchKey | null };

/** What belongs together. Each row of each side is in exactly one group. */
export type Group = {
  readonly operations: readonly MatchOperation[];
  readonly rows: readonly JoinedRow[];
  readonly bills: readonly JoinedBill[];
};

type Link = { operation: number | null; undoes: number | null; by: MatchKey | null };

/** Groups in the order of the journal, then of the log, then of the bills. */
export function joinSides({ journal, log, bills }: MatchInput): readonly Group[] {
  const operations = indexOperations(journal);
  const links = linkRows(journal, log.rows, operations);
  const union = createUnion(journal.length + log.rows.length + bills.rows.length);
  const rowAt = (index: number) => journal.length + index;
  const billAt = (index: number) => journal.length + log.rows.length + index;
  const billBy: (MatchKey | null)[] = bills.rows.map(() => null);

  const billIndex = new Map(bills.rows.map(({ billNo }, index) => [billNo, index]));
  const byReference = new Map(bills.rows.flatMap(({ references }, index) => references.map((each) => [each, index])));
  function joinBill(bill: number | undefined, node: number, by: MatchKey, shopNo: string | null): boolean {
    if (bill === undefined || (shopNo !== null && bills.rows[bill]?.shopNo !== shopNo)) {
      return false;
    }
    union.join(billAt(bill), node);
    billBy[bill] ??= by;
    return true;
  }
  for (const [index, { billNo, shopNo, references }] of journal.entries()) {
    if (billNo === null) {
      const named = references.find((each) => byReference.has(each));
      joinBill(byReference.get(named ?? ''), index, 'reference', null);
    } else {
      joinBill(billIndex.get(billNo), index, 'billNo', shopNo);
    }
  }
  const naming = new Set<number>();
  for (const [index, link] of links.entries()) {
    const row = log.rows[index];
    if (link.operation !== null) {
      union.join(rowAt(index), link.operation);
    } else if (link.undoes !== null) {
      union.join(rowAt(index), rowAt(link.undoes));
    } else if (row !== undefined && row.kind !== 'revocation') {
      const named =
        joinBill(billIndex.get(billNamedBy(row.remark) ?? ''), rowAt(index), 'remark', null) ||
        joinBill(byReference.get(row.voucher ?? ''), rowAt(index), 'reference', null);
      if (named) {
        naming.add(index);
      }
    }
  }
  const left = { journal, rows: log.rows, bills: bills.rows, links, billBy, naming };
  for (const { operation, row, bill } of joinByAmount(left)) {
    const node = operation ?? (row === null ? null : rowAt(row));
    if (row !== null && operation !== null) {
      union.join(rowAt(row), operation);
      links[row] = { operation, undoes: null, by: 'amount' };
    }
    if (bill !== null && node !== null) {
      union.join(billAt(bill), node);
      billBy[bill] = 'amount';
    }
  }
  return union.groups().map((nodes) => {
    const group = { operations: [] as MatchOperation[], rows: [] as JoinedRow[], bills: [] as JoinedBill[] };
    for (const node of nodes) {
      const operation = journal[node];
      const rowIndex = node - journal.length;
      const row = log.rows[rowIndex];
      const billIndexed = rowIndex - log.rows.length;
      const bill = bills.rows[billIndexed];
      if (operation !== undefined) {
        group.operations.push(operation);
      } else if (row !== undefined) {
        group.rows.push(joinedRow(row, links[rowIndex], journal));
      } else if (bill !== undefined) {
        group.bills.push({ bill, by: billBy[billIndexed] ?? null });
      }
    }
    return group;
  });
}

function joinedRow(row: PlatformTransaction, link: Link | undefined, journal: readonly MatchOperation[]): JoinedRow {
  const operation = link === undefined || link.operation === null ? null : (journal[link.operation] ?? null);
  return { row, operation, undoes: link !== undefined && link.undoes !== null, by: link?.by ?? null };
}

type OperationIndex = {
  readonly bySerial: ReadonlyMap<string, number>;
  readonly byVoucher: ReadonlyMap<string, readonly number[]>;
  /** Revocations by the serial or the voucher of what they undo. */
  readonly revocationsOf: ReadonlyMap<string, readonly number[]>;
};

function indexOperations(journal: readonly MatchOperation[]): OperationIndex {
  const bySerial = new Map<string, number>();
  const byVoucher = new Map<string, number[]>();
  const revocationsOf = new Map<string, number[]>();
  for (const [index, { serial, voucher, kind, parent, parentVoucher }] of journal.entries()) {
    bySerial.set(serial, index);
    if (voucher !== null) {
      put(byVoucher, voucher, index);
    }
    const undone = kind === 'revocation' ? (parent ?? parentVoucher) : null;
    if (undone !== null) {
      put(revocationsOf, undone, index);
    }
  }
  return { bySerial, byVoucher, revocationsOf };
}

function put(map: Map<string, number[]>, key: string, index: number): void {
  const known = map.get(key);
  if (known === undefined) {
    map.set(key, [index]);
  } else {
    known.push(index);
  }
}

/** Which operation each row tells of. A revocation's row may bear its own serial, that of what it undid, or none. */
function linkRows(
  journal: readonly MatchOperation[],
  rows: readonly PlatformTransaction[],
  { bySerial, byVoucher, revocationsOf }: OperationIndex,
): Link[] {
  const fits = (row: PlatformTransaction, index: number | undefined): index is number => {
    const operation = index === undefined ? undefined : journal[index];
    return operation !== undefined && isOf(row, operation);
  };
  const links: Link[] = rows.map((row) => {
    const voucher = (row.voucher === null ? [] : (byVoucher.get(row.voucher) ?? [])).find((index) => fits(row, index));
    if (voucher !== undefined) {
      return { operation: voucher, undoes: null, by: 'voucher' };
    }
    const serial = row.serial === null ? undefined : bySerial.get(row.serial);
    return fits(row, serial)
      ? { operation: serial, undoes: null, by: 'serial' }
      : { operation: null, undoes: null, by: null };
  });
  const byId = new Map(rows.flatMap(({ id }, index) => (id === null ? [] : [[id, index] as const])));
  const taken = new Set(links.flatMap(({ operation }) => operation ?? []));
  for (const [index, row] of rows.entries()) {
    if (row.kind !== 'revocation' || links[index]?.operation !== null) {
      continue;
    }
    const undone = row.revokesId === null ? undefined : byId.get(row.revokesId);
    const named = undone === undefined ? undefined : links[undone]?.operation;
    const target = named ?? (row.serial === null ? null : (bySerial.get(row.serial) ?? null));
    const operation = target === null || target === undefined ? undefined : journal[target];
    const voucher = (undone === undefined ? null : rows[undone]?.voucher) ?? operation?.voucher ?? null;
    const candidates = [
      ...(operation === undefined ? [] : (revocationsOf.get(operation.serial) ?? [])),
      ...(voucher === null ? [] : (revocationsOf.get(voucher) ?? [])),
    ];
    const own = candidates.find((each) => !taken.has(each) && journal[each]?.state === 'applied');
    if (own !== undefined) {
      taken.add(own);
      links[index] = { operation: own, undoes: null, by: 'revokes' };
    } else if (undone !== undefined && undone !== index) {
      links[index] = { operation: null, undoes: undone, by: 'revokes' };
    }
  }
  return links;
}

/** Another store's voucher may be the same number, and another card's serial never ours. A service's row may be coded as the sale that it is. */
function isOf(row: PlatformTransaction, { kind, cardNo }: MatchOperation): boolean {
  const sameKind =
    row.kind === null || row.kind === 'other' || row.kind === kind || (kind === 'service' && row.kind !== 'revocation');
  return sameKind && (row.cardNo === null || row.cardNo === cardNo || kind === 'service');
}

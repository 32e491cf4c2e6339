// The last way to join: the same amount at about the same time, and only where exactly one pair fits. Pure.
import type { MatchKey } from '../../../shared/match.ts';
import type { PlatformTransaction } from '../../backends/ports/transactions.ts';
import type { MatchBill, MatchOperation } from './sides.ts';

/** Two clocks may differ, and a call may take its time. Ms. */
const logWindow = 600_000;
/** A bill is closed before or after its card is read. Ms. */
const billWindow = 1_800_000;
/** More of the same amount at the same time are no pair, whatever their cards. */
const mostLookedAt = 50;

type Unjoined = {
  readonly journal: readonly MatchOperation[];
  readonly rows: readonly PlatformTransaction[];
  readonly bills: readonly MatchBill[];
  readonly links: readonly { readonly operation: number | null; readonly undoes: number | null }[];
  readonly billBy: readonly (MatchKey | null)[];
  /** Rows that name a bill. */
  readonly naming: ReadonlySet<number>;
};
/** Indexes of what was found to be the same; a bill goes with an operation, or with a row that is no operation's. */
export type FoundPair = {
  readonly operation: number | null;
  readonly row: number | null;
  readonly bill: number | null;
};

type Item = { readonly index: number; readonly at: number; readonly key: string; readonly cardNo: string | null };

/** Rows that bear neither serial nor voucher to the operations that have no row; then bills that nobody paid to what paid no bill. */
export function joinByAmount({ journal, rows, bills, links, billBy, naming }: Unjoined): readonly FoundPair[] {
  const hasRow = new Set(links.flatMap(({ operation }) => operation ?? []));
  const lonely = journal.flatMap(({ kind, state, amount, at, cardNo, traced }, index) => {
    const awaited = (state === 'applied' || state === 'reverted') && traced && kind !== 'service';
    return awaited && !hasRow.has(index) ? [{ index, at, key: `${kind} ${amount}`, cardNo }] : [];
  });
  const strangers = rows.flatMap(({ kind, serial, voucher, amount, at, cardNo }, index) => {
    const free = links[index]?.operation === null && links[index]?.undoes === null;
    const nameless = serial === null && voucher === null;
    return free && nameless && at !== null && amount !== null && kind !== null
      ? [{ index, at, key: `${kind} ${amount}`, cardNo }]
      : [];
  });
  const found: FoundPair[] = pairs(lonely, strangers, logWindow).map(([operation, row]) => ({
    operation,
    row,
    bill: null,
  }));
  const takenRows = new Set(found.flatMap(({ row }) => row ?? []));

  const unpaid = bills.flatMap(({ due, closedAt, gone }, index) =>
    billBy[index] === null && due.kind === 'amount' && closedAt !== null && !gone
      ? [{ index, at: closedAt, key: String(due.amount), cardNo: null }]
      : [],
  );
  const sales = journal.flatMap(({ kind, state, amount, at, billNo, cardNo }, index) =>
    kind === 'consumption' && state === 'applied' && billNo === null
      ? [{ index, at, key: String(amount), cardNo }]
      : [],
  );
  const ours = pairs(sales, unpaid, billWindow);
  const paid = new Set(ours.map(([, bill]) => bill));
  const theirs = rows.flatMap(({ kind, amount, at, cardNo, revoked }, index) => {
    const free =
      links[index]?.operation === null && links[index]?.undoes === null && !takenRows.has(index) && !naming.has(index);
    return free && kind === 'consumption' && !revoked && amount !== null && at !== null
      ? [{ index, at, key: String(amount), cardNo }]
      : [];
  });
  const others = pairs(
    theirs,
    unpaid.filter(({ index }) => !paid.has(index)),
    billWindow,
  );
  return [
    ...found,
    ...ours.map(([operation, bill]) => ({ operation, row: null, bill })),
    ...others.map(([row, bill]) => ({ operation: null, row, bill })),
  ];
}

/** The pairs of indexes in which each is the only one that fits the other. */
function pairs(left: readonly Item[], right: readonly Item[], window: number): readonly (readonly [number, number])[] {
  const [lefts, rights] = [byKey(left), byKey(right)];
  return left.flatMap((item) => {
    const partner = only(item, rights.get(item.key), window);
    const back = partner === null ? null : only(partner, lefts.get(item.key), window);
    return partner !== null && back === item ? [[item.index, partner.index] as const] : [];
  });
}

function byKey(items: readonly Item[]): ReadonlyMap<string, readonly Item[]> {
  const map = new Map<string, Item[]>();
  for (const item of [...items].sort((first, second) => first.at - second.at)) {
    const known = map.get(item.key);
    if (known === undefined) {
      map.set(item.key, [item]);
    } else {
      known.push(item);
    }
  }
  return map;
}

/** The one that fits, or null where there is none or more than one. */
function only(item: Item, among: readonly Item[] | undefined, window: number): Item | null {
  if (among === undefined) {
    return null;
  }
  let found: Item | null = null;
  for (let at = firstFrom(among, item.at - window), looked = 0; at < among.length; at += 1, looked += 1) {
    const other = among[at];
    if (other === undefined || other.at > item.at + window) {
      break;
    }
    if (looked >= mostLookedAt) {
      return null;
    }
    if (item.cardNo === null || other.cardNo === null || item.cardNo === other.cardNo) {
      if (found !== null) {
        return null;
      }
      found = other;
    }
  }
  return found;
}

/** The first of the sorted items that is not before `from`, found by halving. */
function firstFrom(items: readonly Item[], from: number): number {
  let low = 0;
  let high = items.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((items[middle]?.at ?? from) < from) {
      low = middle + 1;
    } else {
      high = middle;
    }
  }
  return low;
}

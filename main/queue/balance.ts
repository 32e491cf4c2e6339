// What a card's balance proves about one operation, on a platform that has no log (docs/decisions/0007). Pure.
import type { Operation, OperationEvent } from './operation.ts';
import type { AccountBalance, BalanceWitness, LogRow } from './ports.ts';
import type { Finding } from './resolution.ts';

/**
 * Between two looks at an account, the first before the attempt was posted, never more than so long (ms): what others do to the card in the
 * meantime is all that could deceive us.
 */
export const balanceLife = 300_000;

/** What this process saw of the account. Times monotonic ms. */
export type Witnessed = BalanceWitness & {
  /** When it was last seen as it was before the attempt. */
  readonly seenAt: number;
  /** Every attempt that may have been posted was posted after this look; else the balance as it was proves no absence. */
  readonly isWhole: boolean;
  /** Why it proves nothing any more: it moved by something else, or another operation of the card may have moved it. */
  readonly spoiltBy: 'balanceMovedOtherwise' | 'balanceShared' | null;
};

/**
 * `applied`: the account moved by exactly what the operation takes. `absent`: it stands as it was. Everything else proves nothing, and
 * what an earlier process saw does not either: nobody knows how long that is ago. `now` monotonic ms.
 */
export function judgeBalance(
  operation: Operation,
  witnessed: Witnessed | null,
  accounts: readonly AccountBalance[],
  now: number,
): Finding {
  if (witnessed === null || now - witnessed.seenAt > balanceLife) {
    return { kind: 'untrusted', why: 'balanceTooOld' };
  }
  if (witnessed.spoiltBy !== null) {
    return { kind: 'untrusted', why: witnessed.spoiltBy };
  }
  const balance = accounts.find(({ account }) => account === witnessed.account)?.balance;
  if (balance === witnessed.balance - witnessed.quantity) {
    return { kind: 'applied', row: rowOf(operation), byBalance: true };
  }
  if (balance === witnessed.balance) {
    return witnessed.isWhole ? { kind: 'absent' } : { kind: 'untrusted', why: 'balanceTooOld' };
  }
  return { kind: 'untrusted', why: 'balanceMovedOtherwise' };
}

/** As a log would show it. Such a platform gives no voucher: the serial, which was sent along, stands for one. */
function rowOf({ serial, cardNo, kind, amount }: Operation): LogRow {
  return {
    serial,
    cardNo,
    voucher: serial,
    kind,
    amount,
    revoked: false,
    revokes: null,
    storeBalance: null,
    at: null,
  };
}

/**
 * Whether the newest attempt was provably never posted: its balance was never noted, and no byte may leave before that. Only for what is
 * `sending`: a restored or handed over file says nothing about the attempts of others, and its operations are `unknown`.
 */
export function wasNeverPosted(events: readonly OperationEvent[]): boolean {
  const last = events.findLast(({ reason }) => reason === 'sendStarted' || reason === 'balanceBefore');
  return last?.reason === 'sendStarted';
}

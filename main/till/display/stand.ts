// Where the guest's screen stands: whom it serves, what is due, which operation it follows, which code it offers. Pure: a value and
// what happens to it, each answering the next value.
import type { Fen } from '../../../shared/money.ts';
import type { OperationView } from '../../../shared/operation.ts';
import type { CardFacts } from './scene.ts';

export type Due = { readonly what: 'consumption' | 'recharge'; readonly amount: Fen };

/** `until`: wall ms UTC at which it goes by itself. */
export type Followed = {
  readonly intent: string;
  /** Null until the operation is durable. */
  readonly operation: OperationView | null;
  readonly cardNo: string | null;
  /** Whether it is of the card that is served: then its balances may be seen. */
  readonly own: boolean;
  readonly before: CardFacts | null;
  readonly until: number | null;
};

export type OfferedCode = {
  readonly what: 'recharge' | 'card';
  readonly text: string;
  readonly expiresAt: number | null;
};

export type Stand = {
  readonly cardNo: string | null;
  readonly due: Due | null;
  readonly followed: Followed | null;
  readonly code: OfferedCode | null;
  readonly testUntil: number | null;
};

export const emptyStand: Stand = { cardNo: null, due: null, followed: null, code: null, testUntil: null };

/** The cashier serves this card, or nobody. The thanks to a guest stay a while, but never in front of another. */
export function serves(stand: Stand, cardNo: string | null, sale: boolean): Stand {
  const same = cardNo === stand.cardNo;
  const other = cardNo !== null && stand.followed !== null && stand.followed.cardNo !== cardNo;
  return {
    ...stand,
    cardNo,
    due: sale && same ? stand.due : null,
    code: same ? stand.code : null,
    followed: sale || other ? null : stand.followed,
  };
}

/** An amount was asked for: whatever was told before is over. An answer that comes when another guest is there says nothing. */
export function owes(stand: Stand, cardNo: string, due: Due): Stand {
  return stand.cardNo === cardNo ? { ...stand, due, followed: null, code: null } : stand;
}

/** A code for the guest who is there; for nobody else. */
export function offers(stand: Stand, cardNo: string, code: OfferedCode): Stand {
  return stand.cardNo === cardNo ? { ...stand, code } : stand;
}

/** An operation is about to be made; it is told of when it is durable. */
export function awaits(stand: Stand, intent: string): Stand {
  const again = stand.followed?.intent === intent;
  return again
    ? stand
    : {
        ...stand,
        followed: { intent, operation: null, cardNo: null, own: false, before: null, until: null },
        code: null,
      };
}

/** The time is up for what goes by itself. */
export function aged(stand: Stand, now: number): Stand {
  const { followed, code, testUntil } = stand;
  return {
    ...stand,
    followed: followed?.until != null && followed.until <= now ? null : followed,
    code: code?.expiresAt != null && code.expiresAt <= now ? null : code,
    testUntil: testUntil !== null && testUntil <= now ? null : testUntil,
  };
}

/** When something goes by itself next (wall ms UTC), or null. */
export function nextChange({ followed, code, testUntil }: Stand): number | null {
  const times = [followed?.until ?? null, code?.expiresAt ?? null, testUntil].filter((time) => time !== null);
  return times.length === 0 ? null : Math.min(...times);
}

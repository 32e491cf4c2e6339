// Where in the till each of UniPOS's interfaces is used, as data: `npm run interfaces` holds it against the screens and the code that are really there.
import type { UniposInterfaceId } from './catalogue.ts';

export interface UniposUse {
  /** A folder of renderer/screens. Null: no screen of its own; the interface console reaches it, as it reaches all of them. */
  readonly screen: string | null;
  readonly purpose: string;
}

/** Every interface has a client; this says what the till does with it. The last three the till's gateway answers as well. */
export const uniposUses = {
  token: { screen: null, purpose: 'silent, before expiry' },
  listBills: { screen: 'bills', purpose: 'bills of the day, consumption, three-way match' },
  listOrders: { screen: 'unipos-orders', purpose: 'orders of the day, what became of one that was sent' },
  sendOrder: { screen: 'unipos-orders', purpose: 'orders (outbox)' },
  listReservations: { screen: 'unipos-orders', purpose: 'reservations of the day, what became of one that was sent' },
  sendReservation: { screen: 'unipos-orders', purpose: 'reservations (outbox)' },
  memberSorts: { screen: 'members', purpose: 'member card kinds of a member service' },
  memberState: { screen: 'counter', purpose: 'scan anything, balance before and after' },
  memberPaying: { screen: 'checkout', purpose: 'consumption, points, manual credit (queued)' },
} as const satisfies Readonly<Record<UniposInterfaceId, UniposUse>>;

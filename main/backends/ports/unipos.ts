// What the till asks of UniPOS's service: bills, orders and reservations of a shop and a day. Nothing here moves money.
import type { UniposBill, UniposOrder, UniposReservation } from '../../../shared/unipos.ts';
import type { Read } from '../backend-failure.ts';

/** `shopNo` null: every shop of the application. `day` is `YYYY-MM-DD`, the shop's own business date. */
export type DayOfShop = { readonly shopNo: string | null; readonly day: string };

/**
 * Lists come whole: paged to `total_count`, in the order of the service, each number once. Failures: `serverUnreachable`, `captivePortal`,
 * `badAnswer`, `answerTooLarge`, `serverFault` (1000), `uniposSecretWrong` (0001), `uniposNoRight` (0002), `refusedByServer` (0003, with its words).
 * 0000 is a token that ended: it is renewed once and the call repeated (a POST too: 0000 is told before anything is done).
 * A send whose answer was lost fails with `reachable` as it was and leaves open whether the service has it: ask by reading the day back.
 */
export type UniposService = {
  listBills(asked: DayOfShop): Read<readonly UniposBill[]>;
  listOrders(asked: DayOfShop): Read<readonly UniposOrder[]>;
  sendOrder(order: UniposOrder): Read<null>;
  listReservations(asked: DayOfShop): Read<readonly UniposReservation[]>;
  sendReservation(reservation: UniposReservation): Read<null>;
  close(): Promise<void>;
};

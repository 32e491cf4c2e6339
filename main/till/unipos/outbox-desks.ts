// Orders and reservations by one shape: how each is read from UniPOS and sent, what its number is, when it is wanted.

import type { UniposOrder, UniposReservation } from '../../../shared/unipos.ts';
import type { UniposKind } from '../../../shared/unipos-orders.ts';
import type { Read } from '../../backends/backend-failure.ts';
import type { DayOfShop, UniposService } from '../../backends/ports/unipos.ts';
import { parseOrder, parseReservation, versionOf } from './outbox-content.ts';

export type OutboxDesk<Content> = {
  readonly kind: UniposKind;
  list(asked: DayOfShop): Read<readonly Content[]>;
  send(content: Content): Read<null>;
  /** Throws where a row of the journal was damaged. */
  parse(content: string): Content;
  numberOf(content: Content): string;
  versionOf(content: Content): string;
  /** Local, as UniPOS writes it; null: as soon as possible. */
  timeOf(content: Content): string | null;
  shopOf(content: Content): string | null;
};

export type OutboxDesks = {
  readonly order: OutboxDesk<UniposOrder>;
  readonly reservation: OutboxDesk<UniposReservation>;
};

/** `shopNo`: this shop, which UniPOS puts where an object names none. */
export function createOutboxDesks(service: UniposService, shopNo: string): OutboxDesks {
  const alike = {
    versionOf: (content: UniposOrder | UniposReservation) => versionOf(content, shopNo),
    timeOf: ({ time }: UniposOrder | UniposReservation) => time,
    shopOf: (content: UniposOrder | UniposReservation) => content.shopNo,
  };
  return {
    order: {
      ...alike,
      kind: 'order',
      list: (asked) => service.listOrders(asked),
      send: (order) => service.sendOrder(order),
      parse: parseOrder,
      numberOf: ({ orderNo }) => orderNo,
    },
    reservation: {
      ...alike,
      kind: 'reservation',
      list: (asked) => service.listReservations(asked),
      send: (reservation) => service.sendReservation(reservation),
      parse: parseReservation,
      numberOf: ({ reservationNo }) => reservationNo,
    },
  };
}

/** The day of a local moment as UniPOS writes it, or null. */
export function dayOfTime(time: string | null): string | null {
  return time === null ? null : (/^\d{4}-\d{2}-\d{2}/.exec(time.replaceAll('/', '-'))?.[0] ?? null);
}

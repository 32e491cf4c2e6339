// UniPOS's service behind its port: the only way in. JSON or XML by the profile; both give equal objects.
import type { UniposSettings } from '../../../../shared/profile-parts.ts';
import { success } from '../../../../shared/result.ts';
import { writePosted } from '../../../protocol/unipos/envelope.ts';
import { answerLimit } from '../../../protocol/unipos/xml.ts';
import type { Clock, Random } from '../../../queue/ports.ts';
import { createHttpTransport, type HttpTransportOptions } from '../../http/transport.ts';
import type { DayOfShop, UniposService } from '../../ports/unipos.ts';
import { createUniposCall } from './call.ts';
import { listAll } from './list-all.ts';
import { readBill } from './map-bill.ts';
import { readOrder, writeOrder } from './map-order.ts';
import { readReservation, writeReservation } from './map-reservation.ts';

export type UniposServiceOptions = {
  readonly settings: UniposSettings;
  readonly secret: string;
  readonly clock: Clock;
  readonly random: Random;
  /** A PEM file that vouches instead of the public authorities. */
  readonly certificateAuthority?: string | undefined;
  /** Hears the server's `Date`. */
  readonly heardDate?: ((date: string) => void) | undefined;
  /** Shorter ones, for tests. Ms. */
  readonly deadlines?: HttpTransportOptions['deadlines'];
};

/** Opens nothing before the first call. Throws where the certificate authority's file cannot be read. */
export function createUniposService(options: UniposServiceOptions): UniposService {
  const { settings, secret, clock, random, certificateAuthority, deadlines, heardDate } = options;
  const { serviceUri, appId, format } = settings;
  const transport = createHttpTransport({
    baseUrl: serviceUri,
    certificateAuthority,
    deadlines,
    heardDate,
    largestBody: answerLimit,
  });
  const call = createUniposCall({ transport, appId, secret, format, clock, random });

  return {
    async listBills(asked) {
      const list = await listAll({
        page: (skip, top) => call('listBills', pageOf(asked, skip, top), null),
        numberOf: (bill) => bill.bill_no,
      });
      return list.ok ? success(list.value.map(readBill)) : list;
    },
    async listOrders(asked) {
      const list = await listAll({
        page: (skip, top) => call('listOrders', pageOf(asked, skip, top), null),
        numberOf: (order) => order.order_no,
      });
      return list.ok ? success(list.value.map(readOrder)) : list;
    },
    sendOrder: (order) => call('sendOrder', {}, writePosted('sendOrder', format, writeOrder(order))),
    async listReservations(asked) {
      const list = await listAll({
        page: (skip, top) => call('listReservations', pageOf(asked, skip, top), null),
        numberOf: (one) => one.reservation_no,
      });
      return list.ok ? success(list.value.map(readReservation)) : list;
    },
    sendReservation: (reservation) =>
      call('sendReservation', {}, writePosted('sendReservation', format, writeReservation(reservation))),
    close: transport.close,
  };
}

/** `date` as `yyyy-mm-dd`; without a shop every shop is asked for. */
function pageOf({ shopNo, day }: DayOfShop, skip: number, top: number): Readonly<Record<string, string>> {
  return { ...(shopNo === null ? {} : { shopNo }), date: day, skip: String(skip), top: String(top) };
}

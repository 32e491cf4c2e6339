// The document's samples of its nine interfaces as data: what is sent and what is answered, in each format that it prints. The interface
// console begins with them, and the count of interfaces reads every one.
import type { UniposFormat, UniposInterfaceId } from './catalogue.ts';
import { billsJson, billsXml } from './samples/bills.ts';
import { faultXml, memberSortsXml, memberXml, payingXml } from './samples/member.ts';
import { acceptedJson, acceptedXml, orderJson, ordersJson, ordersXml, orderXml } from './samples/orders.ts';
import { reservationJson, reservationsJson, reservationsXml, reservationXml } from './samples/reservations.ts';
import { tokenJson, tokenXml } from './samples/token.ts';

/** `fault`: what any of the member interface answers with HTTP 500. */
export type UniposSample = {
  readonly id: UniposInterfaceId;
  readonly kind: 'request' | 'answer' | 'fault';
  readonly format: UniposFormat;
  readonly text: string;
};

/** All twenty, in the document's order. */
export const uniposSamples: readonly UniposSample[] = [
  ...both('token', 'answer', tokenXml, tokenJson),
  ...both('listBills', 'answer', billsXml, billsJson),
  ...both('listOrders', 'answer', ordersXml, ordersJson),
  ...both('sendOrder', 'request', orderXml, orderJson),
  ...both('sendOrder', 'answer', acceptedXml, acceptedJson),
  ...both('listReservations', 'answer', reservationsXml, reservationsJson),
  ...both('sendReservation', 'request', reservationXml, reservationJson),
  ...both('sendReservation', 'answer', acceptedXml, acceptedJson),
  { id: 'memberSorts', kind: 'answer', format: 'xml', text: memberSortsXml },
  { id: 'memberState', kind: 'answer', format: 'xml', text: memberXml },
  { id: 'memberPaying', kind: 'request', format: 'xml', text: payingXml },
  { id: 'memberPaying', kind: 'fault', format: 'xml', text: faultXml },
];

/** The formats of an interface, the first the one to begin with. */
export function formatsOf(id: UniposInterfaceId): readonly UniposFormat[] {
  return id === 'memberSorts' || id === 'memberState' || id === 'memberPaying' ? ['xml'] : ['json', 'xml'];
}

/** What the document prints; null where it prints none. */
export function uniposSampleOf(id: UniposInterfaceId, kind: UniposSample['kind'], format: UniposFormat): string | null {
  return uniposSamples.find((one) => one.id === id && one.kind === kind && one.format === format)?.text ?? null;
}

function both(
  id: UniposInterfaceId,
  kind: UniposSample['kind'],
  xml: string,
  json: string,
): readonly [UniposSample, UniposSample] {
  return [
    { id, kind, format: 'xml', text: xml },
    { id, kind, format: 'json', text: json },
  ];
}

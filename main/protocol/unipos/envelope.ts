// 三: the envelope of the service's answers, and the bodies posted to it, in either format. Nothing damaged ever looks like a success.

import { openBody, writeBody } from './body.ts';
import type { UniposFormat, UniposServiceId } from './catalogue.ts';
import { empty, flag, required, type Shape, text, typed } from './shape.ts';
import type { ShapeRead } from './shape-read.ts';
import {
  billShape,
  orderShape,
  pageShape,
  reservationShape,
  tokenShape,
  type WireBill,
  type WireList,
  type WireOrder,
  type WireReservation,
  type WireToken,
} from './wire.ts';
import { answerLimit, postedLimit } from './xml.ts';

/** What each call answers when it succeeds. */
export type UniposAnswers = {
  readonly token: WireToken;
  readonly listBills: WireList<WireBill>;
  readonly listOrders: WireList<WireOrder>;
  readonly sendOrder: null;
  readonly listReservations: WireList<WireReservation>;
  readonly sendReservation: null;
};

/** 错误约定: 0000 not signed in, 0001 wrong user or password, 0002 no right, 0003 bad parameter, 1000 the server's own fault. */
export type UniposRefusal = { readonly code: string; readonly reason: string };

/** `refused`: a whole answer that says no; `code` is empty where it gives none. `bad`: no conclusion may be drawn from this body. */
export type UniposAnswer<Value> =
  | { readonly kind: 'success'; readonly value: Value }
  | ({ readonly kind: 'refused' } & UniposRefusal)
  | { readonly kind: 'bad'; readonly reason: string };

/** What may be posted. */
export type UniposPosts = { readonly sendOrder: WireOrder; readonly sendReservation: WireReservation };

const head = {
  success: required(flag),
  error_code: empty(text, 'blank'),
  error_reason: empty(text, 'blank'),
} satisfies Shape;

/** `data` of each; a send has none. */
const data: Readonly<Record<UniposServiceId, Shape>> = {
  token: { data: typed(tokenShape, 'ApiTokenResult') },
  listBills: { data: typed(pageShape('Bill', billShape), 'BillListResult') },
  listOrders: { data: typed(pageShape('Order', orderShape), 'OrderListResult') },
  sendOrder: {},
  listReservations: { data: typed(pageShape('Reservation', reservationShape), 'ReservationListResult') },
  sendReservation: {},
};

const posts = {
  sendOrder: { root: 'Order', shape: orderShape },
  sendReservation: { root: 'Reservation', shape: reservationShape },
};

const namespaces = {
  'xmlns:xsd': 'http://www.w3.org/2001/XMLSchema',
  'xmlns:xsi': 'http://www.w3.org/2001/XMLSchema-instance',
};

/** Accept and Content-Type of a format, as the document wants them. */
export function mediaType(format: UniposFormat): { readonly accept: string; readonly contentType: string } {
  const accept = `application/${format}`;
  return { accept, contentType: `${accept}; charset=utf-8` };
}

/** Reads an answer of the service; `contentType` is the header's value, null where there is none. Never throws. */
export function readEnvelope<Id extends UniposServiceId>(
  id: Id,
  format: UniposFormat,
  bytes: Uint8Array,
  contentType: string | null,
): UniposAnswer<UniposAnswers[Id]> {
  const body = openBody(format, 'ApiResult', bytes, contentType, answerLimit);
  if (!body.ok) return { kind: 'bad', reason: body.reason };
  const outer = body.read(head);
  if (!outer.ok) return { kind: 'bad', reason: outer.reason };
  const { success, error_code: code, error_reason: reason } = outer.value;
  if (!success) return { kind: 'refused', code: code ?? '', reason: reason ?? '' };
  if (code !== null) return { kind: 'bad', reason: 'success with an error_code' };
  const inner = body.read(data[id]);
  if (!inner.ok) return { kind: 'bad', reason: inner.reason };
  // The table above gives each interface the shape of its answer.
  return { kind: 'success', value: (inner.value['data'] ?? null) as unknown as UniposAnswers[Id] };
}

/** Writes an answer (the practice backend's side): what succeeded, or why it is refused. */
export function writeEnvelope<Id extends UniposServiceId>(
  id: Id,
  format: UniposFormat,
  answer: UniposAnswers[Id] | UniposRefusal,
): string {
  const refusal = answer !== null && 'code' in answer ? answer : null;
  const value = {
    success: refusal === null,
    error_code: refusal?.code ?? null,
    error_reason: refusal?.reason ?? null,
    data: refusal === null ? answer : null,
  };
  // Where there are no data JSON says null, and XML nothing.
  const shape: Shape = { ...head, data: text, ...(value.data === null ? {} : data[id]) };
  return writeBody(format, 'ApiResult', shape, value, namespaces);
}

/** Reads what was posted (the practice backend's side). Never throws. */
export function readPosted<Id extends keyof UniposPosts>(
  id: Id,
  format: UniposFormat,
  bytes: Uint8Array,
  contentType: string | null,
): ShapeRead<UniposPosts[Id]> {
  const body = openBody(format, posts[id].root, bytes, contentType, postedLimit);
  if (!body.ok) return body;
  const shape: Shape = posts[id].shape;
  return body.read(shape) as ShapeRead<UniposPosts[Id]>;
}

/** Writes what is posted. */
export function writePosted<Id extends keyof UniposPosts>(
  id: Id,
  format: UniposFormat,
  value: UniposPosts[Id],
): string {
  const { root, shape }: { readonly root: string; readonly shape: Shape } = posts[id];
  return writeBody(format, root, shape, value);
}

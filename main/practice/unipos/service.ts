// 三: UniPOS's own service. The token first, then the right, then the parameters; bills, orders and reservations of a shop and a day, page by page.
import type { UniposInterfaceId } from '../../protocol/unipos/catalogue.ts';
import { dayOfMoment } from '../../protocol/yazuo/tolerant.ts';
import type { WireReply } from '../wire-reply.ts';
import { type ServiceCode, serviceRefusal, serviceSuccess } from './answers.ts';
import type { UniposCall, UniposContext } from './call.ts';
import { openForm } from './form.ts';
import { readPage } from './page.ts';
import { readPosted } from './posted.ts';
import { keepOrder, keepReservation } from './sending.ts';
import { localTime, spellBill, spellOrder, spellReservation } from './spelling.ts';
import { integer, list, object, type Spelt, text } from './spelt.ts';
import type { UniposPart } from './world.ts';

export type ServiceId = Exclude<UniposInterfaceId, 'memberSorts' | 'memberState' | 'memberPaying'>;

const tokenLifeMs = 2 * 3_600_000;

/** Runs one call of the service to its end. */
export function runService(id: ServiceId, call: UniposCall, context: UniposContext): WireReply {
  const part = context.world.unipos;
  if (id === 'token') return grantToken(call, context);
  const token = call.query.get('token');
  if (!part.tokens.some((one) => one.token === token && one.expiresAt > context.now))
    return refuse(call, context, '0000', '未认证, 请先获取token');
  if (part.denied.includes(id)) return refuse(call, context, '0002', '该应用没有此接口的权限');
  switch (id) {
    case 'listBills':
      return listPage(call, context, {
        type: 'BillListResult',
        element: 'Bill',
        all: part.bills.map((bill) => ({
          ...bill,
          day: dayOfMoment(bill.at),
          order: `${localTime(bill.at)} ${bill.billNo}`,
        })),
        spell: (bill) => spellBill(part, bill),
      });
    case 'listOrders':
      return listPage(call, context, {
        type: 'OrderListResult',
        element: 'Order',
        all: part.orders.map((order) => ({ ...order, ...placeOf(order, order.orderNo, context) })),
        spell: spellOrder,
      });
    case 'listReservations':
      return listPage(call, context, {
        type: 'ReservationListResult',
        element: 'Reservation',
        all: part.reservations.map((one) => ({ ...one, ...placeOf(one, one.reservationNo, context) })),
        spell: spellReservation,
      });
    case 'sendOrder':
    case 'sendReservation':
      return keepPosted(id, call, context);
  }
}

function refuse({ answer }: UniposCall, { settings }: UniposContext, code: ServiceCode, reason: string): WireReply {
  return serviceRefusal(answer, code, reason, settings.refusalStatus);
}

/** 获取 token: good until the moment that it names, to the ten-millionth of a second. Those given before live on. */
function grantToken(call: UniposCall, context: UniposContext): WireReply {
  const { answer, query } = call;
  const { world, now, hex } = context;
  const { application, denied, tokens } = world.unipos;
  if (query.get('appid') !== application.appId || query.get('appsecret') !== application.appSecret)
    return refuse(call, context, '0001', 'appid或appsecret错误');
  if (denied.includes('token')) return refuse(call, context, '0002', '该应用未启动');
  const token = Buffer.from(hex(16), 'hex').toString('base64url');
  const expiresAt = now + tokenLifeMs;
  world.unipos.tokens = [...tokens.filter((one) => one.expiresAt > now), { token, expiresAt }];
  const finer = String(Number.parseInt(hex(2), 16) % 10_000).padStart(4, '0');
  const fields = [
    ['token', text(token)],
    ['expires_in', text(`${localTime(expiresAt)}${finer}+08:00`)],
  ] as const;
  return serviceSuccess(answer, object(fields, 'ApiTokenResult'), true);
}

interface Placed {
  readonly shopNo: string;
  readonly day: string;
  /** Lists are sorted by it. */
  readonly order: string;
}

function placeOf(
  { time, receivedAt }: { readonly time: string | null; readonly receivedAt: number },
  no: string,
  { settings }: UniposContext,
): Omit<Placed, 'shopNo'> {
  const sent = localTime(receivedAt);
  return { day: (settings.listedBy === 'wanted' && time !== null ? time : sent).slice(0, 10), order: `${sent} ${no}` };
}

interface Listing<Row extends Placed> {
  readonly type: string;
  readonly element: string;
  readonly all: readonly Row[];
  readonly spell: (row: Row) => Spelt;
}

function listPage<Row extends Placed>(call: UniposCall, context: UniposContext, listing: Listing<Row>): WireReply {
  const page = readPage(call.query, context.world.unipos, context.now);
  if (!page.ok) return refuse(call, context, '0003', page.reason);
  const { shopNo, day, skip, top } = page;
  const rows = listing.all
    .filter((row) => row.day === day && (shopNo === null || row.shopNo === shopNo))
    .sort((left, right) => (left.order < right.order ? -1 : 1));
  const items = rows.slice(skip, skip + top).map(listing.spell);
  const fields = [
    ['total_count', integer(rows.length)],
    ['skip', integer(skip)],
    ['items', list(listing.element, items)],
  ] as const;
  return serviceSuccess(call.answer, object(fields, listing.type));
}

function keepPosted(id: 'sendOrder' | 'sendReservation', call: UniposCall, context: UniposContext): WireReply {
  const part: UniposPart = context.world.unipos;
  const format = postedFormat(call.contentType);
  if (format === null)
    return refuse(call, context, '0003', 'Content-Type应为application/xml或application/json, charset=utf-8');
  const read = readPosted(id === 'sendOrder' ? 'Order' : 'Reservation', format, call.body, call.contentType);
  if (!read.ok) return refuse(call, context, '0003', read.reason);
  const keep = id === 'sendOrder' ? keepOrder : keepReservation;
  const problem = keep(part, openForm(read.posted), context.now);
  return problem === null ? serviceSuccess(call.answer, null) : refuse(call, context, '0003', problem);
}

/** Null for what the document does not know. */
function postedFormat(contentType: string): 'json' | 'xml' | null {
  const match = /^(application|text)\/(json|xml)\s*(?:;\s*charset\s*=\s*"?([\w-]+)"?\s*)?$/i.exec(contentType.trim());
  const [, , format, charset = 'utf-8'] = match ?? [];
  if (charset.toLowerCase() !== 'utf-8') return null;
  return format?.toLowerCase() === 'json' ? 'json' : format?.toLowerCase() === 'xml' ? 'xml' : null;
}

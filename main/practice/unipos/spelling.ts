// Bills, orders and reservations as UniPOS's service writes them: field by field in the order of the document's samples.
import { type FineMoney, fineMoney, fineText } from '../../../shared/fine-money.ts';
import { integer, list, number, object, type Spelt, text } from './spelt.ts';
import type { PracticeUniposBill, PracticeUniposOrder, PracticeUniposReservation, UniposPart } from './world.ts';

const chinaOffsetMs = 8 * 3_600_000;

/** `2016-11-10T12:03:53.117`: the shop's local time. */
export function localTime(moment: number): string {
  return new Date(moment + chinaOffsetMs).toISOString().slice(0, 23);
}

function money(amount: FineMoney): Spelt {
  return number(fineText(amount));
}

/** What the samples write where nothing was taken off: `0`, not `0.0000`. */
function shortMoney(amount: FineMoney): Spelt {
  return number(amount === 0 ? '0' : fineText(amount));
}

/** `1.0`, as orders spell quantities and prices: no more decimals than needed, one at least. */
function short(decimal: string): string {
  const trimmed = decimal.includes('.') ? decimal.replace(/0+$/, '') : `${decimal}.`;
  return trimmed.endsWith('.') ? `${trimmed}0` : trimmed;
}

/** 读取账单: the total is spelt `totel_money`, as the samples do. */
export function spellBill({ shops }: UniposPart, bill: PracticeUniposBill): Spelt {
  return object([
    ['bill_no', text(bill.billNo)],
    ['shop_no', text(bill.shopNo)],
    ['shop_name', text(shops.find((shop) => shop.shopNo === bill.shopNo)?.name ?? null)],
    ['member_no', text(bill.memberNo)],
    ['member_name', text(bill.memberName)],
    ['sale_contract_no', null],
    ['sale_contract_name', null],
    ['saler_no', null],
    ['from_no', text(bill.table)],
    ['person_num', integer(bill.guests)],
    ['point_name', null],
    ['user_name', text(bill.cashier)],
    ['totel_money', money(bill.total)],
    ['discount_money', money(bill.discount)],
    ['floor_money', shortMoney(bill.floor)],
    [
      'sale_items',
      list(
        'Item',
        bill.lines.map((line) => spellLine(bill, line)),
      ),
    ],
    ['pay_items', list('Item', bill.payments.map(spellPayment))],
    ['created_on', text(localTime(bill.at))],
    ['notes', text(bill.notes)],
  ]);
}

function spellLine(bill: PracticeUniposBill, line: PracticeUniposBill['lines'][number]): Spelt {
  return object([
    ['from_no', text(bill.table)],
    ['goods_no', text(line.goodsNo)],
    ['goods_name', text(line.name)],
    ['goods_sort_no', text(line.sortNo)],
    ['goods_sort_name', text(line.sortName)],
    ['currency_name', text('货币')],
    ['unit', text(line.unit)],
    ['goods_price', money(line.listPrice)],
    ['price', money(line.price)],
    ['quantity', number(line.quantity)],
    ['money', money(line.money)],
    ['discount_money', shortMoney(line.discount)],
    ['total_money', money(fineMoney(line.money - line.discount))],
    ['notes', text(line.notes)],
    ['user_name', text(bill.cashier)],
  ]);
}

function spellPayment(payment: PracticeUniposBill['payments'][number]): Spelt {
  return object([
    ['pay_mode_no', text(payment.no)],
    ['pay_mode_name', text(payment.name)],
    ['money', money(payment.money)],
    ['from_no', text(payment.fromNo)],
  ]);
}

/** A field of the table that no sample has: there when it says something. */
function ifTold(name: string, value: string | null): [string, Spelt][] {
  return value === null ? [] : [[name, text(value)]];
}

/** 读取订单 */
export function spellOrder(order: PracticeUniposOrder): Spelt {
  const lines = order.lines.map((line) =>
    object([
      ['goods_no', text(line.goodsNo)],
      ['goods_name', text(line.name)],
      ['quantity', number(short(line.quantity))],
      ['unit', text(line.unit)],
      ['price', number(short(fineText(line.price)))],
      ['notes', text(line.notes)],
    ]),
  );
  return object([
    ['shop_no', text(order.shopNo)],
    ['order_no', text(order.orderNo)],
    ['contact', text(order.contact)],
    ['tel', text(order.tel)],
    ...ifTold('time', order.time),
    ['member_no', text(order.memberNo)],
    ['address', text(order.address)],
    ['notes', text(order.notes)],
    ['total', order.total === 0 ? number('0') : number(short(fineText(order.total)))],
    ['paymode', text(order.payMode)],
    ['pay_info', text(order.payInfo)],
    ['items', list('Item', lines)],
  ]);
}

/** 读取预订 */
export function spellReservation(reservation: PracticeUniposReservation): Spelt {
  const lines = reservation.lines.map((line) =>
    object([
      ['area', text(line.area)],
      ['type', text(line.type)],
      ['quantity', number(short(line.quantity))],
      ['notes', text(line.notes)],
    ]),
  );
  return object([
    ['shop_no', text(reservation.shopNo)],
    ['reservation_no', text(reservation.reservationNo)],
    ['contact', text(reservation.contact)],
    ['tel', text(reservation.tel)],
    ['time', text(reservation.time)],
    ['member_no', text(reservation.memberNo)],
    ...ifTold('address', reservation.address),
    ['notes', text(reservation.notes)],
    ['pay_mode', text(reservation.payMode)],
    ['pay_info', text(reservation.payInfo)],
    ['items', list('Item', lines)],
  ]);
}

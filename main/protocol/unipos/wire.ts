// 三: what the service's calls carry, spelt as on the wire. Money is `FineMoney`, a quantity is decimal text, what is empty or missing is null.
// What nothing honest can stand in for is required: the object's own number, its sums, its time.
import { count, empty, list, money, quantity, required, type Shape, spelt, text, type ValueOf } from './shape.ts';

/** 获取 token. `expires_in` is a moment: `readMoment`. */
export const tokenShape = { token: required(text), expires_in: required(text) } satisfies Shape;

/** 读取账单, data/items/sale_items. */
export const saleItemShape = {
  from_no: text,
  goods_no: text,
  goods_name: required(text),
  goods_sort_no: text,
  goods_sort_name: text,
  currency_name: text,
  unit: text,
  goods_price: money,
  price: required(money),
  quantity: required(quantity),
  money: required(money),
  discount_money: money,
  total_money: money,
  notes: empty(text, 'blank'),
  user_name: text,
} satisfies Shape;

/** 读取账单, data/items/pay_items. */
export const payItemShape = {
  pay_mode_no: required(text),
  pay_mode_name: text,
  money: required(money),
  from_no: text,
} satisfies Shape;

/** 读取账单, data/items. The samples spell the total `totel_money`, the table `total_money`. */
export const billShape = {
  bill_no: required(text),
  shop_no: required(text),
  shop_name: text,
  member_no: text,
  member_name: text,
  sale_contract_no: text,
  sale_contract_name: text,
  saler_no: text,
  from_no: text,
  person_num: count,
  point_name: text,
  user_name: text,
  totel_money: spelt(required(money), 'totel_money', 'total_money'),
  discount_money: money,
  floor_money: money,
  sale_items: list('Item', saleItemShape),
  pay_items: list('Item', payItemShape),
  created_on: required(text),
  notes: empty(text, 'blank'),
} satisfies Shape;

/** 读取订单 and 发送订单, items. */
export const orderItemShape = {
  goods_no: text,
  goods_name: required(text),
  quantity: required(quantity),
  unit: text,
  price: required(money),
  notes: text,
} satisfies Shape;

/** 读取订单 and 发送订单. Without `shop_no` it goes to the default shop of the interface. */
export const orderShape = {
  shop_no: text,
  order_no: required(text),
  contact: text,
  tel: text,
  time: empty(text, 'absent'),
  member_no: text,
  address: text,
  notes: text,
  total: required(money),
  paymode: text,
  pay_info: text,
  items: list('Item', orderItemShape),
} satisfies Shape;

/** 读取预订 and 发送预订, items. */
const reservationItemShape = {
  area: text,
  type: text,
  quantity: required(quantity),
  notes: text,
} satisfies Shape;

/** 读取预订 and 发送预订. */
export const reservationShape = {
  shop_no: text,
  reservation_no: required(text),
  contact: text,
  tel: text,
  time: required(text),
  member_no: text,
  address: empty(text, 'absent'),
  notes: text,
  pay_mode: text,
  pay_info: text,
  items: list('Item', reservationItemShape),
} satisfies Shape;

/** A page of a list: `data` of an answer. */
export function pageShape<Of extends Shape>(item: string, of: Of) {
  return { total_count: required(count), skip: required(count), items: list(item, of) } satisfies Shape;
}

export type WireToken = ValueOf<typeof tokenShape>;
export type WireBill = ValueOf<typeof billShape>;
export type WireSaleItem = ValueOf<typeof saleItemShape>;
export type WirePayItem = ValueOf<typeof payItemShape>;
export type WireOrder = ValueOf<typeof orderShape>;
export type WireOrderItem = ValueOf<typeof orderItemShape>;
export type WireReservation = ValueOf<typeof reservationShape>;
export type WireList<Item> = { readonly total_count: number; readonly skip: number; readonly items: readonly Item[] };

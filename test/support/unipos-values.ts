// Generated objects of UniPOS's service, of all that both formats can hold, and the same as trees to be spelt.
import fc from 'fast-check';
import type { UniposServiceId } from '../../main/protocol/unipos/catalogue.ts';
import type { UniposAnswers } from '../../main/protocol/unipos/envelope.ts';
import type { WireBill, WireOrder, WireReservation } from '../../main/protocol/unipos/wire.ts';
import { type FineMoney, fineMoney, fineText } from '../../shared/fine-money.ts';
import type { Tree } from './unipos-respelling.ts';

/** What both formats can hold: no control character but the three, no half pair, no blanks around it. */
export const plain = fc
  .oneof(
    fc.string({ unit: 'grapheme', maxLength: 12 }),
    fc.constantFrom(
      '0101',
      '00',
      '1.0',
      'true',
      'null',
      '4 人台',
      '<b>&amp;</b>',
      ']]>',
      'a\r\nb\tc',
      '"\\\'',
      '𠀀',
      '-0',
    ),
  )
  .map((text) => text.replace(/[^\P{Cc}\t\n\r]|[\p{Cs}\uFFFE\uFFFF]/gu, '').trim());
const text = plain.filter((one) => one !== '');
const textOrNull = plain.map((one) => (one === '' ? null : one));
const money = fc
  .oneof(
    fc.integer({ min: -99_999_999, max: 99_999_999 }),
    fc.integer({ min: -999_999_999_999_999, max: 999_999_999_999_999 }),
  )
  .map(fineMoney);
const moneyOrNull = fc.option(money);
const quantity = fc
  .tuple(fc.integer({ min: 0, max: 99_999 }), fc.constantFrom('', '.5', '.25', '.001'))
  .map(([whole, rest]) => `${whole}${rest}`);

const saleItem = fc.record({
  from_no: textOrNull,
  goods_no: textOrNull,
  goods_name: text,
  goods_sort_no: textOrNull,
  goods_sort_name: textOrNull,
  currency_name: textOrNull,
  unit: textOrNull,
  goods_price: moneyOrNull,
  price: money,
  quantity,
  money,
  discount_money: moneyOrNull,
  total_money: moneyOrNull,
  notes: textOrNull,
  user_name: textOrNull,
});
const payItem = fc.record({ pay_mode_no: text, pay_mode_name: textOrNull, money, from_no: textOrNull });
const bill: fc.Arbitrary<WireBill> = fc.record({
  bill_no: text,
  shop_no: text,
  shop_name: textOrNull,
  member_no: textOrNull,
  member_name: textOrNull,
  sale_contract_no: textOrNull,
  sale_contract_name: textOrNull,
  saler_no: textOrNull,
  from_no: textOrNull,
  person_num: fc.option(fc.nat(99)),
  point_name: textOrNull,
  user_name: textOrNull,
  totel_money: money,
  discount_money: moneyOrNull,
  floor_money: moneyOrNull,
  sale_items: fc.array(saleItem, { maxLength: 3 }),
  pay_items: fc.array(payItem, { maxLength: 2 }),
  created_on: text,
  notes: textOrNull,
});
const orderItem = fc.record({
  goods_no: textOrNull,
  goods_name: text,
  quantity,
  unit: textOrNull,
  price: money,
  notes: textOrNull,
});
export const order: fc.Arbitrary<WireOrder> = fc.record({
  shop_no: textOrNull,
  order_no: text,
  contact: textOrNull,
  tel: textOrNull,
  time: textOrNull,
  member_no: textOrNull,
  address: textOrNull,
  notes: textOrNull,
  total: money,
  paymode: textOrNull,
  pay_info: textOrNull,
  items: fc.array(orderItem, { maxLength: 3 }),
});
const reservationItem = fc.record({ area: textOrNull, type: textOrNull, quantity, notes: textOrNull });
export const reservation: fc.Arbitrary<WireReservation> = fc.record({
  shop_no: textOrNull,
  reservation_no: text,
  contact: textOrNull,
  tel: textOrNull,
  time: text,
  member_no: textOrNull,
  address: textOrNull,
  notes: textOrNull,
  pay_mode: textOrNull,
  pay_info: textOrNull,
  items: fc.array(reservationItem, { maxLength: 3 }),
});
const pageOf = <Item>(item: fc.Arbitrary<Item>) =>
  fc.record({ total_count: fc.nat(999_999), skip: fc.nat(999), items: fc.array(item, { maxLength: 3 }) });

export const answers: { readonly [Id in UniposServiceId]: fc.Arbitrary<UniposAnswers[Id]> } = {
  token: fc.record({ token: text, expires_in: text }),
  listBills: pageOf(bill),
  listOrders: pageOf(order),
  sendOrder: fc.constant(null),
  listReservations: pageOf(reservation),
  sendReservation: fc.constant(null),
};
const numbers = /^(money|price|quantity|total|total_count|skip|person_num|\w+_(money|price))$/;
const items: Readonly<Record<string, string>> = { sale_items: 'Item', pay_items: 'Item', items: 'Item' };

/** The value as a tree to be spelt; money and quantities are known by their names. */
export function treeOf(name: string, value: unknown, item: string): Tree {
  if (value === null || typeof value === 'string')
    return value !== null && numbers.test(name) ? { number: value } : value;
  if (typeof value === 'number')
    return { number: /^(total_count|skip|person_num)$/.test(name) ? String(value) : fineText(value as FineMoney) };
  if (Array.isArray(value)) return { item, list: value.map((one) => treeOf('', one, 'Item')) };
  return {
    fields: Object.fromEntries(
      Object.entries(Object(value)).map(([key, inner]) => [
        key,
        treeOf(key, inner, item === 'Item' ? (items[key] ?? '') : item),
      ]),
    ),
  };
}

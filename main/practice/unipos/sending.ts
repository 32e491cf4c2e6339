// 发送订单 and 发送预订: what must stand in them, and how they are kept. The number is the key: the same number again is an edit.
import type { Form } from './form.ts';
import type { PracticeUniposOrder, PracticeUniposReservation, UniposPart } from './world.ts';

/** Keeps the order where nothing is wrong with it. `now` in ms UTC. Answers what is wrong, null where it was kept. */
export function keepOrder(part: UniposPart, form: Form, now: number): string | null {
  const orderNo = form.needed('order_no');
  const goods = part.goods.map((good) => good.goodsNo);
  const order: PracticeUniposOrder = {
    shopNo: shopOf(part, form),
    orderNo,
    contact: form.needed('contact'),
    tel: form.needed('tel'),
    time: form.time('time'),
    memberNo: form.told('member_no'),
    address: form.told('address'),
    notes: form.told('notes'),
    total: form.money('total'),
    payMode: form.told('paymode'),
    payInfo: form.told('pay_info'),
    lines: form.items((item) => ({
      goodsNo: item.oneOf('goods_no', item.needed('goods_no'), goods),
      name: item.needed('goods_name'),
      quantity: item.quantity('quantity'),
      unit: item.told('unit'),
      price: item.money('price'),
      notes: item.told('notes'),
    })),
    receivedAt: part.orders.find((one) => one.orderNo === orderNo)?.receivedAt ?? now,
  };
  if (form.problems.length > 0) return form.problems.join('; ');
  part.orders = [...part.orders.filter((one) => one.orderNo !== orderNo), order];
  return null;
}

/** As `keepOrder`, for a reservation. */
export function keepReservation(part: UniposPart, form: Form, now: number): string | null {
  const reservationNo = form.needed('reservation_no');
  form.needed('time');
  const reservation: PracticeUniposReservation = {
    shopNo: shopOf(part, form),
    reservationNo,
    contact: form.needed('contact'),
    tel: form.needed('tel'),
    time: form.time('time') ?? '',
    memberNo: form.told('member_no'),
    address: form.told('address'),
    notes: form.told('notes'),
    payMode: form.told('pay_mode'),
    payInfo: form.told('pay_info'),
    lines: form.items((item) => ({
      area: item.told('area'),
      type: item.needed('type'),
      quantity: item.quantity('quantity'),
      notes: item.told('notes'),
    })),
    receivedAt: part.reservations.find((one) => one.reservationNo === reservationNo)?.receivedAt ?? now,
  };
  if (form.problems.length > 0) return form.problems.join('; ');
  part.reservations = [...part.reservations.filter((one) => one.reservationNo !== reservationNo), reservation];
  return null;
}

/** Without a number it is the first shop's, as the service's settings say. */
function shopOf({ shops }: UniposPart, form: Form): string {
  const numbers = shops.map((shop) => shop.shopNo);
  return form.oneOf('shop_no', form.told('shop_no') ?? numbers[0] ?? '', numbers);
}

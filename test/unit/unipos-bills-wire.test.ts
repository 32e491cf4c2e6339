// Bills, orders and reservations of UniPOS from the wire into our words and back.
import { describe, expect, it } from 'vitest';
import { readBill } from '../../main/backends/unipos/service/map-bill.ts';
import { readOrder, writeOrder } from '../../main/backends/unipos/service/map-order.ts';
import { readReservation, writeReservation } from '../../main/backends/unipos/service/map-reservation.ts';
import type { UniposOrder, UniposReservation } from '../../shared/unipos.ts';
import { yuan } from '../support/unipos-bill.ts';

describe('from the wire and back', () => {
  it('a bill keeps what it says, and what it leaves out is nothing', () => {
    const wire = {
      bill_no: 'B',
      shop_no: '1001',
      shop_name: null,
      member_no: null,
      member_name: null,
      sale_contract_no: null,
      sale_contract_name: null,
      saler_no: null,
      from_no: 'A01',
      person_num: 0,
      point_name: null,
      user_name: 'yaya',
      totel_money: yuan(56),
      discount_money: null,
      floor_money: null,
      sale_items: [
        {
          from_no: null,
          goods_no: null,
          goods_name: '汤',
          goods_sort_no: null,
          goods_sort_name: null,
          currency_name: null,
          unit: null,
          goods_price: null,
          price: yuan(56),
          quantity: '1',
          money: yuan(56),
          discount_money: yuan(6),
          total_money: null,
          notes: null,
          user_name: null,
        },
      ],
      pay_items: [{ pay_mode_no: '10', pay_mode_name: '会员卡', money: yuan(50), from_no: 'V1' }],
      created_on: '2026-11-18T12:00:00',
      notes: null,
    };
    expect(readBill(wire)).toMatchObject({
      table: 'A01',
      guests: null,
      discount: 0,
      floor: 0,
      cashier: 'yaya',
      lines: [{ goodsNo: null, listPrice: yuan(56), discount: yuan(6), net: yuan(50) }],
      payments: [{ modeNo: '10', modeName: '会员卡', reference: 'V1' }],
    });
    expect(readBill({ ...wire, person_num: 3 }).guests).toBe(3);
  });

  it('orders and reservations come back as they went', () => {
    const order: UniposOrder = {
      shopNo: null,
      orderNo: 'O',
      contact: '友',
      phone: '1',
      time: null,
      memberNo: null,
      address: null,
      notes: null,
      total: yuan(0),
      payMode: null,
      payInfo: null,
      lines: [{ goodsNo: '', name: '汤', quantity: '0.5', unit: null, price: yuan(1), notes: null }],
    };
    expect(writeOrder(order).items[0]?.goods_no).toBeNull();
    expect(readOrder(writeOrder(order))).toEqual(order);
    expect(readOrder({ ...writeOrder(order), contact: null, tel: null })).toMatchObject({ contact: '', phone: '' });
    const reservation: UniposReservation = {
      shopNo: '1001',
      reservationNo: 'R',
      contact: '友',
      phone: '1',
      time: '2026-11-18T12:00:00',
      memberNo: null,
      address: null,
      notes: null,
      payMode: null,
      payInfo: null,
      lines: [{ area: null, type: '', quantity: '1', notes: null }],
    };
    expect(writeReservation(reservation).items[0]?.type).toBeNull();
    expect(readReservation(writeReservation(reservation))).toEqual(reservation);
    expect(readReservation({ ...writeReservation(reservation), contact: null, tel: null })).toMatchObject({
      phone: '',
    });
  });
});

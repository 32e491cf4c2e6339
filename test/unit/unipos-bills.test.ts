// What a bill of UniPOS asks of a card, how it is shown, how a sale names it, and the detail that it gives the platform (6.21).
import { describe, expect, it, test } from 'vitest';
import { readBill } from '../../main/backends/unipos/service/map-bill.ts';
import { readOrder, writeOrder } from '../../main/backends/unipos/service/map-order.ts';
import { readReservation, writeReservation } from '../../main/backends/unipos/service/map-reservation.ts';
import { billDetailRequest, payWaysIn } from '../../main/backends/yazuo/map-bill-details.ts';
import { assumedYazuo } from '../../main/protocol/yazuo/assumed.ts';
import { billDetailOf, readContent } from '../../main/till/bill-details/content.ts';
import { billDue } from '../../main/till/unipos/bill-due.ts';
import { billNamedBy, billRemark } from '../../main/till/unipos/bill-remark.ts';
import { billRow, isLate } from '../../main/till/unipos/bill-view.ts';
import { fen } from '../../shared/money.ts';
import type { ConsumptionPayload } from '../../shared/operation.ts';
import { defaultPaymentMethods } from '../../shared/profile.ts';
import type { UniposBill, UniposOrder, UniposReservation } from '../../shared/unipos.ts';
import { sampleOperation } from '../support/queue-samples.ts';
import { billLine, billPayment, uniposBill, yuan } from '../support/unipos-bill.ts';

describe('what a card is asked for', () => {
  const card = ['10'];
  it.each([
    [
      'the payments by card',
      { payments: [billPayment('00', 20), billPayment('10', 36), billPayment('10', 1)] },
      card,
      3_700,
    ],
    [
      'all payments, where nobody said which are by card',
      { payments: [billPayment('00', 20), billPayment('02', 36)] },
      [],
      5_600,
    ],
    ['what is left, where nothing was paid', { payments: [], discount: yuan(5.5), floor: yuan(0.5) }, card, 5_000],
    [
      'less what a card was charged already',
      { payments: [billPayment('10', 30, { reference: 'POS-51' }), billPayment('10', 26)] },
      card,
      2_600,
    ],
  ] as const)('is %s', (_, more, modes, amount) => {
    expect(billDue(uniposBill(more), modes)).toEqual({ kind: 'amount', amount });
  });

  it.each([
    ['paid in other ways', { payments: [billPayment('00', 56)] }],
    ['charged at a terminal', { payments: [billPayment('10', 56, { reference: 'POS-51' })] }],
    ['given back', { payments: [billPayment('10', -56)] }],
    ['free', { payments: [], discount: yuan(56) }],
  ] as const)('is nothing of what was %s', (_, more) => {
    expect(billDue(uniposBill(more), card)).toEqual({ kind: 'none' });
  });

  it('is no amount where it is no whole fen', () => {
    const due = billDue(uniposBill({ payments: [billPayment('10', 18.8888)] }), card);
    expect(due).toEqual({ kind: 'notWholeFen', exact: 188_888 });
    const together = [billPayment('10', 18.8888), billPayment('10', 0.0012)];
    expect(billDue(uniposBill({ payments: together }), card)).toEqual({ kind: 'amount', amount: 1_889 });
  });
});

describe('a bill on screen', () => {
  const kept = {
    day: '2026-11-18',
    source: 'service',
    firstSeenAt: 5,
    seenAt: 6,
    readBefore: null,
    goneAt: null,
  } as const;
  const modes = ['10'];

  it('is unpaid, being paid, paid here, or paid in other ways', () => {
    const of = (bill: UniposBill, operation: Parameters<typeof sampleOperation>[0] | null) =>
      billRow(
        { ...kept, bill },
        { modes, store: { paysBill: () => (operation === null ? null : sampleOperation(operation)) } },
      ).paid;
    expect(of(uniposBill(), null)).toEqual({ state: 'unpaid' });
    expect(of(uniposBill(), { state: 'unknown' })).toEqual({ state: 'paying', serial: 'S1' });
    expect(of(uniposBill(), { state: 'applied' })).toEqual({ state: 'paid', serial: 'S1' });
    expect(of(uniposBill({ payments: [billPayment('00', 56)] }), null)).toEqual({ state: 'otherwise' });
  });

  it('says where it is known from and whether it is still there, and keeps its dishes for a closer look', () => {
    const store = { paysBill: () => null };
    const row = billRow({ ...kept, bill: uniposBill(), source: 'gateway', goneAt: 7 }, { modes, store });
    expect(row).toMatchObject({ gateway: true, gone: true, late: false, firstSeenAt: 5, table: '12' });
    expect(row).not.toHaveProperty('lines');
  });

  it('is late where a reading after it was closed did not have it, and ten minutes have passed', () => {
    const closed = Date.parse('2026-11-18T12:00:00+08:00');
    const minutes = (count: number) => closed + count * 60_000;
    const late = (firstSeenAt: number, readBefore: number | null, closedAt = '2026-11-18T12:00:00') =>
      isLate({ bill: uniposBill({ closedAt }), firstSeenAt, readBefore });
    expect(late(minutes(11), minutes(1))).toBe(true);
    expect(late(minutes(9), minutes(1))).toBe(false);
    expect(late(minutes(11), minutes(-1))).toBe(false);
    expect(late(minutes(11), null)).toBe(false);
    expect(late(minutes(11), minutes(1), 'yesterday')).toBe(false);
  });
});

test('a sale names its bill in the remark, before the words of the cashier', () => {
  expect(billRemark('B-1', null)).toBe('UniPOS B-1');
  expect(billRemark('B-1', ' ')).toBe('UniPOS B-1');
  expect(billNamedBy(billRemark('B-1', '靠窗'))).toBe('B-1');
  expect(billNamedBy(`送积分 ${billRemark('B-1', null)}`)).toBe('B-1');
  expect(billNamedBy('MyUniPOS B-1')).toBeNull();
  expect(billNamedBy(null)).toBeNull();
});

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

describe('the detail of a sale that pays a bill', () => {
  const payload: ConsumptionPayload = {
    kind: 'consumption',
    cardNo: '6201300100000101',
    billAmount: fen(4_780),
    storePay: fen(4_000),
    points: 0,
    pointsPay: fen(0),
    coupons: [{ id: '7', name: '抵用券', quantity: 1, value: fen(780) }],
    otherPayments: [],
    remark: 'UniPOS B',
    bill: { billNo: 'B', shopNo: '1001' },
  };
  const detailOf = (bill: UniposBill, more: Partial<ConsumptionPayload> = {}) =>
    billDetailOf(sampleOperation({ serial: 'S', payload: { ...payload, ...more } }), null, {
      bill,
      cardModes: ['10'],
      methods: defaultPaymentMethods,
    });
  const addsUp = (detail: ReturnType<typeof detailOf>) => {
    expect(detail.received + detail.discount).toBe(detail.total);
    expect(detail.dishes.reduce((sum, { price, count }) => sum + price * count, 0)).toBe(detail.total);
    expect(readContent(JSON.stringify(detail))).toEqual(detail);
  };

  it('is the whole bill: its dishes, what was taken off there, what was paid in cash', () => {
    const detail = detailOf(
      uniposBill({
        total: yuan(72.8),
        discount: yuan(4.5),
        floor: yuan(0.5),
        lines: [billLine(22, { quantity: '2' }), billLine(24, { quantity: '1.2', goodsNo: null, name: '半汤' })],
        payments: [billPayment('00', 20, { modeName: '现金' }), billPayment('10', 47.8)],
      }),
    );
    addsUp(detail);
    expect(detail).toMatchObject({
      total: 7_280,
      received: 6_000,
      discount: 1_280,
      storePay: 4_000,
      otherPayments: [{ method: '1', amount: 2_000 }],
      discounts: [
        { name: '折扣', amount: 450 },
        { name: '抹零', amount: 50 },
        { name: '抵用券', amount: 780 },
      ],
      dishes: [
        { code: 'A00008', price: 2_200, count: 2 },
        { code: '-', price: 2_400, count: 1.2 },
      ],
      table: '12',
      guests: 2,
    });
  });

  it('adds up where prices are no whole fen', () => {
    const lines = [billLine(18.8888), billLine(18.8888, { quantity: '2' }), billLine(10)];
    const detail = detailOf(
      uniposBill({
        total: yuan(66.6664),
        floor: yuan(0.0664),
        lines,
        payments: [billPayment('77', 18.8), billPayment('10', 47.8)],
      }),
    );
    addsUp(detail);
    expect(detail.total).toBe(6_667);
    expect(detail.dishes.map(({ price }) => price)).toEqual([1_889, 3_778, 1_000]);
    expect(detail.dishes[1]?.name).toBe('宫保鸡丁 2盘');
    expect(detail.discounts[0]).toEqual({ name: '折扣抹零', amount: 7 });
    expect(detail.otherPayments).toEqual([{ method: 'unipos:77', amount: 1_880 }]);
  });

  it.each([
    ['another card paid the rest', { payments: [billPayment('10', 100)], total: yuan(100), lines: [billLine(100)] }],
    [
      'its dishes do not make its sum',
      { payments: [billPayment('10', 47.8)], total: yuan(47.8), lines: [billLine(40)] },
    ],
    [
      'its payments are more than it',
      { payments: [billPayment('00', 20), billPayment('10', 47.8)], total: yuan(47.8), lines: [billLine(47.8)] },
    ],
    [
      'its cash is no whole fen',
      {
        payments: [billPayment('00', 0.0001), billPayment('10', 47.8)],
        total: yuan(47.8001),
        lines: [billLine(47.8001)],
      },
    ],
  ] as const)('keeps to the sum where %s', (_, more) => {
    const detail = detailOf(uniposBill(more));
    addsUp(detail);
    expect(detail).toMatchObject({
      total: 4_780,
      otherPayments: [],
      dishes: [{ code: 'BILL', price: 4_780, count: 1 }],
      guests: 2,
    });
  });

  it('is spelt with table and guests; a table of letters stands among the words', () => {
    const written = (table: string | null) =>
      billDetailRequest(detailOf(uniposBill({ table })), 'MD1', payWaysIn(assumedYazuo));
    expect(written('12')).toMatchObject({ tableNo: 12, people: 2, description: 'UniPOS B' });
    expect(written('A01')).toMatchObject({ description: 'UniPOS B 桌台 A01' });
    expect(written('A01')).not.toHaveProperty('tableNo');
    expect(written(null)).not.toHaveProperty('tableNo');
  });

  it('that was written before tables were known is still read', () => {
    const { table: _, guests: __, ...older } = billDetailOf(sampleOperation({ payload }), null);
    expect(readContent(JSON.stringify(older))).toMatchObject({ table: null, guests: null });
  });
});

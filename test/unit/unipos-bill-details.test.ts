// The detail that a sale which pays a bill of UniPOS gives the platform (6.21).
import { describe, expect, it } from 'vitest';
import { billDetailRequest, payWaysIn } from '../../main/backends/yazuo/map-bill-details.ts';
import { assumedYazuo } from '../../main/protocol/yazuo/assumed.ts';
import { billDetailOf, readContent } from '../../main/till/bill-details/content.ts';
import { fen } from '../../shared/money.ts';
import type { ConsumptionPayload } from '../../shared/operation.ts';
import { defaultPaymentMethods } from '../../shared/profile.ts';
import type { UniposBill } from '../../shared/unipos.ts';
import { sampleOperation } from '../support/queue-samples.ts';
import { billLine, billPayment, uniposBill, yuan } from '../support/unipos-bill.ts';

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

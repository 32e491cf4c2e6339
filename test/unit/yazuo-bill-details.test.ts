// A sale's detail as the till composes it, and as 6.21 spells it.
import { expect, test } from 'vitest';
import { billDetailRequest, payWaysIn } from '../../main/backends/yazuo/map-bill-details.ts';
import { assumedYazuo } from '../../main/protocol/yazuo/assumed.ts';
import { writePayload } from '../../main/protocol/yazuo/envelope.ts';
import { billDetailOf, readContent } from '../../main/till/bill-details/content.ts';
import { fen } from '../../shared/money.ts';
import { sampleOperation } from '../support/queue-samples.ts';

const sale = sampleOperation({
  serial: '00MAST0100000001',
  kind: 'consumption',
  createdAt: Date.parse('2026-11-18T12:00:00.900+08:00'),
  payload: {
    kind: 'consumption',
    cardNo: '6201300100000101',
    billAmount: fen(36_912),
    storePay: fen(20_000),
    points: 1_200,
    pointsPay: fen(1_200),
    coupons: [{ id: '7', name: '满100减20', quantity: 1, value: fen(2_000) }],
    otherPayments: [
      { method: '3', amount: fen(13_000) },
      { method: 'house', amount: fen(712) },
    ],
    remark: null,
  },
});

test('what was received and what was taken off make the total', () => {
  const detail = billDetailOf(sale, { memberId: '11', mobile: '13800000001' });
  expect(detail).toMatchObject({ total: 36_912, received: 33_712, discount: 3_200, storePay: 20_000 });
  expect(detail.received + detail.discount).toBe(detail.total);
  expect(readContent(JSON.stringify(detail))).toEqual(detail);
});

test('a row that was damaged, and anything but a sale, is no detail', () => {
  expect(() => readContent('{"orderId":"1"}')).toThrow();
  const recharge = sampleOperation({
    kind: 'recharge',
    payload: { kind: 'recharge', cardNo: '1', amount: fen(1), payments: [] },
  });
  expect(() => billDetailOf(recharge, null)).toThrow('no consumption');
});

test('6.21 is written as its sample: two sums as text, whole numbers for methods, the wall clock in China', () => {
  const request = billDetailRequest(
    billDetailOf(sale, { memberId: '11', mobile: '13800000001' }),
    'MD000000001',
    payWaysIn(assumedYazuo),
  );
  const written = writePayload('syncBillDetail', request);
  expect(JSON.parse(JSON.stringify(written))).toEqual({
    orderId: '00MAST0100000001',
    orderTime: '2026-11-18 12:00:00',
    totalPrice: 369.12,
    receivePrice: '337.12',
    discountPrice: '32.00',
    mobile: '13800000001',
    payWays: [
      { payPrice: 200, payWay: 5 },
      { payPrice: 130, payWay: 3 },
      { payPrice: 7.12, payWay: 8 },
    ],
    discount: [
      { name: '满100减20', price: 20 },
      { name: '积分抵现', price: 12 },
    ],
    dishList: [{ dishCode: 'BILL', dishName: '消费合计', price: 369.12, num: 1 }],
    thirdMerchantNo: 'MD000000001',
    status: '1',
    description: '',
    membershipId: '11',
  });
});

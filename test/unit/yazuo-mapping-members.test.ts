// Members, cards, coupons and rules: the wire's samples into our words.
import { expect, test } from 'vitest';
import {
  pointsPayCap,
  preconsultRequest,
  readConsultation,
  readPointRules,
} from '../../main/backends/yazuo/map-consult.ts';
import { readCard, readCoupon, readMember } from '../../main/backends/yazuo/map-member.ts';
import { assumedYazuo } from '../../main/protocol/yazuo/assumed.ts';
import { yazuoCatalogue } from '../../main/protocol/yazuo/catalogue.ts';
import { writePayload } from '../../main/protocol/yazuo/envelope.ts';
import { wireCoupon } from '../../main/protocol/yazuo/objects.ts';
import { fen } from '../../shared/money.ts';
import { answerOf, heading, sample } from '../support/yazuo-samples.ts';

const context = { today: '2017-06-01', assumed: assumedYazuo, cardTypes: [] };

test('5.4.1 and 5.4.2: both spellings of a card', () => {
  const [epoch] = answerOf('listCardsByMember', sample('5.4.1', 'response')).list;
  const [day] = answerOf('listCardsByMobile', sample('5.4.2', 'response')).list;
  expect(epoch && readCard(epoch, context)).toEqual({
    cardNo: '6201300193506808',
    typeName: null,
    status: 'active',
    storeBalance: 0,
    points: 0,
    expiresOn: null,
    needsTradePassword: false,
  });
  expect(day && readCard(day, context)).toMatchObject({ cardNo: '6201200562281268', points: 900 });
});

test('a card is frozen by its status, expired after its last day, and its type tells of a trade password', () => {
  const [plain] = answerOf('listCardsByMember', sample('5.4.1', 'response')).list;
  const [type] = answerOf('listCardTypes', sample('4.2', 'response')).list;
  if (plain === undefined || type === undefined) throw new Error('samples');
  expect(readCard({ ...plain, status: '2' }, context).status).toBe('frozen');
  expect(readCard({ ...plain, expiredDate: '2017-06-01' }, context).status).toBe('active');
  expect(readCard({ ...plain, expiredDate: '2017-05-31' }, context).status).toBe('expired');
  const typed = readCard({ ...plain, cardtypeId: '1397' }, { ...context, cardTypes: [type] });
  expect(typed).toMatchObject({ typeName: '测试卡', needsTradePassword: true });
  const said = readCard({ ...plain, cardtypeId: '1397', isTradePassword: false }, { ...context, cardTypes: [type] });
  expect(said.needsTradePassword).toBe(false);
});

test('6.14: the coupon sample', () => {
  const printed = JSON.parse(sample('6.14', 'response')) as { readonly data: { readonly coupon: unknown } };
  expect(readCoupon(wireCoupon.parse(printed.data.coupon))).toEqual({
    id: '118284632',
    name: '20元代金券',
    amount: 2_000,
    quantity: 1,
    batchNo: '793141',
    startsOn: '2016-10-18',
    expiresOn: '2016-10-31',
    rules: [
      { type: 'baseRuleAmount', operator: 'GT', values: '100' },
      { type: 'couponExclusive', operator: 'IN', values: '793128,793140' },
    ],
    aloneUse: false,
  });
});

test('6.13.1: what was scanned decides the selected card', () => {
  const answer = answerOf(
    'lookup',
    JSON.stringify({
      code: 0,
      message: 'success',
      data: {
        membership: { id: 7, name: '张雅', mobile: 13800000001, memberLevelName: '金卡' },
        cards: [{ cardNo: 'A1' }, { cardNo: 'A2' }],
        coupons: [{ id: 5, couponCode: '770000000101', cardNo: 'A2' }],
        tags: [{ name: '老顾客' }],
      },
    }),
  );
  const matched = (query: string) => {
    const { matched: how, selectedCardNo, couponId } = readMember(answer, query, context);
    return [how, selectedCardNo, couponId];
  };
  expect(matched('A2')).toEqual(['card', 'A2', null]);
  expect(matched('13800000001')).toEqual(['mobile', 'A1', null]);
  expect(matched('770000000101')).toEqual(['couponCode', 'A2', '5']);
  expect(matched('280000000000000101')).toEqual(['dynamicCode', 'A1', null]);
  expect(readMember(answer, 'A1', context)).toMatchObject({
    memberId: '7',
    level: '金卡',
    tags: ['老顾客'],
    benefits: [],
  });
});

test('4.3.4: rates, percentages and caps', () => {
  const wire = yazuoCatalogue.getPointLimitRules.answer.parse({
    integralAsCash: 'true',
    integralExchangeRate: 10,
    integralPercentLimit: '50',
    integralUpperLimit: 50,
    integralDivisible: false,
    integralAndCouponUsed: false,
  });
  expect(readPointRules(wire)).toEqual({
    asCash: true,
    pointsPerYuan: 10,
    percentLimit: 50,
    upperLimit: 500,
    divisible: false,
    withCoupons: false,
  });
  expect(pointsPayCap(fen(4_580), wire)).toBe(2_200);
  expect(pointsPayCap(fen(4_580), { ...wire, integralDivisible: true })).toBe(2_290);
  expect(pointsPayCap(fen(100_000), wire)).toBe(5_000);
  expect(pointsPayCap(fen(100_000), { ...wire, integralAsCash: false })).toBe(0);
  expect(readPointRules({ ...wire, integralExchangeRate: null }).asCash).toBe(false);
  expect(readPointRules({ ...wire, integralPercentLimit: null, integralUpperLimit: null })).toMatchObject({
    percentLimit: null,
    upperLimit: null,
  });
});

test('6.13.3: recommended coupons are in the combination, every coupon has its state', () => {
  const answer = answerOf(
    'preconsult',
    JSON.stringify({
      code: 0,
      message: 'success',
      data: {
        detail: { billAmount: 45.8, storePay: '20.8', integralPay: 5, integralUse: 50, couponPay: 20, payable: 0 },
        couponUse: [
          { id: 1, name: '20元', amount: 20, quantity: 1, usable: 'true', recommended: true },
          { id: 2, name: '10元', amount: 10, quantity: 1, usable: false, reason: '今天不可使用该券' },
        ],
      },
    }),
  );
  const rules = yazuoCatalogue.getPointLimitRules.answer.parse({ integralAsCash: true, integralExchangeRate: 10 });
  expect(readConsultation(answer, rules)).toMatchObject({
    storePay: 2_080,
    points: 50,
    pointsPay: 500,
    coupons: [{ id: '1', name: '20元', quantity: 1, value: 2_000 }],
    couponStates: [
      { id: '1', usable: true, reason: null },
      { id: '2', usable: false, reason: 'coupon.otherDay' },
    ],
    pointsPayLimit: 4_500,
  });
  const many = { ...answer, couponUse: answer.couponUse.map((coupon) => ({ ...coupon, quantity: 3 })) };
  expect(readConsultation(many, rules).coupons).toEqual([{ id: '1', name: '20元', quantity: 1, value: 2_000 }]);
  const small = { ...many, detail: { ...many.detail, couponPay: fen(300) } };
  expect(readConsultation(small, rules).coupons).toEqual([{ id: '1', name: '20元', quantity: 1, value: 300 }]);
  const written = writePayload('preconsult', preconsultRequest(heading, { cardNo: '6201', billAmount: fen(4_580) }));
  expect(written).toMatchObject({ billAmount: 45.8, couponLimit: -1, billState: 0, useStore: true });
});

// The wire's samples through the protocol's schemas into our words, and our operations into the wire's.
import { readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { namesAnotherCard } from '../../main/backends/yazuo/attempt.ts';
import {
  pointsPayCap,
  preconsultRequest,
  readConsultation,
  readPointRules,
} from '../../main/backends/yazuo/map-consult.ts';
import { newestFirst, readHistoryRow, readLogRow } from '../../main/backends/yazuo/map-log.ts';
import { readCard, readCoupon, readMember } from '../../main/backends/yazuo/map-member.ts';
import { checkoutRequest, readTrade, rechargeRequest, revocationRequest } from '../../main/backends/yazuo/map-money.ts';
import { assumedYazuo } from '../../main/protocol/yazuo/assumed.ts';
import { type AnswerOf, type YazuoInterfaceId, yazuoCatalogue } from '../../main/protocol/yazuo/catalogue.ts';
import { readAnswer, writePayload } from '../../main/protocol/yazuo/envelope.ts';
import { wireCoupon } from '../../main/protocol/yazuo/objects.ts';
import { fen } from '../../shared/money.ts';

type Vector = { readonly section: string; readonly kind: string; readonly raw: string; readonly wellFormed: boolean };
const vectors = JSON.parse(readFileSync(new URL('../vectors/yazuo.json', import.meta.url), 'utf8')) as Vector[];

function sample(section: string, kind: 'request' | 'response'): string {
  const found = vectors.find((vector) => vector.section === section && vector.kind === kind);
  if (found === undefined) throw new Error(`no sample ${section} ${kind}`);
  return found.raw;
}

function answerOf<Id extends YazuoInterfaceId>(id: Id, raw: string): AnswerOf<Id> {
  const read = readAnswer(id, new TextEncoder().encode(raw));
  if (read.kind !== 'success') throw new Error(JSON.stringify(read));
  return read.data;
}

/** What the samples print where a till's own names stand. */
const placeholders = { brandId: `$\{brand_id}`, merchantNo: `$\{merchant_no}` };
const heading = { brandId: '15', merchantNo: 'M1', terminalNo: 'T1', cashierSerial: 'S1' };
const context = { today: '2017-06-01', assumed: assumedYazuo, cardTypes: [] };

test('6.3: the recharge sample gives voucher, balances and itemised bonus in fen', () => {
  expect(readTrade(answerOf('recharge', sample('6.3', 'response')))).toEqual({
    voucher: '899094',
    storeBalance: 11_000,
    pointsBalance: 0,
    storeBonus: 1_000,
    pointsBonus: 10,
    couponBonus: [{ id: '9821311', name: '代金券', amount: 1_000, startDate: '2016-09-01', endDate: '2016-09-30' }],
  });
});

test('6.3: our recharge is written as the sample spells it', () => {
  const request = rechargeRequest(
    { ...placeholders, cashierSerial: '20161230103122', terminalNo: '11111111' },
    { cardNo: '6201310258262628', amount: fen(10_000), payments: [{ method: '1', amount: fen(10_000) }] },
  );
  const printed = JSON.parse(sample('6.2', 'request')) as { readonly ciphertext: unknown };
  expect(writePayload('recharge', request)).toEqual(printed.ciphertext);
});

test('6.5.1: our revocation is written as the sample spells it, and is not built without a voucher', () => {
  const request = revocationRequest(
    { ...placeholders, cashierSerial: '20161230103121', terminalNo: 'unused' },
    '6201310258262628',
    `$\{voucherNumber}`,
  );
  const printed = JSON.parse(sample('6.5.1', 'request')) as { readonly ciphertext: unknown };
  expect(writePayload('revokeCheckout', request)).toEqual(printed.ciphertext);
  expect(() => revocationRequest(heading, '6201', null)).toThrow(/no voucher/);
  expect(() => revocationRequest(heading, '6201', ' ')).toThrow(/no voucher/);
});

test('6.11.1: every part that pays goes out in yuan; the password only where there is one', () => {
  const payload = {
    kind: 'consumption',
    cardNo: '6201',
    billAmount: fen(12_345),
    storePay: fen(10_000),
    points: 10,
    pointsPay: fen(100),
    coupons: [{ id: '118284632', name: '券', quantity: 1, value: fen(2_000) }],
    otherPayments: [{ method: '3', amount: fen(245) }],
    remark: null,
  } as const;
  expect(writePayload('checkout', checkoutRequest(heading, payload, null))).toEqual({
    ...heading,
    cardNo: '6201',
    billAmount: 123.45,
    storePay: 100,
    integralPay: 1,
    couponList: [{ id: '118284632', quantity: 1 }],
    mixPayList: [{ id: '3', value: 2.45 }],
  });
  expect(writePayload('checkout', checkoutRequest(heading, payload, '123456'))).toMatchObject({ password: '123456' });
});

test('a success that names another card is not ours; a masked card says nothing', () => {
  const named = answerOf('recharge', sample('6.3', 'response')).details?.cardNo ?? null;
  expect(namesAnotherCard(named, '6201200537637618')).toBe(false);
  expect(namesAnotherCard(named, '6201200537637619')).toBe(true);
  expect(namesAnotherCard('6201****7618', '6201200537637619')).toBe(false);
  expect(namesAnotherCard(null, '1')).toBe(false);
});

test('6.12.2: the sample row, full of nulls, is read without guessing', () => {
  const { transwater } = answerOf('listTransactions', sample('6.12.2', 'response'));
  const [row] = transwater.map((one) => readLogRow(one, transwater, assumedYazuo.transCodes));
  expect(row).toEqual({
    serial: null,
    cardNo: null,
    voucher: null,
    kind: 'other',
    amount: 0,
    revoked: false,
    revokes: null,
    storeBalance: 0,
    at: '2014-05-28 14:38:30',
  });
});

test('6.12.2: either flag means undone, and a revocation row names the voucher it undid', () => {
  const rows = answerOf(
    'listTransactions',
    JSON.stringify({
      code: '0',
      message: 'success',
      data: {
        transwater: [
          {
            id: 3,
            voucherNo: 'V3',
            transCode: '4003',
            oldWaterId: 1,
            amount: '45.80',
            transTime: '2017-01-02 10:00:00',
          },
          { id: '1', voucherNo: 'V1', transCode: '2001', amount: 45.8, revocationflag: '1', cashierSerial: 'S1' },
          { id: 2, voucherNo: 'V2', transCode: 1001, amount: 100, reversedflag: 1 },
          { id: 4, voucherNo: 'V4', amount: 1, reversedflag: '0', revocationflag: null },
        ],
      },
    }),
  ).transwater;
  const read = rows.map((row) => readLogRow(row, rows, assumedYazuo.transCodes));
  expect(read.map((row) => [row.kind, row.voucher, row.amount, row.revoked, row.revokes])).toEqual([
    ['revocation', 'V3', 4_580, false, 'V1'],
    ['consumption', 'V1', 4_580, true, null],
    ['recharge', 'V2', 10_000, true, null],
    [null, 'V4', 100, false, null],
  ]);
  expect(newestFirst([...rows].reverse())[0]?.id).toBe('3');
  expect(newestFirst(rows).map(readHistoryRow)[0]).toMatchObject({ at: '2017-01-02 10:00:00', voucher: 'V3' });
});

test('6.12.2: a masked card number says nothing', () => {
  const { transwater } = answerOf(
    'listTransactions',
    JSON.stringify({ code: 0, message: '', data: { transwater: [{ id: 1, cardNo: '6201****7618' }] } }),
  );
  expect(transwater.map((row) => readLogRow(row, transwater, assumedYazuo.transCodes).cardNo)).toEqual([null]);
});

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

// Coupons, templates and mall goods from the wire, why a coupon cannot be used now, its conditions as sentences, forms of points: pure.
import i18next, { type TFunction } from 'i18next';
import { describe, expect, test } from 'vitest';
import { readMallPage, readTemplates, readTerms } from '../../main/backends/yazuo/map-benefits.ts';
import { yazuoCatalogue } from '../../main/protocol/yazuo/catalogue.ts';
import { wireCoupon } from '../../main/protocol/yazuo/objects.ts';
import { couponReason, termsReason } from '../../main/till/benefits/coupon-reason.ts';
import {
  type PointsField,
  type PointsMode,
  paymentsOf,
  pointsAfter,
  pointsProblem,
} from '../../renderer/screens/benefits/points-check.ts';
import { termLines } from '../../renderer/screens/benefits/term-lines.ts';
import type { CouponTerms } from '../../shared/benefits.ts';
import { zhCN } from '../../shared/messages/zh-CN.ts';
import { fen, zeroFen } from '../../shared/money.ts';

/** A Wednesday noon in China. */
const noon = Date.parse('2026-11-18T12:00:00+08:00');

function wire(fields: object) {
  return wireCoupon.parse({ id: 7, name: '券', amount: '20.00', availableQuantity: 2, ...fields });
}

const plain: CouponTerms = {
  id: '7',
  name: '券',
  amount: fen(2_000),
  quantity: 2,
  startsOn: null,
  expiresOn: null,
  weekdays: null,
  hours: null,
  alone: false,
  rules: [],
  dishes: [],
  stores: null,
  isTakenHere: null,
};

describe('a coupon from the wire', () => {
  test('without conditions has none', () => {
    expect(
      readTerms(wire({ startWeek: 1, endWeek: 7, beginTime: '1970-01-01', endTime: '1970-01-01' }), '16456'),
    ).toEqual(plain);
  });

  test.each([
    ['a whole week that begins elsewhere', { startWeek: 3, endWeek: 2 }, { weekdays: null }],
    ['over the week’s end', { startWeek: 6, endWeek: 1 }, { weekdays: { from: 6, to: 1 } }],
    [
      'with hours over midnight',
      { beginTime: '22:00:00', endTime: '02:00' },
      { hours: { from: '22:00', to: '02:00' } },
    ],
    ['with the same hour twice', { beginTime: '08:00:00', endTime: '08:00:00' }, { hours: null }],
    ['with an hour that is none', { beginTime: '25:00:00', endTime: '02:00:00' }, { hours: null }],
    ['of every store', { scope: 2 }, { stores: null, isTakenHere: true }],
    [
      'of another store',
      { scope: 3, applyMerchants: [{ merchantId: 16457, merchantName: '中关村店' }] },
      { stores: ['中关村店'], isTakenHere: false },
    ],
    [
      'of this store',
      { scope: 3, applyMerchants: [{ merchantId: 16456, merchantName: '上地店' }] },
      { stores: ['上地店'], isTakenHere: true },
    ],
    ['of the store that gave the card', { scope: 4, merchantId: 16457 }, { stores: 'issuer', isTakenHere: false }],
    ['of a scope that nobody knows', { scope: 9 }, { stores: null, isTakenHere: null }],
    ['with a quantity of what was sent', { availableQuantity: null, sendQuantity: 3 }, { quantity: 3 }],
  ])('%s', (_, fields, expected) => {
    expect(readTerms(wire(fields), '16456')).toMatchObject(expected);
  });

  test('is not said to be refused here where the store’s own number is not known', () => {
    expect(readTerms(wire({ scope: 3, applyMerchants: [{ merchantId: 16457 }] }), null).isTakenHere).toBeNull();
  });
});

describe('why a coupon cannot be used now', () => {
  test.each<[string, Partial<CouponTerms>, string | null]>([
    ['nothing stands against it', {}, null],
    ['used up', { quantity: 0, expiresOn: '2026-01-01' }, 'coupon.usedUp'],
    ['its last day is today', { expiresOn: '2026-11-18' }, null],
    ['expired yesterday', { expiresOn: '2026-11-17' }, 'coupon.expired'],
    ['begins tomorrow', { startsOn: '2026-11-19' }, 'coupon.notStarted'],
    ['another store', { isTakenHere: false }, 'coupon.otherStore'],
    ['Wednesday is within', { weekdays: { from: 1, to: 3 } }, null],
    ['Wednesday is not within', { weekdays: { from: 4, to: 2 } }, 'coupon.otherDay'],
    ['the weekend', { weekdays: { from: 6, to: 7 } }, 'coupon.otherDay'],
    ['the last minute', { hours: { from: '11:00', to: '12:00' } }, null],
    ['too early', { hours: { from: '12:01', to: '14:00' } }, 'coupon.otherHour'],
    ['a night', { hours: { from: '22:00', to: '02:00' } }, 'coupon.otherHour'],
  ])('%s', (_, terms, reason) => {
    expect(termsReason({ ...plain, ...terms }, noon)).toBe(reason);
  });

  test('after midnight a night is still of the day on which it began', () => {
    const night = { ...plain, weekdays: { from: 2, to: 2 }, hours: { from: '22:00', to: '02:00' } };
    expect(termsReason(night, Date.parse('2026-11-18T01:30:00+08:00'))).toBeNull();
    expect(termsReason(night, Date.parse('2026-11-18T22:30:00+08:00'))).toBe('coupon.otherDay');
    const sunday = { ...night, weekdays: { from: 7, to: 7 } };
    expect(termsReason(sunday, Date.parse('2026-11-22T23:00:00+08:00'))).toBeNull();
  });

  test('the channel comes last', () => {
    expect(couponReason({ ...plain, channels: ['dineIn', 'takeAway'] }, noon)).toBeNull();
    expect(couponReason({ ...plain, channels: ['takeAway'] }, noon)).toBe('coupon.takeAwayOnly');
    expect(couponReason({ ...plain, channels: [] }, noon)).toBe('coupon.otherChannel');
    expect(couponReason({ ...plain, channels: [], quantity: 0 }, noon)).toBe('coupon.usedUp');
  });
});

describe('templates and goods', () => {
  test('of campaigns come before the merchant’s own, with what is left', () => {
    const template = {
      couponTemplateId: 1,
      batchNo: 5,
      name: '20元',
      amount: '20',
      availableQuantity: 3,
      tags: [{ name: '大额' }],
    };
    const answer = yazuoCatalogue.listCampaignCoupons.answer.parse({
      activeCouponTemplates: [
        { ...template, activeId: 1, activeName: '冬', startDate: '2026-11-01', endDate: '2026-12-01' },
      ],
      customizeCouponTemplates: [{ ...template, batchNo: 6, availableQuantity: null }],
    });
    expect(readTemplates(answer)).toEqual([
      {
        batchNo: '5',
        templateId: '1',
        name: '20元',
        amount: 2_000,
        left: 3,
        description: null,
        tags: ['大额'],
        campaign: { name: '冬', startsOn: '2026-11-01', endsOn: '2026-12-01' },
      },
      expect.objectContaining({ batchNo: '6', left: null, campaign: null }),
    ]);
  });

  test('cost money or points; what is not on sale is left out, and a page says whether there is more', () => {
    const goods = (fields: object) => ({ id: 1, goodsName: '券', status: 2, productType: 1, ...fields });
    const read = (list: object[], total: number | null) =>
      readMallPage(yazuoCatalogue.listMallGoods.answer.parse({ list, total, currentPage: 1, pageSize: 20 }), 1, 20);
    expect(read([goods({ nowPriceCash: 0, nowPriceIntegral: '50' }), goods({ status: 1 })], 2).goods).toEqual([
      { id: '1', name: '券', kind: 'coupon', about: null, useRules: null, price: null, points: 50 },
    ]);
    expect(read([goods({ nowPriceCash: 18, productType: 77 })], 21)).toMatchObject({
      goods: [{ kind: 'other', price: 1_800, points: null }],
      more: true,
    });
    expect(read([goods({})], 20).more).toBe(false);
    expect(read([goods({})], null).more).toBe(false);
  });
});

describe('conditions as sentences', () => {
  const speaker = i18next.createInstance();
  const words = (terms: Partial<CouponTerms>) =>
    termLines({ ...plain, ...terms }, t(), { payment: (id) => (id === '3' ? '微信' : id) });
  function t(): TFunction {
    void speaker.init({
      lng: 'zh-CN',
      resources: { 'zh-CN': { translation: zhCN } },
      interpolation: { escapeValue: false },
      initAsync: false,
    });
    return speaker.t;
  }
  const rule = (type: string, operator: string, values: string) => ({ rules: [{ type, operator, values }] });

  test.each<[Partial<CouponTerms>, readonly string[]]>([
    [{}, []],
    [{ startsOn: '2026-11-01', expiresOn: '2026-12-01' }, ['2026-11-01 至 2026-12-01']],
    [{ expiresOn: '2026-12-01' }, ['有效期至 2026-12-01']],
    [{ weekdays: { from: 1, to: 5 }, hours: { from: '22:00', to: '02:00' } }, ['周一至周五', '22:00 至次日 02:00']],
    [{ weekdays: { from: 7, to: 7 } }, ['仅周日']],
    [{ stores: ['甲店', '乙店'] }, ['仅限：甲店、乙店']],
    [{ stores: 'issuer', alone: true }, ['仅限发卡门店', '只能单独使用']],
    [rule('baseRuleAmount', 'GT', '100'), ['账单大于 100 元']],
    [rule('baseRuleAmount', 'GTE', '100'), ['账单满 100 元']],
    [rule('payWay', 'IN', '3, 4'), ['仅限这样付款：微信、4']],
    [rule('membershipLevel', 'NOT_IN', '银卡'), ['银卡 不能用']],
    [{ ...rule('goods', 'IN', 'A1'), dishes: ['宫保鸡丁'] }, ['账单里要有：宫保鸡丁']],
    [rule('moonPhase', 'EQ', 'full'), ['还有收银台不认识的条件，以平台核对为准']],
    [rule('baseRuleAmount', 'LT', '5'), ['还有收银台不认识的条件，以平台核对为准']],
  ])('%j', (terms, lines) => {
    expect(words(terms)).toEqual(lines);
  });
});

describe('a form of points', () => {
  const card = { points: 600, storeBalance: fen(15_000) };
  const texts = (filled: Partial<Record<PointsField, string>>) => (field: PointsField) => filled[field] ?? '';

  test.each<[PointsMode, PointsField, Partial<Record<PointsField, string>>, string | null]>([
    ['exchange', 'points', {}, 'pointsMissing'],
    ['exchange', 'points', { points: '0' }, 'pointsMissing'],
    ['exchange', 'points', { points: '600' }, null],
    ['exchange', 'points', { points: '601' }, 'pointsShort'],
    ['deduct', 'points', { points: '601' }, 'pointsShort'],
    ['award', 'points', { points: '9999' }, null],
    ['buy', 'points', {}, 'nothingPaid'],
    ['buy', 'points', { pay: '5' }, null],
    ['buy', 'points', { points: '601', pay: '5' }, 'pointsShort'],
    ['buy', 'storePay', { storePay: '150' }, null],
    ['buy', 'storePay', { storePay: '150.01' }, 'storeShort'],
    ['buy', 'method', { pay: '5' }, 'methodMissing'],
    ['buy', 'method', { pay: '5', method: '1' }, null],
    ['buy', 'method', {}, null],
    ['exchange', 'remark', {}, null],
  ])('%s, %s, %j', (mode, field, filled, problem) => {
    expect(pointsProblem(mode, field, texts(filled), card)).toBe(problem);
  });

  test('knows what is paid and what is left', () => {
    const methods = [{ id: '1' }, { id: '3' }];
    expect(paymentsOf(texts({ pay: '5.5', method: '2' }), methods)).toEqual([{ method: '3', amount: 550 }]);
    expect(paymentsOf(texts({ pay: '5.5' }), methods)).toEqual([]);
    expect(paymentsOf(texts({ pay: String(zeroFen), method: '2' }), methods)).toEqual([]);
    expect(pointsAfter('award', texts({ points: '5' }), 600)).toBe(605);
    expect(pointsAfter('buy', texts({ points: '5' }), 600)).toBe(595);
  });
});

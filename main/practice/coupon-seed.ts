// The practice world's campaigns, batches, claim codes and mall: what there is to give, to claim and to buy. Each template shows one condition.
import { dayOfMoment } from '../protocol/yazuo/tolerant.ts';
import type { PracticeCampaign, PracticeClaimCode, PracticeCouponWorld, PracticeMallGood } from './coupon-world.ts';
import type { PracticeCouponTemplate } from './world.ts';

const dayMs = 86_400_000;

function template(
  batchNo: number,
  name: string,
  amountFen: number,
  terms: Partial<PracticeCouponTemplate>,
): PracticeCouponTemplate {
  return {
    batchNo,
    name,
    amountFen,
    startWeek: 1,
    endWeek: 7,
    isAloneUse: false,
    channel: 1000,
    usageRules: [],
    ...terms,
  };
}

function rule(ruleType: string, operator: string, values: string): Pick<PracticeCouponTemplate, 'usageRules'> {
  return { usageRules: [{ ruleType, operator, values }] };
}

/** Templates beside the four of the cast's own coupons: one condition each. */
export const moreCouponTemplates: readonly PracticeCouponTemplate[] = [
  template(793160, '周末夜宵10元券', 1000, { startWeek: 5, endWeek: 6, beginTime: '22:00', endTime: '02:00' }),
  template(793161, '外卖8元券', 800, { channel: 1031 }),
  template(793162, '中关村店15元券', 1500, { scope: 3, applyMerchants: [16457] }),
  template(793163, '发卡门店12元券', 1200, { scope: 4 }),
  template(793164, '金卡30元券', 3000, {
    usageRules: [
      { ruleType: 'baseRuleAmount', operator: 'GTE', values: '150' },
      { ruleType: 'membershipLevel', operator: 'IN', values: '金卡会员,钻石会员' },
    ],
  }),
  template(793165, '微信支付5元券', 500, rule('payWay', 'IN', '3')),
  template(793166, '宫保鸡丁10元券', 1000, {
    ...rule('goods', 'IN', 'A00008'),
    goodsList: [{ goodsNo: 'A00008', goodsName: '宫保鸡丁' }],
  }),
  template(793167, '周六到周一6元券', 600, { startWeek: 6, endWeek: 1 }),
  template(793168, '有赞商城9元券', 900, { channel: 1066 }),
  template(793169, '储值密码卡8元券', 800, rule('cardtype', 'IN', '1398')),
  template(793170, '首单7元券', 700, rule('firstOrder', 'EQ', '1')),
];

/** Batch, template id, how many are left, WeChat's batch, tags. */
const batches = [
  [793141, 57652, null, 180276161, ['代金券']],
  [793128, 57653, null, null, ['工作日']],
  [793140, 57654, 500, 180276162, ['大额']],
  [793150, 57655, null, 180276163, ['无门槛']],
  [793160, 57660, 100, null, ['夜宵']],
  [793161, 57661, null, null, ['外卖']],
  [793162, 57662, null, null, []],
  [793163, 57663, null, null, []],
  [793164, 57664, 50, null, ['金卡']],
  [793165, 57665, null, 180276164, ['微信']],
  [793166, 57666, 2, null, ['限量']],
  [793167, 57667, null, null, []],
  [793168, 57668, null, null, []],
  [793169, 57669, null, null, []],
  [793170, 57670, null, null, []],
] as const;

function campaignsFrom(now: number): PracticeCampaign[] {
  const day = (days: number) => dayOfMoment(now + days * dayMs);
  return [
    { id: 3001, name: '冬日暖锅季', startDate: day(-10), endDate: day(30), batchNos: [793141, 793128, 793164] },
    { id: 3002, name: '宫保鸡丁限量', startDate: day(-1), endDate: day(1), batchNos: [793166] },
    { id: 3003, name: '夏夜夜宵(已结束)', startDate: day(-120), endDate: day(-60), batchNos: [793160] },
    { id: 3004, name: '外卖节(未开始)', startDate: day(10), endDate: day(20), batchNos: [793161] },
  ];
}

function claimCodesFrom(now: number): PracticeClaimCode[] {
  return [
    { code: '990000000150', batchNo: 793150, endDate: dayOfMoment(now + 3650 * dayMs), claimedBy: [] },
    { code: '990000000166', batchNo: 793166, endDate: dayOfMoment(now + 3650 * dayMs), claimedBy: [] },
    { code: '990000000199', batchNo: 793150, endDate: dayOfMoment(now - dayMs), claimedBy: [] },
  ];
}

function good(
  id: number,
  productType: PracticeMallGood['productType'],
  name: string,
  more: Partial<PracticeMallGood>,
): PracticeMallGood {
  return {
    id,
    name,
    introduce: name,
    productType,
    onSale: true,
    priceFen: null,
    pricePoints: null,
    batchNo: null,
    level: null,
    left: null,
    ...more,
  };
}

function mallGoods(): PracticeMallGood[] {
  return [
    good(100124, 1, '20元代金券', { priceFen: 1500, batchNo: 793141 }),
    good(100125, 1, '5元无门槛券', { pricePoints: 50, batchNo: 793150 }),
    good(100126, 2, '雅台保温杯', { pricePoints: 800, left: 3 }),
    good(100127, 2, '雅台火锅礼盒', { priceFen: 12_800, left: 1 }),
    good(100128, 2, '雅台围裙(已下架)', { priceFen: 3900, onSale: false }),
    good(100179, 5, '升级金卡会员', { priceFen: 1800, level: { id: 259, name: '金卡会员' } }),
    good(100180, 5, '升级钻石会员', { priceFen: 8800, level: { id: 260, name: '钻石会员' } }),
  ];
}

/** This chapter's part of a fresh world whose first moment is `now` (ms UTC). */
export function seedCouponWorld(now: number): PracticeCouponWorld {
  return {
    couponBatches: batches.map(([batchNo, templateId, left, wechatBatchNo, tags]) => ({
      batchNo,
      templateId,
      left,
      wechatBatchNo,
      tags: [...tags],
    })),
    campaigns: campaignsFrom(now),
    claimCodes: claimCodesFrom(now),
    dynamicCouponCodes: [],
    exchangeRules: [
      { points: 100, batchNo: 793150 },
      { points: 500, batchNo: 793141 },
    ],
    mallGoods: mallGoods(),
    wechatCouponCodes: [],
  };
}

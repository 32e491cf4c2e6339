// Builds a fresh practice world from the guide; every day in it is relative to the world's first moment.

import { dayOfMoment } from '../protocol/yazuo/tolerant.ts';
import { seedAwards } from './award-world.ts';
import { seedBills } from './bills-world.ts';
import { moreCouponTemplates, seedCouponWorld } from './coupon-seed.ts';
import { seedDishes } from './dish-world.ts';
import { type GuideCard, type GuideCoupon, type GuideMember, practiceWorldGuide } from './guide.ts';
import { drawerCardTypes } from './member-guide.ts';
import { seedMemberWorld } from './member-seed.ts';
import { seedUnipos } from './unipos/world.ts';
import {
  currentWorldVersion,
  type PracticeCard,
  type PracticeCoupon,
  type PracticeCouponTemplate,
  type PracticeMember,
  type PracticeWorld,
} from './world.ts';

const dayMs = 86_400_000;
const plainType = 1397;
const passwordType = 1398;

const couponTemplates: readonly PracticeCouponTemplate[] = [
  {
    batchNo: 793141,
    name: '20元代金券',
    amountFen: 2000,
    startWeek: 1,
    endWeek: 7,
    isAloneUse: false,
    channel: 1000,
    usageRules: [
      { ruleType: 'baseRuleAmount', operator: 'GT', values: '100' },
      { ruleType: 'couponExclusive', operator: 'IN', values: '793128,793140' },
    ],
  },
  {
    batchNo: 793128,
    name: '工作日10元券',
    amountFen: 1000,
    startWeek: 1,
    endWeek: 5,
    isAloneUse: false,
    channel: 999,
    usageRules: [],
  },
  {
    batchNo: 793140,
    name: '50元单独使用券',
    amountFen: 5000,
    startWeek: 1,
    endWeek: 7,
    isAloneUse: true,
    channel: 1000,
    usageRules: [{ ruleType: 'baseRuleAmount', operator: 'GT', values: '200' }],
  },
  {
    batchNo: 793150,
    name: '5元无门槛券',
    amountFen: 500,
    startWeek: 1,
    endWeek: 7,
    isAloneUse: false,
    channel: 999,
    usageRules: [],
  },
];

/** A fresh world whose first moment is `now` (ms UTC). */
export function createPracticeWorld(now: number): PracticeWorld {
  const guide = practiceWorldGuide;
  const members: readonly GuideMember[] = guide.members;
  const people = members.map((member, index) => seedMember(member, index, now));
  return {
    version: currentWorldVersion,
    brand: { ...guide.brand },
    application: { clientId: guide.application.clientId, clientSecret: guide.application.clientSecret },
    stores: guide.stores.map((store) => ({ ...store })),
    ...seedDishes(guide.stores),
    ...seedAwards(guide.stores),
    rechargeLinks: [],
    jsapiTickets: [],
    cardTypes: [
      { id: plainType, name: '会员卡', isTradePassword: false },
      { id: passwordType, name: '储值密码卡', isTradePassword: true },
      ...drawerCardTypes,
    ],
    cashiers: guide.cashiers.map((cashier) => ({ ...cashier })),
    members: people,
    cards: members.flatMap((member, index) => member.cards.map((card) => seedCard(card, 11_671_221 + index, now))),
    couponTemplates: [...couponTemplates, ...moreCouponTemplates],
    ...seedCouponWorld(now),
    coupons: guide.coupons.map((coupon, index) => seedCoupon(coupon, 118_284_601 + index, now)),
    dynamicCodes: guide.dynamicCodes.map(({ code, cardNo, expired }) => ({
      code,
      cardNo,
      expiresAt: expired ? now - 1 : now + 3650 * dayMs,
    })),
    pointRules: {
      asCash: true,
      pointsPerYuan: 10,
      percentLimit: 50,
      upperLimitFen: 5000,
      divisible: false,
      aloneUseCoupon: true,
      couponMaxUse: 2,
      withCoupon: false,
    },
    bonusRules: guide.bonusRules.map((rule) => ({ ...rule })),
    transactions: [],
    messages: [],
    token: null,
    refreshTokens: [],
    nextVoucher: 899_094,
    nextCouponId: 118_285_000,
    ...seedMemberWorld(people, now),
    ...seedBills(),
    ...seedUnipos(),
  };
}

function seedMember(member: GuideMember, index: number, now: number): PracticeMember {
  return {
    id: 11_671_221 + index,
    name: member.name,
    mobile: member.mobile,
    gender: index % 2 === 0 ? 1 : 0,
    birthday: index % 3 === 2 ? null : `198${index % 10}-11-07`,
    joinDate: dayOfMoment(now - (400 + index) * dayMs),
    level: member.level,
    tags: [...member.tags],
  };
}

function seedCard(card: GuideCard, memberId: number, now: number): PracticeCard {
  return {
    cardNo: card.cardNo,
    memberId,
    cardTypeId: card.password === undefined ? plainType : passwordType,
    merchantId: practiceWorldGuide.stores[0].merchantId,
    activeDate: dayOfMoment(now - 300 * dayMs),
    expiredDate: card.expiresInDays === undefined ? null : dayOfMoment(now + card.expiresInDays * dayMs),
    frozen: card.frozen ?? false,
    password: card.password ?? null,
    wrongPasswords: 0,
    openingFen: card.storeFen,
    openingPoints: card.points,
    storeFen: card.storeFen,
    points: card.points,
  };
}

function seedCoupon(coupon: GuideCoupon, id: number, now: number): PracticeCoupon {
  const quantity = coupon.quantity ?? 1;
  return {
    id,
    code: coupon.code,
    batchNo: coupon.batchNo,
    cardNo: coupon.cardNo,
    startDate: dayOfMoment(now - 60 * dayMs),
    expiredDate: dayOfMoment(now + coupon.expiresInDays * dayMs),
    sendQuantity: quantity,
    availableQuantity: quantity,
  };
}

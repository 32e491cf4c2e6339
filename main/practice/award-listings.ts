// 4.3.1 and 4.3.3: what consumptions and recharges bring, told from the same rules that book it.
import type { RequestOf } from '../protocol/yazuo/catalogue.ts';
import type { PracticeAwardRule } from './award-world.ts';
import { pageOf } from './pages.ts';
import { type CallContext, done, type Reply } from './reply.ts';
import { yuanDecimal, yuanNumber } from './spelling.ts';
import { knownStore } from './stores.ts';
import type { PracticeWorld } from './world.ts';

const everyKind = '3';
/** What the sample's rows bear: a consumption, by whichever interface. */
const consumption = '2002';

/** 4.3.1: the rules of this store; `transCode` narrows to one kind of transaction. */
export function listAwardRules(request: RequestOf<'listAwardRules'>, { world }: CallContext): Reply {
  const store = knownStore(world, request.merchantId);
  if ('code' in store) return store;
  const wanted = request.transCode || everyKind;
  const rules = world.awardRules.filter(
    (rule) =>
      (rule.merchantId === null || rule.merchantId === store.merchantId) &&
      (wanted === everyKind || wanted === consumption),
  );
  const { list, ...page } = pageOf(rules, request);
  return done({ ...page, list: list.map(spellAwardRule) }, '获取门店奖励规则成功');
}

function spellAwardRule(rule: PracticeAwardRule) {
  const doubles = (reason: PracticeAwardRule['doubles'][number]) => (rule.doubles.includes(reason) ? 1 : 0);
  return {
    id: rule.id,
    lowerLimit: yuanNumber(rule.lowerFen),
    upperLimit: rule.upperFen === null ? null : yuanNumber(rule.upperFen),
    ...spellAward(rule.award),
    transCode: consumption,
    cardtypeId: rule.cardTypeId,
    birthdayDoubleFlag: doubles('birthday'),
    birthmonthDoubleFlag: doubles('birthmonth'),
    birthweekDoubleFlag: doubles('birthweek'),
    payWay: rule.payWay,
    membershipLevel: rule.level,
    firstDoubleFlag: doubles('first') || null,
    membershipType: null,
    benefitsId: null,
    crowdId: null,
    userWeekList: [...rule.weekdays],
  };
}

function spellAward(award: PracticeAwardRule['award']) {
  const once = 1;
  const proportional = 2;
  switch (award.kind) {
    case 'points':
      return {
        awardType: 1,
        awardAmountType: award.perYuan ? proportional : once,
        awardAmount: award.points,
        couponTypeId: null,
      };
    case 'coupon':
      return { awardType: 2, awardAmountType: once, awardAmount: award.quantity, couponTypeId: award.batchNo };
    case 'storedValue': {
      const isOnce = award.hundredthsOfPercent === null;
      return {
        awardType: 3,
        awardAmountType: isOnce ? once : proportional,
        awardAmount: yuanNumber(award.hundredthsOfPercent ?? award.fen),
        couponTypeId: null,
      };
    }
  }
}

/** 4.3.3: the same rules that a recharge is booked by. Only the highest one that the amount reaches counts, so each ends where the next begins. */
export function getRechargeAwardRules(request: RequestOf<'getRechargeAwardRules'>, { world }: CallContext): Reply {
  const store = knownStore(world, request.merchantId);
  if ('code' in store) return store;
  const rules = [...world.bonusRules].sort((left, right) => left.fromFen - right.fromFen);
  const all = rules.map((rule, index) => {
    const next = rules[index + 1];
    return {
      id: index + 1,
      lowerLimit: yuanNumber(rule.fromFen),
      upperLimit: next === undefined ? null : yuanNumber(next.fromFen),
      storeAward: yuanDecimal(rule.bonusFen),
      integralAward: rule.points,
      couponList: rule.couponBatchNo === null ? [] : spellCoupons(world, rule.couponBatchNo),
      ...spellScope(2),
    };
  });
  return done(pageOf(all, request), '获取门店储值和券奖励规则成功');
}

function spellCoupons(world: PracticeWorld, batchNo: number) {
  return world.couponTemplates
    .filter((template) => template.batchNo === batchNo)
    .map((template) => ({
      couponTypeId: batchNo,
      couponName: template.name,
      amount: yuanDecimal(template.amountFen),
      quantity: 1,
      ...spellScope(template.scope ?? 2),
    }));
}

const scopeNames: Readonly<Record<number, string>> = { 2: '本连锁可用', 3: '部分店可用', 4: '仅限发卡门店使用' };

function spellScope(scope: number) {
  return { scope, scopeName: scopeNames[scope] ?? null };
}

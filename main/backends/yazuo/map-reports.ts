// 5.12, 6.23, 4.3.3 and 4.5 from the wire into our words. Pure.
import { zeroFen } from '../../../shared/money.ts';
import type { RechargeOffer } from '../../../shared/recharge-offers.ts';
import type { Commission, MemberStatistics } from '../../../shared/reports.ts';
import type { AnswerOf } from '../../protocol/yazuo/catalogue.ts';

/** 5.12 */
export function readStatistics(answer: AnswerOf<'memberStatistics'>): MemberStatistics {
  const { genderProportion: gender, membershipStatistics: figures } = answer;
  return {
    members: figures.totalMembershipNumber,
    newToday: figures.dailyNewMembershipNumber,
    newThisMonth: figures.monthlyNewMembershipNumber,
    rechargedToday: {
      principal: figures.dailyStoredRechargePrincipal,
      reward: figures.dailyStoredRechargeReward,
    },
    rechargedThisMonth: {
      principal: figures.monthlyStoredRechargePrincipal,
      reward: figures.monthlyStoredRechargeReward,
    },
    genders: {
      women: { count: gender.womanNumber, rate: gender.womanRate },
      men: { count: gender.manNumber, rate: gender.manRate },
      others: { count: gender.otherNumber, rate: gender.otherRate },
    },
    ages: answer.membershipAgeDistribution.map(({ name, membershipNumber, membershipRate }) => ({
      name,
      count: membershipNumber,
      rate: membershipRate,
    })),
    topStores: answer.merchantStoredRechargeTop.map((store) => ({
      name: store.merchantName ?? store.merchantId,
      principal: store.storedRechargePrincipal,
      reward: store.storedRechargeReward ?? zeroFen,
    })),
  };
}

/** 6.23 */
export function readCommission({ list }: AnswerOf<'listRechargeCommission'>): readonly Commission[] {
  return list.map(({ orderno, employeeno, totalamount, dtfinish, dtcreate }) => ({
    order: orderno,
    employee: employeeno,
    amount: totalamount,
    doneOn: dtfinish ?? dtcreate,
  }));
}

/** 4.3.3, lowest step first. What brings nothing is no offer. */
export function readOffers({ list }: Pick<AnswerOf<'getRechargeAwardRules'>, 'list'>): readonly RechargeOffer[] {
  return list
    .map((rule) => ({
      from: rule.lowerLimit,
      below: rule.upperLimit,
      store: rule.storeAward ?? zeroFen,
      points: rule.integralAward ?? 0,
      coupons: rule.couponList.map(({ couponName, couponTypeId, amount, quantity }) => ({
        name: couponName ?? couponTypeId,
        amount,
        quantity,
      })),
    }))
    .filter(({ store, points, coupons }) => store > 0 || points > 0 || coupons.length > 0)
    .sort((left, right) => left.from - right.from);
}

// 4.3.1 and 4.3.2 → our words. Pure.
import type { AnswerOf } from '../../protocol/yazuo/catalogue.ts';
import type { PointsRule, StoreLimits } from '../ports/store-rules.ts';

const kinds = { points: 1, coupon: 2 } as const;
const perYuan = 2;

/** The rules of 4.3.1 that give points. */
export function readPointsRules({ list }: AnswerOf<'listAwardRules'>): readonly PointsRule[] {
  return list.flatMap((rule) =>
    rule.awardType !== kinds.points || rule.awardAmount === null
      ? []
      : [
          {
            from: rule.lowerLimit,
            below: rule.upperLimit,
            points: rule.awardAmount,
            perYuan: rule.awardAmountType === perYuan,
            method: blank(rule.payWay),
            level: blank(rule.membershipLevel),
            weekdays: rule.userWeekList,
            narrowed: [rule.cardtypeId, rule.membershipType, rule.benefitsId, rule.crowdId].some(
              (value) => blank(value) !== null,
            ),
          },
        ],
  );
}

/** 4.3.2. What is a rule about something else than points and coupons is left to the platform. */
export function readStoreLimits(answer: AnswerOf<'getLimitRules'>): StoreLimits {
  const { mutexRuleExtends: rules } = answer;
  const pointsBarred = rules.some(
    ({ ruleType, mutexType, mutexId }) =>
      mutexId === null &&
      ((ruleType === kinds.points && mutexType === kinds.coupon) ||
        (ruleType === kinds.coupon && mutexType === kinds.points)),
  );
  return {
    pointsWithCoupons: !pointsBarred,
    exclusions: rules.flatMap(({ ruleType, ruleId, mutexType, mutexId }) =>
      ruleType === kinds.coupon && mutexType === kinds.coupon && ruleId !== null
        ? [{ batchNo: ruleId, with: mutexId }]
        : [],
    ),
    most: answer.couponConsumeOpenDTO?.couponConsumeOpen.couponMaxUse ?? null,
  };
}

function blank(value: string | null): string | null {
  return value === null || value.trim() === '' ? null : value;
}

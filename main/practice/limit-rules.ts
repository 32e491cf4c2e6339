// 4.3.2: what may be combined on one bill, told from the rules that the pre-consult and the checkout enforce.
import type { RequestOf } from '../protocol/yazuo/catalogue.ts';
import { type CallContext, done, type Reply } from './reply.ts';
import { knownStore } from './stores.ts';
import type { PracticeCouponTemplate, PracticeWorld } from './world.ts';

const points = 1;
const couponType = 2;
/** Told as a pair, not as a condition of one coupon. */
const exclusive = 'couponExclusive';

/** 4.3.2 */
export function getLimitRules(request: RequestOf<'getLimitRules'>, { world }: CallContext): Reply {
  const store = knownStore(world, request.merchantId);
  if ('code' in store) return store;
  const { aloneUseCoupon, couponMaxUse } = world.pointRules;
  const couponConsumeOpen = {
    aloneUseCoupon,
    couponMaxUse,
    couponConsumeOpenChilds: world.couponTemplates
      .filter((template) => template.scope !== 3 || template.applyMerchants?.includes(store.merchantId))
      .map((template) => spellOpening(template, aloneUseCoupon)),
  };
  return done(
    { mutexRuleExtends: mutexRules(world), couponConsumeOpenDTO: { couponConsumeOpen } },
    '获取门店限制规则成功',
  );
}

function mutexRules(world: PracticeWorld) {
  const { withCoupon, aloneUseCoupon } = world.pointRules;
  const pointsRule = withCoupon ? [] : [{ ruleType: points, ruleId: null, mutexType: couponType, mutexId: null }];
  const couponRules = world.couponTemplates.flatMap((template) => {
    const coupon = { ruleType: couponType, ruleId: String(template.batchNo), mutexType: couponType };
    const excluded = template.usageRules
      .filter((rule) => rule.ruleType === exclusive)
      .flatMap((rule) => rule.values.split(','));
    return [
      ...(aloneUseCoupon && template.isAloneUse ? [{ ...coupon, mutexId: null }] : []),
      ...excluded.map((mutexId) => ({ ...coupon, mutexId: mutexId.trim() })),
    ];
  });
  return [...pointsRule, ...couponRules];
}

function spellOpening(template: PracticeCouponTemplate, aloneUseCoupon: boolean) {
  return {
    couponTypeId: template.batchNo,
    couponName: template.name,
    startWeek: template.startWeek,
    endWeek: template.endWeek,
    channel: template.channel,
    beginTime: template.beginTime ?? null,
    endTime: template.endTime ?? null,
    scope: template.scope ?? 2,
    isAloneUse: String(aloneUseCoupon && template.isAloneUse),
    usageRules: template.usageRules.filter((rule) => rule.ruleType !== exclusive).map((rule) => ({ ...rule })),
  };
}

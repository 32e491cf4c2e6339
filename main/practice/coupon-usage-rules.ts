// The conditions that a coupon carries as data, `{ruleType, operator, values}` (5.5.1): one function says whether a bill meets one of them, in words.
// The document names two of them; the others are assumed (assumed-fields.ts). What is not known here refuses: nothing is allowed in silence.
import { assumedYazuo } from '../protocol/yazuo/assumed.ts';
import type { assumedUsageRules } from '../protocol/yazuo/assumed-fields.ts';
import { hundredthsOf } from '../protocol/yazuo/tolerant.ts';
import type { CouponBill, WantedCoupon } from './coupon-use.ts';
import type { PracticeUsageRule } from './world.ts';

type Judge = (
  rule: PracticeUsageRule,
  wanted: WantedCoupon,
  others: readonly WantedCoupon[],
  bill: CouponBill,
) => Verdict;
/** Undefined: met. `unknown`: this rule cannot be judged. Anything else is the sentence. */
type Verdict = { readonly refusal: string } | 'unknown' | undefined;

type KnownRule = 'baseRuleAmount' | 'couponExclusive' | (typeof assumedUsageRules)[number];

const judges: Readonly<Record<KnownRule, Judge>> = {
  baseRuleAmount,
  couponExclusive,
  payWay,
  cardtype,
  membershipLevel,
  goods,
};

/** Why this rule forbids the coupon on this bill; undefined where it does not. */
export function usageRuleProblem(
  rule: PracticeUsageRule,
  wanted: WantedCoupon,
  others: readonly WantedCoupon[],
  bill: CouponBill,
): string | undefined {
  const verdict = isKnown(rule.ruleType) ? judges[rule.ruleType](rule, wanted, others, bill) : 'unknown';
  return verdict === 'unknown'
    ? `券的使用条件无法识别(${rule.ruleType} ${rule.operator} ${rule.values}),不可使用`
    : verdict?.refusal;
}

function isKnown(ruleType: string): ruleType is KnownRule {
  return Object.hasOwn(judges, ruleType);
}

function baseRuleAmount({ operator, values }: PracticeUsageRule, _: unknown, __: unknown, bill: CouponBill): Verdict {
  const floor = hundredthsOf(values);
  if (floor === undefined) return 'unknown';
  if (operator === 'GT') return bill.amountFen > floor ? undefined : { refusal: `账单金额需大于${values}元` };
  if (operator === 'GTE') return bill.amountFen >= floor ? undefined : { refusal: `账单金额需满${values}元` };
  return 'unknown';
}

function couponExclusive(rule: PracticeUsageRule, wanted: WantedCoupon, others: readonly WantedCoupon[]): Verdict {
  if (rule.operator !== 'IN') return 'unknown';
  const excluded = listed(rule);
  const batchOf = (one: WantedCoupon) => String(one.template.batchNo);
  const meetsItself = wanted.quantity > 1 && excluded.includes(batchOf(wanted));
  return meetsItself || others.some((other) => excluded.includes(batchOf(other)))
    ? { refusal: '券不可与所选其他券同时使用' }
    : undefined;
}

/** About what else pays the bill; before the till knows, nothing can be said against it. */
function payWay(rule: PracticeUsageRule, _: unknown, __: unknown, bill: CouponBill): Verdict {
  const named = listed(rule);
  if (rule.operator === 'IN') {
    return bill.payWays.every((id) => named.includes(id))
      ? undefined
      : { refusal: `该券仅限用${named.map(payWayName).join('、')}付款时使用` };
  }
  if (rule.operator !== 'NOT_IN') return 'unknown';
  const met = bill.payWays.find((id) => named.includes(id));
  return met === undefined ? undefined : { refusal: `用${payWayName(met)}付款时不可使用该券` };
}

function cardtype(rule: PracticeUsageRule, _: unknown, __: unknown, bill: CouponBill): Verdict {
  return within(rule, String(bill.cardTypeId), '该券不适用于这种会员卡,请换一张卡');
}

function membershipLevel(rule: PracticeUsageRule, _: unknown, __: unknown, bill: CouponBill): Verdict {
  const refusal =
    rule.operator === 'IN' ? `该券仅限${listed(rule).join('、')}使用` : `${bill.level ?? '该等级'}不可使用该券`;
  return within(rule, bill.level ?? '', refusal);
}

/** About the bill's dishes: one of these must be on it, or none of them. A bill without dishes proves neither. */
function goods(rule: PracticeUsageRule, wanted: WantedCoupon, _: unknown, bill: CouponBill): Verdict {
  const named = listed(rule);
  if (rule.operator !== 'IN' && rule.operator !== 'NOT_IN') return 'unknown';
  if (bill.dishNos === null) return { refusal: '该券限定菜品,账单没有菜品明细,无法核实' };
  const nameOf = (no: string) => wanted.template.goodsList?.find((one) => one.goodsNo === no)?.goodsName ?? no;
  const met = bill.dishNos.find((no) => named.includes(no));
  if (rule.operator === 'IN')
    return met === undefined ? { refusal: `账单中需有${named.map(nameOf).join('或')}` } : undefined;
  return met === undefined ? undefined : { refusal: `账单中有${nameOf(met)},不可使用该券` };
}

function within(rule: PracticeUsageRule, value: string, refusal: string): Verdict {
  if (rule.operator !== 'IN' && rule.operator !== 'NOT_IN') return 'unknown';
  return listed(rule).includes(value) === (rule.operator === 'IN') ? undefined : { refusal };
}

function listed({ values }: PracticeUsageRule): string[] {
  return values.split(',').map((value) => value.trim());
}

function payWayName(id: string): string {
  return assumedYazuo.paymentMethods.find((method) => method.id === id)?.name ?? `方式${id}`;
}

// 4.3.1: what the award rules give for a consumption, as pure functions. What the document does not say of a rule's fields is assumed:
// `PracticeAwardRule` says what each means here.
import type { PracticeAwardRule } from './award-world.ts';
import { birthdayFits, weekdayOf } from './birthdays.ts';
import { yuanDecimal } from './spelling.ts';

/** What is known of one consumption. `day` is the day in China, `yyyy-MM-dd`. */
export interface AwardFacts {
  readonly day: string;
  readonly merchantId: number;
  readonly cardTypeId: number;
  readonly level: string;
  readonly birthday: string | null;
  /** Whether the member has paid nothing before. */
  readonly isFirst: boolean;
  /** What was paid with money or stored value, by payment method. Points and coupons earn nothing. */
  readonly payments: readonly { readonly id: string; readonly fen: number }[];
}

/** What one rule gives (points whole, `fen` stored value) with the sentence that says why; or nothing, and why not. */
type Award =
  | {
      readonly given: true;
      readonly points: number;
      readonly fen: number;
      readonly coupon: { readonly batchNo: number; readonly quantity: number } | null;
      readonly sentence: string;
    }
  | { readonly given: false; readonly sentence: string };

const weekdayNames = ['周一', '周二', '周三', '周四', '周五', '周六', '周日'];
const nothing = { points: 0, fen: 0, coupon: null };

/** What one rule gives for one consumption. */
export function awardOf(rule: PracticeAwardRule, facts: AwardFacts): Award {
  const paid = paidBy(rule, facts);
  const reason = outsideReason(rule, facts) ?? limitReason(rule, paid);
  if (reason !== undefined) return { given: false, sentence: reason };
  const double = doubleReason(rule, facts);
  const times = double === undefined ? 1 : 2;
  const why = double === undefined ? '' : `(${double}双倍)`;
  const { award } = rule;
  if (award.kind === 'coupon') {
    const quantity = award.quantity * times;
    const coupon = { batchNo: award.batchNo, quantity };
    return { ...nothing, given: true, coupon, sentence: `消费送${quantity}张券${why}` };
  }
  const amount = Math.floor(amountOf(award, paid)) * times;
  if (amount === 0) return { given: false, sentence: '消费金额太小,不够一份奖励' };
  return award.kind === 'points'
    ? { ...nothing, given: true, points: amount, sentence: `消费送${amount}积分${why}` }
    : { ...nothing, given: true, fen: amount, sentence: `消费送储值${yuanDecimal(amount)}元${why}` };
}

/** What all rules give together: several may fit one bill, and each gives its own. */
export function awardsFor(rules: readonly PracticeAwardRule[], facts: AwardFacts) {
  const given = rules.map((rule) => awardOf(rule, facts)).filter((award) => award.given);
  return {
    points: given.reduce((sum, award) => sum + award.points, 0),
    fen: given.reduce((sum, award) => sum + award.fen, 0),
    coupons: given.flatMap((award) => (award.coupon === null ? [] : [award.coupon])),
    sentences: given.map((award) => award.sentence),
  };
}

/** Fen that count for this rule. */
function paidBy(rule: PracticeAwardRule, facts: AwardFacts): number {
  return facts.payments
    .filter((payment) => rule.payWay === null || payment.id === rule.payWay)
    .reduce((sum, payment) => sum + payment.fen, 0);
}

function outsideReason(rule: PracticeAwardRule, facts: AwardFacts): string | undefined {
  if (rule.merchantId !== null && rule.merchantId !== facts.merchantId) return '本店不参加该奖励';
  if (rule.cardTypeId !== null && rule.cardTypeId !== facts.cardTypeId) return '该卡类型不参加该奖励';
  if (rule.level !== null && rule.level !== facts.level) return `该奖励仅限${rule.level}`;
  if (rule.weekdays.length > 0 && !rule.weekdays.includes(weekdayOf(facts.day))) {
    return `该奖励仅限${rule.weekdays.map((weekday) => weekdayNames[weekday - 1]).join('、')}`;
  }
  return undefined;
}

function limitReason(rule: PracticeAwardRule, paid: number): string | undefined {
  if (paid <= 0) return rule.payWay === null ? '没有可奖励的消费金额' : '没有使用该奖励的支付方式';
  if (paid < rule.lowerFen) return `消费满${yuanDecimal(rule.lowerFen)}元才有奖励`;
  return rule.upperFen !== null && paid >= rule.upperFen
    ? `消费满${yuanDecimal(rule.upperFen)}元不参加该奖励`
    : undefined;
}

/** The first reason to double; several reasons double only once. */
function doubleReason(rule: PracticeAwardRule, { day, birthday, isFirst }: AwardFacts): string | undefined {
  if (rule.doubles.includes('birthday') && birthdayFits('day', birthday, day)) return '生日当天';
  if (rule.doubles.includes('birthweek') && birthdayFits('week', birthday, day)) return '生日当周';
  if (rule.doubles.includes('birthmonth') && birthdayFits('month', birthday, day)) return '生日当月';
  return rule.doubles.includes('first') && isFirst ? '首次消费' : undefined;
}

/** Points, or fen of stored value; the part of a yuan earns no points. */
function amountOf(award: Exclude<PracticeAwardRule['award'], { kind: 'coupon' }>, paid: number): number {
  if (award.kind === 'points') return award.perYuan ? Math.floor(paid / 100) * award.points : award.points;
  return award.hundredthsOfPercent === null ? award.fen : (paid * award.hundredthsOfPercent) / 10_000;
}

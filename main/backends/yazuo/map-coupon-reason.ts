// 6.13.3 says in a Chinese sentence why a coupon may not be used; the document lists none of them. Those that are known become a reason with
// its numbers and names, so that the till can say it in either language; any other is shown as it came. Pure.
import type { CouponReasonName, ReasonWords } from '../../../shared/coupon-reasons.ts';

/** `reason` as in `CouponState`. */
export type ReadReason = { readonly reason: string; readonly words?: ReasonWords };

type Pattern = {
  readonly name: CouponReasonName;
  readonly sentence: RegExp;
  /** What the groups stand for. */
  readonly words?: readonly string[];
};

/** The first that fits counts: what is said with more words stands before what is said with fewer. */
const patterns: readonly Pattern[] = [
  { name: 'usedUp', sentence: /^券已(?:使用|用完)$/ },
  { name: 'fewLeft', sentence: /^该券只剩(\d+)张$/, words: ['number'] },
  { name: 'notBefore', sentence: /^券未到使用时间[,，](\d{4}-\d{2}-\d{2})起可用$/, words: ['date'] },
  { name: 'notStarted', sentence: /^券未到使用时间$/ },
  { name: 'expired', sentence: /^券已过期$/ },
  { name: 'weekdays', sentence: /^今天不可使用该券[,，](周.)(?:至(周.))?可用$/, words: ['from', 'to'] },
  { name: 'hours', sentence: /^现在不可使用该券[,，](\d\d:\d\d)至(\d\d:\d\d)可用$/, words: ['from', 'to'] },
  { name: 'otherDay', sentence: /^今天不可使用该券$/ },
  { name: 'otherHour', sentence: /^现在不可使用该券$/ },
  { name: 'unknownChannel', sentence: /^券的使用渠道无法识别/ },
  { name: 'unknownScope', sentence: /^券的适用范围无法识别/ },
  { name: 'unknownRule', sentence: /^券的使用条件无法识别/ },
  { name: 'dineInOnly', sentence: /^该券仅限堂食使用$/ },
  { name: 'takeAwayOnly', sentence: /^该券仅限外卖使用$/ },
  { name: 'mallOnly', sentence: /^该券仅限有赞商城使用$/ },
  { name: 'otherStores', sentence: /^该券不可在本店使用[,，]适用门店[:：](.+)$/, words: ['stores'] },
  { name: 'issuingStore', sentence: /^该券仅限发卡门店使用[:：](.+)$/, words: ['stores'] },
  { name: 'most', sentence: /^最多使用(\d+)张券$/, words: ['number'] },
  { name: 'alone', sentence: /^该券只能单独使用$/ },
  { name: 'amountAbove', sentence: /^账单金额需大于([\d.]+)元$/, words: ['value'] },
  { name: 'amountFrom', sentence: /^账单金额需满([\d.]+)元$/, words: ['value'] },
  { name: 'exclusive', sentence: /^券不可与所选其他券同时使用$/ },
  { name: 'payWayOnly', sentence: /^该券仅限用(.+)付款时使用$/, words: ['methods'] },
  { name: 'payWayNot', sentence: /^用(.+)付款时不可使用该券$/, words: ['methods'] },
  { name: 'cardType', sentence: /^该券不适用于这种会员卡/ },
  { name: 'dishesUnknown', sentence: /^该券限定菜品[,，]账单没有菜品明细/ },
  { name: 'dishWanted', sentence: /^账单中需有(.+)$/, words: ['dishes'] },
  { name: 'dishBars', sentence: /^账单中有(.+)[,，]不可使用该券$/, words: ['dishes'] },
  { name: 'levelOnly', sentence: /^该券仅限(.+)使用$/, words: ['levels'] },
  { name: 'levelNot', sentence: /^([^,，]+)不可使用该券$/, words: ['levels'] },
  { name: 'notWithPoints', sentence: /^积分与券不可同时使用$/ },
  { name: 'notTheirs', sentence: /^券不存在或不属于该会员$/ },
];

/** The platform's sentence as a reason of ours where it is one; null or nothing said: `unsaid`. */
export function readCouponReason(sentence: string | null): ReadReason {
  const said = sentence?.trim() ?? '';
  if (said === '') {
    return { reason: 'coupon.unsaid' };
  }
  for (const { name, sentence: pattern, words = [] } of patterns) {
    const match = pattern.exec(said);
    if (match !== null) {
      return { reason: `coupon.${name}`, ...wordsOf(name, match, words) };
    }
  }
  return { reason: said };
}

function wordsOf(name: CouponReasonName, match: RegExpExecArray, names: readonly string[]): { words?: ReasonWords } {
  if (names.length === 0) {
    return {};
  }
  const read = (text: string) => (name === 'weekdays' ? weekdayOf(text) : text);
  return { words: Object.fromEntries(names.map((word, index) => [word, read(match[index + 1] ?? match[1] ?? '')])) };
}

/** 1 Monday … 7 Sunday; 0 for what is no day. */
function weekdayOf(name: string): number {
  return '一二三四五六日'.indexOf(name.slice(1)) + 1;
}

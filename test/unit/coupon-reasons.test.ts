// Why a coupon may not be used: every sentence of the practice platform becomes a reason that both languages can say.
import { readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { readCouponReason } from '../../main/backends/yazuo/map-coupon-reason.ts';
import { couponReasonText } from '../../renderer/components/coupon-texts.ts';
import { couponReasonNames } from '../../shared/coupon-reasons.ts';
import { en } from '../../shared/messages/en.ts';
import { zhCN } from '../../shared/messages/zh-CN.ts';
import { wholeTexts } from '../support/texts.ts';

/** What stands in a sentence's holes, by what the practice platform calls it. */
const samples: readonly [RegExp, string][] = [
  [/startDate/, '2026-12-01'],
  [/beginTime/, '11:00'],
  [/endTime/, '14:00'],
  [/weekdaysInWords/, '周一至周五'],
  [/Quantity|MaxUse/, '3'],
  [/values/, '100'],
  [/payWayName/, '微信支付'],
  [/named\(/, '上地店、中关村店'],
  [/listed/, '金卡会员、钻石会员'],
  [/bill\.level/, '金卡会员'],
  [/nameOf/, '宫保鸡丁'],
  [/^name$/, '堂食'],
];

/** Every Chinese sentence that the practice platform's rules of coupons can say, holes filled. */
function sentences(file: string): readonly string[] {
  const source = readFileSync(new URL(`../../main/practice/${file}`, import.meta.url), 'utf8');
  const texts = /`((?:[^`$]|\$(?!\{)|\$\{(?:[^{}`]|\{[^{}]*\})*\})*)`|'([^'\n]*)'/g;
  const hole = /\$\{((?:[^{}]|\{[^{}]*\})*)\}/g;
  const sample = (name: string) => samples.find(([pattern]) => pattern.test(name))?.[1] ?? '7';
  return (
    [...source.matchAll(texts)]
      .map(([, template, plain]) => (template ?? plain ?? '').replaceAll(hole, (_, name: string) => sample(name)))
      // Names that stand in the holes, and marks between them.
      .filter((text) => /券|账单|使用|可用/.test(text))
  );
}

const said = ['coupon-rules.ts', 'coupon-usage-rules.ts'].flatMap(sentences);

test('every sentence of the practice platform is a reason of ours', () => {
  expect(said.length).toBeGreaterThanOrEqual(23);
  const unknown = said.filter((sentence) => !readCouponReason(sentence).reason.startsWith('coupon.'));
  expect(unknown).toEqual([]);
  const names = new Set(said.map((sentence) => readCouponReason(sentence).reason));
  // Two sentences that say the same may share one; no sentence may swallow another’s meaning.
  expect(names.size).toBeGreaterThanOrEqual(22);
});

test('every reason has a sentence in both languages, with what it names in it and no hole left', () => {
  for (const name of couponReasonNames) {
    const key = name === 'weekdays' ? ['weekday', 'weekdays'] : [name];
    for (const catalogue of [zhCN.coupon, en.coupon]) {
      expect(key.filter((one) => !Object.hasOwn(catalogue, one))).toEqual([]);
    }
  }
  for (const language of ['zh-CN', 'en'] as const) {
    const t = wholeTexts(language).t;
    for (const sentence of said) {
      const { reason, words } = readCouponReason(sentence);
      const text = couponReasonText(reason, t, words);
      expect(text, sentence).not.toMatch(/\{\{|coupon\.|undefined/);
      expect(text.length, sentence).toBeGreaterThan(2);
      const named = Object.entries(words ?? {}).filter(() => reason !== 'coupon.weekdays');
      for (const [, value] of named) {
        expect(text).toContain(String(value));
      }
    }
  }
});

test('days of the week are told in the language, one day as one', () => {
  const [chinese, english] = [wholeTexts('zh-CN').t, wholeTexts('en').t];
  const span = readCouponReason('今天不可使用该券,周一至周五可用');
  expect(span).toEqual({ reason: 'coupon.weekdays', words: { from: 1, to: 5 } });
  expect(couponReasonText(span.reason, english, span.words)).toBe('Only Mon to Fri');
  expect(couponReasonText(span.reason, chinese, span.words)).toBe('只在周一至周五可用');
  const day = readCouponReason('今天不可使用该券,周日可用');
  expect(couponReasonText(day.reason, english, day.words)).toBe('Only on Sun');
});

test('what nobody knows is shown as the platform said it, and silence is said to be silence', () => {
  expect(readCouponReason('系统维护中')).toEqual({ reason: '系统维护中' });
  expect(couponReasonText('系统维护中', wholeTexts('en').t)).toBe('The platform says: 系统维护中');
  expect(readCouponReason(null)).toEqual({ reason: 'coupon.unsaid' });
  expect(readCouponReason(' ')).toEqual({ reason: 'coupon.unsaid' });
});

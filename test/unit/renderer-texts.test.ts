// Words that depend on values: ages, coupon rules, failures with their numbers, plans of a revocation, outcomes.
import { describe, expect, it } from 'vitest';
import { ageText, clockText } from '../../renderer/components/age-text.ts';
import { couponReasonText, couponRuleText } from '../../renderer/components/coupon-texts.ts';
import { failureDetails } from '../../renderer/components/failure-details.ts';
import { paidText } from '../../renderer/components/paid-text.ts';
import { reasonText } from '../../renderer/components/reason-text.ts';
import { guideLabel, practiceCodes, practiceLogins } from '../../renderer/screens/practice/guide.ts';
import { planOf } from '../../renderer/screens/revoke/plan.ts';
import { mustBeSeen, withOperation } from '../../renderer/store/known-operations.ts';
import { madeBy } from '../../renderer/store/money-dialog.ts';
import { mergePages } from '../../renderer/store/operation-list.ts';
import { outcomeOf } from '../../renderer/store/outcome-of.ts';
import { fen } from '../../shared/money.ts';
import { type OperationState, type OperationView, operationStates } from '../../shared/operation.ts';
import { wholeTexts } from '../support/texts.ts';

const texts = wholeTexts('zh-CN');
const t = texts.getFixedT('zh-CN');
const english = texts.getFixedT('en');

function operation(state: OperationState, more: Partial<OperationView> = {}): OperationView {
  return {
    serial: 'S1',
    kind: 'consumption',
    service: null,
    serviceFacts: [],
    state,
    attempt: 1,
    maskedCard: '',
    memberName: null,
    amount: fen(100),
    storePay: fen(100),
    operator: '',
    createdAt: 0,
    updatedAt: 0,
    nextTryAt: null,
    voucher: null,
    parent: null,
    revokedBy: null,
    billNo: null,
    acceptedOffline: false,
    revocationReason: null,
    reason: null,
    platformMessage: null,
    answer: null,
    ...more,
  };
}

describe('words', () => {
  it('say an age as a person does, and never a negative one', () => {
    expect(ageText(t, 'counter.age', -5_000)).toBe('刚刚');
    expect(ageText(t, 'counter.age', 3 * 60_000)).toBe('3 分钟前');
    expect(ageText(english, 'counter.age', 26 * 3_600_000)).toBe('1 d ago');
    expect(ageText(t, 'queue.age', 12_000)).toBe('12 秒前');
  });

  it('tell times in the store’s zone, whatever the machine’s', () => {
    expect(clockText(Date.UTC(2026, 10, 21, 20, 34, 5), true)).toBe('2026-11-22 04:34:05');
    expect(clockText(Date.UTC(2026, 10, 21, 1, 2, 3))).toBe('09:02:03');
  });

  it('put coupon rules and reasons into words and keep the platform’s own', () => {
    expect(couponRuleText('baseRuleAmount GT 100', t)).toBe('超 100 元可用');
    expect(couponRuleText('baseRuleAmount GTE 150', t)).toBe('满 150 元可用');
    expect(couponRuleText('baseRuleAmount GTE 150', english)).toBe('Bills from 150 yuan');
    expect(couponRuleText('couponExclusive IN 793128,793140', english)).toBe('Not with certain coupons');
    expect(couponRuleText('someNewRule EQ 7', t)).toBeNull();
    expect(couponReasonText('coupon.expired', english)).toBe('Expired');
    expect(couponReasonText('周末不可用', english)).toBe('The platform says: 周末不可用');
    expect(couponReasonText('coupon.toString', english)).toBe('The platform says: coupon.toString');
  });

  it('add the numbers of a failure, and leave no hole where a number is missing', () => {
    expect(failureDetails({ code: 'balanceTooSmall', parameters: { available: '50.00' } }, t)).toEqual([
      '可用余额：50.00',
    ]);
    expect(failureDetails({ code: 'offlineAboveSale', parameters: { limit: 20_000 } }, t)).toEqual(['上限：¥200.00']);
    expect(failureDetails({ code: 'refusedByServer', platformMessage: '卡已冻结' }, t)).toEqual(['平台说明：卡已冻结']);
    const coupon = failureDetails(
      { code: 'couponNotUsable', parameters: { name: '券', reason: 'coupon.alone' } },
      english,
    );
    expect(coupon).toEqual(['Coupon: 券', 'Only on its own']);
    expect(failureDetails({ code: 'lockedOut' }, t)).toEqual([]);
  });

  it('tell reasons with or without their prefix, and never hide an unknown one', () => {
    expect(reasonText('unknownTimeout', t)).toBe('平台没有及时回答');
    expect(reasonText('reason.unknownTimeout', english)).toBe('The platform did not answer in time');
    expect(reasonText('brandNew', t)).toBe('brandNew');
  });

  it('read the practice guide', () => {
    const guide = [
      { label: 'practice.guide.cashier', value: '1001 / secret' },
      { label: 'practice.guide.passwordCard', value: '62100034 / 0000' },
    ];
    expect(practiceLogins(guide)).toEqual([{ user: '1001', password: 'secret' }]);
    expect(practiceCodes(guide)).toEqual([{ label: 'practice.guide.passwordCard', value: '62100034' }]);
    expect(guideLabel('practice.guide.card', english)).toBe('Card number');
  });
});

describe('what an operation means', () => {
  it('never calls an unknown outcome done or refused', () => {
    for (const state of ['unknown', 'sending', 'manual', 'pending', 'blocked'] as const) {
      expect(['done', 'refused']).not.toContain(outcomeOf(operation(state)));
    }
    expect(outcomeOf(operation('unknown'))).toBe('checking');
    expect(outcomeOf(operation('pending', { acceptedOffline: true }))).toBe('waitingOffline');
    expect(outcomeOf(operation('applied'))).toBe('done');
    expect(outcomeOf(operation('cancelled'))).toBe('refused');
    expect(outcomeOf(operation('cancelled', { kind: 'revocation' }))).toBe('done');
  });

  it('has a plan for a revocation in every state', () => {
    expect(operationStates.map((state) => planOf(operation(state), true))).toEqual([
      'sending',
      'sending',
      'unknown',
      'applied',
      'nothing',
      'nothing',
      'nothing',
      'unknown',
      'manual',
    ]);
    expect(planOf(operation('pending', { attempt: 0 }), true)).toBe('unsent');
    expect(planOf(operation('applied', { kind: 'recharge' }), true)).toBe('appliedRecharge');
  });

  it('plans a credit by hand where the platform has no call that undoes', () => {
    expect(operationStates.map((state) => planOf(operation(state), false))).toEqual([
      'creditLater',
      'creditLater',
      'creditLater',
      'credit',
      'nothing',
      'nothing',
      'nothing',
      'creditLater',
      'creditLater',
    ]);
    expect(planOf(operation('pending', { attempt: 0 }), false)).toBe('unsent');
  });

  it('say what paid a sale, part by part; nothing where stored value alone paid it', () => {
    const parts = { points: 60, pointsPay: fen(600), couponPay: fen(0), otherPay: fen(400) };
    const mixed = operation('applied', { amount: fen(1_600), storePay: fen(600), parts });
    expect(paidText(t, mixed)).toBe('储值 ¥6.00\u00a0· 积分 60（抵 ¥6.00）\u00a0· 其他付款 ¥4.00');
    const coupon = { points: 0, pointsPay: fen(0), couponPay: fen(1_600), otherPay: fen(0) };
    expect(paidText(english, { ...mixed, storePay: fen(0), parts: coupon })).toBe('coupons ¥16.00');
    expect(paidText(t, { ...mixed, storePay: fen(1_600) })).toBeNull();
    expect(paidText(t, operation('applied', { kind: 'recharge', storePay: fen(0) }))).toBeNull();
  });

  it('recognises an unknown outcome of this submission before main answers, and no other', () => {
    const old = operation('unknown', { serial: 'old', createdAt: 10 });
    const mine = operation('unknown', { serial: 'mine', createdAt: 20 });
    const operator = mine.operator;
    const asked = { kind: 'consumption', operator, since: 15 } as const;
    expect(madeBy({ old }, asked)).toBeNull();
    expect(madeBy({ old, mine }, asked)).toBe(mine);
    expect(madeBy({ old, mine }, { ...asked, kind: 'recharge' })).toBeNull();
    expect(madeBy({ mine: operation('sending', { createdAt: 20 }) }, asked)).toBeNull();
    const terminal = operation('unknown', { serial: 'terminal', createdAt: 30, operator: 'UniPOS 01' });
    expect(madeBy({ old, terminal }, asked)).toBeNull();
    expect(madeBy({ old, mine, terminal }, asked)).toBe(mine);
  });

  it('shows the last operation again after a reload while it is open or fresh', () => {
    expect(mustBeSeen(operation('unknown', { createdAt: 0 }), 9_000_000)).toBe(true);
    expect(mustBeSeen(operation('applied', { createdAt: 0 }), 60_000)).toBe(true);
    expect(mustBeSeen(operation('applied', { createdAt: 0 }), 180_000)).toBe(false);
  });

  it('remembers the newest operations only', () => {
    let known = {};
    for (let index = 0; index < 1_000; index += 1) {
      known = withOperation(known, operation('applied', { serial: `S${index}` }));
    }
    expect(Object.keys(known).length).toBeLessThanOrEqual(301);
    expect(Object.keys(known).at(-1)).toBe('S999');
  });

  it('merges a fresh first page with older ones, each operation once', () => {
    const row = (serial: string, createdAt: number) => operation('applied', { serial, createdAt });
    const merged = mergePages([row('c', 3), row('b', 2)], [row('b', 2), row('a', 1)]);
    expect(merged.map((each) => each.serial)).toEqual(['c', 'b', 'a']);
  });
});

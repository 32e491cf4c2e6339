// Services in the queue that the log can show: what each leaves behind, and that none repeats or is revoked.
import { describe, expect, it } from 'vitest';
import { decide as decideIn, machine } from '../../main/queue/machine.ts';
import { judge, subjectOf } from '../../main/queue/resolution.ts';
import { bearsVoucher, isTrade, leavesTrace } from '../../main/queue/traces.ts';
import { fen, zeroFen } from '../../shared/money.ts';
import { serviceNames } from '../../shared/service-names.ts';
import { serviceAmount, serviceRequestWith, serviceTraits } from '../../shared/services.ts';
import { eventOf, sampleFacts, sampleOperation } from '../support/queue-samples.ts';
import {
  coupon,
  draftOf,
  elsewhere,
  performed,
  points,
  serviceOf,
  upgrade,
  withoutVoucher,
} from '../support/queue-service-samples.ts';
import { acceptedWith, lost, rowOf, unsent } from '../support/queue-stage.ts';
import { openStage } from '../support/queue-test-stage.ts';

describe('what a service leaves behind', () => {
  it('is what the document says of each', () => {
    const named = (holds: (name: (typeof serviceNames)[number]) => boolean) => serviceNames.filter(holds).join(' ');
    expect(named((name) => !serviceTraits[name].inLog)).toBe(
      'upgradeCard buyMallGoods issueCoupon issueCouponToMember',
    );
    expect(named((name) => !serviceTraits[name].voucher)).toBe(
      'buyMallGoods issueCoupon issueCouponToMember changePaymentMethod',
    );
    expect(named((name) => serviceTraits[name].waits)).toBe('syncThirdPartyPayment');
  });

  it('is a row, a voucher and a way back for every other kind', () => {
    expect([sampleOperation(), serviceOf(points), serviceOf(coupon)].map(leavesTrace)).toEqual([true, true, false]);
    expect([sampleOperation(), serviceOf(upgrade), serviceOf(coupon)].map(bearsVoucher)).toEqual([true, true, false]);
    expect((['consumption', 'recharge', 'revocation', 'service'] as const).map((kind) => isTrade({ kind }))).toEqual([
      true,
      true,
      false,
      false,
    ]);
  });

  it('says in money only what moves money', () => {
    expect(serviceAmount(points)).toBe(0);
    expect(serviceAmount(elsewhere)).toBe(8_850);
    const cash = [{ method: '1', amount: fen(300) }];
    const goods = { batchNo: null, goodsName: '杯', points: 1, storePay: fen(200), payments: cash, remark: '' };
    expect(serviceAmount({ service: 'buyCouponWithPoints', content: goods })).toBe(500);
    expect(serviceAmount({ service: 'activateGiftCard', content: { cardTypeId: null, value: fen(9) } })).toBe(9);
    const mall = { membershipId: '1', goodsId: '2', total: fen(4) };
    expect(serviceAmount({ service: 'buyMallGoods', content: mall })).toBe(4);
    const free = { amount: fen(100), payments: cash, bill: null };
    expect(serviceAmount({ service: 'rechargeAndDineFree', content: free })).toBe(100);
    // The sum of the bill stays as it was.
    expect(serviceAmount({ service: 'changePaymentMethod', content: { voucher: 'V', payments: cash } })).toBe(0);
  });

  it('is read strictly: nothing more, nothing less, and goods or a coupon, never both', () => {
    const read = serviceRequestWith({});
    const goods = { batchNo: null, goodsName: '杯', points: 1, storePay: 0, payments: [], remark: '' };
    expect(read.safeParse({ service: 'buyCouponWithPoints', content: goods }).success).toBe(true);
    expect(read.safeParse({ service: 'buyCouponWithPoints', content: { ...goods, batchNo: '1' } }).success).toBe(false);
    expect(read.safeParse({ service: 'awardPoints', content: { points: 0, remark: '' } }).success).toBe(false);
    const secret = { points: 1, remark: '', password: '123456' };
    expect(read.safeParse({ service: 'exchangePoints', content: secret }).success).toBe(false);
    expect(read.safeParse({ service: 'activateGiftCard', content: { cardTypeId: null, value: -1 } }).success).toBe(
      false,
    );
  });
});

describe('a service that the log can show', () => {
  it('is applied by code 0 with a voucher, unknown without, and found in the log', async () => {
    const [, applied] = await performed(points, acceptedWith('V1'));
    expect(applied).toMatchObject({ state: 'applied', voucher: 'V1' });
    const [stage, unknown] = await performed(points, withoutVoucher);
    expect(unknown).toMatchObject({ state: 'unknown', reason: 'voucherMissing' });
    stage.platform.find = () =>
      Promise.resolve({ kind: 'rows', rows: [rowOf(unknown, { amount: null })], evidence: null });
    await stage.run(10_000);
    expect(stage.get(unknown.serial)).toMatchObject({ state: 'applied', reason: 'logApplied' });
  });

  it('is not proven by another card, kind or amount, nor by a row without money where money moved', () => {
    const subject = subjectOf(serviceOf(points), null);
    const row = rowOf(serviceOf(points), { amount: null });
    expect(judge(subject, [row]).kind).toBe('applied');
    expect(judge(subject, [{ ...row, amount: zeroFen }]).kind).toBe('applied');
    expect(judge(subject, [{ ...row, amount: fen(1) }]).kind).toBe('mismatch');
    expect(judge(subject, [{ ...row, kind: 'consumption' }]).kind).toBe('mismatch');
    expect(judge(subject, [{ ...row, cardNo: 'C9' }]).kind).toBe('mismatch');
    expect(judge(subject, [row, row]).kind).toBe('mismatch');
    const paid = serviceOf(elsewhere);
    expect(judge(subjectOf(paid, null), [rowOf(paid, { amount: null })])).toMatchObject({ why: 'rowWithoutFields' });
    const sale = sampleOperation();
    expect(judge(subjectOf(sale, null), [rowOf(sale, { amount: null })]).kind).toBe('untrusted');
  });

  it('never serves as the control of another: the log need not show its kind', () => {
    const { store } = openStage({ unstarted: true });
    const { serial } = store.insert(draftOf('i1', points), 'pending', 'accepted');
    const move = { serial, from: 'pending', fromAttempt: 0, to: 'applied', voucher: 'V1' } as const;
    store.move({ ...move, reason: 'answered', evidence: null });
    expect(store.latestKnown()).toBeNull();
  });

  it('is no row for the control either, on a till that knows nothing of its own', async () => {
    const [stage, unknown] = await performed(points, lost);
    const other = rowOf(unknown, { serial: 'OTHER', amount: null });
    stage.platform.find = ({ serial }) =>
      Promise.resolve({ kind: 'rows', rows: serial === null ? [other] : [], evidence: null });
    await stage.run(5_000);
    const [noted] = stage.store.events(unknown.serial).filter(({ reason }) => reason === 'logNotTrusted');
    expect(noted?.evidence).toContain('noKnownSerial');
  });

  it('never repeats, not even where it may wait and a probe proved it for sales', () => {
    const facts = { ...sampleFacts, repeatProven: true };
    const waiting = serviceOf(elsewhere, { state: 'unknown', waits: true });
    expect(decideIn(machine, waiting, eventOf('absent'), facts)).toMatchObject({ to: 'manual' });
    expect(decideIn(machine, sampleOperation({ state: 'unknown' }), eventOf('absent'), facts)).toMatchObject({
      to: 'pending',
    });
  });

  it('raises the alarm when it lands after "not charged", and is never undone', () => {
    const told = serviceOf(points, { state: 'unknown', platformMessage: 'no' });
    const ghost = decideIn(machine, told, eventOf('logApplied'), sampleFacts);
    expect(ghost).toMatchObject({ to: 'applied', reason: 'ghostFound' });
    expect(ghost).not.toHaveProperty('undo');
    expect(
      decideIn(machine, serviceOf(points, { state: 'cancelled' }), eventOf('accepted'), sampleFacts),
    ).not.toHaveProperty('undo');
    const decided = { ...eventOf('decided'), outcome: 'applied', voucher: 'B1' } as const;
    const manual = serviceOf(points, { state: 'manual', platformMessage: 'no' });
    expect(decideIn(machine, manual, { ...decided, type: 'decided', evidence: 'e' }, sampleFacts)).not.toHaveProperty(
      'undo',
    );
  });
});

describe('revoking a service', () => {
  it('is refused in a sentence of its own, by serial and by voucher, in every state', async () => {
    const [stage, { serial }] = await performed(points, acceptedWith('V1'));
    const bySerial = stage.queue.revoke(stage.revocation('r1', { kind: 'operation', serial }));
    expect(bySerial).toMatchObject({ ok: false, failure: { code: 'serviceNotRevocable' } });
    const paper = { kind: 'voucher', voucher: 'V1', cardNo: 'C1', amount: zeroFen } as const;
    expect(stage.queue.revoke(stage.revocation('r2', paper))).toMatchObject({
      ok: false,
      failure: { code: 'serviceNotRevocable' },
    });
    expect(stage.store.revocationsOf(serial)).toEqual([]);
  });
});

describe('a service that may wait', () => {
  it('is accepted without the platform, holds nothing, and goes when the line is back; the others are not', async () => {
    const stage = openStage();
    stage.platform.attempt = () => Promise.resolve(unsent);
    const offline = { lastBalance: zeroFen, balanceAge: 0, offlineFor: 0 };
    const refused = stage.queue.accept(draftOf('i1', points), { secret: null, offline });
    expect(refused).toMatchObject({ ok: false, failure: { code: 'onlineOnly' } });
    const taken = stage.queue.accept(draftOf('i2', elsewhere), { secret: null, offline });
    expect(taken).toMatchObject({ ok: true, value: { state: 'pending', held: 0 } });
    await stage.run(1_000);
    stage.platform.attempt = () => Promise.resolve(acceptedWith('V5'));
    await stage.run(120_000);
    expect(stage.store.byIntent('i2')).toMatchObject({ state: 'applied', voucher: 'V5', attempt: 1 });
    expect(stage.store.held('C1')).toMatchObject({ amount: 0 });
  });
});

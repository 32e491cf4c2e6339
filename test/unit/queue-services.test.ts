// Services in the queue: what the log can show and what it cannot, what never waits, repeats or is revoked.
import { afterEach, describe, expect, it } from 'vitest';
import { outcomeEvent } from '../../main/queue/events.ts';
import { knock, resolve } from '../../main/queue/inquiry.ts';
import { decide as decideIn, machine } from '../../main/queue/machine.ts';
import type { Operation, OperationDraft } from '../../main/queue/operation.ts';
import type { AttemptOutcome } from '../../main/queue/ports.ts';
import { judge, patienceWith, subjectOf } from '../../main/queue/resolution.ts';
import { nextDue, take } from '../../main/queue/take.ts';
import { bearsVoucher, isTrade, leavesTrace } from '../../main/queue/traces.ts';
import { fen, zeroFen } from '../../shared/money.ts';
import type { ServicePayload } from '../../shared/operation.ts';
import { serviceNames } from '../../shared/service-names.ts';
import { serviceAmount, serviceRequestWith, serviceTraits } from '../../shared/services.ts';
import { createTestCore } from '../support/queue-core.ts';
import { eventOf, sampleFacts, sampleOperation } from '../support/queue-samples.ts';
import {
  acceptedWith,
  createStage,
  emptyAnswer,
  lost,
  refusedWith,
  rowOf,
  type Stage,
  unsent,
} from '../support/queue-stage.ts';

const points: ServicePayload = {
  kind: 'service',
  cardNo: 'C1',
  amount: zeroFen,
  service: 'awardPoints',
  content: { points: 10, remark: '' },
};
const coupon: ServicePayload = {
  kind: 'service',
  cardNo: '138****0001',
  amount: zeroFen,
  service: 'issueCoupon',
  content: { mobile: '13800000001', batchNo: '7' },
};
const upgrade: ServicePayload = {
  kind: 'service',
  cardNo: 'C1',
  amount: zeroFen,
  service: 'upgradeCard',
  content: { newCardNo: 'C2' },
};
const elsewhere: ServicePayload = {
  kind: 'service',
  cardNo: 'C1',
  amount: fen(8_850),
  service: 'syncThirdPartyPayment',
  content: { orderId: 'O1', total: fen(8_850), method: '3', remark: '' },
};

const stages: Stage[] = [];

afterEach(() => {
  for (const stage of stages.splice(0)) {
    stage.close();
  }
});

function started(options: Parameters<typeof createStage>[0] = {}): Stage {
  const stage = createStage(options);
  stages.push(stage);
  return stage;
}

function draftOf(intent: string, payload: ServicePayload): OperationDraft {
  return {
    intent,
    payload,
    held: zeroFen,
    operator: 'anna',
    shift: null,
    memberName: null,
    waits: serviceTraits[payload.service].waits,
    acceptedOffline: false,
  };
}

function accepted(stage: Stage, intent: string, payload: ServicePayload): Operation {
  const result = stage.queue.accept(draftOf(intent, payload), { secret: null, offline: null });
  if (!result.ok) {
    throw new Error(result.failure.code);
  }
  return result.value;
}

async function performed(payload: ServicePayload, outcome: AttemptOutcome): Promise<readonly [Stage, Operation]> {
  const stage = started();
  stage.platform.attempt = () => Promise.resolve(outcome);
  const { serial } = accepted(stage, 'i1', payload);
  await stage.run(500);
  return [stage, stage.get(serial)];
}

const withoutVoucher: AttemptOutcome = { kind: 'accepted', answer: emptyAnswer, voucher: null, evidence: null };
const serviceOf = (payload: ServicePayload, more: Partial<Operation> = {}) =>
  sampleOperation({ payload, kind: 'service', cardNo: payload.cardNo, amount: payload.amount, waits: false, ...more });

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
    const { store } = started({ unstarted: true });
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

describe('a service that the log can never show', () => {
  it('is full proof by code 0 alone where the document gives no voucher', async () => {
    const [stage, applied] = await performed(coupon, withoutVoucher);
    expect(applied).toMatchObject({ state: 'applied', voucher: null, reason: 'answered' });
    expect(stage.queries).toEqual([]);
    const missing = { kind: 'accepted', answer: emptyAnswer, voucher: '', evidence: null } as const;
    expect(outcomeEvent(missing, serviceOf(coupon)).type).toBe('uncertain');
    expect(outcomeEvent(withoutVoucher, serviceOf(upgrade)).type).toBe('uncertain');
  });

  it('is a person’s affair at once where the answer was lost, with the reason as evidence, and nobody asks the log', async () => {
    const [stage, manual] = await performed(coupon, lost);
    expect(manual).toMatchObject({ state: 'manual', reason: 'cannotBeFound', attempt: 1 });
    expect(stage.store.events(manual.serial).at(-1)?.evidence).toContain('"why":"unknownTimeout"');
    await stage.run(3_600_000);
    expect(stage.get(manual.serial).state).toBe('manual');
    expect(stage.queries.some(({ serial }) => serial === manual.serial)).toBe(false);
    expect(stage.attempts).toHaveLength(1);
  });

  it('is told at once when it was refused by no listed word, and stays for a person; a listed word ends it, unwatched', async () => {
    const [stage, told] = await performed(upgrade, refusedWith('本店不支持', false));
    expect(told).toMatchObject({ state: 'manual', reason: 'refusedNotProvable', platformMessage: '本店不支持' });
    expect(await stage.queue.settled(told.serial, 1)).toMatchObject({ platformMessage: '本店不支持' });
    const [, rejected] = await performed(upgrade, refusedWith('新卡已激活', true));
    expect(rejected).toMatchObject({ state: 'rejected', platformMessage: '新卡已激活', watchUntil: null });
  });

  it('is cancelled where nothing left, and manual after a start in the middle', async () => {
    const [, cancelled] = await performed(coupon, unsent);
    expect(cancelled).toMatchObject({ state: 'cancelled', attempt: 0 });
    expect(decideIn(machine, serviceOf(coupon, { state: 'sending' }), eventOf('startup'), sampleFacts)).toEqual({
      kind: 'move',
      to: 'manual',
      reason: 'cannotBeFound',
      evidence: { why: 'startup', details: null },
    });
  });

  it('is passed on at the first look where a hand-over or a restore made it unknown, line or no line', async () => {
    const stage = started({ unstarted: true });
    const { serial } = stage.store.insert(draftOf('i1', coupon), 'pending', 'accepted');
    stage.store.move({
      serial,
      from: 'pending',
      fromAttempt: 0,
      to: 'unknown',
      attempt: 1,
      reason: 'restored',
      evidence: null,
    });
    const core = createTestCore(stage);
    core.gate.close('unreachable');
    const busy = { cards: new Set<string>(), knocking: false };
    expect(take(core, busy, 0)).toMatchObject({ kind: 'resolve', operation: { serial } });
    await resolve(core, stage.get(serial));
    expect(stage.get(serial)).toMatchObject({ state: 'manual', reason: 'cannotBeFound' });
    expect(stage.queries).toEqual([]);
    // Nothing is left to knock with, and nothing wakes the queue for it.
    expect(take(core, busy, 1_000_000)).toBeNull();
    expect(nextDue(core, busy)).toBe(Number.POSITIVE_INFINITY);
    expect(patienceWith('neverInLog', 180_000, { refused: false, repeatProven: true })).toBe(0);
  });

  it('never knocks at the platform: its card is no card', async () => {
    const stage = started({ unstarted: true });
    stage.store.insert(draftOf('i1', coupon), 'pending', 'accepted');
    const core = createTestCore(stage);
    core.gate.close('unreachable');
    const busy = { cards: new Set<string>(), knocking: false };
    expect(take(core, busy, 1_000_000)).toBeNull();
    expect(nextDue(core, busy)).toBe(Number.POSITIVE_INFINITY);
    stage.store.insert(stage.draft('i2', 'C2', 100), 'pending', 'accepted');
    core.ledger.reload();
    const job = take(core, busy, 1_000_000);
    expect(job).toMatchObject({ kind: 'knock', operation: { cardNo: 'C2' } });
    await knock(core, stage.get(job?.operation.serial ?? ''));
    expect(stage.queries).toMatchObject([{ cardNo: 'C2' }]);
  });

  it('is decided by a person without a question, and without a voucher where there is none', async () => {
    for (const [payload, voucher, problem] of [
      [coupon, null, null],
      [upgrade, null, 'voucherMissing'],
      [upgrade, 'B7', null],
    ] as const) {
      const [stage, { serial }] = await performed(payload, lost);
      const decided = await stage.queue.decide({
        serial,
        outcome: 'applied',
        voucher,
        operator: 'anna',
        reason: 'the back office shows it',
        decidedBy: { personId: 'lee' },
        secondPerson: null,
      });
      expect(decided).toMatchObject(
        problem === null
          ? { ok: true, value: { state: 'applied', voucher } }
          : { ok: false, failure: { code: problem } },
      );
      expect(stage.queries).toEqual([]);
    }
  });

  it('decided as not applied is watched by nobody', async () => {
    const [stage, { serial }] = await performed(coupon, lost);
    await stage.queue.decide({
      serial,
      outcome: 'notApplied',
      voucher: null,
      operator: 'anna',
      reason: 'the back office does not show it',
      decidedBy: { personId: 'lee' },
      secondPerson: null,
    });
    expect(stage.get(serial)).toMatchObject({ state: 'cancelled', watchUntil: null });
    expect(stage.store.events(serial).at(-1)?.evidence).toContain('neverInLog');
    expect(await stage.queue.ask(serial)).toMatchObject({ ok: true, value: { finding: 'untrusted' } });
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
    const stage = started();
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

// Services that the log can never show: proven by the answer alone, else a person’s affair, and nobody is asked.
import { describe, expect, it } from 'vitest';
import { outcomeEvent } from '../../main/queue/events.ts';
import { knock, resolve } from '../../main/queue/inquiry.ts';
import { decide as decideIn, machine } from '../../main/queue/machine.ts';
import { patienceWith } from '../../main/queue/resolution.ts';
import { nextDue, take } from '../../main/queue/take.ts';
import { createTestCore } from '../support/queue-core.ts';
import { eventOf, sampleFacts } from '../support/queue-samples.ts';
import { coupon, draftOf, performed, serviceOf, upgrade, withoutVoucher } from '../support/queue-service-samples.ts';
import { emptyAnswer, lost, refusedWith, unsent } from '../support/queue-stage.ts';
import { openStage } from '../support/queue-test-stage.ts';

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
    const stage = openStage({ unstarted: true });
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
    const stage = openStage({ unstarted: true });
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

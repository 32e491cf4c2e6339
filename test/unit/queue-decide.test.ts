// Section 4.8: what is manual and what a person may make of it, on a query made now.
import { describe, expect, it } from 'vitest';
import type { ManualDecision } from '../../main/queue/api.ts';
import type { Operation } from '../../main/queue/operation.ts';
import type { LogOutcome, LogQuery, LogRow } from '../../main/queue/ports.ts';
import { defaultLimits } from '../../shared/limits.ts';
import { fen } from '../../shared/money.ts';
import { acceptedWith, createStage, lost, refusedWith, rowOf, type Stage } from '../support/queue-stage.ts';

const minute = 60_000;
const day = 24 * 60 * minute;

function rows(...found: LogRow[]): LogOutcome {
  return { kind: 'rows', rows: found, evidence: { asked: 'log' } };
}

function show(stage: Stage, ...known: LogRow[]): void {
  stage.platform.find = (query: LogQuery) =>
    Promise.resolve(
      rows(...known.filter(({ cardNo, serial }) => cardNo === query.cardNo && [null, serial].includes(query.serial))),
    );
}

const away: LogOutcome = { kind: 'failed', reason: 'unsentConnection', reachable: false, evidence: null };

/** An operation that the machine gave up to a person, and a row that serves as control. */
async function manual(amount = 5_000, options: Parameters<typeof createStage>[0] = {}) {
  const stage = createStage(options);
  const { serial: control } = stage.charge('known', 'CK', 100);
  await stage.run(100);
  const known = rowOf(stage.get(control));
  show(stage, known);
  stage.platform.attempt = () => Promise.resolve(lost);
  const { serial } = stage.charge('i', 'C1', amount);
  await stage.run(6 * minute);
  expect(stage.get(serial).state).toBe('manual');
  return { stage, serial, known };
}

function decision(serial: string, more: Partial<ManualDecision> = {}): ManualDecision {
  return {
    serial,
    outcome: 'notApplied',
    voucher: null,
    operator: 'anna',
    reason: 'the guest shows no charge',
    decidedBy: { personId: 'boss' },
    secondPerson: null,
    ...more,
  };
}

async function decide(stage: Stage, asked: ManualDecision) {
  const answer = stage.queue.decide(asked);
  await stage.run(100);
  return answer;
}

const evidenceOf = (stage: Stage, serial: string) => JSON.parse(stage.store.events(serial).at(-1)?.evidence ?? 'null');

describe('deciding what is manual', () => {
  it('as not applied: ends it, watched, with all that was known in the evidence', async () => {
    const { stage, serial } = await manual();
    const asked = stage.queries.length;
    const result = await decide(stage, decision(serial));
    expect(result).toMatchObject({ ok: true, value: { serial, state: 'cancelled' } });
    expect(stage.get(serial).watchUntil).toBeGreaterThan(stage.time.clock.wall() + day);
    // The question itself and both controls, now.
    expect(stage.queries.slice(asked, asked + 3).map(({ cardNo }) => cardNo)).toEqual(['C1', 'C1', 'CK']);
    expect(evidenceOf(stage, serial)).toMatchObject({
      outcome: 'notApplied',
      reason: 'the guest shows no charge',
      operator: 'anna',
      decidedBy: 'boss',
      secondPerson: null,
      voucher: null,
      finding: 'absent',
      why: null,
      rows: null,
    });
    expect(stage.reasons(serial).at(-1)).toBe('decidedNotApplied');
  });

  it('as not applied, and it lands after all: the till undoes it', async () => {
    const { stage, serial, known } = await manual();
    await decide(stage, decision(serial));
    stage.platform.attempt = () => Promise.resolve(acceptedWith('U1'));
    show(stage, known, rowOf(stage.get(serial)));
    await stage.run(3 * minute);
    expect(stage.get(serial).state).toBe('reverted');
    expect(stage.reasons(serial)).toContain('ghostFound');
    expect(stage.attempts.at(-1)).toMatchObject({
      parentVoucher: `L${serial}`,
      operation: { intent: `ghost:${serial}` },
    });
  });

  it('as applied: wants the voucher, and keeps it for a later revocation', async () => {
    const { stage, serial } = await manual();
    expect(await decide(stage, decision(serial, { outcome: 'applied' }))).toMatchObject({
      failure: { code: 'voucherMissing' },
    });
    expect(await decide(stage, decision(serial, { outcome: 'applied', voucher: '  ' }))).toMatchObject({
      failure: { code: 'voucherMissing' },
    });
    expect(stage.get(serial).state).toBe('manual');
    const result = await decide(stage, decision(serial, { outcome: 'applied', voucher: ' B7 ' }));
    expect(result).toMatchObject({
      value: { state: 'applied', voucher: 'B7', reason: 'decidedApplied', watchUntil: null },
    });
  });

  it('as applied with the voucher of another operation is refused, for revoking it would undo that one', async () => {
    const { stage, serial } = await manual();
    const other = stage.get(stage.queries.length > 0 ? (stage.store.byIntent('known')?.serial ?? '') : '');
    expect(await decide(stage, decision(serial, { outcome: 'applied', voucher: other.voucher }))).toMatchObject({
      failure: { code: 'voucherOfAnother' },
    });
    expect(stage.get(serial).state).toBe('manual');
  });

  it('as reverted: needs no voucher, keeps one', async () => {
    const { stage, serial } = await manual();
    expect(await decide(stage, decision(serial, { outcome: 'reverted' }))).toMatchObject({
      value: { state: 'reverted', voucher: null, reason: 'decidedReverted' },
    });
    const other = await manual();
    expect(await decide(other.stage, decision(other.serial, { outcome: 'reverted', voucher: 'B7' }))).toMatchObject({
      value: { state: 'reverted', voucher: 'B7' },
    });
  });

  it('frees what waited for it, in the same transaction', async () => {
    const { stage, serial } = await manual();
    const undo = stage.undo('u', serial);
    expect(undo.state).toBe('blocked');
    await decide(stage, decision(serial));
    expect(stage.get(undo.serial)).toMatchObject({ state: 'cancelled', reason: 'parentClosed' });

    const paid = await manual();
    paid.stage.platform.attempt = () => Promise.resolve(acceptedWith('U1'));
    const revocation = paid.stage.undo('u', paid.serial);
    await decide(paid.stage, decision(paid.serial, { outcome: 'applied', voucher: 'B7' }));
    await paid.stage.run(1_000);
    expect(paid.stage.attempts.at(-1)?.parentVoucher).toBe('B7');
    expect(paid.stage.get(revocation.serial).state).toBe('applied');
    expect(paid.stage.get(paid.serial).state).toBe('reverted');
  });
});

describe('who may decide', () => {
  const alone = defaultLimits.decisionAlone;

  it('one person where nothing was to be paid', async () => {
    const { stage, serial } = await manual(0);
    expect(await decide(stage, decision(serial))).toMatchObject({ value: { state: 'cancelled' } });
  });

  it('one person up to the limit, two above it, and never one person twice', async () => {
    const small = await manual(alone);
    const same = { decidedBy: { personId: 'boss' }, secondPerson: { personId: 'boss' } };
    expect(await decide(small.stage, decision(small.serial, same))).toMatchObject({ failure: { code: 'samePerson' } });
    expect(await decide(small.stage, decision(small.serial))).toMatchObject({ value: { state: 'cancelled' } });

    const large = await manual(alone + 1);
    const before = large.stage.queries.length;
    expect(await decide(large.stage, decision(large.serial))).toEqual({
      ok: false,
      failure: { code: 'secondPersonNeeded', parameters: { limit: '100.00' } },
    });
    expect(await decide(large.stage, decision(large.serial, same))).toMatchObject({ failure: { code: 'samePerson' } });
    expect(large.stage.queries).toHaveLength(before);
    const two = { secondPerson: { personId: 'chef' } };
    expect(await decide(large.stage, decision(large.serial, two))).toMatchObject({ value: { state: 'cancelled' } });
    expect(evidenceOf(large.stage, large.serial)).toMatchObject({ decidedBy: 'boss', secondPerson: 'chef' });
  });

  it('nobody without a reason, and only what is there and manual', async () => {
    const { stage, serial } = await manual();
    expect(await decide(stage, decision(serial, { reason: ' \n' }))).toMatchObject({
      failure: { code: 'reasonMissing' },
    });
    expect(await decide(stage, decision('nobody'))).toMatchObject({ failure: { code: 'operationNotFound' } });
    const known = stage.store.byIntent('known')?.serial ?? '';
    expect(await decide(stage, decision(known))).toMatchObject({ failure: { code: 'notManual' } });
  });
});

describe('the query of a decision', () => {
  it('is needed: without an answer nothing changes', async () => {
    const { stage, serial } = await manual();
    const events = stage.store.events(serial).length;
    stage.platform.find = () => Promise.resolve(away);
    expect(await decide(stage, decision(serial))).toEqual({ ok: false, failure: { code: 'decisionNeedsPlatform' } });
    stage.platform.find = () => {
      throw new Error('a broken port');
    };
    expect(await decide(stage, decision(serial))).toMatchObject({ failure: { code: 'decisionNeedsPlatform' } });
    expect(stage.store.events(serial)).toHaveLength(events);
    expect(stage.get(serial).state).toBe('manual');
  });

  it('that never comes home is given up', async () => {
    const { stage, serial } = await manual();
    stage.platform.find = () => new Promise(() => undefined);
    const answer = stage.queue.decide(decision(serial));
    await stage.run(16_000);
    expect(await answer).toMatchObject({ failure: { code: 'decisionNeedsPlatform' } });
  });

  it('does not hang on a platform that will not show its log', async () => {
    const { stage, serial } = await manual();
    stage.platform.find = () =>
      Promise.resolve({ kind: 'failed', reason: 'logRefused', reachable: true, evidence: null });
    expect(await decide(stage, decision(serial))).toMatchObject({ value: { state: 'cancelled' } });
    expect(evidenceOf(stage, serial)).toMatchObject({
      finding: 'untrusted',
      why: 'logUnreadable',
      details: { reason: 'logRefused' },
    });
  });

  it('leaves the decision to the person where its controls fail', async () => {
    const { stage, serial } = await manual();
    stage.platform.find = (query) => Promise.resolve(rows(...(query.cardNo === 'CK' ? [] : [])));
    expect(await decide(stage, decision(serial))).toMatchObject({ value: { state: 'cancelled' } });
    expect(evidenceOf(stage, serial)).toMatchObject({ finding: 'untrusted', why: 'knownNotFound' });
  });

  it('wins where it proves the outcome', async () => {
    const { stage, serial, known } = await manual();
    show(stage, known, rowOf(stage.get(serial)));
    expect(await decide(stage, decision(serial))).toMatchObject({
      value: { state: 'applied', voucher: `L${serial}`, reason: 'logApplied' },
    });
    expect(evidenceOf(stage, serial)).toMatchObject({ details: { outcome: 'notApplied', decidedBy: 'boss' } });
    const undone = await manual();
    show(undone.stage, undone.known, rowOf(undone.stage.get(undone.serial), { revoked: true }));
    const applied = decision(undone.serial, { outcome: 'applied', voucher: 'B7' });
    expect(await decide(undone.stage, applied)).toMatchObject({
      value: { state: 'reverted', voucher: `L${undone.serial}`, reason: 'logReverted' },
    });
  });

  it('forbids "not applied" where the log shows the serial with other contents', async () => {
    const { stage, serial, known } = await manual();
    const row = rowOf(stage.get(serial), { amount: fen(1) });
    show(stage, known, row);
    expect(await decide(stage, decision(serial))).toEqual({ ok: false, failure: { code: 'decisionContradicted' } });
    expect(stage.get(serial).state).toBe('manual');
    // "Applied" takes its voucher from that row.
    expect(await decide(stage, decision(serial, { outcome: 'applied' }))).toMatchObject({
      value: { state: 'applied', voucher: `L${serial}` },
    });
    expect(evidenceOf(stage, serial)).toMatchObject({ finding: 'mismatch', rows: [{ amount: 1 }] });
  });

  it('takes no voucher from two rows, and the typed one before the row’s', async () => {
    const { stage, serial, known } = await manual();
    const row = rowOf(stage.get(serial));
    show(stage, known, row, { ...row, voucher: 'twin' });
    expect(await decide(stage, decision(serial, { outcome: 'applied' }))).toMatchObject({
      failure: { code: 'voucherMissing' },
    });
    show(stage, known, { ...row, amount: null });
    expect(await decide(stage, decision(serial, { outcome: 'applied', voucher: 'B7' }))).toMatchObject({
      value: { voucher: 'B7' },
    });
  });

  it('takes the voucher of a row that proves too little', async () => {
    const { stage, serial, known } = await manual();
    show(stage, known, { ...rowOf(stage.get(serial)), amount: null });
    expect(await decide(stage, decision(serial, { outcome: 'applied' }))).toMatchObject({
      value: { state: 'applied', voucher: `L${serial}` },
    });
  });
});

describe('a decision and everything else', () => {
  it('gives what it is by now where it healed while the query ran', async () => {
    const { stage, serial } = await manual();
    let healed: Operation | null = null;
    const find = stage.platform.find;
    stage.platform.find = (query) => {
      if (healed === null) {
        healed = stage.get(serial);
        stage.store.move({
          serial,
          from: 'manual',
          fromAttempt: healed.attempt,
          to: 'applied',
          voucher: 'H1',
          reason: 'lateAnswer',
          evidence: null,
        });
      }
      return find(query);
    };
    expect(await decide(stage, decision(serial))).toMatchObject({
      ok: true,
      value: { state: 'applied', voucher: 'H1', reason: 'lateAnswer' },
    });
  });

  it('gives the same even where there was no answer', async () => {
    const { stage, serial } = await manual();
    stage.platform.find = () => {
      stage.store.move({
        serial,
        from: 'manual',
        fromAttempt: 1,
        to: 'applied',
        voucher: 'H1',
        reason: 'lateAnswer',
        evidence: null,
      });
      return Promise.resolve(away);
    };
    expect(await decide(stage, decision(serial))).toMatchObject({ ok: true, value: { state: 'applied' } });
  });

  it('waits for its card and for a connection', async () => {
    const { stage, serial } = await manual(5_000, { settings: { connections: 1 } });
    let most = 0;
    let inFlight = 0;
    const slow = <Value>(value: Value): Promise<Value> => {
      inFlight += 1;
      most = Math.max(most, inFlight);
      return new Promise((resolve) => {
        stage.time.timers.schedule(1_000, () => {
          inFlight -= 1;
          resolve(value);
        });
      });
    };
    const find = stage.platform.find;
    stage.platform.find = async (query) => slow(await find(query));
    stage.platform.attempt = ({ operation }) => slow(acceptedWith(operation.serial));
    stage.charge('j', 'C2', 100);
    await stage.run(10);
    const first = stage.queue.decide(decision(serial));
    const second = stage.queue.decide(decision(serial, { outcome: 'reverted' }));
    await stage.run(20_000);
    expect(await first).toMatchObject({ value: { state: 'cancelled' } });
    // The second found it decided.
    expect(await second).toMatchObject({ value: { state: 'cancelled', reason: 'decidedNotApplied' } });
    expect(most).toBe(1);
  });

  it('decides nothing while the queue does not run, or when it stops meanwhile', async () => {
    const { stage, serial } = await manual(5_000, { settings: { connections: 1 } });
    stage.platform.attempt = () =>
      new Promise((resolve) => stage.time.timers.schedule(1_000, () => resolve(acceptedWith('V'))));
    stage.charge('j', 'C2', 100);
    await stage.run(10);
    const waiting = stage.queue.decide(decision(serial));
    const stopped = stage.queue.stop();
    await stage.run(2_000);
    await stopped;
    expect(await waiting).toMatchObject({ failure: { code: 'decisionNeedsPlatform' } });
    expect(await decide(stage, decision(serial))).toMatchObject({ failure: { code: 'decisionNeedsPlatform' } });
    stage.queue.start();
    expect(await decide(stage, decision(serial))).toMatchObject({ value: { state: 'cancelled' } });
  });

  it('waits at the stop until its answer is written down', async () => {
    const { stage, serial } = await manual();
    const find = stage.platform.find;
    stage.platform.find = (query) =>
      new Promise((resolve) => stage.time.timers.schedule(1_000, () => resolve(find(query))));
    const answer = stage.queue.decide(decision(serial));
    let stopped = false;
    const stop = stage.queue.stop().then(() => {
      stopped = true;
    });
    await stage.run(500);
    expect(stopped).toBe(false);
    await stage.run(5_000);
    await stop;
    expect(await answer).toMatchObject({ value: { state: 'cancelled' } });
  });

  it('tells a disk that refuses, and changes nothing', async () => {
    let broken = false;
    const { stage, serial } = await manual(5_000, {
      wrapStore: (store) => ({
        ...store,
        move(change) {
          if (broken) {
            throw Object.assign(new Error('full'), { name: 'StoreFailure', code: 'diskFull' });
          }
          return store.move(change);
        },
        get(of) {
          if (broken && of === 'unreadable') {
            throw Object.assign(new Error('full'), { name: 'StoreFailure', code: 'diskFull' });
          }
          return store.get(of);
        },
      }),
    });
    broken = true;
    expect(await decide(stage, decision(serial))).toMatchObject({ failure: { code: 'diskFull' } });
    expect(await decide(stage, decision('unreadable'))).toMatchObject({ failure: { code: 'diskFull' } });
    expect(stage.get(serial).state).toBe('manual');
  });

  it('undoes what the cashier was told was refused, where a person finds it charged', async () => {
    const stage = createStage();
    stage.platform.attempt = () => Promise.resolve(refusedWith('closed today', false));
    const { serial } = stage.charge('i', 'C1', 100);
    await stage.run(2_000);
    expect(stage.get(serial)).toMatchObject({ state: 'manual', platformMessage: 'closed today' });
    stage.platform.attempt = () => Promise.resolve(acceptedWith('U1'));
    await decide(stage, decision(serial, { outcome: 'applied', voucher: 'B7' }));
    await stage.run(2_000);
    expect(stage.get(serial)).toMatchObject({ state: 'reverted', platformMessage: null });
    expect(stage.attempts.at(-1)?.parentVoucher).toBe('B7');
  });
});

describe('deciding a revocation', () => {
  const minuteOfRevocations = 30 * minute;

  /** A revocation that never shows in its target's flag. */
  async function manualRevocation() {
    const stage = createStage();
    const { serial: target } = stage.charge('t', 'C1', 5_000);
    await stage.run(100);
    const row = rowOf(stage.get(target), { voucher: stage.get(target).voucher });
    show(stage, row);
    stage.platform.attempt = () => Promise.resolve(lost);
    const { serial } = stage.undo('u', target);
    await stage.run(minuteOfRevocations);
    expect(stage.get(serial)).toMatchObject({ state: 'manual', attempt: 3 });
    return { stage, serial, target, row };
  }

  it('as applied: its target is reverted; no voucher is asked for', async () => {
    const { stage, serial, target } = await manualRevocation();
    const result = await decide(stage, decision(serial, { outcome: 'applied', voucher: 'B7' }));
    expect(result).toMatchObject({ value: { state: 'applied', voucher: null } });
    expect(stage.get(target)).toMatchObject({ state: 'reverted', reason: 'revoked' });
  });

  it('as applied without any voucher, for nobody would need one', async () => {
    const { stage, serial, target } = await manualRevocation();
    expect(await decide(stage, decision(serial, { outcome: 'applied' }))).toMatchObject({
      value: { state: 'applied' },
    });
    expect(stage.get(target).state).toBe('reverted');
  });

  it('as not applied: its target stays, and a revocation that lands late is found', async () => {
    const { stage, serial, target, row } = await manualRevocation();
    await decide(stage, decision(serial));
    expect(stage.get(serial)).toMatchObject({ state: 'cancelled', watchUntil: expect.any(Number) });
    expect(stage.get(target).state).toBe('applied');
    show(stage, { ...row, revoked: true });
    await stage.run(3 * minute);
    expect(stage.get(serial).state).toBe('applied');
    expect(stage.get(target).state).toBe('reverted');
  });

  it('never as reverted, for what it did stands in its target', async () => {
    const { stage, serial } = await manualRevocation();
    expect(await decide(stage, decision(serial, { outcome: 'reverted' }))).toMatchObject({
      failure: { code: 'badArguments' },
    });
  });

  it('is contradicted by a flag, not by a target of other contents', async () => {
    const { stage, serial, row } = await manualRevocation();
    show(stage, { ...row, amount: fen(1), revoked: true });
    expect(await decide(stage, decision(serial))).toMatchObject({ failure: { code: 'decisionContradicted' } });
    show(stage, { ...row, revoked: true }, { ...row, voucher: 'twin' });
    expect(await decide(stage, decision(serial))).toMatchObject({ failure: { code: 'decisionContradicted' } });
    show(stage, { ...row, amount: fen(1) });
    expect(await decide(stage, decision(serial))).toMatchObject({ value: { state: 'cancelled' } });
  });

  it('needs two people where nobody knew the amount', async () => {
    const stage = createStage();
    stage.platform.attempt = () => Promise.resolve(lost);
    const revoked = stage.queue.revoke({
      ...stage.revocation('r', { kind: 'voucher', voucher: 'P1', cardNo: 'C1', amount: fen(0) }),
      approval: { personId: 'boss' },
    });
    const serial = revoked.ok ? revoked.value.serial : '';
    await stage.run(60 * minute);
    expect(stage.get(serial).state).toBe('manual');
    expect(await decide(stage, decision(serial))).toMatchObject({ failure: { code: 'secondPersonNeeded' } });
    const two = { secondPerson: { personId: 'chef' } };
    expect(await decide(stage, decision(serial, two))).toMatchObject({ value: { state: 'cancelled' } });
  });
});

describe('asking about any operation', () => {
  it('hears a revert by head office of what was applied, and writes the answer down', async () => {
    const stage = createStage();
    const { serial } = stage.charge('i', 'C1', 100);
    await stage.run(100);
    show(stage, rowOf(stage.get(serial), { revoked: true }));
    const answer = stage.queue.ask(serial);
    await stage.run(100);
    expect(await answer).toMatchObject({ ok: true, value: { finding: 'reverted', operation: { state: 'reverted' } } });
    expect(stage.reasons(serial).slice(-2)).toEqual(['askedByPerson', 'logReverted']);
  });

  it('finds what landed although it was closed as not applied', async () => {
    for (const close of ['rejected', 'cancelled'] as const) {
      const { stage, serial, known } = await manual();
      const { attempt } = stage.get(serial);
      await stage.queue.stop();
      stage.store.move({ serial, from: 'manual', fromAttempt: attempt, to: close, reason: 'refused', evidence: null });
      stage.queue.reload();
      stage.queue.start();
      show(stage, known, rowOf(stage.get(serial)));
      const answer = stage.queue.ask(serial);
      await stage.run(1);
      expect(await answer).toMatchObject({ value: { finding: 'applied', operation: { reason: 'ghostFound' } } });
    }
  });

  it('hears a proof of what is unknown or manual at once', async () => {
    const { stage, serial, known } = await manual();
    show(stage, known, rowOf(stage.get(serial)));
    const answer = stage.queue.ask(serial);
    await stage.run(1);
    expect(await answer).toMatchObject({ value: { finding: 'applied', operation: { state: 'applied' } } });
    const lostOne = stage.charge('lost', 'C5', 100);
    await stage.run(10);
    expect(stage.get(lostOne.serial).state).toBe('unknown');
    show(stage, known, rowOf(stage.get(lostOne.serial)));
    const early = stage.queue.ask(lostOne.serial);
    await stage.run(1);
    expect(await early).toMatchObject({ value: { finding: 'applied', operation: { state: 'applied' } } });
  });

  it('only notes what proves nothing', async () => {
    const { stage, serial } = await manual();
    const answer = stage.queue.ask(serial);
    await stage.run(100);
    expect(await answer).toMatchObject({ value: { finding: 'absent', operation: { state: 'manual' } } });
    expect(evidenceOf(stage, serial)).toMatchObject({ finding: { kind: 'absent' } });
  });

  it('says where there is no answer, no such operation, or no running queue', async () => {
    const { stage, serial } = await manual();
    expect(await stage.queue.ask('nobody')).toMatchObject({ failure: { code: 'operationNotFound' } });
    stage.platform.find = () => Promise.resolve(away);
    const answer = stage.queue.ask(serial);
    await stage.run(100);
    const events = stage.store.events(serial).length;
    expect(await answer).toMatchObject({
      value: { finding: 'failed', operation: { serial }, evidence: { reason: 'unsentConnection' } },
    });
    expect(stage.store.events(serial)).toHaveLength(events);
    await stage.queue.stop();
    expect(await stage.queue.ask(serial)).toMatchObject({ value: { finding: 'failed', evidence: null } });
  });

  it('leaves alone what never left', async () => {
    const stage = createStage();
    stage.queue.report('unreachable');
    const { serial } = stage.chargeOffline('i', 'C1', 100);
    show(stage, rowOf(stage.get(serial)));
    const answer = stage.queue.ask(serial);
    await stage.run(1);
    expect(await answer).toMatchObject({ value: { finding: 'applied', operation: { state: 'pending' } } });
  });

  it('lets a port’s bug through to whoever asked', async () => {
    const { stage, serial } = await manual();
    stage.platform.find = () => {
      throw new Error('a broken port');
    };
    const answer = stage.queue.ask(serial);
    const caught = answer.catch((error: Error) => error.message);
    await stage.run(100);
    expect(await caught).toBe('a broken port');
    // And the card is free again.
    stage.platform.find = () => Promise.resolve(rows());
    expect(await decide(stage, decision(serial))).toMatchObject({ value: { state: 'cancelled' } });
  });
});

// Section 4.8: a decision and everything that happens at the same time: proofs, other calls, the end, a full disk.
import { describe, expect, it } from 'vitest';
import type { Operation } from '../../main/queue/operation.ts';
import { away, decide, decision, manual } from '../support/queue-manual.ts';
import { acceptedWith, createStage, refusedWith } from '../support/queue-stage.ts';

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

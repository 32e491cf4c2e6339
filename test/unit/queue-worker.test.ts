// The worker loop on the real store, with a scripted platform and a clock that only moves when told: sending, starting, stopping.
import { describe, expect, it } from 'vitest';
import { answers, logOf } from '../support/queue-platform.ts';
import { acceptedWith, createStage, lost, rowOf, unsent } from '../support/queue-stage.ts';

const minute = 60_000;

describe('sending', () => {
  it('sends an accepted consumption once and keeps its voucher', async () => {
    const stage = createStage();
    const operation = stage.charge('intent-1', 'C1', 1_000);
    expect(operation.state).toBe('pending');
    await stage.run(100);
    expect(stage.get(operation.serial)).toMatchObject({ state: 'applied', attempt: 1, voucher: 'V1' });
    expect(stage.attempts).toHaveLength(1);
    expect(stage.queue.status()).toMatchObject({ reach: 'reachable', waiting: 0, atRisk: 0 });
  });

  it('takes the same intent for the same operation', async () => {
    const stage = createStage();
    const first = stage.charge('intent-1', 'C1', 1_000);
    const second = stage.charge('intent-1', 'C1', 1_000);
    expect(second.serial).toBe(first.serial);
    expect(() => stage.charge('intent-1', 'C1', 9_999)).toThrow('intentUsed');
    expect(() => stage.charge('intent-1', 'C2', 1_000)).toThrow('intentUsed');
    const undo = { kind: 'operation', serial: first.serial } as const;
    expect(stage.queue.revoke(stage.revocation('intent-1', undo))).toMatchObject({ failure: { code: 'intentUsed' } });
    await stage.run(100);
    expect(stage.charge('intent-1', 'C1', 1_000).state).toBe('applied');
    expect(stage.attempts).toHaveLength(1);
  });

  it('does not send what waits for the line because the same intent comes again', async () => {
    const stage = createStage();
    stage.platform.find = () => new Promise(() => undefined);
    answers(stage, unsent);
    stage.charge('i', 'C1', 1_000);
    await stage.run(100);
    stage.charge('i', 'C1', 1_000);
    await stage.run(5_000);
    expect(stage.attempts).toHaveLength(1);
  });

  it('commits `sending` before the first byte leaves', async () => {
    const stage = createStage();
    let seen = '';
    stage.platform.attempt = ({ operation }) => {
      seen = stage.get(operation.serial).state;
      return Promise.resolve(acceptedWith('V'));
    };
    stage.charge('i', 'C1', 1_000);
    await stage.run(100);
    expect(seen).toBe('sending');
  });

  it('keeps the order of a card and sends cards side by side, within the connections', async () => {
    const stage = createStage({ settings: { connections: 2 } });
    let inFlight = 0;
    let most = 0;
    const order: string[] = [];
    stage.platform.attempt = ({ operation }) =>
      new Promise((resolve) => {
        inFlight += 1;
        most = Math.max(most, inFlight);
        order.push(operation.intent);
        stage.time.timers.schedule(100, () => {
          inFlight -= 1;
          resolve(acceptedWith(operation.serial));
        });
      });
    for (const [card, intent] of ['A a1', 'A a2', 'B b1', 'C c1'].map((text) => text.split(' '))) {
      stage.charge(intent ?? '', card ?? '', 100);
    }
    await stage.run(1_000);
    expect(most).toBe(2);
    expect(order).toEqual(['a1', 'b1', 'a2', 'c1']);
  });

  it('hands over a secret once and never keeps it', async () => {
    const stage = createStage();
    stage.charge('i', 'C1', 1_000, {}, 'trade password');
    await stage.run(100);
    expect(stage.attempts[0]?.secret).toBe('trade password');
    expect(stage.attempts[0]?.operation.waits).toBe(false);
    expect(JSON.stringify(stage.attempts[0]?.operation)).not.toContain('trade password');
  });

  it('resolves `settled` when it is over, and when patience is', async () => {
    const stage = createStage();
    answers(stage, lost);
    const { serial } = stage.charge('i', 'C1', 1_000);
    const impatient = stage.queue.settled(serial, 10);
    await stage.run(20);
    expect((await impatient).state).toBe('unknown');
    const patient = stage.queue.settled(serial, minute);
    const second = stage.queue.settled(serial, minute);
    stage.platform.find = logOf(rowOf(stage.get(serial)));
    await stage.run(5_000);
    expect((await patient).state).toBe('applied');
    expect((await second).state).toBe('applied');
    expect((await stage.queue.settled(serial, minute)).state).toBe('applied');
    await expect(stage.queue.settled('nobody', 1)).rejects.toThrow('no operation');
  });
});

describe('start-up and the end', () => {
  it('makes what was sending unknown and asks', async () => {
    const stage = createStage();
    stage.platform.attempt = () => new Promise(() => undefined);
    const { serial } = stage.charge('a', 'A', 100);
    await stage.run(10);
    expect(stage.get(serial).state).toBe('sending');
    stage.platform.find = logOf(rowOf(stage.get(serial)));
    const risen = stage.build();
    risen.start();
    expect(stage.get(serial)).toMatchObject({ state: 'unknown', reason: 'startup' });
    await stage.run(2_000);
    expect(stage.get(serial).state).toBe('applied');
  });

  it('stops: what is in flight comes home, nothing new begins', async () => {
    const stage = createStage();
    stage.platform.attempt = ({ operation }) =>
      new Promise((resolve) => {
        stage.time.timers.schedule(50, () => resolve(acceptedWith(operation.serial)));
      });
    const first = stage.charge('a', 'A', 100);
    const second = stage.charge('b', 'A', 100);
    const waiting = stage.queue.settled(second.serial, minute);
    await stage.run(10);
    const stopped = stage.queue.stop();
    await stage.run(100);
    await stopped;
    expect(stage.get(first.serial).state).toBe('applied');
    expect((await waiting).state).toBe('pending');
    stage.queue.nudge();
    await stage.run(minute);
    expect(stage.attempts).toHaveLength(1);
  });

  it('begins nothing after a listener stopped it', async () => {
    const stage = createStage();
    stage.charge('a', 'A', 100);
    stage.charge('b', 'B', 100);
    stage.queue.onChange(() => {
      void stage.queue.stop();
    });
    await stage.run(minute);
    expect(stage.attempts).toHaveLength(1);
  });
});

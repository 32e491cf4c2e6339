// A bug in the store stays a bug: it is thrown at whoever asks, and stops no lane but its own.
import { describe, expect, it } from 'vitest';
import { createDisk } from '../support/queue-failing-disk.ts';
import { acceptedWith, createStage, rowOf } from '../support/queue-stage.ts';

describe('a bug in the store', () => {
  it('is thrown at whoever asks for something new', () => {
    const { disk, wrapStore } = createDisk();
    const stage = createStage({ wrapStore });
    disk.bug = true;
    expect(() => stage.charge('a', 'A', 100)).toThrow('a bug in the store');
  });

  it('does not keep the queue from starting, nor one bad record the others from flowing', async () => {
    let bad = '';
    const stage = createStage({
      unstarted: true,
      wrapStore: (store) => ({
        ...store,
        move(change) {
          if (change.serial === bad) {
            throw new TypeError('always');
          }
          return store.move(change);
        },
      }),
    });
    const first = stage.charge('a', 'A', 100, { waits: false });
    const second = stage.charge('b', 'B', 100);
    bad = first.serial;
    stage.queue.start();
    await stage.run(5 * 60_000);
    expect(stage.get(first.serial).state).toBe('pending');
    expect(stage.get(second.serial).state).toBe('applied');
  });

  it('stays a bug where an answer comes late', async () => {
    const { disk, wrapStore } = createDisk();
    const stage = createStage({ wrapStore });
    stage.platform.attempt = () =>
      new Promise((resolve) => {
        stage.time.timers.schedule(16_000, () => {
          disk.bug = true;
          resolve(acceptedWith('V1'));
        });
      });
    stage.platform.find = () => new Promise(() => undefined);
    const { serial } = stage.charge('a', 'A', 100);
    await stage.run(17_000);
    disk.bug = false;
    await stage.run(10 * 60_000);
    expect(stage.get(serial)).toMatchObject({ state: 'applied', voucher: 'V1' });
  });

  it('stops the lane and keeps the outcome', async () => {
    const { disk, wrapStore } = createDisk();
    const stage = createStage({ wrapStore });
    stage.platform.attempt = () => {
      disk.bug = true;
      return Promise.resolve(acceptedWith('V1'));
    };
    const { serial } = stage.charge('a', 'A', 100);
    await stage.run(20_000);
    disk.bug = false;
    await stage.run(120_000);
    expect(stage.get(serial)).toMatchObject({ state: 'applied', voucher: 'V1' });
  });

  it('gives an outcome up that cannot be written down three times, and asks the log instead', async () => {
    let bad = false;
    const stage = createStage({
      wrapStore: (store) => ({
        ...store,
        move(change) {
          if (bad && change.to === 'applied') {
            throw new TypeError('cannot be written');
          }
          return store.move(change);
        },
      }),
    });
    bad = true;
    const { serial } = stage.charge('a', 'A', 100);
    await stage.run(5 * 60_000);
    expect(stage.reasons(serial).slice(0, 6)).toEqual([
      'accepted',
      'sendStarted',
      'recordThrew',
      'recordThrew',
      'recordThrew',
      'attemptThrew',
    ]);
    bad = false;
    stage.platform.find = () => Promise.resolve({ kind: 'rows', rows: [rowOf(stage.get(serial))], evidence: null });
    await stage.run(10 * 60_000);
    expect(stage.get(serial).state).toBe('applied');
  });

  it('notices an operation that changed under its transaction, or vanished', async () => {
    let moves = true;
    const stage = createStage({
      wrapStore: (store) => ({ ...store, move: (change) => moves && store.move(change) }),
    });
    moves = false;
    const { serial } = stage.charge('a', 'A', 100);
    await stage.run(1_000);
    expect(stage.reasons(serial)).toContain('recordThrew');
    expect(stage.attempts).toHaveLength(0);
  });
});

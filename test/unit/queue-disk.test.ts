// A disk that refuses: a sale is refused in clear words, and no outcome is lost while the process lives.
import { describe, expect, it } from 'vitest';
import type { Store } from '../../main/queue/ports.ts';
import { acceptedWith, createStage, lost, refusedWith, rowOf } from '../support/queue-stage.ts';

function diskFull(): Error {
  return Object.assign(new Error('database or disk is full'), { code: 'SQLITE_FULL' });
}

/** A store whose transactions fail while `full` is set. */
function createDisk() {
  const disk = { full: false, bug: false };
  const wrapStore = (store: Store): Store => ({
    ...store,
    transaction(work) {
      if (disk.bug) {
        throw new Error('a bug in the store');
      }
      if (disk.full) {
        throw diskFull();
      }
      return store.transaction(work);
    },
  });
  return { disk, wrapStore };
}

describe('a full disk', () => {
  it('accepts nothing and says why', () => {
    const { disk, wrapStore } = createDisk();
    const stage = createStage({ wrapStore });
    disk.full = true;
    const result = stage.queue.accept(stage.draft('a', 'A', 100), { secret: null, offline: null });
    expect(result).toEqual({ ok: false, failure: { code: 'diskFull' } });
    const revocation = stage.queue.revoke(stage.revocation('r', { kind: 'operation', serial: 'x' }));
    expect(revocation).toMatchObject({ failure: { code: 'diskFull' } });
    disk.full = false;
    expect(stage.store.byIntent('a')).toBeNull();
  });

  it('never says that nothing was accepted once it is written down', async () => {
    const disk = { inside: false, blind: false };
    const wrapStore = (store: Store): Store => ({
      ...store,
      transaction(work) {
        disk.inside = true;
        try {
          return store.transaction(work);
        } finally {
          disk.inside = false;
        }
      },
      get(serial) {
        if (disk.blind && !disk.inside) {
          throw Object.assign(new Error('disk I/O error'), { code: 'SQLITE_IOERR' });
        }
        return store.get(serial);
      },
    });
    const stage = createStage({ wrapStore });
    disk.blind = true;
    const result = stage.queue.accept(stage.draft('a', 'A', 100), { secret: null, offline: null });
    disk.blind = false;
    expect(result).toMatchObject({ ok: true, value: { state: 'pending' } });
    await stage.run(100);
    expect(stage.store.byIntent('a')?.state).toBe('applied');
  });

  it('lets nothing leave that it could not write down', async () => {
    const { disk, wrapStore } = createDisk();
    const stage = createStage({ wrapStore });
    const { serial } = stage.charge('a', 'A', 100);
    disk.full = true;
    await stage.run(30_000);
    expect(stage.attempts).toHaveLength(0);
    disk.full = false;
    await stage.run(61_000);
    expect(stage.get(serial).state).toBe('applied');
  });

  it.each([
    ['SQLITE_FULL', 'Error', 'diskFull'],
    ['SQLITE_IOERR_FSYNC', 'Error', 'diskRefused'],
    ['diskFull', 'StoreFailure', 'diskFull'],
    ['diskRefused', 'StoreFailure', 'diskRefused'],
    ['storeDamaged', 'StoreFailure', 'storeDamaged'],
  ] as const)('%s of a %s is told as %s', (code, name, told) => {
    const refusal = Object.assign(new Error('refused'), { code, name });
    const stage = createStage({
      wrapStore: (store) => ({
        ...store,
        transaction() {
          throw refusal;
        },
      }),
    });
    const result = stage.queue.accept(stage.draft('a', 'A', 100), { secret: null, offline: null });
    expect(result).toEqual({ ok: false, failure: { code: told } });
  });

  it('never sends minutes later what may not wait, whenever the disk recovers', async () => {
    for (let refusedFor = 61_000; refusedFor < 181_000; refusedFor += 2_500) {
      const { disk, wrapStore } = createDisk();
      const stage = createStage({ wrapStore });
      const { serial } = stage.charge('a', 'A', 100, { waits: false });
      disk.full = true;
      await stage.run(refusedFor);
      disk.full = false;
      await stage.run(61_000);
      expect([refusedFor, stage.get(serial).state, stage.attempts.length]).toEqual([refusedFor, 'cancelled', 0]);
    }
  });

  it('keeps an outcome until it can be written down', async () => {
    const { disk, wrapStore } = createDisk();
    const stage = createStage({ wrapStore });
    stage.platform.attempt = () => {
      disk.full = true;
      return Promise.resolve(acceptedWith('V1'));
    };
    const { serial } = stage.charge('a', 'A', 100);
    await stage.run(10 * 60_000);
    expect(stage.get(serial).state).toBe('sending');
    disk.full = false;
    await stage.run(61_000);
    expect(stage.get(serial)).toMatchObject({ state: 'applied', voucher: 'V1' });
    expect(stage.attempts).toHaveLength(1);
  });

  it('keeps a late acceptance too, and never lets a weaker answer replace it', async () => {
    const { disk, wrapStore } = createDisk();
    const stage = createStage({ wrapStore });
    stage.platform.attempt = () =>
      new Promise((resolve) => {
        stage.time.timers.schedule(14_000, () => {
          disk.full = true;
        });
        stage.time.timers.schedule(20_000, () => resolve(acceptedWith('V1')));
      });
    stage.platform.find = () => new Promise(() => undefined);
    const { serial } = stage.charge('a', 'A', 100);
    await stage.run(60_000);
    disk.full = false;
    await stage.run(61_000);
    expect(stage.get(serial)).toMatchObject({ state: 'applied', voucher: 'V1' });
  });

  it('drops a late refusal where something is kept already', async () => {
    const { disk, wrapStore } = createDisk();
    const stage = createStage({ wrapStore });
    stage.platform.attempt = () =>
      new Promise((resolve) => {
        stage.time.timers.schedule(14_000, () => {
          disk.full = true;
        });
        stage.time.timers.schedule(20_000, () => resolve(refusedWith('no', true)));
      });
    const { serial } = stage.charge('a', 'A', 100);
    await stage.run(60_000);
    disk.full = false;
    await stage.run(61_000);
    expect(stage.reasons(serial)).toContain('watchdog');
  });

  it('asks again when a proof could not be written down, also for what is watched', async () => {
    const { disk, wrapStore } = createDisk();
    const stage = createStage({ wrapStore });
    stage.platform.attempt = ({ operation }) =>
      Promise.resolve(operation.kind === 'revocation' ? acceptedWith('VR') : lost);
    const { serial } = stage.charge('a', 'A', 100);
    await stage.run(10);
    stage.platform.find = () => Promise.resolve({ kind: 'rows', rows: [rowOf(stage.get(serial))], evidence: null });
    disk.full = true;
    await stage.run(20_000);
    expect(stage.get(serial).state).toBe('unknown');
    disk.full = false;
    await stage.run(61_000);
    expect(stage.get(serial).state).toBe('applied');

    stage.platform.attempt = ({ operation }) =>
      Promise.resolve(operation.kind === 'revocation' ? acceptedWith('VR') : refusedWith('no', true));
    const ghost = stage.charge('g', 'B', 100);
    await stage.run(10);
    stage.platform.find = () =>
      Promise.resolve({ kind: 'rows', rows: [rowOf(stage.get(ghost.serial))], evidence: null });
    disk.full = true;
    await stage.run(120_000);
    expect(stage.get(ghost.serial).state).toBe('rejected');
    disk.full = false;
    await stage.run(600_000);
    expect(stage.get(ghost.serial).state).toBe('reverted');
  });

  it('starts although nothing can be written, and ends what may not wait as soon as it can', async () => {
    const { disk, wrapStore } = createDisk();
    const stage = createStage({ wrapStore, unstarted: true });
    const { serial } = stage.charge('r', 'A', 100, { waits: false });
    disk.full = true;
    stage.queue.start();
    await stage.run(5_000);
    expect(stage.get(serial)).toMatchObject({ state: 'pending', attempt: 0 });
    disk.full = false;
    await stage.run(120_000);
    expect(stage.get(serial).state).not.toBe('pending');
  });

  it('writes down at last that nothing is known of what was sending', async () => {
    const { disk, wrapStore } = createDisk();
    const stage = createStage({ wrapStore });
    stage.platform.attempt = () => new Promise(() => undefined);
    const { serial } = stage.charge('a', 'A', 100);
    await stage.run(10);
    disk.full = true;
    const risen = stage.build();
    risen.start();
    await stage.run(1_000);
    expect(stage.get(serial).state).toBe('sending');
    disk.full = false;
    await stage.run(61_000);
    expect(stage.reasons(serial)).toContain('startup');
  });

  it('takes a store that cannot even be read for the same bad luck', async () => {
    let unreadable = false;
    const stage = createStage({
      wrapStore: (store) => ({
        ...store,
        latestKnown() {
          if (unreadable) {
            throw diskFull();
          }
          return store.latestKnown();
        },
      }),
    });
    stage.platform.attempt = () => Promise.resolve(lost);
    const { serial } = stage.charge('a', 'A', 100);
    unreadable = true;
    await stage.run(20_000);
    expect(stage.reasons(serial)).not.toContain('recordThrew');
  });
});

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

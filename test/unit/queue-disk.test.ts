// A disk that refuses: a sale is refused in clear words, and nothing leaves that is not written down.
import { describe, expect, it } from 'vitest';
import type { Store } from '../../main/queue/ports.ts';
import { createDisk, diskFull } from '../support/queue-failing-disk.ts';
import { createStage, lost } from '../support/queue-stage.ts';

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

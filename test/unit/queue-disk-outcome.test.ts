// A disk that refuses an outcome: no outcome is lost while the process lives.
import { describe, expect, it } from 'vitest';
import { createDisk } from '../support/queue-failing-disk.ts';
import { acceptedWith, createStage, lost, refusedWith, rowOf } from '../support/queue-stage.ts';

describe('a full disk', () => {
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
});

// A platform without log (docs/decisions/0007): the balance is written down before anything is posted, or nothing is posted.
import { describe, expect, it } from 'vitest';
import type { AttemptOutcome } from '../../main/queue/ports.ts';
import { openWitness } from '../../main/queue/witness.ts';
import { open } from '../support/queue-balance-stage.ts';
import { createTestCore, putOperation } from '../support/queue-core.ts';
import { acceptedWith, createStage } from '../support/queue-stage.ts';

const minute = 60_000;

describe('the witness before sending', () => {
  it('is in the journal before anything is posted', async () => {
    const { stage, service } = open();
    const noted: string[][] = [];
    service.post = ({ operation }) => {
      noted.push(stage.reasons(operation.serial));
      return acceptedWith(operation.serial);
    };
    const { serial } = stage.charge('i', 'C1', 100);
    await stage.run(100);
    expect(noted).toEqual([['accepted', 'sendStarted', 'balanceBefore']]);
    expect(stage.get(serial)).toMatchObject({ state: 'applied', voucher: serial });
    const note = stage.store.events(serial).find(({ reason }) => reason === 'balanceBefore');
    expect(JSON.parse(note?.evidence ?? '')).toEqual({ account: '00', balance: 1_000_000, quantity: 10_000 });
    expect(note?.attempt).toBe(1);
  });

  it('is refused by a disk that refuses: then nothing leaves, and it goes when the disk works', async () => {
    let refuses = true;
    const { stage, service } = open({
      wrapStore: (store) => ({
        ...store,
        note(serial, reason, evidence) {
          if (refuses) {
            throw Object.assign(new Error('full'), { name: 'StoreFailure' });
          }
          store.note(serial, reason, evidence);
        },
      }),
    });
    const { serial } = stage.charge('i', 'C1', 100);
    await stage.run(100);
    expect(service.posted).toEqual([]);
    expect(stage.get(serial)).toMatchObject({ state: 'pending', attempt: 0, reason: 'unsentNotNoted' });
    refuses = false;
    await stage.run(minute);
    expect(stage.get(serial)).toMatchObject({ state: 'applied', attempt: 1 });
    expect(service.posted).toEqual([serial]);
  });

  it('goes on with a bug as every bug does', async () => {
    const { stage } = open({
      wrapStore: (store) => ({
        ...store,
        note(serial, reason, evidence) {
          if (reason === 'balanceBefore') {
            throw new Error('bug');
          }
          store.note(serial, reason, evidence);
        },
      }),
    });
    const { serial } = stage.charge('i', 'C1', 100);
    await stage.run(100);
    expect(stage.reasons(serial)).toContain('attemptThrew');
  });

  it('is refused once the watchman gave the attempt up: it was never posted and goes again', async () => {
    const { stage, service } = open();
    const post = stage.platform.attempt;
    let wake: () => void = () => undefined;
    stage.platform.attempt = async (sending) => {
      stage.platform.attempt = post;
      await new Promise<void>((resolve) => {
        wake = resolve;
      });
      return post(sending);
    };
    const { serial } = stage.charge('i', 'C1', 100);
    await stage.run(15_001);
    expect(stage.get(serial)).toMatchObject({ state: 'pending', attempt: 0, reason: 'unsentNotNoted' });
    wake();
    await stage.run(minute);
    expect(service.posted).toEqual([serial]);
    expect(stage.get(serial).state).toBe('applied');
  });

  it('is not heard of late: what was taken back may be under way again under the same number', async () => {
    const { stage, service } = open();
    const post = stage.platform.attempt;
    let first: (outcome: AttemptOutcome) => void = () => undefined;
    stage.platform.attempt = () => {
      stage.platform.attempt = post;
      return new Promise((resolve) => {
        first = resolve;
      });
    };
    service.post = (sending) => {
      service.charge(sending);
      return new Promise(() => undefined);
    };
    const { serial } = stage.charge('i', 'C1', 100);
    await stage.run(17_000);
    expect(stage.get(serial)).toMatchObject({ state: 'sending', attempt: 1 });
    first({ kind: 'unsent', reason: 'unsentNotNoted', evidence: null });
    await stage.run(10);
    expect(stage.get(serial)).toMatchObject({ state: 'sending', attempt: 1 });
    first = () => undefined;
    await stage.run(minute);
    expect(stage.get(serial)).toMatchObject({ state: 'applied', reason: 'balanceApplied' });
    expect(service.posted).toEqual([serial]);
  });

  it('given up: an acceptance that comes all the same is proof', async () => {
    const { stage } = open();
    let first: (outcome: AttemptOutcome) => void = () => undefined;
    stage.platform.attempt = () =>
      new Promise((resolve) => {
        first = resolve;
      });
    const { serial } = stage.charge('i', 'C1', 100, { waits: false });
    await stage.run(15_001);
    expect(stage.get(serial).state).toBe('cancelled');
    first(acceptedWith(serial));
    await stage.run(10);
    expect(stage.get(serial)).toMatchObject({ state: 'applied', reason: 'ghostFound' });
  });

  it('is refused where somebody wants it undone meanwhile: both end, and nothing leaves', async () => {
    const { stage, service } = open();
    const post = stage.platform.attempt;
    let read: () => void = () => undefined;
    stage.platform.attempt = async (sending) => {
      await new Promise<void>((resolve) => {
        read = resolve;
      });
      return post(sending);
    };
    const { serial } = stage.charge('i', 'C1', 100);
    await stage.run(100);
    const undo = stage.undo('u', serial);
    read();
    await stage.run(100);
    expect(service.posted).toEqual([]);
    expect(stage.get(serial)).toMatchObject({ state: 'cancelled', reason: 'withdrawn', attempt: 0 });
    expect(stage.get(undo.serial).state).toBe('cancelled');
  });

  it('is refused where the operation is no longer this attempt’s', async () => {
    const { stage } = open({ unstarted: true });
    const core = createTestCore(stage);
    const before = { account: '00', balance: 1, quantity: 1 };
    const sending = putOperation(stage, 'i', 'C1', { state: 'sending', attempt: 1 });
    expect(openWitness(core, { ...sending, attempt: 2 }).take(before)).toBe(false);
    expect(openWitness(core, sending).take(before)).toBe(true);
    const unknown = putOperation(stage, 'j', 'C2', { state: 'unknown', attempt: 1 });
    expect(openWitness(core, unknown).take(before)).toBe(false);
  });

  it('makes an attempt that hung afterwards unknown', async () => {
    const { stage, service } = open();
    service.post = () => new Promise(() => undefined);
    const { serial } = stage.charge('i', 'C1', 100);
    await stage.run(15_001);
    expect(stage.get(serial)).toMatchObject({ state: 'unknown', reason: 'watchdog' });
  });

  it('says nothing on a platform with a log', async () => {
    const stage = createStage();
    stage.platform.attempt = () => new Promise(() => undefined);
    const { serial } = stage.charge('i', 'C1', 100);
    await stage.run(15_001);
    expect(stage.get(serial)).toMatchObject({ state: 'unknown', reason: 'watchdog' });
  });
});

// The worker loop and an outcome that is not known: when it is asked for, what proves it, and when it is a person’s affair.
import { describe, expect, it } from 'vitest';
import type { LogOutcome, LogRow } from '../../main/queue/ports.ts';
import { fen } from '../../shared/money.ts';
import { answers, logOf, rows, withKnown } from '../support/queue-platform.ts';
import { createStage, lost, rowOf } from '../support/queue-stage.ts';

const minute = 60_000;
const quarantine = 180_000;

describe('an outcome that is not known', () => {
  it('is asked for at 1, 3, 5, 5 … s, and proven by the log', async () => {
    const stage = createStage();
    answers(stage, lost);
    const { serial } = stage.charge('i', 'C1', 1_000);
    const asked: number[] = [];
    let found: readonly LogRow[] = [];
    stage.platform.find = (query) => {
      if (query.serial === serial) {
        asked.push(stage.time.now());
      }
      return Promise.resolve(rows(...found));
    };
    await stage.run(15_000);
    expect(asked).toEqual([1_000, 4_000, 9_000, 14_000]);
    found = [rowOf(stage.get(serial))];
    await stage.run(5_000);
    expect(stage.get(serial)).toMatchObject({ state: 'applied', voucher: `L${serial}`, attempt: 1 });
    expect(stage.attempts).toHaveLength(1);
  });

  it('is never sent again: after the quarantine a person decides', async () => {
    const stage = createStage();
    const known = await withKnown(stage);
    answers(stage, lost);
    stage.platform.find = logOf(known);
    const { serial } = stage.charge('i', 'C1', 1_000);
    await stage.run(quarantine - 1_000);
    expect(stage.get(serial).state).toBe('unknown');
    await stage.run(10_000);
    expect(stage.get(serial).state).toBe('manual');
    expect(stage.attempts).toHaveLength(2);
    expect(stage.queue.status()).toMatchObject({ manual: 1, waiting: 0, atRisk: 1_000 });
  });

  it('blocks its own card only, and leaves it as manual', async () => {
    const stage = createStage();
    const known = await withKnown(stage);
    answers(stage, lost);
    stage.platform.find = logOf(known);
    stage.charge('a1', 'A', 100);
    await stage.run(2_000);
    const behind = stage.charge('a2', 'A', 100);
    const other = stage.charge('b1', 'B', 100);
    await stage.run(2_000);
    expect(stage.get(behind.serial).state).toBe('pending');
    expect(stage.get(other.serial).state).toBe('applied');
    stage.platform.find = logOf(known, rowOf(stage.get(other.serial)));
    await stage.run(quarantine + minute);
    expect(stage.get(behind.serial).state).toBe('applied');
  });

  it('is repeated with the same bytes where a probe proved that to be safe', async () => {
    const stage = createStage({ settings: { contract: () => ({ repeatProven: true, logLag: 0 }) } });
    const known = await withKnown(stage);
    answers(stage, lost);
    stage.platform.find = logOf(known);
    const { serial } = stage.charge('i', 'C1', 1_000);
    await stage.run(quarantine + 10_000);
    expect(stage.get(serial)).toMatchObject({ state: 'applied', attempt: 2 });
    const [, first, second] = stage.attempts;
    expect(second?.operation.payload).toEqual(first?.operation.payload);
    expect(second?.operation.serial).toBe(first?.operation.serial);
  });

  it('counts its quarantine anew when a control fails', async () => {
    const stage = createStage();
    const known = await withKnown(stage);
    answers(stage, lost);
    const good = logOf(known);
    stage.platform.find = good;
    const { serial } = stage.charge('i', 'C1', 1_000);
    await stage.run(150_000);
    stage.platform.find = async (query) => (query.serial === known.serial ? rows() : good(query));
    await stage.run(minute);
    expect(stage.reasons(serial)).toContain('logNotTrusted');
    stage.platform.find = good;
    await stage.run(quarantine - minute);
    expect(stage.get(serial).state).toBe('unknown');
    await stage.run(2 * minute + 10_000);
    expect(stage.get(serial).state).toBe('manual');
  });

  it('waits while the log ignores its filter, and ends as manual only after a long time', async () => {
    const stage = createStage();
    const known = await withKnown(stage);
    answers(stage, lost);
    stage.platform.find = () => Promise.resolve(rows(known));
    const { serial } = stage.charge('i', 'C1', 1_000);
    await stage.run(1_700_000);
    expect(stage.get(serial).state).toBe('unknown');
    await stage.run(200_000);
    expect(stage.get(serial)).toMatchObject({ state: 'manual', reason: 'unprovable' });
  });

  it('holds up its card no longer where the platform will not show its log at all', async () => {
    const stage = createStage();
    answers(stage, lost);
    stage.platform.find = async () => ({ kind: 'failed', reason: 'logRefused', reachable: true, evidence: null });
    const { serial } = stage.charge('i', 'C1', 1_000);
    await stage.run(1_700_000);
    expect(stage.get(serial).state).toBe('unknown');
    await stage.run(200_000);
    expect(stage.get(serial)).toMatchObject({ state: 'manual', reason: 'unprovable' });
    stage.platform.find = logOf(rowOf(stage.get(serial)));
    await stage.run(31 * minute);
    expect(stage.get(serial).state).toBe('applied');
  });

  it('waits as long as it takes where the line or the platform is at fault', async () => {
    const stage = createStage();
    answers(stage, lost);
    const reasons = ['unsentConnection', 'unknownServerFault', 'unsentContention'];
    let asked = 0;
    stage.platform.find = async () => {
      asked += 1;
      return { kind: 'failed', reason: reasons[asked % 3] ?? '', reachable: asked % 3 !== 0, evidence: null };
    };
    const { serial } = stage.charge('i', 'C1', 1_000);
    await stage.run(120 * minute);
    expect(stage.get(serial).state).toBe('unknown');
  });

  it('is manual after Q on a till that knows no serial at all', async () => {
    const stage = createStage();
    answers(stage, lost);
    const { serial } = stage.charge('i', 'C1', 1_000);
    await stage.run(quarantine + minute);
    expect(stage.get(serial)).toMatchObject({ state: 'manual', reason: 'unprovable' });
  });

  it('takes a serial of the card itself as known, and copes when that question fails', async () => {
    const stage = createStage();
    answers(stage, lost);
    const { serial } = stage.charge('i', 'C1', 1_000);
    const foreign = rowOf(stage.get(serial), { serial: 'FOREIGN' });
    const good = logOf(foreign);
    stage.platform.find = async (query) =>
      query.serial === null ? { kind: 'failed', reason: 'x', reachable: true, evidence: null } : good(query);
    await stage.run(5_000);
    expect(stage.reasons(serial)).not.toContain('notFoundYet');
    stage.platform.find = good;
    await stage.run(10_000);
    expect(stage.reasons(serial)).toContain('notFoundYet');
  });

  it('does not count an answer whose controls cannot be asked', async () => {
    const stage = createStage();
    const known = await withKnown(stage);
    answers(stage, lost);
    const { serial } = stage.charge('i', 'C1', 1_000);
    const good = logOf(known);
    const failed: LogOutcome = { kind: 'failed', reason: 'x', reachable: true, evidence: null };
    stage.platform.find = async (query) => (query.serial === known.serial ? failed : good(query));
    await stage.run(20_000);
    stage.platform.find = async (query) => (query.serial !== serial ? failed : good(query));
    await stage.run(20_000);
    expect(stage.reasons(serial)).toEqual(['accepted', 'sendStarted', 'unknownTimeout']);
  });

  it('is manual with an alarm when the row differs, and heals when the log proves it later', async () => {
    const stage = createStage();
    answers(stage, lost);
    const { serial } = stage.charge('i', 'C1', 1_000);
    stage.platform.find = logOf(rowOf(stage.get(serial), { amount: fen(2_000) }));
    await stage.run(2_000);
    expect(stage.get(serial)).toMatchObject({ state: 'manual', reason: 'logMismatch' });
    stage.platform.find = logOf(rowOf(stage.get(serial)));
    await stage.run(2 * minute);
    expect(stage.get(serial)).toMatchObject({ state: 'applied' });
  });

  it('is found reverted by head office', async () => {
    const stage = createStage();
    answers(stage, lost);
    const { serial } = stage.charge('i', 'C1', 1_000);
    stage.platform.find = logOf(rowOf(stage.get(serial), { revoked: true }));
    await stage.run(2_000);
    expect(stage.get(serial)).toMatchObject({ state: 'reverted', reason: 'logReverted' });
  });
});

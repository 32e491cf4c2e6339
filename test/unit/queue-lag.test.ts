// What follows from a slow log for Q, the quarantine, and for the control.
import { describe, expect, it } from 'vitest';
import type { LogQuery, LogRow } from '../../main/queue/ports.ts';
import { quarantineOf } from '../../main/queue/resolution.ts';
import { acceptedWith, createStage, lost, rowOf, type Stage } from '../support/queue-stage.ts';

const minute = 60_000;

/** A log that shows each row only so long after the platform booked it. */
function slowLog(stage: Stage, lag: number) {
  const booked: { readonly row: LogRow; readonly at: number }[] = [];
  stage.platform.find = (query: LogQuery) => {
    const now = stage.time.now();
    const found = booked
      .filter(({ at }) => at + lag <= now)
      .map(({ row }) => row)
      .filter(({ cardNo, serial }) => cardNo === query.cardNo && [null, serial].includes(query.serial));
    return Promise.resolve({ kind: 'rows', rows: found, evidence: null });
  };
  return (row: LogRow) => booked.push({ row, at: stage.time.now() });
}

/** One sale every 20 s on cards of their own: there is never a known serial that is old. */
function constantSales(stage: Stage, book: (row: LogRow) => void, until: number): void {
  let count = 0;
  function next(): void {
    count += 1;
    stage.charge(`sale-${count}`, `K${count}`, 100);
    if (stage.time.now() < until) {
      stage.time.timers.schedule(20_000, next);
    }
  }
  stage.platform.attempt = ({ operation }) => {
    if (operation.cardNo === 'C1') {
      return Promise.resolve(lost);
    }
    const voucher = `V${operation.serial}`;
    book(rowOf(operation, { voucher }));
    return Promise.resolve(acceptedWith(voucher));
  };
  next();
}

describe('Q', () => {
  it('grows with the lag of the log', () => {
    expect(quarantineOf(12_000, 90_000)).toBe(180_000);
    expect(quarantineOf(12_000, 100_000)).toBe(200_000);
    expect(quarantineOf(150_000, 100_000)).toBe(300_000);
  });

  it('asks the contract each time', async () => {
    let logLag = 300_000;
    const stage = createStage({ settings: { contract: () => ({ repeatProven: false, logLag }) } });
    const book = slowLog(stage, 0);
    stage.charge('known', 'CK', 100);
    await stage.run(100);
    book(rowOf(stage.get(stage.store.byIntent('known')?.serial ?? '')));
    stage.platform.attempt = () => Promise.resolve(lost);
    const { serial } = stage.charge('i', 'C1', 100);
    await stage.run(9 * minute);
    expect(stage.get(serial).state).toBe('unknown');
    logLag = 0;
    await stage.run(2 * minute);
    expect(stage.get(serial).state).toBe('manual');
  });

  it('grows with the lag that the queue sees itself', async () => {
    const stage = createStage();
    const book = slowLog(stage, 120_000);
    const until = stage.time.now() + 30 * minute;
    constantSales(stage, book, until);
    const { serial } = stage.charge('i', 'C1', 100);
    await stage.run(20 * minute);
    expect(stage.get(serial)).toMatchObject({ state: 'manual', reason: 'absentManual' });
    const events = stage.store.events(serial);
    const first = events.find(({ reason }) => reason === 'notFoundYet');
    // Two minutes of lag were seen, so it was absent for four.
    expect((events.at(-1)?.monotonic ?? 0) - (first?.monotonic ?? 0)).toBeGreaterThanOrEqual(240_000);
  });

  it('grows with an unknown that the log shows late', async () => {
    const stage = createStage();
    const book = slowLog(stage, 100_000);
    stage.charge('known', 'CK', 100);
    await stage.run(100);
    book(rowOf(stage.get(stage.store.byIntent('known')?.serial ?? '')));
    await stage.run(5 * minute);
    stage.platform.attempt = ({ operation }) => {
      if (operation.cardNo === 'C1') {
        book(rowOf(operation));
      }
      return Promise.resolve(lost);
    };
    const late = stage.charge('late', 'C1', 100);
    await stage.run(3 * minute);
    expect(stage.get(late.serial)).toMatchObject({ state: 'applied', reason: 'logApplied' });
    const { serial } = stage.charge('i', 'C2', 100);
    await stage.run(198_000);
    expect(stage.get(serial).state).toBe('unknown');
    await stage.run(3 * minute);
    expect(stage.get(serial).state).toBe('manual');
  });
});

describe('the control "a known serial is found"', () => {
  it('passes in spite of a slow log and constant sales', async () => {
    const stage = createStage();
    const book = slowLog(stage, 50_000);
    const until = stage.time.now() + 30 * minute;
    constantSales(stage, book, until);
    const { serial } = stage.charge('i', 'C1', 100);
    await stage.run(6 * minute);
    expect(stage.get(serial)).toMatchObject({ state: 'manual', reason: 'absentManual' });
    expect(stage.reasons(serial)).toContain('logNotTrusted');
  });

  it('asks for the newest that is older than the lag', async () => {
    const stage = createStage({ settings: { contract: () => ({ repeatProven: false, logLag: 30_000 }) } });
    const book = slowLog(stage, 30_000);
    const until = stage.time.now() + 5 * minute;
    constantSales(stage, book, until);
    await stage.run(2 * minute);
    stage.charge('i', 'C1', 100);
    const before = stage.queries.length;
    await stage.run(2_000);
    const [own, random, known] = stage.queries.slice(before);
    expect([own?.cardNo, random?.cardNo]).toEqual(['C1', 'C1']);
    // Sales at 0, 20 … 120 s; asked at 121 s: that of 80 s is 41 s old, that of 100 s only 21 s.
    expect(known?.cardNo).toBe('K5');
  });

  it('takes the oldest where all are too young', async () => {
    const stage = createStage({ settings: { contract: () => ({ repeatProven: false, logLag: 10 * minute }) } });
    const book = slowLog(stage, 10_000);
    stage.platform.attempt = ({ operation }) => {
      if (operation.cardNo === 'C1') {
        return Promise.resolve(lost);
      }
      book(rowOf(operation));
      return Promise.resolve(acceptedWith(`V${operation.serial}`));
    };
    stage.charge('a', 'KA', 100);
    await stage.run(10_000);
    stage.charge('b', 'KB', 100);
    const { serial } = stage.charge('i', 'C1', 100);
    await stage.run(2_000);
    expect(stage.queries.at(-1)?.cardNo).toBe('KA');
    expect(stage.reasons(serial)).toContain('notFoundYet');
  });

  it('learns nothing of a log that answers with the rows of others', async () => {
    const stage = createStage();
    stage.platform.attempt = ({ operation }) =>
      Promise.resolve(operation.cardNo === 'C1' ? lost : acceptedWith(`V${operation.serial}`));
    stage.charge('a', 'KA', 100);
    await stage.run(100);
    const known = stage.get(stage.store.byIntent('a')?.serial ?? '');
    let nulled = true;
    stage.platform.find = ({ cardNo, serial }) =>
      Promise.resolve({
        kind: 'rows',
        rows: cardNo === 'KA' && serial !== null ? [rowOf(known, nulled ? { cardNo: null } : {})] : [],
        evidence: null,
      });
    const { serial } = stage.charge('i', 'C1', 100);
    await stage.run(9 * minute);
    expect(stage.get(serial).state).toBe('unknown');
    nulled = false;
    await stage.run(5 * minute);
    // Nine minutes are no lag: Q is what it was.
    expect(stage.get(serial)).toMatchObject({ state: 'manual', reason: 'absentManual' });
  });
});

// Shifts and seals in the journal: one shift at a time, steps only while it is open, append-only, and every meddling with a row or its entry is found.
import { describe, expect, it } from 'vitest';
import type { ShiftNote } from '../../main/journal/shift-types.ts';
import type { Journal } from '../../main/journal/types.ts';
import { fen } from '../../shared/money.ts';
import { accept, freshFile, guarded, opened, tamper } from './journal-stage.ts';

let intents = 0;
function note(step: ShiftNote['step'], amount = 100): ShiftNote {
  intents += 1;
  return { step, intent: `intent-${intents}`, amount: fen(amount), said: { of: step }, operator: 'ya', personId: null };
}

function aShift(journal: Journal, shift: number): void {
  for (const step of ['opened', 'moved', 'counted', 'closed'] as const) {
    journal.shifts.append(shift, note(step));
  }
}

describe('shifts', () => {
  it('know their steps, the operations behind a number, and the newest first', () => {
    const file = freshFile();
    const first = opened(file);
    accept(first);
    aShift(first, 1);
    const { serial } = accept(first);
    const step = first.shifts.append(2, note('opened', 7));
    first.close();
    const { shifts, verify } = opened(file);
    expect(shifts.newest()).toBe(2);
    expect(shifts.steps(2)).toEqual([step]);
    expect(shifts.byIntent(step.intent)).toEqual(step);
    expect(shifts.steps(1).map((each) => [each.step, each.operation, each.said])).toEqual(
      ['opened', 'moved', 'counted', 'closed'].map((name) => [name, 1, { of: name }]),
    );
    expect(shifts.operationsAfter(1).map(({ number, operation }) => [number, operation.serial])).toEqual([[2, serial]]);
    expect(shifts.numberOf(serial)).toBe(2);
    expect(shifts.closed(null, 9)).toEqual([1]);
    expect(verify()).toBeNull();
  });

  it('are one at a time, in turn, and take nothing when they are closed', () => {
    const { shifts } = opened(freshFile());
    expect(() => shifts.append(1, note('moved'))).toThrow('not open');
    expect(() => shifts.append(2, note('opened'))).toThrow('opens when');
    shifts.append(1, note('opened'));
    expect(() => shifts.append(2, note('opened'))).toThrow('opens when');
    expect(() => shifts.append(1, note('opened'))).toThrow('opens when');
    shifts.append(1, note('closed'));
    expect(() => shifts.append(1, note('moved'))).toThrow('not open');
    const again = note('opened');
    shifts.append(2, again);
    expect(() => shifts.append(2, { ...again, step: 'moved' })).toThrow('UNIQUE');
    expect(shifts.steps(2)).toHaveLength(1);
  });

  it('go with the transaction that they stand in', () => {
    const journal = opened(freshFile());
    journal.shifts.append(1, note('opened'));
    expect(() =>
      journal.store.transaction(() => {
        journal.shifts.append(1, note('closed'));
        journal.shifts.append(2, note('opened'));
        throw new Error('not after all');
      }),
    ).toThrow('not after all');
    expect(journal.shifts.newest()).toBe(1);
    expect(journal.shifts.steps(1)).toHaveLength(1);
    expect(journal.verify()).toBeNull();
  });
});

describe('seals', () => {
  it('follow each other until the final one, which stays', () => {
    const journal = opened(freshFile());
    const seal = { day: '2026-11-18', said: { a: 1 }, operator: 'ya', personId: 'p1' } as const;
    journal.seals.append({ ...seal, kind: 'provisional' });
    journal.seals.append({ ...seal, kind: 'final' });
    expect(() => journal.seals.append({ ...seal, kind: 'provisional' })).toThrow('stays sealed');
    journal.seals.append({ ...seal, day: '2026-11-19', kind: 'provisional' });
    expect(journal.seals.of('2026-11-18').map(({ kind }) => kind)).toEqual(['provisional', 'final']);
    // The day counts and not when it was sealed: an older one may be sealed after it.
    journal.seals.append({ ...seal, day: '2026-11-17', kind: 'provisional' });
    const sealBefore = (day: string) => journal.seals.lastBefore(day);
    expect(sealBefore('2026-11-25')).toMatchObject({ day: '2026-11-19', kind: 'provisional' });
    expect(sealBefore('2026-11-19')).toMatchObject({ day: '2026-11-18', kind: 'final' });
    expect(sealBefore('2026-11-18')).toMatchObject({ day: '2026-11-17' });
    expect(sealBefore('2026-11-17')).toBeNull();
    expect(journal.verify()).toBeNull();
  });
});

describe('the proof of both', () => {
  it.each([
    ["UPDATE shift_step SET amount = 9 WHERE step = 'counted'", 'shift 1, counted: it differs from audit entry 3'],
    ["UPDATE shift_step SET operation = 7 WHERE step = 'closed'", 'shift 1, closed: it differs from audit entry 4'],
    ["UPDATE shift_step SET entry = 2 WHERE step = 'counted'", 'shift 1, counted: it differs from audit entry 2'],
    ["DELETE FROM shift_step WHERE step = 'moved'", 'audit entry 2: its step of a shift is missing'],
    ["UPDATE day_seal SET kind = 'final'", 'seal of 2026-11-18: it differs from audit entry 5'],
    ['DELETE FROM day_seal', 'audit entry 5: its seal is missing'],
    ["UPDATE audit_entry SET details = '{}' WHERE sequence = 3", 'audit entry 3 was changed'],
  ])('finds: %s', (statement, problem) => {
    const file = freshFile();
    const journal = opened(file);
    aShift(journal, 1);
    journal.seals.append({ day: '2026-11-18', kind: 'provisional', said: null, operator: 'ya', personId: null });
    journal.close();
    tamper(file, statement);
    expect(opened(file).verify()?.problem).toBe(problem);
  });

  it('is never changed or removed through SQL of the till', () => {
    const file = freshFile();
    const journal = opened(file);
    aShift(journal, 1);
    journal.seals.append({ day: '2026-11-18', kind: 'provisional', said: null, operator: 'ya', personId: null });
    journal.close();
    for (const table of ['shift_step', 'day_seal']) {
      expect(() => guarded(file, `UPDATE ${table} SET at = 1`)).toThrow('never');
      expect(() => guarded(file, `DELETE FROM ${table}`)).toThrow('never');
    }
  });
});

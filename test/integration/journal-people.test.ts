// People and the audit of what they did: kept over restarts, append-only, and every meddling with the chain is found and named.
import { describe, expect, it } from 'vitest';
import type { Person } from '../../main/journal/people-types.ts';
import type { Journal } from '../../main/journal/types.ts';
import { freshFile, guarded, opened, tamper } from './journal-stage.ts';

const mei: Person = {
  id: 'p1',
  name: '梅',
  role: 'manager',
  salt: null,
  hash: null,
  failures: 0,
  lockedUntil: null,
  closed: false,
};

function note(journal: Journal, number: number): number {
  const kind = number % 2 === 0 ? 'approvalGiven' : 'lockedOut';
  const serial = number % 3 === 0 ? `S${number}` : null;
  return journal.audit.append({ kind, operator: '小雅', personId: 'p1', serial, details: { number } }).sequence;
}

describe('people', () => {
  it('are kept by name, changed in place, and never deleted', () => {
    const file = freshFile();
    const first = opened(file);
    first.people.put(mei);
    first.people.put({ ...mei, id: 'p2', name: 'An', role: 'cashier', closed: true });
    first.people.put({ ...mei, salt: 's', hash: 'h', failures: 3, lockedUntil: 1_700_000_000_000 });
    first.close();
    const { people } = opened(file);
    expect(people.get('p1')).toEqual({ ...mei, salt: 's', hash: 'h', failures: 3, lockedUntil: 1_700_000_000_000 });
    expect(people.get('p3')).toBeNull();
    expect(people.all().map(({ id }) => id)).toEqual(['p2', 'p1']);
  });
});

describe('the audit', () => {
  it('pages newest first, by kind, and tells what concerns one operation', () => {
    const file = freshFile();
    const first = opened(file);
    for (let number = 1; number <= 9; number += 1) {
      expect(note(first, number)).toBe(number);
    }
    first.close();
    const { audit, verify } = opened(file);
    expect(audit.page(null, 3).map(({ sequence }) => sequence)).toEqual([9, 8, 7]);
    expect(audit.page(7, 3).map(({ sequence }) => sequence)).toEqual([6, 5, 4]);
    expect(audit.page(null, 2, ['approvalGiven']).map(({ sequence }) => sequence)).toEqual([8, 6]);
    expect(audit.page(6, 9, ['approvalGiven', 'probeEnded']).map(({ sequence }) => sequence)).toEqual([4, 2]);
    expect(audit.page(null, 9, [])).toEqual([]);
    expect(audit.of('S6')).toMatchObject([{ sequence: 6, details: '{"number":6}', operator: '小雅', personId: 'p1' }]);
    expect(verify()).toBeNull();
  });

  it('goes with the transaction that it stands in', () => {
    const journal = opened(freshFile());
    note(journal, 1);
    expect(() =>
      journal.store.transaction(() => {
        note(journal, 2);
        throw new Error('not after all');
      }),
    ).toThrow('not after all');
    expect(note(journal, 3)).toBe(2);
    expect(journal.verify()).toBeNull();
  });

  it.each([
    ["UPDATE audit_entry SET operator = 'x' WHERE sequence = 4", 'audit entry 4 was changed'],
    ["UPDATE audit_entry SET details = '{}' WHERE sequence = 9", 'audit entry 9 was changed'],
    ['DELETE FROM audit_entry WHERE sequence = 4', 'audit entry 4 is missing'],
    ['DELETE FROM audit_entry WHERE sequence BETWEEN 2 AND 5', 'audit entries 2 to 5 are missing'],
    ['DELETE FROM audit_entry WHERE sequence = 1', 'audit entry 1 is missing'],
    [
      `UPDATE audit_entry SET sequence = -1 WHERE sequence = 4; UPDATE audit_entry SET sequence = 4 WHERE sequence = 5;
       UPDATE audit_entry SET sequence = 5 WHERE sequence = -1`,
      'audit entry 4 does not follow audit entry 3: it was written behind audit entry 5',
    ],
  ])('finds: %s', (statements, problem) => {
    const file = freshFile();
    const journal = opened(file);
    for (let number = 1; number <= 9; number += 1) {
      note(journal, number);
    }
    journal.close();
    tamper(file, statements);
    expect(opened(file).verify()).toEqual({ sequence: 0, problem });
  });

  it('is never changed or removed through SQL of the till', () => {
    const file = freshFile();
    const journal = opened(file);
    note(journal, 1);
    journal.people.put(mei);
    journal.close();
    for (const statement of [
      "UPDATE audit_entry SET operator = 'x'",
      'DELETE FROM audit_entry',
      'DELETE FROM person',
    ]) {
      expect(() => guarded(file, statement)).toThrow(/append-only|never/);
    }
  });
});

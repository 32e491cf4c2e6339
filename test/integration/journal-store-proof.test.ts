// What can never be changed in a store, and how each change of its history is found.
import Database from 'better-sqlite3';
import { describe, expect, it } from 'vitest';
import { verifyJournal } from '../../main/journal/verify.ts';
import { accept, apply, freshFile, opened, tamper } from './journal-stage.ts';

describe('what can never be changed', () => {
  const forbidden = [
    'UPDATE event SET reason = 1',
    'DELETE FROM event',
    'INSERT OR REPLACE INTO event SELECT * FROM event',
    'DELETE FROM operation',
    'UPDATE operation SET amount = 1',
    "UPDATE operation SET payload = '{}'",
    'REPLACE INTO operation SELECT * FROM operation',
  ];
  it.each(forbidden)('%s', (statement) => {
    const file = freshFile();
    const journal = opened(file);
    accept(journal);
    journal.close();
    const database = new Database(file);
    database.pragma('recursive_triggers = ON');
    expect(() => database.exec(statement)).toThrow(/append-only|never/);
    database.close();
    expect(opened(file).verify()).toBeNull();
  });
});

describe('proving the history', () => {
  const faults: readonly (readonly [name: string, statements: string, problem: RegExp])[] = [
    ['a changed event', "UPDATE event SET reason = 'other' WHERE sequence = 3", /^event 3 was changed$/],
    ['changed evidence', "UPDATE event SET evidence = '{}' WHERE sequence = 5", /^event 5 was changed$/],
    ['a removed event', 'DELETE FROM event WHERE sequence = 4', /^event 4 is missing$/],
    [
      'reordered events',
      `UPDATE event SET sequence = 100 WHERE sequence = 3; UPDATE event SET sequence = 3 WHERE sequence = 4;
       UPDATE event SET sequence = 4 WHERE sequence = 100`,
      /^event 3 does not follow event 2: it was written behind event 4$/,
    ],
    ['the last event removed', 'DELETE FROM event WHERE sequence = 6', /its last event differs|its state differs/],
    [
      'a state without its event',
      "UPDATE operation SET state = 'cancelled' WHERE sequence = 2",
      /its last event|its state/,
    ],
    ['another voucher', "UPDATE operation SET voucher = 'X' WHERE sequence = 1", /its voucher differs/],
    ['another amount', 'UPDATE operation SET amount = 1 WHERE sequence = 1', /columns differ from its payload/],
    ['another operator', "UPDATE operation SET operator = 'X' WHERE sequence = 1", /its content differs/],
    ['another payload', "UPDATE operation SET payload = replace(payload, '1000', '9000')", /its payload was changed/],
    ['a removed operation', 'DELETE FROM operation WHERE sequence = 2', /was changed|is missing/],
  ];
  it.each(faults)('finds %s', (_name, statements, problem) => {
    const file = freshFile();
    const journal = opened(file);
    apply(journal, accept(journal).serial, 'V1');
    apply(journal, accept(journal).serial, 'V2');
    expect(journal.verify()).toBeNull();
    journal.close();
    tamper(file, statements);
    expect(proofOf(file)).toMatch(problem);
  });
});

function proofOf(file: string): string | undefined {
  const database = new Database(file);
  const fault = verifyJournal(database);
  database.close();
  return fault?.problem;
}

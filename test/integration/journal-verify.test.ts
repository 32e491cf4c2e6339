// `npm run journal -- verify`: each damage of a till’s file is found and named, and the file stays as it was.
import { createHash } from 'node:crypto';
import { copyFileSync, existsSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import Database from 'better-sqlite3';
import { describe, expect, it } from 'vitest';
import { canonicalJson } from '../../main/journal/canonical-json.ts';
import { cardNo, filled, journal } from './journal-command-stage.ts';
import { accept, freshFile, opened, startChild, tamper } from './journal-stage.ts';

function traces(file: string): readonly string[] {
  return readdirSync(dirname(file))
    .sort()
    .map(
      (name) =>
        `${name} ${createHash('sha256')
          .update(readFileSync(join(dirname(file), name)))
          .digest('hex')}`,
    );
}

type Verdict = {
  readonly intact: boolean;
  readonly events: number;
  readonly findings: readonly {
    readonly kind: string;
    readonly sequence: number;
    readonly problem: string;
    readonly serial: string | null;
  }[];
};

function verdict(file: string): Verdict {
  const { code, out, error } = journal('verify', file, '--json');
  expect(error).toBe('');
  const read = JSON.parse(out) as Verdict;
  expect(code).toBe(read.intact ? 0 : 1);
  return read;
}

const renumber = (from: number, by: number) =>
  `PRAGMA ignore_check_constraints = ON; UPDATE event SET sequence = sequence + 1000 WHERE sequence >= ${from};
   UPDATE event SET sequence = sequence - 1000 + ${by} WHERE sequence >= 1000;`;
const forged = (sequence: number, previous: number) =>
  `INSERT INTO event SELECT ${sequence}, operation, NULL, from_state, to_state, attempt, 'forged', NULL, NULL, wall, monotonic, boot,
     (SELECT hash FROM event WHERE sequence = ${previous}), randomblob(32) FROM event WHERE sequence = ${previous};`;

describe('verify', () => {
  it('proves an intact file, and one whose changes are still in its log; both stay as they were', () => {
    const { file } = filled();
    const before = traces(file);
    expect(journal('verify', file)).toMatchObject({ code: 0, error: '' });
    expect(verdict(file)).toMatchObject({ intact: true, events: 7, findings: [] });
    expect(traces(file)).toEqual(before);
    const store = opened(file);
    accept(store, cardNo);
    const copy = freshFile();
    copyFileSync(file, copy);
    copyFileSync(`${file}-wal`, `${copy}-wal`);
    store.close();
    const unclean = traces(copy);
    expect(verdict(copy)).toMatchObject({ intact: true, events: 8 });
    expect(traces(copy)).toEqual(unclean);
  });

  const damages: readonly (readonly [
    name: string,
    statements: string,
    findings: readonly (readonly [string, number, RegExp])[],
  ])[] = [
    ['a changed event', "UPDATE event SET reason = 'x' WHERE sequence = 3", [['changed', 3, /was changed/]]],
    [
      'two changed events',
      "UPDATE event SET wall = wall + 1 WHERE sequence = 2; UPDATE event SET facts = 'no json' WHERE sequence = 6",
      [
        ['changed', 2, /was changed/],
        ['changed', 6, /was changed/],
      ],
    ],
    ['a removed event', 'DELETE FROM event WHERE sequence = 4', [['removed', 4, /event 4 is missing/]]],
    [
      'three removed events',
      'DELETE FROM event WHERE sequence IN (3, 4, 5)',
      [
        ['removed', 3, /events 3 to 5 are missing/],
        ['operation', 3, /its last event differs/],
      ],
    ],
    [
      'a removed event, the gap closed',
      `DELETE FROM event WHERE sequence = 4; ${renumber(5, -1)}`,
      [['removed', 4, /missing before event 4/]],
    ],
    [
      'two that changed places',
      'UPDATE event SET sequence = 100 WHERE sequence = 3; UPDATE event SET sequence = 3 WHERE sequence = 4; UPDATE event SET sequence = 4 WHERE sequence = 100',
      [
        ['reordered', 3, /written behind event 4/],
        ['reordered', 4, /written behind event 2/],
      ],
    ],
    ['an inserted event', `${renumber(4, 1)} ${forged(4, 3)}`, [['inserted', 4, /was put in/]]],
    ['a forged event at the end', forged(8, 7), [['changed', 8, /was changed/]]],
    ['the last event cut off', 'DELETE FROM event WHERE sequence = 7', [['operation', 7, /has no history/]]],
    [
      'another state',
      "UPDATE operation SET state = 'cancelled' WHERE sequence = 3",
      [['operation', 7, /its state differs/]],
    ],
    [
      'another voucher',
      "UPDATE operation SET voucher = 'X' WHERE sequence = 1",
      [['operation', 3, /its voucher differs/]],
    ],
    [
      'a payload that is no JSON',
      "UPDATE operation SET payload = 'x' WHERE sequence = 2",
      [['operation', 6, /its payload was changed/]],
    ],
    [
      'an answer that is no JSON',
      "UPDATE operation SET answer = 'x' WHERE sequence = 2",
      [['operation', 6, /its answer differs/]],
    ],
    ['a removed operation', 'DELETE FROM operation WHERE sequence = 2', [['removed', 0, /operation 2 is missing/]]],
    [
      'an operation and all its events removed',
      'DELETE FROM operation WHERE sequence = 2; DELETE FROM event WHERE operation = 2',
      [
        ['removed', 4, /events 4 to 6 are missing/],
        ['removed', 0, /operation 2 is missing/],
      ],
    ],
  ];
  it.each(damages)('finds %s, says which, and nothing else', (_name, statements, expected) => {
    const { file } = filled();
    tamper(file, statements);
    const { findings } = verdict(file);
    expect(findings.map(({ kind, sequence }) => [kind, sequence])).toEqual(
      expected.map(([kind, sequence]) => [kind, sequence]),
    );
    for (const [index, [, , problem]] of expected.entries()) {
      expect(findings[index]?.problem).toMatch(problem);
    }
    expect(journal('verify', file).out).toMatch(/DAMAGED/);
  });

  it('finds an event that was written anew with a hash of its own', () => {
    const { file } = filled();
    const database = new Database(file);
    const row = database
      .prepare<[], Record<string, string | number | null | Buffer>>(
        'SELECT event.*, serial FROM event JOIN operation ON operation.sequence = event.operation WHERE event.sequence = 4',
      )
      .get();
    database.close();
    const { operation: _, previous_hash: previous, hash: _hash, from_state: from, to_state: to, ...rest } = row ?? {};
    const text = canonicalJson({ ...rest, from, to, wall: 1, previousHash: (previous as Buffer).toString('hex') });
    const hash = createHash('sha256').update(text).digest('hex');
    tamper(file, `UPDATE event SET wall = 1, hash = unhex('${hash}') WHERE sequence = 4`);
    expect(verdict(file).findings).toMatchObject([{ kind: 'changed', sequence: 4, problem: /./ }]);
    expect(verdict(file).findings[0]?.problem).toMatch(/event 4 was written anew/);
  });

  it('tells what it cannot read: a running till, a newer file, no journal, no file', async () => {
    const { file } = filled();
    const held = freshFile();
    const till = startChild('hold', held);
    expect(await till.line()).toBe('open');
    expect(journal('verify', held)).toMatchObject({
      code: 2,
      out: '',
      error: expect.stringMatching(/a till is running/),
    });
    tamper(file, 'PRAGMA user_version = 99');
    expect(journal('verify', file)).toMatchObject({ code: 2, error: expect.stringMatching(/newer version/) });
    writeFileSync(file, 'x'.repeat(5000));
    expect(journal('verify', file)).toMatchObject({
      code: 2,
      error: expect.stringMatching(/cannot be read as a journal/),
    });
    expect(journal('verify', `${file}.none`)).toMatchObject({ code: 2, error: expect.stringMatching(/no such file/) });
    expect(existsSync(`${file}.none`)).toBe(false);
    for (const wrong of [[], ['verfy'], ['show'], ['stats', 'a', 'b'], ['stats', '--what']]) {
      expect(journal(...wrong)).toMatchObject({ code: 2, error: expect.stringMatching(/usage/) });
    }
  });

  it('finds pages that are torn', () => {
    const { file } = filled();
    const bytes = readFileSync(file);
    const at = bytes.lastIndexOf('"storePay":25050');
    bytes.fill(0xa5, at - (at % 4096), at - (at % 4096) + 512);
    writeFileSync(file, bytes);
    const { code, out, error } = journal('verify', file);
    expect([code === 1 || code === 2, /DAMAGED|cannot be read/.test(out + error)]).toEqual([true, true]);
  });
});

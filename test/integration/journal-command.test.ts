// `npm run journal`: what a technician learns of a till's file without the application, and that the file stays as it was.
import { spawnSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { copyFileSync, existsSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import Database from 'better-sqlite3';
import { describe, expect, it } from 'vitest';
import { canonicalJson } from '../../main/journal/canonical-json.ts';
import { storeVersion } from '../../main/journal/migrations/migrate.ts';
import { csvField } from '../../main/till/journal-text.ts';
import { accept, apply, consumption, draftOf, freshFile, opened, startChild, tamper } from './journal-stage.ts';

const script = fileURLToPath(new URL('../../main/till/journal-command.ts', import.meta.url));
const cardNo = '6201234567891234';

function journal(...args: readonly string[]) {
  const { status, stdout, stderr } = spawnSync(process.execPath, [script, ...args], {
    encoding: 'utf8',
    env: { ...process.env, LANG: 'en_US.UTF-8', LC_ALL: '' },
  });
  return { code: status, out: stdout, error: stderr };
}

/** Two applied sales (events 1–6) and one that waits (7), closed in good order. */
function filled(): { readonly file: string; readonly serials: readonly string[] } {
  const file = freshFile();
  const store = opened(file);
  const serials = ['V1', 'V2'].map((voucher) => {
    const { serial } = accept(store, cardNo);
    apply(store, serial, voucher);
    return serial;
  });
  serials.push(accept(store, cardNo, 25_050).serial);
  store.close();
  return { file, serials };
}

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

describe('show', () => {
  it('tells one operation with its timeline, in the store’s time and in yuan, without the card’s number', () => {
    const { file, serials } = filled();
    const [applied = '', , waiting = ''] = serials;
    const { code, out } = journal('show', applied.toLowerCase(), file);
    expect(code).toBe(0);
    expect(out).toMatch(/Sale {2}15\.00 yuan {2}Done \(applied\)/);
    expect(out).toMatch(/6201\*\*\*\*1234, stored value 10\.00 yuan, voucher V1/);
    expect(out).toMatch(/2023-11-15 06:13:2\d {2}#2 {2}pending → sending {2}attempt 1/);
    expect(out).not.toContain(cardNo);
    expect(out).not.toContain('王女士');
    expect(journal('show', waiting, file).out).toMatch(/255\.50 yuan {2}Waiting to send/);
    expect(journal('show', applied, file, '--full').out).toContain(`${cardNo} 王女士`);
    expect(JSON.parse(journal('show', applied, file, '--json').out)).toMatchObject({
      serial: applied,
      amountYuan: '15.00',
      events: [{}, {}, {}],
    });
    expect(journal('show', 'NOBODY00000001', file)).toMatchObject({ code: 1, out: '' });
  });

  it('works on a damaged journal', () => {
    const { file, serials } = filled();
    tamper(file, "UPDATE event SET evidence = '{broken' WHERE sequence = 3; DELETE FROM event WHERE sequence = 2");
    expect(journal('show', serials[0] ?? '', file)).toMatchObject({ code: 0, out: expect.stringContaining('{broken') });
  });
});

describe('export', () => {
  it('writes every operation and event as JSON lines, masked unless asked', () => {
    const { file } = filled();
    const { code, out } = journal('export', file);
    const records = out
      .trimEnd()
      .split('\n')
      .map((line) => JSON.parse(line) as Record<string, unknown>);
    expect(code).toBe(0);
    expect(records.map(({ type }) => type)).toEqual([...Array(3).fill('operation'), ...Array(7).fill('event')]);
    expect(records[0]).toMatchObject({ cardNo: '6201****1234', amountYuan: '15.00', memberName: null });
    expect(out).not.toContain(cardNo);
    expect(journal('export', file, '--full').out).toContain(cardNo);
  });

  it('writes a table that a spreadsheet opens safely', () => {
    const file = freshFile();
    const store = opened(file);
    store.store.insert({ ...draftOf(consumption(cardNo)), operator: '=cmd|"x"!A1' }, 'pending', 'accepted');
    store.close();
    const { out } = journal('export', file, '--csv');
    expect(out.startsWith('\uFEFFtype,sequence,serial')).toBe(true);
    expect(out.split('\r\n')).toHaveLength(4);
    expect(out).toContain(`"'=cmd|""x""!A1"`);
    expect(out).not.toContain(cardNo);
    expect(['-1.50', '+1', '@a', ' =1', '\t1', 'a,b', '8800000000001234'].map(csvField)).toEqual([
      '-1.50',
      "'+1",
      "'@a",
      "' =1",
      "'\t1",
      '"a,b"',
      "'8800000000001234",
    ]);
  });
});

describe('stats', () => {
  it('counts by state and kind, with money, what is open longest, and where the history ends', () => {
    const { file, serials } = filled();
    const { code, out } = journal('stats', file);
    expect(code).toBe(0);
    expect(out).toContain(`schema version ${storeVersion}, install id `);
    expect(out).toMatch(/install id [0-9a-f]{16} \(drawn 1 times\), 1 starts/);
    expect(out).toMatch(/applied +consumption +2 +30\.00 yuan/);
    expect(out).toMatch(new RegExp(`open longest: ${serials[2]}, pending`));
    expect(JSON.parse(journal('stats', file, '--json').out)).toMatchObject({
      operations: 3,
      events: 7,
      oldestOpen: { serial: serials[2] },
      lastEvent: { sequence: 7 },
    });
  });

  it('finds the practice till’s journal by itself, or says that there is none', () => {
    const folder = dirname(freshFile());
    const env = { ...process.env, HOME: folder, XDG_CONFIG_HOME: folder, APPDATA: folder };
    const result = spawnSync(process.execPath, [script, 'stats'], { encoding: 'utf8', env });
    expect([result.status, result.stderr]).toEqual([2, expect.stringMatching(/name the journal’s file/)]);
  });
});

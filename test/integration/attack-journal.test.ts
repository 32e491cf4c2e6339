// Somebody with a tool for databases at the till’s own file, or with a backup that he made: what is noticed at the start, what by the whole
// proof, what by the files beside it, what the till does then, and what nothing on the same disk can show.
import { createHash } from 'node:crypto';
import { copyFileSync, existsSync, mkdtempSync, readFileSync, rmSync, truncateSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { openJournal } from '../../main/journal/open-journal.ts';
import { restoreBackup } from '../../main/journal/restore.ts';
import { digest, edit, forge, proof, put, start, structures } from './attack-journal-stage.ts';
import { accept, apply, freshFile, opened, optionsFor, tamper } from './journal-stage.ts';

let template = '';
let folder = '';

beforeAll(async () => {
  folder = mkdtempSync(join(tmpdir(), 'attack-journal-'));
  template = join(folder, 'store.db');
  const opening = openJournal(optionsFor(template));
  if (!opening.ok) throw new Error(opening.failure.code);
  const journal = opening.value;
  for (let index = 0; index < 40; index += 1) apply(journal, accept(journal).serial, `V${index}`);
  accept(journal);
  await Promise.resolve();
  journal.close();
});
afterAll(() => rmSync(folder, { recursive: true, force: true }));

/** Forty settled sales and one that waits, closed in good order, with the files beside it. */
function filled(): string {
  const file = freshFile();
  for (const ending of ['', '.mark', '.mark-before', '.witness']) {
    if (existsSync(`${template}${ending}`)) copyFileSync(`${template}${ending}`, `${file}${ending}`);
  }
  return file;
}

describe('the structure of the file', () => {
  it.each(structures)('with %s: the till does not start on it, and leaves it as it is', (_what, sql, expected) => {
    const file = filled();
    edit(file, (database) => database.exec(sql));
    const before = digest(file);
    expect(start(file)).toMatchObject({ refused: expect.stringMatching(/^storeDamaged its structure/) });
    expect(start(file)).toMatchObject({ refused: expect.stringMatching(expected) });
    expect(digest(file)).toBe(before);
    expect(proof(file)).toMatch(expected);
  });

  it.each(structures)('of a backup with %s: it is never restored, and the journal stays', (_what, sql, expected) => {
    const [file, backup] = [filled(), filled()];
    edit(backup, (database) => database.exec(sql));
    const before = digest(file);
    const { clock, random } = optionsFor(file);
    expect(restoreBackup({ backup, file, clock, random })).toMatchObject({
      ok: false,
      failure: { code: 'storeDamaged', parameters: { detail: expect.stringMatching(expected) } },
    });
    expect(digest(file)).toBe(before);
  });
});

describe('a backup that is no backup', () => {
  it.each<[string, (bytes: Buffer) => Buffer]>([
    ['that says to have four billion pages', (bytes) => put(bytes, 28, 0xffffffff)],
    ['with pages of one byte', (bytes) => put(bytes, 16, 0x00010101)],
    ['whose free pages are a ring', (bytes) => put(put(bytes, 32, 2), 36, 1_000)],
    ['whose structure is noise', (bytes) => bytes.fill(0x5a, 100, 4_096)],
    ['of noise behind its first page', (bytes) => bytes.fill(0x5a, 4_096)],
    ['cut in the middle', (bytes) => bytes.subarray(0, Math.floor(bytes.length / 2))],
  ])('%s is refused in words, at once', (_what, change) => {
    const [file, backup] = [filled(), filled()];
    writeFileSync(backup, change(readFileSync(backup)));
    const before = digest(file);
    const { clock, random } = optionsFor(file);
    expect(restoreBackup({ backup, file, clock, random })).toMatchObject({ ok: false });
    expect(digest(file)).toBe(before);
  });
});

describe('a row that was changed', () => {
  it('among the newest, or of what is still open, is seen at the start', () => {
    const [newest, open] = [filled(), filled()];
    tamper(newest, 'UPDATE event SET wall = wall + 1 WHERE sequence = 120');
    tamper(
      open,
      "UPDATE operation SET payload = replace(payload, '\"storePay\":1000', '\"storePay\":9000') WHERE state = 'pending'",
    );
    expect(start(newest)).toMatchObject({ refused: expect.stringMatching(/event 120 was changed/) });
    expect(start(open)).toMatchObject({ refused: expect.stringMatching(/payload/) });
  });

  it('the newest event of what is still open is gone: the start says which', () => {
    const file = filled();
    tamper(file, 'DELETE FROM event WHERE sequence = (SELECT max(sequence) FROM event)');
    expect(start(file)).toMatchObject({ refused: expect.stringMatching(/^storeDamaged .*its event \d+ is missing/) });
  });

  it('long ago is not seen at the start, but by the whole proof, which names it', () => {
    const file = filled();
    tamper(file, 'UPDATE event SET wall = wall + 1 WHERE sequence = 3');
    const started = start(file);
    expect(started).toMatchObject({ origin: 'same' });
    if ('journal' in started) {
      expect(started.journal.verify()).toMatchObject({ sequence: 3, problem: expect.stringMatching(/was changed/) });
      started.journal.close();
    }
  });

  it('in what people did is seen by the whole proof', () => {
    const file = filled();
    const journal = opened(file);
    journal.audit.append({ kind: 'drawerOpened', operator: '1001', personId: null, serial: null, details: {} });
    journal.close();
    tamper(file, "UPDATE audit_entry SET operator = '1002'");
    expect(proof(file)).toMatch(/audit entry 1/);
  });
});

describe('the whole chain reckoned anew', () => {
  it('is in itself consistent, but the files beside it know another end: nothing that waits is sent blindly, under old names', () => {
    const file = filled();
    const before = opened(file);
    const { installId } = before;
    before.close();
    forge(file, 'UPDATE event SET wall = wall + 1 WHERE sequence = 3');
    expect(proof(file)).toBeNull();
    const started = start(file);
    expect(started).toMatchObject({ origin: 'rolledBack' });
    if ('journal' in started) {
      expect(started.journal.installId).not.toBe(installId);
      expect(started.journal.countsByState()).toMatchObject({ unknown: 1 });
      expect(started.journal.countsByState()['pending']).toBeUndefined();
      started.journal.close();
    }
  });

  it('with those files forged too is seen by nothing here: only a fingerprint that was kept elsewhere differs', () => {
    const file = filled();
    const first = opened(file);
    const kept = first.store.events(first.page('all', null, 1)[0]?.serial ?? '').at(-1)?.hash;
    first.close();
    const last = forge(file, 'UPDATE event SET wall = wall + 1 WHERE sequence = 3').toString('hex');
    const mark = JSON.parse(readFileSync(`${file}.mark`, 'utf8').split('\n')[0] ?? '{}') as Record<string, unknown>;
    const text = JSON.stringify({ ...mark, hash: last });
    writeFileSync(`${file}.mark`, `${text}\n${createHash('sha256').update(text).digest('hex')}\n`);
    rmSync(`${file}.mark-before`, { force: true });
    rmSync(`${file}.witness`, { force: true });
    const started = start(file);
    expect(started).toMatchObject({ origin: 'same' });
    if ('journal' in started) {
      expect(started.journal.verify()).toBeNull();
      started.journal.close();
    }
    expect(last).not.toBe(kept);
  });
});

describe('an older state in the place of the newest', () => {
  it.each<[string, (file: string, old: string) => void]>([
    ['the file of an hour ago', (file, old) => copyFileSync(old, file)],
    [
      'the file of an hour ago, and the mark taken away',
      (file, old) => {
        copyFileSync(old, file);
        for (const ending of ['.mark', '.mark-before', '.witness']) rmSync(`${file}${ending}`, { force: true });
      },
    ],
    ['the newest events cut off', (file) => tamper(file, cutOff)],
  ])('%s: a new name for new sales, and what waited is asked for first', async (_what, replace) => {
    const file = filled();
    const old = `${file}.old`;
    copyFileSync(file, old);
    const journal = opened(file);
    accept(journal);
    await Promise.resolve();
    journal.close();
    replace(file, old);
    const started = start(file);
    expect('refused' in started ? started.refused : started.origin).toMatch(/^(rolledBack|storeDamaged)/);
    if ('journal' in started) {
      expect(started.journal.countsByState()['pending']).toBeUndefined();
      started.journal.close();
    }
  });

  it('another’s log beside the file: what it brings was never this till’s, and is not sent before the platform was asked', () => {
    const [file, other] = [filled(), freshFile()];
    const journal = opened(other);
    const foreign = accept(journal, '9900001', 777);
    copyFileSync(`${other}-wal`, `${file}-wal`);
    journal.close();
    const started = start(file);
    expect('refused' in started ? started.refused : started.origin).toMatch(/^(rolledBack|storeDamaged)/);
    if ('journal' in started) {
      expect(started.journal.store.get(foreign.serial)?.state ?? 'unknown').toBe('unknown');
      started.journal.close();
    }
  });

  it('an empty file is a new till, which the mark beside it gives away: no serial is drawn twice', () => {
    const file = filled();
    const before = opened(file);
    const serials = new Set(before.page('all', null, 100).map(({ serial }) => serial));
    before.close();
    truncateSync(file, 0);
    const started = start(file);
    if ('journal' in started) {
      expect(serials.has(accept(started.journal).serial)).toBe(false);
      started.journal.close();
    }
  });
});

/** The last sale and its events. */
const cutOff = `DELETE FROM event WHERE operation = (SELECT max(sequence) FROM operation);
  DELETE FROM operation WHERE sequence = (SELECT max(sequence) FROM operation);`;

// Backups while a till works, and a backup restored in a journal's place: nothing half, nothing lost, nothing sent twice.
import { spawnSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import {
  copyFileSync,
  existsSync,
  mkdirSync,
  readdirSync,
  readFileSync,
  renameSync,
  statSync,
  writeFileSync,
} from 'node:fs';
import { basename, dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { describe, expect, it, vi } from 'vitest';
import { openJournal } from '../../main/journal/open-journal.ts';
import { readJournal } from '../../main/journal/read-journal.ts';
import { restoreBackup } from '../../main/journal/restore.ts';
import { type Backups, backupFolder, keepBackups } from '../../main/till/keep-backups.ts';
import { fen } from '../../shared/money.ts';
import { accept, apply, draftOf, freshFile, opened, optionsFor, startChild, tamper } from './journal-stage.ts';
import { createTestTimers } from './journal-timers.ts';

const script = fileURLToPath(new URL('../../main/till/journal-command.ts', import.meta.url));

function digest(path: string): string {
  return createHash('sha256').update(readFileSync(path)).digest('hex');
}

function names(folder: string): readonly string[] {
  return existsSync(folder) ? readdirSync(folder).sort() : [];
}

/** What a journal file holds, proven; nothing is left beside it. */
function proven(file: string) {
  const result = readJournal(file);
  if (!result.ok) {
    throw new Error(JSON.stringify(result.failure));
  }
  const reader = result.value;
  try {
    expect(reader.audit({ limit: 9 }).findings).toEqual([]);
    return { operations: [...reader.operations()], events: [...reader.events()], stats: reader.stats() };
  } finally {
    reader.close();
  }
}

describe('a backup', () => {
  it('is one whole file with everything in it, made once for the same state', async () => {
    const file = freshFile();
    const folder = backupFolder(file);
    const journal = opened(file);
    apply(journal, accept(journal).serial, 'V1');
    const { file: made } = await journal.backUp(folder);
    expect(names(folder)).toEqual([basename(made ?? '')]);
    expect(proven(made ?? '').events).toHaveLength(3);
    expect(await journal.backUp(folder)).toEqual({ file: null, removed: [] });
    accept(journal);
    const second = await journal.backUp(folder);
    expect(names(folder)).toEqual([basename(made ?? ''), basename(second.file ?? '')]);
    expect(proven(second.file ?? '').stats.events).toBe(4);
  });

  it('holds a whole state although sales come in while it is made, and does not hold them up', async () => {
    const file = freshFile();
    const journal = opened(file);
    journal.store.transaction(() => {
      for (let index = 0; index < 1500; index += 1) {
        accept(journal);
      }
    });
    let done = false;
    const backup = journal.backUp(backupFolder(file)).finally(() => {
      done = true;
    });
    let during = 0;
    for (; !done; during += 1) {
      apply(journal, accept(journal).serial, `D${during}`);
      await new Promise((resolve) => setImmediate(resolve));
    }
    const copy = proven((await backup).file ?? '');
    expect(during).toBeGreaterThan(3);
    expect(copy.operations.length).toBeGreaterThanOrEqual(1500);
    expect(copy.operations.length).toBeLessThanOrEqual(1500 + during);
    expect(journal.verify()).toBeNull();
  });

  it('leaves nothing half when the journal is closed under it, and what a killed one left goes with the next', async () => {
    const file = freshFile();
    const folder = backupFolder(file);
    const journal = opened(file);
    journal.store.transaction(() => {
      for (let index = 0; index < 1500; index += 1) {
        accept(journal);
      }
    });
    const cut = journal.backUp(folder);
    await new Promise((resolve) => setImmediate(resolve));
    journal.close();
    await expect(cut).rejects.toThrow();
    expect(names(folder)).toEqual([]);
    for (const left of [
      'journal-000009-9-20260101T000000Z.db.part',
      'journal-000009-9-20260101T000000Z.db.part-journal',
    ]) {
      writeFileSync(join(folder, left), 'half');
    }
    const again = opened(file);
    expect(again.verify()).toBeNull();
    const { file: made } = await again.backUp(folder);
    expect(names(folder)).toEqual([basename(made ?? '')]);
  });

  it('that is not whole never takes an older one’s place', async () => {
    const file = freshFile();
    const folder = backupFolder(file);
    const journal = opened(file);
    accept(journal);
    await journal.backUp(folder);
    journal.close();
    const before = names(folder);
    tamper(file, "UPDATE event SET facts = 'x'; PRAGMA user_version = 2");
    // The till would not open such a file; the copy's own proof must find it too.
    const { backUp } = await import('../../main/journal/backup.ts');
    const { connect } = await import('../../main/journal/connection.ts');
    const database = connect(file, null);
    database.exec(
      'INSERT INTO event SELECT sequence + 1, operation, sequence, to_state, to_state, 0, reason, NULL, NULL, 0, 0, boot, hash, hash FROM event',
    );
    await expect(backUp(database, folder, { wall: 0, nativeBinding: null })).rejects.toThrow(/the backup is damaged/);
    database.close();
    expect(names(folder)).toEqual(before);
  });

  it('keeps the newest five and the newest of each of seven days, whatever the clock did', async () => {
    const file = freshFile();
    const folder = backupFolder(file);
    let wall = Date.UTC(2026, 0, 1, 10);
    const result = openJournal({ ...optionsFor(file), clock: { wall: () => wall, monotonic: () => 1 } });
    if (!result.ok) {
      throw new Error(result.failure.code);
    }
    const journal = result.value;
    async function backUpAt(time: number) {
      wall = time;
      accept(journal);
      return journal.backUp(folder);
    }
    for (let day = 0; day < 10; day += 1) {
      await backUpAt(Date.UTC(2026, 0, 1 + day, 10));
      await backUpAt(Date.UTC(2026, 0, 1 + day, 20));
    }
    const days = names(folder).map((name) => name.split('-')[3]?.slice(6, 11));
    expect(days).toEqual(['04T20', '05T20', '06T20', '07T20', '08T20', '09T10', '09T20', '10T10', '10T20']);
    // A clock ten years back: the new ones are still the newest.
    const { file: back } = await backUpAt(Date.UTC(2016, 0, 1));
    expect(names(folder).at(-1)).toBe(basename(back ?? ''));
    journal.close();
  });
});

describe('when backups are made', () => {
  function stage() {
    const file = freshFile();
    const journal = opened(file);
    const { timers, pass, clock } = createTestTimers();
    const complaints: string[] = [];
    let made = 0;
    let underWay = 0;
    let mostAtOnce = 0;
    const backups: Backups = keepBackups({
      journal: {
        store: journal.store,
        backUp: (folder) => {
          made += 1;
          underWay += 1;
          mostAtOnce = Math.max(mostAtOnce, underWay);
          return journal.backUp(folder).finally(() => {
            underWay -= 1;
          });
        },
      },
      journalFile: file,
      clock,
      timers,
      complain: (message) => complaints.push(message),
    });
    return { file, journal, backups, pass, complaints, made: () => made, mostAtOnce: () => mostAtOnce };
  }

  it('at most once an hour, never while a call is in flight, and once at the end', async () => {
    const { file, journal, backups, pass, made } = stage();
    const { serial } = accept(journal);
    backups.rest();
    expect(made()).toBe(0);
    journal.store.move({
      serial,
      from: 'pending',
      fromAttempt: 0,
      to: 'sending',
      attempt: 1,
      reason: 'sent',
      evidence: null,
    });
    pass(5 * 60_000);
    expect(made()).toBe(0);
    journal.store.move({ serial, from: 'sending', fromAttempt: 1, to: 'unknown', reason: 'lost', evidence: null });
    pass(30_000);
    // The room on the disk is asked for first.
    await vi.waitFor(() => expect(made()).toBe(1));
    await vi.waitFor(() => expect(names(backupFolder(file)).filter((name) => name.endsWith('.db'))).toHaveLength(1));
    for (let tick = 0; tick < 20; tick += 1) {
      await new Promise((resolve) => setImmediate(resolve));
    }
    for (let minute = 0; minute < 58; minute += 1) {
      backups.rest();
      pass(60_000);
    }
    expect(made()).toBe(1);
    accept(journal);
    await backups.close();
    expect(made()).toBe(2);
    expect(names(backupFolder(file)).length).toBeGreaterThan(0);
    backups.rest();
    pass(99 * 60_000);
    expect(made()).toBe(2);
  });

  it('that several people ask for at once are made one after the other', async () => {
    const { file, journal, backups, made } = stage();
    accept(journal);
    const asked = [backups.now(), backups.now(), backups.now()];
    expect(await Promise.all(asked)).toEqual(asked.map(() => ({ copied: true })));
    expect(made()).toBe(3);
    // Nothing was sold between them: the first one is the state of all.
    expect(names(backupFolder(file)).filter((name) => name.endsWith('.db'))).toHaveLength(1);
    expect(backups.isMaking()).toBe(false);
  });

  it('the last one waits for those that people asked for just before the end', async () => {
    const { journal, backups, made, mostAtOnce } = stage();
    accept(journal);
    const asked = [backups.now(), backups.now()];
    await Promise.all([backups.close(), ...asked]);
    expect([made(), mostAtOnce()]).toEqual([3, 1]);
  });

  it('the last one that takes too long is ended with the journal, and has let go of its files then', async () => {
    const { file, journal, backups, pass, complaints, made } = stage();
    accept(journal);
    const closed = backups.close();
    pass(3_000);
    await closed;
    expect([made(), backups.isMaking()]).toEqual([1, true]);
    journal.close();
    await backups.settled();
    expect(names(backupFolder(file))).toEqual([]);
    expect(complaints).toEqual([]);
  });

  it('a refused one is complained of and stops nothing', async () => {
    const { file, journal, backups, complaints } = stage();
    accept(journal);
    writeFileSync(backupFolder(file), 'a file in its way');
    await backups.close();
    expect(complaints).toEqual(['the journal could not be backed up']);
    expect(accept(journal).state).toBe('pending');
  });
});

function restore(backup: string, file: string) {
  return restoreBackup({ backup, ...optionsFor(file) });
}

/** A journal with a backup, after which it went on: what was pending was sent and applied, and one more was sold. */
async function movedOn() {
  const file = freshFile();
  const journal = opened(file);
  apply(journal, accept(journal).serial, 'V1');
  const pending = accept(journal).serial;
  const recharge = journal.store.insert(
    { ...draftOf({ kind: 'recharge', cardNo: '77', amount: fen(100), payments: [] }), waits: false },
    'pending',
    'accepted',
  ).serial;
  const { file: backup } = await journal.backUp(backupFolder(file));
  apply(journal, pending, 'V2');
  const later = accept(journal).serial;
  const installId = journal.installId;
  journal.close();
  return { file, backup: backup ?? '', pending, recharge, later, installId };
}

describe('restoring', () => {
  it('sets the present file aside whole, draws a new install id, and sends nothing again that may have been sent', async () => {
    const { file, backup, pending, recharge, later, installId } = await movedOn();
    const [former, kept] = [digest(file), digest(backup)];
    const result = restore(backup, file);
    expect(result).toMatchObject({ ok: true, value: { events: 5, unproven: [pending, recharge] } });
    const setAside = result.ok ? (result.value.setAside ?? '') : '';
    expect([digest(join(setAside, 'store.db')), digest(backup)]).toEqual([former, kept]);
    expect(names(dirname(file)).filter((name) => name.includes('restoring'))).toEqual([]);
    const journal = opened(file);
    expect(journal.installId).not.toBe(installId);
    expect(journal.verify()).toBeNull();
    expect(journal.store.get(pending)).toMatchObject({ state: 'unknown', attempt: 1, reason: 'restored' });
    expect(journal.store.get(recharge)).toMatchObject({ state: 'unknown', reason: 'restored' });
    const next = accept(journal).serial;
    expect(next.slice(-8)).toBe(later.slice(-8));
    expect(next).not.toBe(later);
  });

  it('restores what a technician copied elsewhere where no journal is', async () => {
    const { backup, pending } = await movedOn();
    const file = join(dirname(freshFile()), 'new', 'journal.db');
    expect(restore(backup, file)).toMatchObject({ ok: true, value: { setAside: null } });
    expect(opened(file).store.get(pending)?.state).toBe('unknown');
  });

  it('takes a damaged journal’s place, and sets its log aside with it', async () => {
    const { file, backup } = await movedOn();
    writeFileSync(file, 'x'.repeat(9000));
    writeFileSync(`${file}-wal`, 'log');
    const result = restore(backup, file);
    const setAside = result.ok ? (result.value.setAside ?? '') : '';
    expect(names(setAside)).toEqual(expect.arrayContaining(['store.db', 'store.db-wal', 'store.db.mark']));
    expect(opened(file).verify()).toBeNull();
  });

  it('is refused while a till runs, for a backup that is damaged, and for none', async () => {
    const { file, backup } = await movedOn();
    const till = startChild('hold', file);
    expect(await till.line()).toBe('open');
    const before = names(dirname(file));
    expect(restore(backup, file)).toMatchObject({ ok: false, failure: { code: 'storeInUse' } });
    const { status, stderr } = spawnSync(process.execPath, [script, 'restore', backup, file], { encoding: 'utf8' });
    expect([status, stderr]).toEqual([2, expect.stringMatching(/a till is running on it.*Nothing was changed/)]);
    expect(names(dirname(file))).toEqual(before);
    till.process.kill('SIGKILL');
    await till.gone;
    const former = digest(file);
    tamper(backup, "UPDATE event SET reason = 'x' WHERE sequence = 2");
    expect(restore(backup, file)).toMatchObject({ ok: false, failure: { code: 'storeDamaged' } });
    expect(restore(`${backup}.none`, file)).toMatchObject({ ok: false, failure: { code: 'storeMissing' } });
    expect(digest(file)).toBe(former);
  });

  it('cut off between its steps it is the former journal, or one on which no till starts; run again it ends', async () => {
    const { file, backup, pending } = await movedOn();
    // Cut while the copy was made: the former one is in place, and the till starts on it.
    writeFileSync(`${file}.restoring-part`, 'half');
    const former = opened(file);
    expect(former.store.get(pending)?.state).toBe('applied');
    former.close();
    // Cut between the two renames, the second time with the log still beside: no empty journal is made in its place.
    const aside = `${file}.set-aside-001-x`;
    mkdirSync(aside);
    copyFileSync(backup, `${file}.restoring`);
    renameSync(file, join(aside, 'store.db'));
    for (const log of [null, 'log']) {
      if (log !== null) {
        writeFileSync(`${file}-wal`, log);
      }
      expect(openJournal(optionsFor(file))).toMatchObject({
        ok: false,
        failure: { code: 'storeDamaged', parameters: { detail: 'a restore was cut off; run it again' } },
      });
      expect(existsSync(file)).toBe(false);
    }
    expect(restore(backup, file)).toMatchObject({ ok: true, value: { setAside: aside } });
    expect(names(aside)).toEqual(expect.arrayContaining(['store.db', 'store.db-wal', 'store.db.mark']));
    expect(statSync(join(aside, 'store.db')).size).toBeGreaterThan(0);
    expect(opened(file).store.get(pending)?.state).toBe('unknown');
  });

  it('says by the command what it did', async () => {
    const { file, backup, pending } = await movedOn();
    const { status, stdout } = spawnSync(process.execPath, [script, 'restore', backup, file], { encoding: 'utf8' });
    expect(status).toBe(0);
    expect(stdout).toContain(pending);
    expect(stdout).toMatch(/set aside, whole, in .*set-aside-001-/);
    expect(spawnSync(process.execPath, [script, 'restore', backup], { encoding: 'utf8' }).status).toBe(2);
  });
});

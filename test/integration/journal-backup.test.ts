// Backups while a till works: nothing half, nothing lost, and when they are made.
import { writeFileSync } from 'node:fs';
import { basename, join } from 'node:path';
import { describe, expect, it, vi } from 'vitest';
import { openJournal } from '../../main/journal/open-journal.ts';
import { type Backups, backupFolder, keepBackups } from '../../main/till/keep-backups.ts';
import { names, proven } from './journal-backup-stage.ts';
import { accept, apply, freshFile, opened, optionsFor, tamper } from './journal-stage.ts';
import { createTestTimers } from './journal-timers.ts';

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

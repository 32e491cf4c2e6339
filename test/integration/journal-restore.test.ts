// A backup restored in a journal’s place: nothing half, nothing lost, nothing sent twice.
import { spawnSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { copyFileSync, existsSync, mkdirSync, readFileSync, renameSync, statSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { describe, expect, it } from 'vitest';
import { openJournal } from '../../main/journal/open-journal.ts';
import { restoreBackup } from '../../main/journal/restore.ts';
import { backupFolder } from '../../main/till/keep-backups.ts';
import { fen } from '../../shared/money.ts';
import { names } from './journal-backup-stage.ts';
import { accept, apply, draftOf, freshFile, opened, optionsFor, startChild, tamper } from './journal-stage.ts';

const script = fileURLToPath(new URL('../../main/till/journal-command.ts', import.meta.url));

function digest(path: string): string {
  return createHash('sha256').update(readFileSync(path)).digest('hex');
}

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

// Backups on the real till: made, proven, kept in a second place, and gone back to, with nothing lost in between; a restore that is killed at
// any step on the disk leaves one whole journal.

import { spawnSync } from 'node:child_process';
import { cpSync, existsSync, mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { grantWish } from '../../main/till/backups/wish.ts';
import { systemClock, systemRandom } from '../../main/till/system-ports.ts';
import type { BackupName } from '../../shared/backups.ts';
import { manager, technician } from '../support/practice-approvals.ts';
import { serialsIn, setAside } from './till-backups-stage.ts';
import { type Bench, openBench, zhang } from './till-bench.ts';
import { bill, serve } from './till-serving.ts';
import { cutAfter, drained, reached, settled } from './till-waiting.ts';

let bench: Bench;
let stick: string;
const chooseFile = { save: async () => null, open: async () => null, openFolder: async () => stick };

beforeEach(async () => {
  stick = mkdtempSync(join(tmpdir(), 'yatai-stick-'));
  bench = await openBench({ chooseFile });
});

afterEach(async () => {
  await bench.close();
  rmSync(stick, { recursive: true, force: true });
});

async function sell(amount = 10_00): Promise<string> {
  const member = await serve(bench, zhang);
  const { serial } = await bench.good('checkout', bill(member.selectedCardId, amount));
  await settled(bench, serial);
  return serial;
}

async function backUp(): Promise<BackupName> {
  const [newest] = (await bench.good('makeBackup', null)).backups;
  if (newest === undefined) {
    throw new Error('no backup was made');
  }
  return { place: newest.place, name: newest.name };
}

/** What the list says of it; the clock runs fast, and others may have been made meanwhile. */
async function proofOf({ place, name }: BackupName) {
  const { backups } = await bench.good('getBackups', null);
  return backups.find((one) => one.place === place && one.name === name)?.proof;
}

test('a backup says how much it holds, its proof says what going back would lose', async () => {
  await sell();
  const backup = await backUp();
  const view = await bench.good('getBackups', null);
  expect(view.backups[0]).toMatchObject({ ...backup, proof: 'made', events: view.events });
  const later = await sell(12_34);
  expect((await bench.good('getBackups', null)).events).toBeGreaterThan(view.events);
  const proof = await bench.good('proveBackup', backup);
  expect(proof).toMatchObject({
    operations: 1,
    history: 'own',
    resumed: 0,
    lost: { count: 1, amount: 12_34, unsent: 0 },
  });
  expect(proof.lost.rows.map(({ serial }) => serial)).toEqual([later]);
  expect(await proofOf(backup)).toBe('whole');
});

test('restored with a manager’s PIN at the next start: the former journal is kept whole, the new one tells who did it', async () => {
  const first = await sell();
  const backup = await backUp();
  const second = await sell();
  expect(await bench.bad('restoreBackup', { ...backup, approval: null })).toBe('approvalNeeded');
  expect(await bench.bad('restoreBackup', { ...backup, approval: technician })).toBe('rightMissing');
  const before = bench.till().journal.installId;
  expect(await bench.good('restoreBackup', { ...backup, approval: manager })).toEqual({ restarts: false });
  const member = await serve(bench, zhang);
  expect(await bench.bad('checkout', bill(member.selectedCardId, 100))).toBe('restoreBegun');
  expect(await bench.bad('restoreBackup', { ...backup, approval: manager })).toBe('restoreBegun');

  await bench.restart();
  const { journal } = bench.till();
  expect(journal.store.get(first)?.state).toBe('applied');
  expect(journal.store.get(second)).toBeNull();
  expect(journal.installId).not.toBe(before);
  expect(journal.audit.page(null, 1, ['restored'])[0]).toMatchObject({
    personId: 'practice-manager',
    operator: '1001',
  });
  expect(setAside(join(bench.folder, 'practice'))).toEqual([[first, second]]);
  expect(journal.verify()).toBeNull();

  const third = await sell();
  await bench.restart();
  expect(bench.till().journal.store.get(third)?.state).toBe('applied');
  await serve(bench, zhang);
  expect((await bench.good('proveBackup', backup)).history).toBe('own');
});

test('what nobody sent yet stands in the way, and nothing is changed', async () => {
  const backup = await (async () => {
    await sell();
    return backUp();
  })();
  const cardId = await cutAfter(bench, zhang);
  const waiting = await bench.good('checkout', bill(cardId, 5_00));
  expect((await bench.good('proveBackup', backup)).lost).toMatchObject({ count: 1, unsent: 1 });
  expect(await bench.bad('restoreBackup', { ...backup, approval: manager })).toBe('restoreUnsent');
  expect(existsSync(join(bench.folder, 'practice', 'restore-wish'))).toBe(false);
  await bench.server.acceptConnections();
  await bench.good('sendNow', null);
  await reached(bench, 'reachable');
  await drained(bench);
  expect((await settled(bench, waiting.serial)).state).toBe('applied');
  // The gate is open again.
  await sell();
});

test('a waiting sale that is in the backup is asked about, never sent blindly a second time', async () => {
  const cardId = await cutAfter(bench, zhang);
  const waiting = await bench.good('checkout', bill(cardId, 5_00));
  const backup = await backUp();
  await bench.server.acceptConnections();
  await bench.good('sendNow', null);
  await drained(bench);
  expect(bench.server.ledger.chargesBySerial(waiting.serial)).toHaveLength(1);
  expect((await bench.good('proveBackup', backup)).resumed).toBe(1);
  await bench.good('restoreBackup', { ...backup, approval: manager });
  await bench.restart();
  expect(bench.till().journal.store.get(waiting.serial)?.state).toBe('unknown');
  await serve(bench, zhang);
  expect((await settled(bench, waiting.serial)).state).toBe('applied');
  expect(bench.server.ledger.chargesBySerial(waiting.serial)).toHaveLength(1);
});

test('the second place gets every backup, catches up when it is back, and can be restored from', async () => {
  const first = await sell();
  const chosen = await bench.good('chooseBackupFolder', { approval: technician });
  expect(chosen.second).toMatchObject({ reachable: true });
  const copy = chosen.backups.find(({ place }) => place === 'second');
  const own = join(bench.folder, 'practice', 'backups', copy?.name ?? '');
  expect(readFileSync(join(stick, 'yatai-practice', copy?.name ?? '')).equals(readFileSync(own))).toBe(true);

  const away = `${stick}-away`;
  cpSync(stick, away, { recursive: true });
  rmSync(stick, { recursive: true });
  await sell();
  const without = await bench.good('makeBackup', null);
  expect(without.second?.reachable).toBe(false);
  expect(without.backups.some(({ place }) => place === 'second')).toBe(false);
  expect(existsSync(stick)).toBe(false);
  cpSync(away, stick, { recursive: true });
  rmSync(away, { recursive: true });
  const again = await bench.good('makeBackup', null);
  expect(again.backups.filter(({ place }) => place === 'second')).toHaveLength(2);

  await bench.good('restoreBackup', { place: 'second', name: copy?.name ?? '', approval: manager });
  // The stick is pulled before the till is back: the copy beside the journal counts.
  rmSync(stick, { recursive: true });
  await bench.restart();
  expect(serialsIn(join(setAsideFolder(), 'journal.db'))).toHaveLength(2);
  expect(
    bench
      .till()
      .journal.page('all', null, 10)
      .map(({ serial }) => serial),
  ).toEqual([first]);
  await serve(bench, zhang);
  expect((await bench.good('getBackups', null)).notRestored).toBeNull();
});

function setAsideFolder(): string {
  const folder = join(bench.folder, 'practice');
  return join(folder, readdirSync(folder).find((name) => name.startsWith('journal.db.set-aside-')) ?? '');
}

test('a backup that was changed is told as damaged and never restored', async () => {
  await sell();
  const backup = await backUp();
  const file = join(bench.folder, 'practice', 'backups', backup.name);
  const bytes = readFileSync(file);
  const at = bytes.indexOf('"consumption"');
  bytes.write('"consumptiom"', at);
  writeFileSync(file, bytes);
  expect(await bench.bad('proveBackup', backup)).toBe('backupDamaged');
  expect(await bench.bad('restoreBackup', { ...backup, approval: manager })).toBe('backupDamaged');
  expect(await proofOf(backup)).toBe('damaged');
  await sell();
  await bench.restart();
  expect(bench.till().journal.countsByState()).toMatchObject({ applied: 2 });
});

test('killed at any step on the disk, a restore leaves one whole journal, and the next start ends it', async () => {
  const first = await sell();
  const backup = await backUp();
  const second = await sell();
  await bench.good('restoreBackup', { ...backup, approval: manager });
  await bench.till().close();
  const folder = join(bench.folder, 'practice');
  const tries = mkdtempSync(join(tmpdir(), 'yatai-restore-'));
  try {
    const whole = grant(copyOf(folder, tries, 0), 0);
    expect(whole.kind).toBe('restored');
    expect(whole.steps).toBeGreaterThan(8);
    for (let step = 1; step <= whole.steps; step += 1) {
      const at = copyOf(folder, tries, step);
      expect(grant(at, step).kind, `killed before step ${step}`).toBe('killed');
      const now = existsSync(join(at, 'journal.db')) ? serialsIn(join(at, 'journal.db')) : null;
      expect([[first, second], [first], null], `after step ${step}`).toContainEqual(now);
      grantWish(join(at, 'journal.db'), { clock: systemClock, random: systemRandom, nativeBinding: null });
      expect(serialsIn(join(at, 'journal.db')), `ended after step ${step}`).toEqual([first]);
      expect(setAside(at), `set aside after step ${step}`).toEqual([[first, second]]);
      expect(existsSync(join(at, 'restore-wish')), `the wish after step ${step}`).toBe(false);
    }
  } finally {
    rmSync(tries, { recursive: true, force: true });
    await bench.restart();
  }
}, 120_000);

function copyOf(folder: string, tries: string, step: number): string {
  const at = join(tries, String(step));
  mkdirSync(at);
  cpSync(folder, at, { recursive: true });
  return at;
}

function grant(folder: string, killAt: number): { readonly kind: string; readonly steps: number } {
  const script = fileURLToPath(new URL('./restore-child.ts', import.meta.url));
  const child = spawnSync(process.execPath, [script, join(folder, 'journal.db'), String(killAt)], { encoding: 'utf8' });
  if (child.signal === 'SIGKILL') {
    return { kind: 'killed', steps: killAt };
  }
  if (child.status !== 0) {
    throw new Error(child.stderr);
  }
  return JSON.parse(child.stdout);
}

// The package itself. The release exactly as it is made: what it refuses, and a sale by the keys of a real keyboard, judged by both books. Then
// the whole cashier's day on its rehearsal, which differs by one fuse and one file.
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { existsSync, mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { type FuseName, readFuses } from '../../build/package/fuses.ts';
import { ensurePackage, type Packaged, packagedAt } from '../../build/package/packaged.ts';
import { ensureRehearsal } from '../../build/package/rehearsal.ts';
import { debuggingRefused } from '../../build/release/electron-items.ts';
import { items } from '../../build/release/items.ts';
import { openSubject } from '../../build/release/subject.ts';
import { differences, digestsOf, reproducible } from '../../build/release/whole-items.ts';
import { quietly } from '../../build/setup/child.mjs';
import { findElectron } from '../../build/setup/electron.mjs';
import { toolNode } from '../../build/setup/node-version.mjs';
import { readKeptPractice } from '../../main/till/practice-desk.ts';
import { compareBooks } from '../support/compare-books.ts';
import { chromiumFlags, environment } from '../support/electron.ts';
import { guests } from '../support/guests.ts';
import { see } from '../support/see.ts';
import { cashier, readAll, withJournal } from '../support/stage.ts';
import { handPace, openXDisplay, type XDisplay } from '../support/x-display.ts';

const root = fileURLToPath(new URL('../..', import.meta.url)).replace(/\/$/, '');
/** The day takes less than a minute; on a machine that does much else it takes longer (ms). */
const longDay = 420_000;

let folder = '';
let display: XDisplay;
let release: Packaged;

beforeAll(async () => {
  folder = mkdtempSync(join(tmpdir(), 'yatai-package-'));
  mkdirSync(join(folder, 'tmp'));
  display = await openXDisplay();
  release = await ensurePackage(root);
}, 600_000);

afterAll(async () => {
  await display?.close();
  rmSync(folder, { recursive: true, force: true });
});

function startOptions(userDataDir: string, env: Readonly<Record<string, string>> = {}) {
  const options = { userDataDir, env: { ...display.env, TMPDIR: join(folder, 'tmp'), ...env } };
  return { flags: chromiumFlags(options), env: environment(options, null) };
}

/** Starts a package that is to end by itself at once. */
async function refuse(packaged: Packaged, args: readonly string[], env: Readonly<Record<string, string>> = {}) {
  const options = startOptions(join(folder, 'refused'), env);
  return quietly(packaged.executable, [...options.flags, ...args], { env: options.env, timeoutMs: 60_000 });
}

test('nobody looks into the release, drives it, or runs code of theirs in its name', async () => {
  const driven = await refuse(release, ['--inspect=0', '--remote-debugging-port=0']);
  expect([driven.code, driven.output]).toEqual([4, expect.stringContaining('--inspect, --remote-debugging-port')]);
  expect(driven.output).not.toMatch(/listening on ws/);
  const node = await refuse(release, ['-e', 'console.log("a node")'], { ELECTRON_RUN_AS_NODE: '1' });
  expect([node.code, node.output]).toEqual([4, expect.not.stringContaining('a node')]);
});

test('the release keeps what a release promises: every item that needs neither a start nor a second packing', async () => {
  const subject = openSubject({ root, packaged: release, electron: findElectron(), strict: false });
  const found = await Promise.all(
    items
      .filter((item) => item !== debuggingRefused && item !== reproducible)
      .map(async ({ name, check }) => ({ name, problems: (await check(subject)).problems })),
  );
  expect(found.filter(({ problems }) => problems.length > 0)).toEqual([]);
});

test('a folder in the archive’s place is not taken for the application', async () => {
  const tampered = packagedAt(join(folder, 'tampered'));
  await quietly('cp', ['-al', release.folder, tampered.folder]);
  // Without that fuse Electron would take the folder now.
  rmSync(join(tampered.resources, 'app.asar'));
  const app = join(tampered.resources, 'app');
  mkdirSync(app);
  writeFileSync(join(app, 'package.json'), '{"main":"main.js"}');
  writeFileSync(join(app, 'main.js'), 'process.stderr.write("taken over"); process.exit(0);');
  const { code, output } = await refuse(tampered, []);
  expect([code, output]).toEqual([1, expect.not.stringContaining('taken over')]);
});

test('the release sells on its own practice store, by real keys, and both books agree', async () => {
  const userDataDir = join(folder, 'data');
  const practice = join(userDataDir, 'practice');
  const { flags, env } = startOptions(userDataDir, { YATAI_PROFILE: 'practice' });
  const till = spawn(release.executable, flags, { env, stdio: ['ignore', 'ignore', 'pipe'] });
  const ended = once(till, 'close');
  try {
    const world = () => readKeptPractice(join(practice, 'world.json'))?.world;
    const sold = () => world()?.transactions.length ?? 0;
    await display.focusWindow('雅台 Yatai');
    await see.poll(() => logOf(userDataDir)).toContain('the till is open');
    await display.scan(`${cashier.userName}\t${cashier.password}`, handPace);
    await see.poll(() => world()?.token?.userName).toBe(cashier.userName);
    // Nothing but the books tells what is on the screen: what was typed too soon is typed once more, until the platform has a sale.
    await see.poll(() => sellOnce(sold), { timeout: 120_000 }).toBe(1);
    till.kill('SIGTERM');
    const [code] = await ended;
    expect(code).toBe(0);
    const reading = withJournal(join(practice, 'journal.db'), readAll);
    expect(reading.problem).toBeNull();
    const { transactions = [], cards = [] } = world() ?? {};
    const books = compareBooks({ operations: reading.operations, transactions, cards });
    expect([books.differences, books.server.consumedFen]).toEqual([[], 1234]);
    // The worker that proves a backup lies in the archive, too.
    expect(readdirSync(join(practice, 'backups'))).toHaveLength(1);
  } finally {
    till.kill('SIGKILL');
    await ended;
  }
});

/** A sale from the counter's first key to its last, unless there is one. Answers how many there are. */
async function sellOnce(sold: () => number): Promise<number> {
  if (sold() > 0) return sold();
  await display.press('Escape', 'F9');
  await display.scan(guests.huang.cardNo, 12);
  await display.look();
  await display.press('F2', 'Delete');
  await display.look();
  await display.scan('12.34', handPace);
  for (let press = 0; press < 6 && sold() === 0; press += 1) await display.press('Return');
  return sold();
}

function logOf(userDataDir: string): string {
  const file = join(userDataDir, 'logs', 'till.log');
  return existsSync(file) ? readFileSync(file, 'utf8') : '';
}

test('the rehearsal differs from the release by one fuse and one file', async () => {
  const rehearsal = await ensureRehearsal(root);
  expect(differences(digestsOf(release.folder), digestsOf(rehearsal.folder))).toEqual([
    'resources/app.asar differs',
    'yatai differs',
  ]);
  const [before, after] = await Promise.all([release, rehearsal].map(({ executable }) => readFuses(executable)));
  const turned = (Object.keys(before ?? {}) as FuseName[]).filter((name) => before?.[name] !== after?.[name]);
  expect(turned).toEqual(['EnableNodeCliInspectArguments']);
  const electron = { version: '', kind: 'fallback' } as const;
  const [ours, theirs] = [release, rehearsal].map(
    (packaged) => openSubject({ root, packaged, electron, strict: false }).archive,
  );
  const more = [...(theirs ?? [])].filter(([name, content]) => ours?.get(name)?.equals(content) !== true);
  expect(more.map(([name]) => name)).toEqual(['rehearsal']);
  expect(theirs?.size).toBe((ours?.size ?? 0) + 1);
});

test('the whole cashier’s day on the package', { timeout: longDay }, async () => {
  const report = join(folder, 'day');
  const script = join(root, 'test', 'demo', 'run.ts');
  const { code, output } = await quietly(toolNode(), [script, '--packaged', '--to', report], {
    cwd: root,
    timeoutMs: longDay - 10_000,
  });
  expect([code, output]).toEqual([0, expect.stringContaining('The journal and the platform agree to the fen.')]);
});

// Starting where something stands in the way: another till on the same data, a newer store, a damaged one, a bad profile.
import { spawn } from 'node:child_process';
import { mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';

import Database from 'better-sqlite3';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { findElectron } from '../../build/setup/electron.mjs';
import { zhCN } from '../../shared/messages/zh-CN.ts';
import { signIn } from '../support/file-till.ts';
import { see } from '../support/see.ts';
import { openStage, type Stage, withJournal } from '../support/stage.ts';

const projectRoot = fileURLToPath(new URL('../..', import.meta.url));
const bundle = join(projectRoot, 'out', 'app');
let stage: Stage;

beforeEach(async () => {
  stage = await openStage();
});

afterEach(async () => {
  await stage.close();
});

test('a second application on the same data says so, leaves with 3, and does not touch the first', async () => {
  const till = await stage.start();
  const { code, errors } = await startSecond(stage);
  expect(code).toBe(3);
  expect(errors).toContain('already running');
  await signIn(till);
  await till.app.close();
});

test('it starts as few processes as it can and keeps its own program at one byte a character', async () => {
  const till = await stage.start();
  await see(till.see('signin-user')).toBeVisible();
  const running = await till.app.electron.evaluate(({ app }) =>
    app.getAppMetrics().map(({ type, name }) => name ?? type),
  );
  expect(running).toContain('GPU');
  expect(running.filter((name) => /network/i.test(name))).toEqual([]);
  await till.app.close();
  const programs = readdirSync(bundle, { recursive: true, encoding: 'utf8' }).filter((file) => /\.c?js$/.test(file));
  expect(programs).toContain('main.js');
  expect(programs.filter((file) => /[^\0-\x7f]/.test(readFileSync(join(bundle, file), 'utf8')))).toEqual([]);
});

test('a store of a newer version is shown and left alone', async () => {
  withJournal(stage.journalFile, () => undefined);
  const database = new Database(stage.journalFile);
  database.pragma('user_version = 9999');
  database.pragma('wal_checkpoint(TRUNCATE)');
  database.close();
  const before = readFileSync(stage.journalFile);
  const till = await stage.start();
  await see(till.see('failure-text')).toContainText(zhCN.failure.storeNewer);
  await see(till.see('signin-user')).toHaveCount(0);
  await till.app.close();
  expect(readFileSync(stage.journalFile).equals(before)).toBe(true);
});

test('a damaged store is shown, set aside and never overwritten', async () => {
  mkdirSync(dirname(stage.journalFile), { recursive: true });
  const damaged = Buffer.alloc(64 * 1024, 'this is no database ');
  writeFileSync(stage.journalFile, damaged);
  const till = await stage.start();
  await see(till.see('failure-text')).toContainText(zhCN.failure.storeDamaged);
  await see(till.see('signin-user')).toHaveCount(0);
  await till.app.close();
  expect(readFileSync(stage.journalFile).equals(damaged)).toBe(true);
});

test('every error of a profile is shown at once', async () => {
  const profile = join(stage.userDataDir, 'profile.json');
  mkdirSync(stage.userDataDir, { recursive: true });
  writeFileSync(profile, JSON.stringify({ name: '', backend: 'yazuo', baseUrl: 'http://example.com', surprise: 1 }));
  const till = await stage.start({ env: { YATAI_PROFILE: profile } });
  await see(till.see('failure-text')).toBeVisible();
  for (const place of ['name', 'baseUrl', 'appId', 'brandId', 'merchantNo', 'terminalNo', 'surprise']) {
    await see(till.page.locator('body')).toContainText(place);
  }
  await till.app.close();
});

/** Starts the application a second time, without a driver: only its exit code and what it says matter. */
function startSecond({
  userDataDir,
  server,
}: Stage): Promise<{ readonly code: number | null; readonly errors: string }> {
  const found = findElectron();
  const { ELECTRON_RUN_AS_NODE: _, NODE_OPTIONS: __, ...inherited } = process.env;
  const binding = found.nativeBinding === null ? {} : { YATAI_SQLITE_BINDING: found.nativeBinding };
  const practice = { YATAI_PRACTICE_URL: server.url, YATAI_PRACTICE_KEY: server.controlKey };
  const child = spawn(found.executable, [projectRoot, '--no-sandbox', `--user-data-dir=${userDataDir}`], {
    env: { ...inherited, ...binding, ...practice },
    stdio: ['ignore', 'ignore', 'pipe'],
  });
  return new Promise((resolve, reject) => {
    let errors = '';
    child.stderr.setEncoding('utf8').on('data', (text: string) => {
      errors += text;
    });
    child.once('error', reject);
    child.once('close', (code) => resolve({ code, errors }));
  });
}

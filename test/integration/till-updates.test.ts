// When the till downloads and installs: on the real till, with a stand-in for the updater only (test/integration/updates.test.ts has the real one).

import { existsSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import { afterEach, expect, test } from 'vitest';
import type { UpdateCheck, UpdateDownload } from '../../main/till/updates/update-port.ts';
import { supervisor, technician } from '../support/practice-approvals.ts';
import { type Bench, openBench, yang, zhang } from './till-bench.ts';
import { bill, serve } from './till-serving.ts';
import { cutAfter, drained, settled } from './till-waiting.ts';

const offer = { version: '9.0.0', notes: 'faster', releasedAt: 0, bytes: 1_000 };
let bench: Bench;
let free: number;
/** What the updater was asked for, in order. */
let deeds: string[];
let checks: number;
let answers: {
  check: UpdateCheck | Promise<UpdateCheck>;
  download: UpdateDownload | Promise<UpdateDownload>;
  place: boolean;
};

/** At the real speed nothing is asked by itself while a test runs: each says when. */
async function open(speed = 1): Promise<void> {
  free = 40_000_000_000;
  deeds = [];
  checks = 0;
  answers = { check: { kind: 'offered', offer }, download: { ok: true }, place: true };
  bench = await openBench({
    speed,
    freeIn: async () => free,
    updates: {
      kind: 'own',
      open: async () => ({
        async check() {
          checks += 1;
          return answers.check;
        },
        async download(told) {
          deeds.push('download');
          told(50);
          return answers.download;
        },
        async place() {
          deeds.push(`place with ${backups()} backups`);
          return answers.place;
        },
        restart: () => deeds.push('restart'),
        close: () => undefined,
      }),
    },
  });
  await serve(bench, zhang);
}

afterEach(() => bench.close());

function backups(): number {
  const folder = join(bench.folder, 'practice', 'backups');
  return existsSync(folder) ? readdirSync(folder).filter((name) => name.endsWith('.db')).length : 0;
}

const whenState = (state: string) => bench.heard('updates', (view) => view.state === state);

async function makeReady(): Promise<void> {
  const ready = whenState('ready');
  await bench.good('checkUpdates', null);
  await ready;
}

async function sell(amount = 300): Promise<void> {
  const member = await serve(bench, yang);
  await settled(bench, (await bench.good('checkout', bill(member.selectedCardId, amount))).serial);
}

test('it asks by itself some time after the start, downloads, and tells the status bar', async () => {
  await open(20);
  await expect
    .poll(async () => (await bench.good('getStatus', null)).machine.update, { timeout: 60_000 })
    .toBe('9.0.0');
  expect(await bench.good('getUpdates', null)).toMatchObject({ state: 'ready', offer, percent: null, problem: null });
  expect(deeds[0]).toBe('download');
  const told = bench.events.filter(({ name }) => name === 'updates').map(({ value }) => value);
  expect(told).toContainEqual(expect.objectContaining({ state: 'downloading', percent: 50 }));
});

test('with a right, nothing open and a proven backup it is put into place, and nothing is sold any more', async () => {
  await open();
  expect(await bench.bad('installUpdate', { approval: technician })).toBe('updateNotReady');
  await makeReady();
  await sell();
  expect(await bench.bad('installUpdate', { approval: null })).toBe('approvalNeeded');
  expect(await bench.bad('installUpdate', { approval: supervisor })).toBe('rightMissing');
  const member = await serve(bench, yang);
  const made = backups();
  const view = await bench.good('installUpdate', { approval: technician });
  expect(view).toMatchObject({ state: 'installing', last: { from: '0.0.0', to: '9.0.0', installed: false } });
  expect(deeds).toEqual(['download', `place with ${made + 1} backups`, 'restart']);
  expect(await bench.bad('checkout', bill(member.selectedCardId, 100))).toBe('updateBegun');
  expect(await bench.bad('installUpdate', { approval: technician })).toBe('updateBegun');
  // The start after it is still the former version: that is told.
  await bench.restart();
  await serve(bench, zhang);
  expect((await bench.good('getUpdates', null)).last).toMatchObject({ to: '9.0.0', installed: false });
});

test('what is open holds the download and the install, and says so; settled, both go on', async () => {
  await open();
  const cardId = await cutAfter(bench, yang);
  await bench.good('checkout', bill(cardId, 500));
  const held = whenState('held');
  await bench.good('checkUpdates', null);
  expect(await held).toMatchObject({ waiting: { operations: 1 } });
  expect(deeds).toEqual([]);
  await bench.server.acceptConnections();
  await bench.good('sendNow', null);
  await drained(bench);
  await makeReady();
  const again = await cutAfter(bench, zhang);
  await bench.good('checkout', bill(again, 500));
  expect(await bench.bad('installUpdate', { approval: technician })).toBe('workOpen');
  expect(deeds).toEqual(['download']);
});

test('where the backup is not made, or the place refuses, nothing is installed and the till sells on', async () => {
  await open();
  await makeReady();
  free = 10_000_000;
  expect(await bench.bad('installUpdate', { approval: technician })).toBe('updateNoBackup');
  free = 40_000_000_000;
  answers.place = false;
  expect(await bench.bad('installUpdate', { approval: technician })).toBe('updateNotInstalled');
  expect(deeds).not.toContain('restart');
  expect(await bench.good('getUpdates', null)).toMatchObject({ state: 'ready', last: null });
  await sell();
});

test('a full disk downloads nothing; a server that takes a release back takes its mark away too', async () => {
  await open();
  free = 300_000_000;
  answers.check = { kind: 'offered', offer: { ...offer, bytes: 100_000_000 } };
  const held = whenState('held');
  await bench.good('checkUpdates', null);
  expect(await held).toMatchObject({ problem: 'noRoom' });
  expect(deeds).toEqual([]);
  free = 40_000_000_000;
  await makeReady();
  answers.check = { kind: 'failed', problem: 'unreachable' };
  const failed = bench.heard('updates', ({ problem }) => problem === 'unreachable');
  await bench.good('checkUpdates', null);
  expect(await failed).toMatchObject({ state: 'ready' });
  answers.check = { kind: 'none' };
  const none = whenState('none');
  await bench.good('checkUpdates', null);
  await none;
  expect((await bench.good('getStatus', null)).machine.update).toBeNull();
});

/** The server's next answer comes when it is told to. */
function answerLater(): (answer: UpdateCheck) => void {
  let answer: (check: UpdateCheck) => void = () => undefined;
  answers.check = new Promise((resolve) => {
    answer = resolve;
  });
  return answer;
}

test('what the server says while a person’s word is being done changes nothing any more', async () => {
  await open();
  await makeReady();
  const answer = answerLater();
  await bench.good('checkUpdates', null);
  await bench.good('installUpdate', { approval: technician });
  answer({ kind: 'none' });
  await answers.check;
  expect(await bench.good('getUpdates', null)).toMatchObject({ state: 'installing', offer });
  expect(deeds.at(-1)).toBe('restart');
});

test('a newer offer takes the place of what is ready, and the old one cannot be installed any more', async () => {
  await open();
  await makeReady();
  const newer = { ...offer, version: '9.1.0' };
  answers.check = { kind: 'offered', offer: newer };
  answers.download = { ok: false, problem: 'damaged' };
  const failed = bench.heard('updates', ({ problem }) => problem === 'damaged');
  await bench.good('checkUpdates', null);
  expect(await failed).toMatchObject({ state: 'none', offer: newer });
  expect(await bench.bad('installUpdate', { approval: technician })).toBe('updateNotReady');
});

test('a till that has work to send for a long time looks at its queue, and asks the server no second time', async () => {
  await open(20);
  answers.check = { kind: 'none' };
  const cardId = await cutAfter(bench, yang);
  await bench.good('checkout', bill(cardId, 500));
  answers.check = { kind: 'offered', offer };
  const held = whenState('held');
  await bench.good('checkUpdates', null);
  await held;
  const [asked, began] = [checks, bench.time.clock.wall()];
  await expect.poll(() => bench.time.clock.wall() - began, { timeout: 20_000 }).toBeGreaterThan(2 * 60_000);
  expect(checks).toBe(asked);
  expect(await bench.good('getUpdates', null)).toMatchObject({ state: 'held', offer });
});

test('a download that was cut while it held its breath is no fault of the server', async () => {
  await open();
  const cardId = await cutAfter(bench, yang);
  let cut: (download: UpdateDownload) => void = () => undefined;
  answers.download = new Promise((resolve) => {
    cut = resolve;
  });
  const downloading = whenState('downloading');
  await bench.good('checkUpdates', null);
  await downloading;
  await bench.good('checkout', bill(cardId, 500));
  const held = whenState('held');
  cut({ ok: false, problem: 'unreachable' });
  expect(await held).toMatchObject({ problem: null, offer });
});

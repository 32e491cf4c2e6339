// The computer under the till: a disk that fills (a stand-in for its word, and a real small one), a clock that is wrong. Sales come first.
import { existsSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterEach, expect, test } from 'vitest';
import { inTemporaryFolder, openSmallDisk } from '../support/small-disk.ts';
import { type Bench, openBench, yang, zhang } from './till-bench.ts';
import { bill, serve } from './till-serving.ts';
import { settled } from './till-waiting.ts';

const mebi = 1_048_576;
let bench: Bench;
const undo: (() => void)[] = [];

afterEach(async () => {
  await bench.close();
  for (const step of undo.splice(0).reverse()) {
    step();
  }
});

async function sell(amount = 300) {
  const member = await serve(bench, zhang);
  const { serial } = await bench.good('checkout', bill(member.selectedCardId, amount));
  return settled(bench, serial);
}

function backups(): number {
  const folder = join(bench.folder, 'practice', 'backups');
  return existsSync(folder) ? readdirSync(folder).filter((name) => name.endsWith('.db')).length : 0;
}

test('a disk that fills is told early; then what can wait is put off, and sales go on', async () => {
  let free = 40_000 * mebi;
  bench = await openBench({ freeIn: async () => free });
  await sell();
  await bench.good('makeBackup', null);
  expect(backups()).toBe(1);
  const marks = (level: string) => bench.heard('status', ({ machine }) => machine.disk === level);
  const low = marks('low');
  free = 900 * mebi;
  await bench.till().handlers.makeBackup(null);
  await low;
  expect((await bench.good('getHealth', null)).machine.disk).toEqual({ free, level: 'low' });
  await bench.good('makeBackup', null);
  free = 200 * mebi;
  const made = backups();
  expect(await bench.bad('makeBackup', null)).toBe('diskShort');
  expect(await bench.bad('exportDay', { day: '2026-11-18', format: 'csv' })).toBe('diskShort');
  expect((await bench.good('getStatus', null)).machine.disk).toBe('short');
  expect(await sell()).toMatchObject({ state: 'applied' });
  // Neither does closing make one: the room belongs to the journal.
  await bench.restart();
  expect(backups()).toBe(made);
  expect(bench.complaints.join()).toContain('its room is kept for sales');
  free = 40_000 * mebi;
  await serve(bench, zhang);
  await bench.good('makeBackup', null);
  expect(backups()).toBe(made + 1);
});

test('a real disk without any room refuses a sale in words, takes nothing half, and sells again when there is some', async ({
  skip,
}) => {
  const small = openSmallDisk(64);
  const disk = small.folder;
  undo.push(small.close);
  bench = await inTemporaryFolder(disk, () => openBench());
  if (disk === null) {
    return skip('this system lends no file system to a test');
  }
  await sell();
  expect(await bench.bad('makeBackup', null)).toBe('diskShort');
  const member = await serve(bench, yang);
  const filler = join(disk, 'filler');
  undo.push(() => rmSync(filler, { force: true }));
  fill(filler);
  let refused: string | null = null;
  // The log has some room of its own: a few small sales may still fit.
  for (let tries = 0; tries < 400 && refused === null; tries += 1) {
    const answer = await bench.call('checkout', bill(member.selectedCardId, 1));
    refused = answer.ok ? null : answer.failure.code;
  }
  expect(refused).toBe('diskFull');
  rmSync(filler);
  expect(await sell()).toMatchObject({ state: 'applied' });
  expect(bench.till().journal.verify()).toBeNull();
});

function fill(file: string): void {
  for (let size = 8 * mebi; size >= 512; size /= 2) {
    try {
      for (;;) {
        writeFileSync(file, Buffer.alloc(size), { flag: 'a' });
      }
    } catch {
      // No room for a piece of this size; a smaller one may fit.
    }
  }
}

test('a clock that differs from the platform’s is told with its difference, and no time in the journal is changed by it', async () => {
  bench = await openBench({ speed: 1 });
  const told = bench.heard('status', ({ machine }) => machine.clockWrongBy !== null);
  const sold = await sell();
  const { machine } = await told;
  const real = Date.now() - bench.time.clock.wall();
  expect(Math.abs((machine.clockWrongBy ?? 0) - real)).toBeLessThan(60_000);
  expect((await bench.good('getHealth', null)).machine.clock).toMatchObject({ wrong: true });
  expect(Math.abs(sold.createdAt - bench.time.clock.wall())).toBeLessThan(60_000);
});

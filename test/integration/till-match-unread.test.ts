// The three-way match on the real till: what nobody could read is not compared, the table is written, and the day-end remembers.

import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { billPaidByCard, uniposGuide } from '../../main/practice/unipos/guide.ts';
import { saidByPlatform } from '../../shared/day-totals.ts';
import { manager } from '../support/practice-approvals.ts';
import { type Bench, huang, openBench, zhang } from './till-bench.ts';
import { charged, day, match, paid, rowOf } from './till-match-stage.ts';
import { serve } from './till-serving.ts';
import { cutLine } from './till-waiting.ts';

const card = uniposGuide.cardPayMode;

let bench: Bench;
let folder: string;
let chosen: string | null;

beforeEach(async () => {
  folder = mkdtempSync(join(tmpdir(), 'match-'));
  chosen = null;
  bench = await openBench({
    chooseFile: {
      save: async () => null,
      open: async () => null,
      saveTable: async (name) => (chosen === null ? null : join(folder, chosen, name)),
    },
  });
});

afterEach(async () => {
  try {
    expect(bench.complaints).toEqual([]);
  } finally {
    await bench.close();
    rmSync(folder, { recursive: true, force: true });
  }
});

describe('a side that nobody could read', () => {
  test('is not compared: the platform away, UniPOS at fault, neither asked yet', async () => {
    await serve(bench, huang);
    const sale = await charged(bench, huang, 1_500);
    const unasked = await match(bench, false);
    expect(unasked.sides).toMatchObject({ log: { state: 'unread', failure: null }, bills: { state: 'unread' } });
    expect(unasked.counts).toMatchObject({ differences: 0, notCompared: 1 });
    bench.server.faults.set({ kind: 'http500', interfaceId: 'unipos' });
    const view = await match(bench);
    expect(view.sides).toMatchObject({
      log: { state: 'read' },
      bills: { state: 'unread', failure: { code: 'serverFault' } },
    });
    expect(view.counts).toMatchObject({ matched: 1, differences: 0 });
    bench.server.faults.clear();
    await cutLine(bench);
    const offline = await match(bench);
    expect(offline.sides).toMatchObject({
      log: { state: 'unread', failure: { code: 'onlineOnly' } },
      bills: { state: 'unread' },
    });
    expect(offline.counts).toMatchObject({ differences: 0 });
    expect((await rowOf(bench, sale.serial))?.cause).toBe('logUnread');
  });

  test('what waits is open, never hidden', async () => {
    await serve(bench, huang);
    await cutLine(bench);
    const waiting = await paid(bench, huang, 2_000);
    const view = await match(bench);
    expect((await rowOf(bench, waiting.serial))?.cause).toBe('waiting');
    expect(view.counts.waiting).toBe(1);
    expect(view.sums.journal).toEqual({ count: 1, amount: 2_000 });
    await bench.server.acceptConnections();
  });

  test('without UniPOS it is a two-way match and says so', async () => {
    const alone = await openBench({
      beside: { bench, terminalNo: '33333333' },
      profile: (loaded) => {
        const { unipos: _, ...profile } = loaded.profile;
        return { ...loaded, profile };
      },
    });
    try {
      await serve(alone, zhang);
      await charged(alone, zhang, 1_200);
      const view = await alone.good('getMatch', { day, refresh: true });
      expect(view.sides.bills).toEqual({ state: 'absent', at: null, failure: null });
      expect(view.counts).toEqual({ matched: 1, differences: 0, waiting: 0, notCompared: 0 });
      expect(await alone.bad('getCodeCheck', null)).toBe('uniposAbsent');
    } finally {
      await alone.close();
    }
  });
});

describe('the table', () => {
  test('is written where the person says, in the till’s language; a place that refuses is told', async () => {
    await serve(bench, huang);
    await charged(bench, huang, 2_800, billPaidByCard(day));
    await match(bench);
    expect(await bench.good('exportMatch', { day, format: 'csv' })).toMatchObject({ fileName: null });
    chosen = '';
    const csv = await bench.good('exportMatch', { day, format: 'csv' });
    expect(csv.fileName).toBe(`三方对账-${day}.csv`);
    const text = readFileSync(join(folder, `三方对账-${day}.csv`), 'utf8');
    expect(text.trimEnd().split('\r\n').length).toBe(csv.rows + 1);
    expect(text).toContain('28.00');
    await bench.good('setLanguage', { language: 'en' });
    const xlsx = await bench.good('exportMatch', { day, format: 'xlsx' });
    expect(
      readFileSync(join(folder, xlsx.fileName ?? ''))
        .subarray(0, 2)
        .toString(),
    ).toBe('PK');
    chosen = 'no such folder';
    expect(await bench.bad('exportMatch', { day, format: 'csv' })).toBe('exportFailed');
  });
});

test('a settled day remembers what the match said', async () => {
  await serve(bench, huang);
  await charged(bench, huang, 2_800, billPaidByCard(day));
  const settle = async () => saidByPlatform((await bench.good('settleDay', { day, approval: manager })).settling);
  expect((await settle())?.match).toBeNull();
  const { counts, madeAt } = await match(bench);
  const record = await settle();
  expect(record?.match).toMatchObject(counts);
  expect(record?.match?.madeAt).toBeGreaterThanOrEqual(madeAt);
  expect(await bench.bad('getMatch', { day: '2026-11-19', refresh: false })).toBe('dayNotBegun');
});

test('numbers that do not agree are listed: the shop, payments, and dishes once there is a menu', async () => {
  await serve(bench, huang);
  const view = await bench.good('getCodeCheck', null);
  expect(view).toMatchObject({ to: day, bills: 60, kinds: { goods: { checked: null, failure: null } } });
  const told = view.findings.map(({ kind, problem, number, here }) =>
    `${kind} ${problem} ${number} ${here ?? ''}`.trim(),
  );
  expect(told).toContain('payment onlyUnipos 77');
  expect(told).toContain('payment numberDiffers 00 1 现金');
  expect(told.some((each) => each.startsWith('payment') && each.includes(` ${card}`))).toBe(false);
  expect(told.some((each) => each.startsWith('shop numberDiffers 1001'))).toBe(true);
  bench.server.faults.set({ kind: 'http500', interfaceId: 'listMerchants' });
  expect((await bench.good('getCodeCheck', null)).kinds.shop).toMatchObject({
    checked: null,
    failure: { code: 'serverFault' },
  });
  bench.server.faults.clear();
});

// The menu on the real till and the practice platform: read, compared, sent in batches, stopped, gone on with after an end, refused dish by dish.

import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { manager, supervisor } from '../support/practice-approvals.ts';
import { type Bench, cashier, openBench } from './till-bench.ts';
import { reached } from './till-waiting.ts';

const store = 'MD000000001';
const head = '菜品编码,菜品名称,售价,分类编号,分类名称,上级分类编号,套餐明细';

let folder: string;
let file: string | null;
let bench: Bench;

function chosen(lines: readonly string[], name = 'menu.csv'): void {
  file = join(folder, name);
  writeFileSync(file, [head, ...lines].join('\n'));
}

/** So many new dishes in one new category. */
function many(count: number): string[] {
  return Array.from({ length: count }, (_, index) => `N${index},新菜${index},12.5,21,新品`);
}

function stored(code: string) {
  return bench.server.world.dishes.find((dish) => dish.thirdpartyStoreNo === store && dish.dishCode === code);
}

/** Calls of one interface that have reached the platform. */
function calls(id: 'syncDishes' | 'syncDish' | 'createDishCategory'): number {
  return bench.server.received(id).length;
}

/** Does something between two calls of a sync: when so many dishes are confirmed, before the next call leaves. */
function between(done: number, work: () => void): Promise<unknown> {
  return bench.heard('menu', ({ dishes, state }) => {
    const now = dishes.done === done && state === 'running';
    if (now) {
      work();
    }
    return now;
  });
}

beforeEach(async () => {
  folder = mkdtempSync(join(tmpdir(), 'menu-'));
  file = null;
  bench = await openBench({
    chooseFile: { save: async () => null, open: async () => null, openMenu: async () => file },
  });
  await bench.good('signIn', cashier);
});
afterEach(async () => {
  try {
    expect(bench.complaints).toEqual([]);
  } finally {
    await bench.close();
    rmSync(folder, { recursive: true, force: true });
  }
});

async function finished(): Promise<void> {
  const view = await bench.good('getMenu', null);
  if (view.state === 'running' || view.state === 'stopping') {
    await bench.heard('menu', ({ state }) => state !== 'running' && state !== 'stopping');
  }
}

describe('the menu', () => {
  test('is read, previewed, sent with a manager’s PIN, and is the same the next time', async () => {
    expect(await bench.good('getMenu', null)).toMatchObject({ state: 'none', file: null });
    expect(await bench.bad('startMenuSync', { approval: manager })).toBe('menuNothing');
    expect((await bench.good('openMenuFile', null)).view.state).toBe('none');

    chosen(['A00002,拍黄瓜,12,12,凉菜', 'A1,新豆腐,3,1201,豆腐,12', 'T1,套餐,9,14,套餐,,A1*2;A00002']);
    const { view, refused } = await bench.good('openMenuFile', null);
    expect(refused).toBeNull();
    expect(view).toMatchObject({
      state: 'ready',
      file: { name: 'menu.csv' },
      categories: { total: 3, new: 2, changed: 1, same: 0 },
      dishes: { total: 3, new: 3, done: 0 },
    });
    expect(await bench.bad('startMenuSync', { approval: null })).toBe('approvalNeeded');
    expect(await bench.bad('startMenuSync', { approval: supervisor })).toBe('rightMissing');
    await bench.good('startMenuSync', { approval: manager });
    await finished();
    expect(await bench.good('getMenu', null)).toMatchObject({
      state: 'finished',
      categories: { done: 3, failed: 0 },
      dishes: { done: 3, failed: 0 },
      problem: null,
    });
    expect(stored('T1')).toMatchObject({
      isCombo: true,
      dishList: [{ dishCode: 'A1', dishCount: 2 }, { dishCode: 'A00002' }],
    });
    expect((await bench.good('readMenuCategories', null)).find(({ id }) => id === '1201')).toEqual({
      id: '1201',
      name: '豆腐',
      parentId: '12',
      sort: 0,
    });

    chosen(['A00002,拍黄瓜,13,12,凉菜', 'A1,新豆腐,3,1201,豆腐,12'], 'next.csv');
    const next = await bench.good('openMenuFile', null);
    expect(next.view).toMatchObject({ dishes: { total: 2, same: 1, changed: 1 }, categories: { same: 2 }, others: 1 });
    const page = await bench.good('listMenuItems', { filter: 'changed', from: 0, size: 10 });
    expect(page).toMatchObject({ items: [{ code: 'A00002', price: 1_300, line: 2, state: 'waiting' }], more: false });
    expect(await bench.good('listMenuItems', { filter: 'all', from: 1, size: 2 })).toMatchObject({
      items: [{ kind: 'category' }, { kind: 'dish' }],
      more: true,
    });
  });

  test('with a wrong line is taken not at all, and the lines are named', async () => {
    chosen(['A1,豆腐,3,21,新品', 'A2,米饭,,21,新品', 'A1,汤,x,22,汤']);
    const { view, refused } = await bench.good('openMenuFile', null);
    expect(view).toMatchObject({ state: 'none', file: null });
    expect(refused).toEqual({
      name: 'menu.csv',
      count: 3,
      problems: [
        { line: 3, problem: 'priceMissing', value: 'A2' },
        { line: 4, problem: 'codeTwice', value: 'A1 (2)' },
        { line: 4, problem: 'priceWrong', value: 'x' },
      ],
    });
    file = join(folder, 'missing.csv');
    expect(await bench.bad('openMenuFile', null)).toBe('menuFileUnreadable');
    writeFileSync(file, 'x'.repeat(5_000_001));
    expect(await bench.bad('openMenuFile', null)).toBe('menuFileUnreadable');
  });

  test('goes on after the line was cut and the till ended, and sends nothing twice that was confirmed', async () => {
    chosen(many(120));
    await bench.good('openMenuFile', null);
    const cut = between(50, () => bench.server.faults.set({ kind: 'http500', interfaceId: 'syncDishes', times: 1 }));
    await bench.good('startMenuSync', { approval: manager });
    await cut;
    await finished();
    const broken = await bench.good('getMenu', null);
    expect(broken).toMatchObject({ state: 'stopped', dishes: { done: 50 }, problem: { code: 'serverFault' } });

    await bench.restart();
    await bench.good('signIn', cashier);
    expect(await bench.good('getMenu', null)).toMatchObject({ state: 'stopped', dishes: { total: 120, done: 50 } });
    await reached(bench, 'reachable');
    const before = calls('syncDishes');
    expect(await bench.bad('startMenuSync', { approval: null })).toBe('approvalNeeded');
    await bench.good('startMenuSync', { approval: manager });
    await finished();
    expect(await bench.good('getMenu', null)).toMatchObject({ state: 'finished', dishes: { done: 120 } });
    expect(calls('syncDishes') - before).toBe(2);
    expect(calls('createDishCategory')).toBe(1);
  });

  test('stops when a person wants it, tells its progress, and goes on without a second PIN', async () => {
    chosen(many(120));
    await bench.good('openMenuFile', null);
    const first = bench.heard('menu', ({ dishes }) => dishes.done === 50);
    await bench.good('startMenuSync', { approval: manager });
    expect(await bench.bad('openMenuFile', null)).toBe('menuBusy');
    await first;
    const stopped = await bench.good('stopMenuSync', null);
    expect(stopped.state).toBe('stopped');
    expect(stopped.dishes.done).toBeLessThan(120);
    await bench.good('startMenuSync', { approval: null });
    await finished();
    expect(await bench.good('getMenu', null)).toMatchObject({ state: 'finished', dishes: { done: 120 } });
  });

  test('a dish that is refused stands with the platform’s words, and is sent again alone', async () => {
    chosen(['A1,豆腐,3,21,新品', 'A2,米饭,4,21,新品', 'T1,套餐,9,21,新品,,A1']);
    await bench.good('openMenuFile', null);
    // Somebody takes the meal's part away between two batches: the meal is refused, and nothing else.
    const taken = between(2, () => {
      const { world } = bench.server;
      world.dishes = world.dishes.filter(({ dishCode }) => dishCode !== 'A1');
    });
    await bench.good('startMenuSync', { approval: manager });
    await taken;
    await finished();
    const { items } = await bench.good('listMenuItems', { filter: 'failed', from: 0, size: 10 });
    expect(items).toMatchObject([{ code: 'T1', state: 'failed', why: '套餐中的菜品A1不存在' }]);
    expect(await bench.good('getMenu', null)).toMatchObject({ state: 'finished', dishes: { done: 2, failed: 1 } });
    const part = bench.server.world.dishes.find(({ dishCode }) => dishCode === 'A2');
    if (part === undefined) throw new Error('A2 was not stored');
    bench.server.world.dishes.push({ ...part, dishCode: 'A1' });
    const after = await bench.good('retryMenuItem', { kind: 'dish', code: 'T1', approval: null });
    expect(after).toMatchObject({ dishes: { done: 3, failed: 0 } });
    expect(calls('syncDish')).toBe(1);
  });

  test('without the platform nothing is read, and what it refuses as a store is told', async () => {
    chosen(many(1));
    await bench.server.refuseConnections();
    expect(await bench.bad('openMenuFile', null)).toBe('serverUnreachable');
    expect(await bench.bad('readMenuCategories', null)).toBe('serverUnreachable');
    await bench.server.acceptConnections();
    const own = bench.server.world.stores[0];
    Object.assign(own ?? {}, { thirdpartyMerchantNo: null });
    expect(await bench.bad('openMenuFile', null)).toBe('menuStoreUnknown');
  });
});

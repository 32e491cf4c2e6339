// The menu in the real window: a wrong file is named line by line, a good one is previewed and sent with a PIN, stopped and gone on with,
// and what the platform did not take is sent again alone. Every state fits the smallest screen in both languages.

import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { expect, test } from 'vitest';
import { faultsInBoth } from '../support/faults-in-both.ts';
import { tillForFile } from '../support/file-till.ts';
import { manager } from '../support/practice-approvals.ts';
import { see } from '../support/see.ts';

const used = tillForFile();
const sample = fileURLToPath(new URL('../../docs/menu-sample.csv', import.meta.url));
const head = '菜品编码,菜品名称,售价,分类编号,分类名称';

/** The system's own dialog cannot be driven: it answers with this file. */
async function choose(file: string): Promise<void> {
  await used.till().app.electron.evaluate(({ dialog }, chosen) => {
    Object.assign(dialog, { showOpenDialog: async () => ({ canceled: false, filePaths: [chosen] }) });
  }, file);
}

function written(name: string, lines: readonly string[]): string {
  const file = join(used.stage().userDataDir, name);
  writeFileSync(file, [head, ...lines].join('\n'));
  return file;
}

async function approve(pin: string): Promise<void> {
  const till = used.till();
  await see(till.see('approval-dialog')).toBeVisible();
  await till.keys.numericBlock(pin);
  await till.keys.press('Enter');
}

async function whenState(state: string): Promise<void> {
  await see(used.till().see('menu-state')).toHaveAttribute('data-state', state);
}

test('a file with wrong lines is taken not at all, and each line says what is wrong with it', async () => {
  const till = used.till();
  await till.keys.press('F6');
  await till.press('more-menu');
  await whenState('none');
  expect(await faultsInBoth(till)).toEqual([]);
  await choose(written('bad.csv', ['A1,豆腐,很贵,21,新品', 'A2,,3,21,新品']));
  await till.keys.press('Enter');
  await see(till.see('menu-refused')).toHaveAttribute('data-count', '2');
  await see(till.see('menu-problem-2')).toContainText('很贵');
  await see(till.see('menu-problem-3')).toHaveAttribute('data-problem', 'nameMissing');
  await whenState('none');
  expect(await faultsInBoth(till)).toEqual([]);
});

test('the sample is previewed, sent with a manager’s PIN, and stands confirmed', async () => {
  const till = used.till();
  await choose(sample);
  await till.keys.press('Enter');
  await whenState('ready');
  await see(till.see('menu-count-dish')).toHaveAttribute('data-new', '6');
  await see(till.see('menu-item-category-11')).toHaveAttribute('data-novelty', 'same');
  await till.keys.press('2');
  await see(till.see('menu-item-category-11')).toHaveCount(0);
  await see(till.see('menu-item-dish-T00001')).toContainText('68.00');
  expect(await faultsInBoth(till)).toEqual([]);
  await till.keys.press('Enter');
  await approve(manager.pin);
  await whenState('finished');
  await see(till.see('menu-progress')).toHaveAttribute('aria-valuenow', '8');
  await see(till.see('menu-item-dish-T00001')).toHaveAttribute('data-state', 'done');
  expect(await faultsInBoth(till)).toEqual([]);
});

test('a long sync is stopped and gone on with; what is refused has its words and is sent again', async () => {
  const till = used.till();
  const { faults, world } = used.stage().server;
  const lines = Array.from({ length: 150 }, (_, index) => `N${index},新菜${index},12.5,21,新品`);
  await choose(written('many.csv', lines));
  await till.press('menu-open');
  await whenState('ready');
  const slow = faults.set({ kind: 'latency', interfaceId: 'syncDishes', ms: 3_000 });
  await till.press('menu-start');
  await approve(manager.pin);
  await till.press('menu-stop');
  await whenState('stopped');
  await see(till.see('menu-count-dish')).not.toHaveAttribute('data-done', '150');
  expect(await faultsInBoth(till)).toEqual([]);
  faults.clear(slow);
  world.dishCategories = world.dishCategories.filter(({ categoryId }) => categoryId !== '21');
  await till.keys.press('Enter');
  await whenState('finished');
  await till.keys.press('5');
  const refused = till.page.locator('[data-testid^="menu-item-dish-"]').last();
  await see(refused).toHaveAttribute('data-state', 'failed');
  await see(refused).toContainText('菜品分类不存在');
  expect(await faultsInBoth(till)).toEqual([]);
  const [category] = world.dishCategories;
  if (category === undefined) throw new Error('the practice world has changed');
  world.dishCategories.push({ ...category, id: 99, categoryId: '21', name: '新品' });
  const retry = till.see('menu-retry-N149');
  await retry.scrollIntoViewIfNeeded();
  await retry.click();
  await see(till.see('menu-item-dish-N149')).toHaveCount(0);
});

test('the categories are shown as the platform has them, and without the line that is said', async () => {
  const till = used.till();
  await till.page.keyboard.press('ArrowRight');
  await see(till.see('menu-category-1201')).toContainText('凉菜');
  expect(await faultsInBoth(till)).toEqual([]);
  await used.stage().server.refuseConnections();
  await till.press('menu-categories-again');
  await see(till.see('failure-text')).toBeVisible();
  expect(await faultsInBoth(till)).toEqual([]);
  await used.stage().server.acceptConnections();
  await till.press('queue-again');
  await see(till.see('menu-category-1201')).toBeVisible();
  await till.keys.press('Escape');
  await see(till.see('more-menu')).toBeVisible();
});

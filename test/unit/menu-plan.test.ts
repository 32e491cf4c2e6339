// From a menu to what is sent: what is new, in the right order, in the wire’s spellings; and what the shelf keeps.
import { describe, expect, test } from 'vitest';
import { categoryRequest, dishRequest, readCategories } from '../../main/backends/yazuo/map-menu.ts';
import type { FileMenu } from '../../main/till/menu/check-menu.ts';
import { type Confirmed, createMenuShelf, dishContent, type KeptFile } from '../../main/till/menu/menu-shelf.ts';
import {
  batchSize,
  categoriesToSend,
  countsOf,
  dishesToSend,
  itemViews,
  withNovelty,
} from '../../main/till/menu/plan.ts';
import { asTree } from '../../renderer/screens/menu/category-tree.ts';
import type { MenuCategory } from '../../shared/menu.ts';
import { good, head, sample } from '../support/menu-files.ts';

const none: Confirmed = { store: 's', categories: {}, dishes: {}, refusedCategories: {}, refusedDishes: {} };

function keptFile(menu: FileMenu, known: readonly MenuCategory[] = [], confirmed: Confirmed = none): KeptFile {
  return { name: 'menu.csv', readAt: 1, store: 's', ...withNovelty(menu, known, confirmed) };
}

describe('what is to be sent', () => {
  test('new, changed and the same are told apart: categories by the platform, dishes by what it confirmed here', () => {
    const menu = good(`${head}\nA1,豆腐,3,1,菜,,,5\nA2,米饭,2,2,饭\nA3,汤,9,3,汤`);
    const [tofu, rice] = menu.dishes;
    if (tofu === undefined || rice === undefined) throw new Error('the menu is short');
    const known = [
      { id: '1', name: '菜', parentId: null, sort: 5 },
      { id: '2', name: '主食', parentId: null, sort: 0 },
    ];
    const confirmed = { ...none, dishes: { A1: dishContent(tofu), A2: dishContent({ ...rice, price: tofu.price }) } };
    const file = keptFile(menu, known, confirmed);
    expect(file.categories.map(({ novelty }) => novelty)).toEqual(['same', 'changed', 'new']);
    expect(file.dishes.map(({ novelty }) => novelty)).toEqual(['same', 'changed', 'new']);
    const views = itemViews(file, confirmed);
    expect(countsOf(views.filter(({ kind }) => kind === 'dish'))).toEqual({
      total: 3,
      new: 1,
      changed: 1,
      same: 1,
      done: 0,
      failed: 0,
    });
    const later = {
      ...confirmed,
      dishes: { ...confirmed.dishes, A2: dishContent(rice) },
      refusedDishes: { A3: '价格不对' },
      categories: { 2: file.categories[1]?.content ?? '' },
    };
    expect(itemViews(file, later).map(({ state, why }) => [state, why])).toEqual([
      ['same', null],
      ['done', null],
      ['waiting', null],
      ['same', null],
      ['done', null],
      ['failed', '价格不对'],
    ]);
    expect(categoriesToSend(file, later).map(({ id }) => id)).toEqual(['3']);
    expect(dishesToSend(file, later)).toEqual([]);
  });

  test('parents go before what is under them, parts before their meal, and what is taken away last', () => {
    const rows = [
      'T1,套餐,9,3,三,,2,,,,A1',
      'T2,旧套餐,9,3,三,,2,,,是,A2',
      'A1,豆腐,3,2,二,,1',
      'A2,米饭,2,1,一,,,,,是',
    ];
    const file = keptFile(good([head, ...rows].join('\n')));
    expect(categoriesToSend(file, none).map(({ id }) => id)).toEqual(['1', '2', '3']);
    expect(dishesToSend(file, none).map((batch) => batch.map(({ code }) => code))).toEqual([
      ['A1'],
      ['T1'],
      ['T2'],
      ['A2'],
    ]);
  });

  test('dishes go fifty at once', () => {
    const lines = Array.from({ length: 2 * batchSize + 1 }, (_, index) => `A${index},菜,1,1,菜`);
    const batches = dishesToSend(keptFile(good([head, ...lines].join('\n'))), none);
    expect(batches.map((batch) => batch.length)).toEqual([batchSize, batchSize, 1]);
  });
});

test('the shelf forgets what was kept for another store, and survives what it cannot read', () => {
  const kept = new Map<string, unknown>();
  const settings = {
    get: (key: string) => kept.get(key),
    put: (key: string, value: unknown) => void kept.set(key, value),
  };
  const own = createMenuShelf(settings, 's');
  own.putFile(keptFile(good(sample.toString())));
  own.putConfirmed({ ...none, dishes: { A1: 'x' } });
  expect(createMenuShelf(settings, 's').file()?.dishes).toHaveLength(6);
  expect(createMenuShelf(settings, 's').confirmed().dishes).toEqual({ A1: 'x' });
  expect(createMenuShelf(settings, 'other').file()).toBeNull();
  expect(createMenuShelf(settings, 'other').confirmed().dishes).toEqual({});
  kept.set('menuFile', { name: 3 });
  kept.set('menuConfirmed', 'nonsense');
  expect(createMenuShelf(settings, 's').file()).toBeNull();
  expect(createMenuShelf(settings, 's').confirmed()).toEqual(none);
});

test('the wire’s spellings: top, set meals, what is taken away, and the misspelt names of 3.2', () => {
  const [, , , , , meal] = good(sample.toString()).dishes;
  if (meal === undefined) throw new Error('the sample has no meal');
  expect(dishRequest({ ...meal, removed: true }, 'MD1')).toMatchObject({
    dishCode: 'T00001',
    sellPrice: 6_800,
    vipPrice: 5_800,
    thirdpartyStoreNo: 'MD1',
    isCombo: true,
    dishList: [
      { dishCode: 'A00008', dishCount: 1 },
      { dishCode: 'A00002', dishCount: 1 },
      { dishCode: 'A00003', dishCount: 2 },
    ],
    status: 0,
  });
  expect(dishRequest({ ...meal, parts: [] }, 'MD1')).toMatchObject({ isCombo: false, dishList: null, status: 1 });
  expect(categoryRequest({ id: '1', name: '菜', parentId: null, sort: 3 }, 'MD1')).toEqual({
    categoryId: '1',
    categoryName: '菜',
    parentId: '0',
    categorySort: 3,
    thirdpartyMerchantNo: 'MD1',
    status: 1,
  });
  const wire = { id: '7', catetoryId: '12', catetoryName: null, catetoryCode: 'A01', categorySort: null };
  expect(
    readCategories({
      total: 2,
      categories: [
        { ...wire, parentId: '0' },
        { ...wire, parentId: '3' },
      ],
    }),
  ).toEqual([
    { id: '12', name: '', parentId: null, sort: 0 },
    { id: '12', name: '', parentId: '3', sort: 0 },
  ]);
});

test('categories stand beneath their parents, and no circle among them is walked for ever', () => {
  const category = (id: string, parentId: string | null, sort = 0) => ({ id, name: id, parentId, sort });
  const rows = asTree([category('2', '1'), category('1', null, 9), category('0', null, 1), category('x', 'gone', 5)]);
  expect(rows.map(({ category: { id }, depth }) => `${id} ${depth}`)).toEqual(['0 0', 'x 0', '1 0', '2 1']);
  const circle = asTree([category('a', 'b'), category('b', 'a')]);
  expect(circle.map(({ category: { id }, depth }) => `${id} ${depth}`)).toEqual(['a 0', 'b 1']);
});

// A menu file from its bytes to a plan: what a spreadsheet writes is read, every wrong line is named, and what is sent goes in the right order.
import { readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import { categoryRequest, dishRequest, readCategories } from '../../main/backends/yazuo/map-menu.ts';
import { checkMenu, type FileMenu, mostDishes } from '../../main/till/menu/check-menu.ts';
import { readCsv } from '../../main/till/menu/csv.ts';
import { type Confirmed, createMenuShelf, dishContent, type KeptFile } from '../../main/till/menu/menu-shelf.ts';
import {
  batchSize,
  categoriesToSend,
  countsOf,
  dishesToSend,
  itemViews,
  withNovelty,
} from '../../main/till/menu/plan.ts';
import { readMenuFile } from '../../main/till/menu/read-menu-file.ts';
import { asTree } from '../../renderer/screens/menu/category-tree.ts';
import { type MenuCategory, menuProblems } from '../../shared/menu.ts';
import { en } from '../../shared/messages/en.ts';
import { zhCN } from '../../shared/messages/zh-CN.ts';

const sample = readFileSync(new URL('../../docs/menu-sample.csv', import.meta.url));
const head = '菜品编码,菜品名称,售价,分类编号,分类名称,会员价,上级分类编号,分类排序,排序,下架,套餐明细';
const none: Confirmed = { store: 's', categories: {}, dishes: {}, refusedCategories: {}, refusedDishes: {} };

function bytes(text: string): Uint8Array {
  return new TextEncoder().encode(text);
}

/** The menu, or the problems as `line problem value`. */
function check(text: string, known: readonly MenuCategory[] = []): FileMenu | string[] {
  const read = readMenuFile(bytes(text));
  const checked = read.ok ? checkMenu(read.menu, known) : read;
  return checked.ok ? checked.menu : checked.problems.map(({ line, problem, value }) => `${line} ${problem} ${value}`);
}

function good(text: string, known: readonly MenuCategory[] = []): FileMenu {
  const menu = check(text, known);
  if (Array.isArray(menu)) throw new Error(menu.join('\n'));
  return menu;
}

function keptFile(menu: FileMenu, known: readonly MenuCategory[] = [], confirmed: Confirmed = none): KeptFile {
  return { name: 'menu.csv', readAt: 1, store: 's', ...withNovelty(menu, known, confirmed) };
}

describe('a table', () => {
  test('is read with quotes, doubled quotes, line ends within, semicolons, tabs and no last line end', () => {
    expect(readCsv('a,"b, ""c""\nd"\r\n\r\n e ,f')).toEqual({
      ok: true,
      records: [
        { line: 1, cells: ['a', 'b, "c"\nd'] },
        { line: 4, cells: ['e', 'f'] },
      ],
    });
    expect(readCsv('a;b,c;d\n1;2')).toMatchObject({ records: [{ cells: ['a', 'b,c', 'd'] }, { cells: ['1', '2'] }] });
    expect(readCsv('a\tb\r1\t2')).toMatchObject({ records: [{ line: 1 }, { line: 2, cells: ['1', '2'] }] });
    expect(readCsv('a\n"b')).toEqual({ ok: false, line: 2 });
  });

  test('the sample of the documents is a whole menu', () => {
    const { categories, dishes } = good(sample.toString());
    expect(categories).toEqual([
      { line: 2, id: '11', name: '家常菜', parentId: null, sort: 10 },
      { line: 4, id: '12', name: '凉菜', parentId: null, sort: 20 },
      { line: 5, id: '1201', name: '豆腐凉菜', parentId: '12', sort: 21 },
      { line: 6, id: '13', name: '主食', parentId: null, sort: 30 },
      { line: 7, id: '14', name: '套餐', parentId: null, sort: 40 },
    ]);
    expect(dishes[3]).toEqual({
      line: 5,
      code: 'A00010',
      name: '皮蛋豆腐',
      price: 1_600,
      memberPrice: 1_450,
      categoryId: '1201',
      categoryName: '豆腐凉菜',
      unit: '份',
      description: null,
      sort: 1,
      parts: [],
      removed: false,
    });
    expect(dishes[5]?.parts).toEqual([
      { code: 'A00008', count: 1 },
      { code: 'A00002', count: 1 },
      { code: 'A00003', count: 2 },
    ]);
  });

  test('of a Chinese spreadsheet is GB18030, of others UTF-8 with a mark: both are read', () => {
    const gb = Uint8Array.from([0xb2, 0xcb, 0xc6, 0xb7, 0xb1, 0xe0, 0xc2, 0xeb]);
    const read = readMenuFile(gb);
    // The heading was understood: what is missing is everything but the code.
    expect(read.ok ? [] : read.problems.map(({ value }) => value)).toEqual([
      '菜品名称',
      '售价',
      '分类编号',
      '分类名称',
    ]);
    expect(good(`\uFEFF${head}\nA1,豆腐,3,1,菜`).dishes).toHaveLength(1);
    expect(good('Code,Name,Price,Category,Category name,Anything\nA1,Tofu,3,1,Cold,x').dishes).toHaveLength(1);
  });

  test.each([
    ['', ['1 empty ']],
    [head, ['1 empty ']],
    ['编码,名称\nA1,x', ['1 columnMissing 售价', '1 columnMissing 分类编号', '1 columnMissing 分类名称']],
    [`${head}\n"A1`, ['2 quoteOpen ']],
    [`${head}\nA1,豆腐,3,1,菜,,,,,,,,x`, ['2 cellsWrong 13']],
    [`${head}\n,豆腐,3,1,菜`, ['2 codeMissing 豆腐']],
    [`${head}\nA1,豆腐,3,1,菜\n\nA1,米饭,3,1,菜`, ['4 codeTwice A1 (2)']],
    [`${head}\nA1,,3,1,菜`, ['2 nameMissing A1']],
    [`${head}\nA1,豆腐,,1,菜`, ['2 priceMissing A1']],
    [`${head}\nA1,豆腐,3.333,1,菜`, ['2 priceWrong 3.333']],
    [`${head}\nA1,豆腐,-3,1,菜`, ['2 priceWrong -3']],
    [`${head}\nA1,豆腐,3,1,菜,贵`, ['2 memberPriceWrong 贵']],
    [`${head}\nA1,豆腐,3,1,菜,4`, ['2 memberPriceHigher 4']],
    [`${head}\nA1,豆腐,3,,菜`, ['2 categoryMissing A1']],
    [`${head}\nA1,豆腐,3,0,菜`, ['2 categoryMissing 0', '2 categoryUnknown 0']],
    [`${head}\nA1,豆腐,3,1,菜\nA2,米饭,3,1,饭`, ['3 categoryTwoNames 1: 菜 / 饭']],
    [`${head}\nA1,豆腐,3,1,菜,,9`, ['2 parentUnknown 9']],
    [`${head}\nA1,豆腐,3,1,菜,,2\nA2,米饭,3,2,饭,,1`, ['2 parentCircle 1', '3 parentCircle 2']],
    [`${head}\nA1,豆腐,3,1,菜,,,x`, ['2 sortWrong x', '2 categoryUnknown 1']],
    [`${head}\nA1,豆腐,3,1,菜,,,,1.5`, ['2 sortWrong 1.5']],
    [`${head}\nA1,豆腐,3,1,菜,,,,,也许`, ['2 removedWrong 也许']],
    [`${head}\nA1,豆腐,3,1,菜,,,,,,A2*0`, ['2 partsWrong A2*0']],
    [`${head}\nA1,豆腐,3,1,菜,,,,,,A2*1`, ['2 partUnknown A2']],
    [`${head}\nA1,豆腐,3,1,菜,,,,,,A1`, ['2 partUnknown A1']],
    [`${head}\n${'A'.repeat(65)},豆腐,3,1,菜`, [`2 tooLong ${'A'.repeat(20)}…`]],
    ['{"dishes": [}', ['1 notJson 13']],
    ['{\n"dishes": 3}', ['2 notMenu dishes']],
    ['{"dishes": [\n{"code": [1]}]}', ['2 notMenu dishes.0.code']],
    ['{"dishes": [\n{"code":"A1","name":"豆腐","price":3,"category":7}]}', ['2 categoryUnknown 7']],
  ])('a wrong line is named with its number: %j', (text, problems) => {
    expect(check(text)).toEqual(problems);
  });

  test('all wrong lines are told at once, in order, and more dishes than a kitchen cooks are refused', () => {
    expect(check(`${head}\nA1,,x,1,菜\nA2,米饭,3,1,菜\n,汤,3,1,菜`)).toEqual([
      '2 priceWrong x',
      '2 nameMissing A1',
      '4 codeMissing 汤',
    ]);
    const lines = Array.from({ length: mostDishes + 1 }, (_, index) => `A${index},菜,1,1,菜`);
    expect(check([head, ...lines].join('\n'))).toEqual([`${mostDishes + 2} tooMany ${mostDishes}`]);
  });

  test('every problem has words in both languages', () => {
    expect(Object.keys(zhCN.menu.problems).toSorted()).toEqual([...menuProblems].toSorted());
    expect(Object.keys(en.menu.problems).toSorted()).toEqual([...menuProblems].toSorted());
  });
});

test('JSON says the same as a table, and leans on what the platform has', () => {
  const json = JSON.stringify({
    categories: [{ id: 12, name: '凉菜', sort: 2 }],
    dishes: [
      { code: 'A1', name: '豆腐', price: 12.5, category: 12, removed: false },
      { code: 'T1', name: '套餐', price: '30', memberPrice: 28, category: '9', parts: [{ code: 'A1', count: 2 }] },
    ],
  });
  const { categories, dishes } = good(json, [{ id: '9', name: '旧的', parentId: null, sort: 0 }]);
  expect(categories).toEqual([{ line: 1, id: '12', name: '凉菜', parentId: null, sort: 2 }]);
  expect(dishes).toMatchObject([
    { code: 'A1', price: 1_250, categoryName: '凉菜', parts: [] },
    { code: 'T1', price: 3_000, memberPrice: 2_800, categoryName: '旧的', parts: [{ code: 'A1', count: 2 }] },
  ]);
});

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

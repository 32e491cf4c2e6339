// A menu file from its bytes to a menu: what a spreadsheet writes is read, and every wrong line is named.
import { describe, expect, test } from 'vitest';
import { mostDishes } from '../../main/till/menu/check-menu.ts';
import { readCsv } from '../../main/till/menu/csv.ts';
import { readMenuFile } from '../../main/till/menu/read-menu-file.ts';
import { menuProblems } from '../../shared/menu.ts';
import { en } from '../../shared/messages/en.ts';
import { zhCN } from '../../shared/messages/zh-CN.ts';
import { check, good, head, sample } from '../support/menu-files.ts';

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

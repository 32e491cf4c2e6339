// Chapter 3 over HTTP: the menu that the practice platform keeps, and what it refuses of a dish or a category.
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { practiceCodes } from '../../main/practice/reply.ts';
import { dishFailures } from '../../main/protocol/yazuo/chapters/dishes-schemas.ts';
import { readAnswerValue } from '../../main/protocol/yazuo/envelope.ts';
import samples from '../vectors/yazuo.json' with { type: 'json' };
import { type Bench, openBench } from './practice-caller.ts';

const store = 'MD000000001';
const otherStore = 'MD000000002';

let bench: Bench;
beforeEach(async () => {
  bench = await openBench();
});
afterEach(() => bench.close());

function categoryOf(categoryId: string, more: object = {}): object {
  return {
    categoryId,
    categoryName: `分类${categoryId}`,
    parentId: '0',
    categorySort: '100',
    thirdpartyMerchantNo: store,
    status: 1,
    ...more,
  };
}

/** The dish of 3.3's sample, in a store that the practice platform has. */
function dishOf(more: object = {}): object {
  const sample = samples.find((one) => one.section === '3.3' && one.kind === 'request');
  const { ciphertext } = JSON.parse(sample?.raw ?? '');
  return { ...ciphertext, thirdpartyStoreNo: store, ...more };
}

const dishesOf = (thirdpartyStoreNo: string) =>
  bench.server.world.dishes.filter((dish) => dish.thirdpartyStoreNo === thirdpartyStoreNo);
const dishAt = (code: string) => dishesOf(store).find((dish) => dish.dishCode === code);

describe('categories', () => {
  const create = (categoryId: string, more: object = {}) =>
    bench.call('createDishCategory', categoryOf(categoryId, more));
  const list = async (more: object = {}) =>
    (await bench.call('listDishCategories', { thirdpartyMerchantNo: store, ...more })).data;

  test('created, changed, listed in their order as 3.2 spells them', async () => {
    expect(await create('100000000001', { categoryName: '凉菜' })).toEqual({ code: 0, message: '添加成功' });
    expect(await create('100000000002', { parentId: '100000000001', categorySort: '5' })).toMatchObject({ code: 0 });
    expect(await create('100000000001', { categoryName: '热菜', categorySort: '1' })).toEqual({
      code: 0,
      message: '修改成功',
    });
    const { total, categories } = await list();
    expect(total).toBe('5');
    expect(categories.slice(0, 2)).toEqual([
      {
        id: '7',
        catetoryId: '100000000001',
        catetoryName: '热菜',
        catetoryCode: 'A07',
        parentId: '0',
        categorySort: 1,
      },
      {
        id: '8',
        catetoryId: '100000000002',
        catetoryName: '分类100000000002',
        catetoryCode: 'A08',
        parentId: '100000000001',
        categorySort: 5,
      },
    ]);
    const whole = readAnswerValue('listDishCategories', await bench.call('listDishCategories', {}));
    expect(whole).toMatchObject({ kind: 'success', data: { total: 8 } });
  });

  test('pages: the total is that of all', async () => {
    expect(await list({ pageNum: 2, pageSize: 2 })).toMatchObject({ total: '3', categories: [{ catetoryId: '13' }] });
    expect((await list({ pageNum: 3, pageSize: 2 })).categories).toEqual([]);
  });

  test('status 0 takes an empty one away; each store has its own', async () => {
    await create('21', { thirdpartyMerchantNo: otherStore });
    expect(await create('21', { status: 0 })).toMatchObject({ code: practiceCodes.notFound, message: '分类不存在' });
    await create('21');
    expect(await create('21', { status: 0 })).toEqual({ code: 0, message: '删除成功' });
    const ids = bench.server.world.dishCategories.filter((one) => one.categoryId === '21');
    expect(ids).toMatchObject([{ thirdpartyMerchantNo: otherStore }]);
  });

  test.each([
    ['another store', { thirdpartyMerchantNo: 'MD1' }, 'unknownMerchant', '门店不存在'],
    ['no such parent', { parentId: '99' }, 'notFound', '上级分类不存在,请先创建上级分类'],
    ['the parent is of another store', { parentId: '31' }, 'notFound', '上级分类不存在,请先创建上级分类'],
    ['its own parent', { parentId: '22' }, 'invalidParameter', '上级分类不能是自己或自己的下级'],
    ['under its own child', { categoryId: '11', parentId: '23' }, 'invalidParameter', '上级分类不能是自己或自己的下级'],
    ['no name', { categoryName: ' ' }, 'invalidParameter', '分类名称不能为空'],
    ['the top itself', { categoryId: '0' }, 'invalidParameter', '分类编号不能为空或0'],
    ['a strange status', { status: 2 }, 'invalidParameter', '状态只能是1(启用)或0(删除)'],
    ['dishes in it', { categoryId: '12', status: 0 }, 'invalidParameter', '分类下还有菜品,请先删除菜品'],
    ['children in it', { categoryId: '11', status: 0 }, 'invalidParameter', '分类下还有下级分类,请先删除下级分类'],
  ] as const)('refuses: %s', async (_name, more, code, message) => {
    await create('23', { parentId: '11' });
    await create('31', { thirdpartyMerchantNo: otherStore });
    const before = structuredClone(bench.server.world.dishCategories);
    expect(await create('22', more)).toEqual({ code: practiceCodes[code], message });
    expect(bench.server.world.dishCategories).toEqual(before);
  });

  test('a sort that is no number is refused', async () => {
    expect((await create('22', { categorySort: '一' })).code).toBe(practiceCodes.invalidParameter);
  });
});

describe('dishes', () => {
  const sync = (more: object = {}) => bench.call('syncDish', dishOf(more));

  test('3.3: the sample’s dish is stored by store and code, changed, and taken away', async () => {
    expect(await sync()).toEqual({ code: 0, message: '同步成功' });
    expect(dishAt('A00008')).toMatchObject({ sellPrice: 2200, vipPrice: 2000, theoCost: 1500, spicy: '微辣' });
    await sync({ sellPrice: '22.5', dishCode: 'B1' });
    await sync({ sellPrice: '23.50', dishCode: 'B1', isRecommend: 'true' });
    expect(dishesOf(store).filter((dish) => dish.dishCode === 'B1')).toMatchObject([
      { sellPrice: 2350, isRecommend: true },
    ]);
    expect(dishesOf(otherStore)).toHaveLength(4);
    expect(await sync({ dishCode: 'B1', status: 0 })).toMatchObject({ code: 0 });
    expect(dishAt('B1')).toBeUndefined();
    expect(await sync({ dishCode: 'B1', status: 0 })).toMatchObject({
      code: practiceCodes.notFound,
      message: '菜品不存在',
    });
  });

  test('a set meal keeps its parts in the house', async () => {
    const parts = [
      { dishCode: 'A00008', dishName: '宫保鸡丁', dishCount: 1 },
      { dishCode: 'A00003', dishName: '米饭', dishCount: 2 },
    ];
    expect((await sync({ dishCode: 'S1', isCombo: 'true', dishList: parts })).code).toBe(0);
    expect(dishAt('S1')?.dishList).toEqual(parts);
    expect((await sync({ dishCode: 'A00003', status: 0 })).message).toBe('菜品还在套餐宫保鸡丁中,请先修改套餐');
    await sync({ dishCode: 'S1', status: 0 });
    expect((await sync({ dishCode: 'A00003', status: 0 })).code).toBe(0);
  });

  const combo = (dishList: object[] | null) => ({ dishCode: 'S1', isCombo: 'true', dishList });
  test.each([
    ['another store', { thirdpartyStoreNo: 'MD1' }, 'unknownMerchant', '门店不存在'],
    ['no such category', { typeId: '99' }, 'notFound', '菜品分类不存在,请先创建分类'],
    ['no name', { dishName: '' }, 'invalidParameter', '菜品编码和名称不能为空'],
    ['a price below zero', { sellPrice: '-1' }, 'invalidParameter', '价格不能小于0'],
    ['dearer for members', { vipPrice: '22.01' }, 'invalidParameter', '会员价不能高于售价'],
    ['a strange status', { status: 3 }, 'invalidParameter', '状态只能是1(启用)或0(删除)'],
    ['a set meal of nothing', combo(null), 'invalidParameter', '套餐必须有菜品明细,数量至少为1'],
    [
      'none of a part',
      combo([{ dishCode: 'A00003', dishCount: 0 }]),
      'invalidParameter',
      '套餐必须有菜品明细,数量至少为1',
    ],
    ['a part that is not there', combo([{ dishCode: 'X', dishCount: 1 }]), 'notFound', '套餐中的菜品X不存在'],
    ['a meal in itself', combo([{ dishCode: 'S1', dishCount: 1 }]), 'notFound', '套餐中的菜品S1不存在'],
    [
      'parts without a meal',
      { dishList: [{ dishCode: 'A00003', dishCount: 1 }] },
      'invalidParameter',
      '不是套餐,不能有菜品明细',
    ],
  ] as const)('refuses: %s', async (_name, more, code, message) => {
    const before = structuredClone(bench.server.world.dishes);
    expect(await sync({ dishCode: 'B2', ...more })).toEqual({ code: practiceCodes[code], message });
    expect(bench.server.world.dishes).toEqual(before);
  });

  test('3.4: the good ones of a batch are stored, the others are named with the reason', async () => {
    const dishesList = [
      dishOf({ dishCode: 'C1' }),
      dishOf({ dishCode: 'C2', typeId: '99' }),
      dishOf({ dishCode: 'C1', sellPrice: '99' }),
      dishOf({ ...combo([{ dishCode: 'C1', dishCount: 1 }]), dishCode: 'C3' }),
    ];
    const answer = await bench.call('syncDishes', { dishesList });
    expect(answer).toEqual({
      code: -1,
      message: '2个菜品同步失败',
      data: [
        { dishCode: 'C2', message: '菜品分类不存在,请先创建分类' },
        { dishCode: 'C1', message: '同一批次中菜品编码重复' },
      ],
    });
    expect(dishAt('C1')?.sellPrice).toBe(2200);
    expect(dishAt('C2')).toBeUndefined();
    expect(dishAt('C3')?.dishList).toHaveLength(1);
    const read = readAnswerValue('syncDishes', answer);
    expect(read.kind === 'refused' && dishFailures.parse(read.data).map((one) => one.dishCode)).toEqual(['C2', 'C1']);
    expect(await bench.call('syncDishes', { dishesList: [dishOf()] })).toEqual({ code: 0, message: '同步成功' });
  });

  test('an empty batch and one that is too large are refused whole', async () => {
    expect((await bench.call('syncDishes', { dishesList: [] })).message).toBe('菜品列表不能为空');
    const many = Array.from({ length: 201 }, (_, index) => dishOf({ dishCode: `D${index}` }));
    expect((await bench.call('syncDishes', { dishesList: many })).message).toBe('一次最多同步200个菜品');
    expect(dishesOf(store)).toHaveLength(4);
  });
});

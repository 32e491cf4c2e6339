// The menu's fields are text on the wire where others are numbers: written as the samples write them, read in any spelling.
import { describe, expect, test } from 'vitest';
import { readPayload, writePayload } from '../../main/protocol/yazuo/envelope.ts';
import { fen } from '../../shared/money.ts';

const dish = {
  dishCode: 'A00008',
  dishName: '宫保鸡丁',
  sellPrice: fen(2250),
  typeId: '11',
  thirdpartyStoreNo: 'MD000000001',
  isCombo: true,
  status: 1,
};

describe('3.3', () => {
  test('prices, flags and counts are written as text', () => {
    expect(writePayload('syncDish', { ...dish, vipPrice: fen(5), theoCost: fen(0), isNew: false, sort: 12 })).toEqual({
      ...dish,
      sellPrice: '22.5',
      vipPrice: '0.05',
      theoCost: '0',
      isCombo: 'true',
      isNew: 'false',
      sort: '12',
    });
  });

  test.each([
    ['text', { sellPrice: '22.50', isCombo: 'true' }],
    ['numbers', { sellPrice: 22.5, isCombo: 1 }],
    ['a boolean', { sellPrice: '22.5', isCombo: true }],
  ])('%s is read', (_name, spelt) => {
    expect(readPayload('syncDish', { ...dish, ...spelt })).toMatchObject({ ok: true, request: dish });
  });

  test.each([
    [{ sellPrice: '22.501' }, /^sellPrice: .*two decimals/],
    [{ sellPrice: '22元' }, /^sellPrice: /],
    [{ sort: '1.5' }, /^sort: .*whole number/],
    [{ dishTagList: [{ tagId: 'x', tagName: '', tagTypeId: '' }] }, /^dishTagList\.0\.tagId: /],
  ])('%o is refused with its place', (spelt, reason) => {
    const read = readPayload('syncDish', { ...dish, sellPrice: '22.5', ...spelt });
    expect(read.ok ? '' : read.reason).toMatch(reason);
  });
});

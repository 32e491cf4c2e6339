// The interface console's texts without a screen: where a request is broken, how an answer is laid out, what a search finds.
import { describe, expect, test } from 'vitest';
import { laidOut, matching, problemIn, spokenId } from '../../renderer/screens/settings/interface-text.ts';
import { type InterfaceView, longestRequest } from '../../shared/interfaces-console.ts';

test('an XML document is left to main to judge, but not an empty one', () => {
  expect(problemIn('<Order/>', 'xml')).toBeNull();
  expect(problemIn(' \n', 'xml')).toEqual({ kind: 'empty' });
});

describe('a request', () => {
  test.each([
    ['{"a": 1}', null],
    ['  { }\n', null],
    ['', { kind: 'notJson', line: 1, column: 1 }],
    ['{\n  "a": 1,\n  oops\n}', { kind: 'notJson', line: 3, column: 3 }],
    ['{"菜": "汤",}', { kind: 'notJson', line: 1, column: 11 }],
    ['{"a": [1, 2', { kind: 'notJson', line: 1, column: 12 }],
    ['[1]', { kind: 'notObject', line: 1, column: 1 }],
    ['"text"', { kind: 'notObject', line: 1, column: 1 }],
    ['null', { kind: 'notObject', line: 1, column: 1 }],
  ] as const)('%j', (text, problem) => {
    expect(problemIn(text)).toEqual(problem);
  });

  test('is measured in bytes, not in characters', () => {
    const fits = JSON.stringify({ a: 'x'.repeat(longestRequest - 8) });
    expect(new TextEncoder().encode(fits)).toHaveLength(longestRequest);
    expect(problemIn(fits)).toBeNull();
    expect(problemIn(`${fits} `)).toEqual({ kind: 'tooLarge' });
    expect(problemIn(JSON.stringify({ a: '汤'.repeat(longestRequest / 3) }))).toEqual({ kind: 'tooLarge' });
  });
});

test('JSON is laid out, anything else is left as it is', () => {
  expect(laidOut('{"a":[1,"汤"]}')).toBe('{\n  "a": [\n    1,\n    "汤"\n  ]\n}');
  expect(laidOut('<html>')).toBe('<html>');
  expect(laidOut('{"a":')).toBe('{"a":');
});

const rows: readonly InterfaceView[] = [
  {
    id: 'listCardTypes',
    section: '4.2',
    title: '查询商户卡类型',
    chapter: '4',
    effect: 'read',
    sends: 'envelope',
    formats: ['json'],
    path: '/api/listCardTypes',
  },
  {
    id: 'recharge',
    section: '6.3',
    title: '会员卡充值',
    chapter: '6',
    effect: 'money',
    sends: 'envelope',
    formats: ['json'],
    path: '/card/topUp',
  },
];

test.each([
  ['', ['listCardTypes', 'recharge']],
  ['6.3', ['recharge']],
  ['充值', ['recharge']],
  ['card types', ['listCardTypes']],
  ['LISTCARD', ['listCardTypes']],
  ['topup', ['recharge']],
  ['卡 查询', ['listCardTypes']],
  ['４．２', ['listCardTypes']],
  ['nothing', []],
] as const)('a search for %j', (search, ids) => {
  expect(matching(rows, search).map(({ id }) => id)).toEqual(ids);
});

test('an id is spoken as words', () => {
  expect(spokenId('listCardsByMobile')).toBe('List cards by mobile');
  expect(spokenId('checkout')).toBe('Checkout');
  expect(spokenId('unipos:sendOrder')).toBe('Send order');
});

// Every sample that the document prints: the 60 well-formed ones are read as they mean and written as they stand, the 13 others are refused
// with the place where they stop being JSON.
import { describe, expect, test } from 'vitest';
import { yazuoCatalogue, yazuoInterfaceIds } from '../../main/protocol/yazuo/catalogue.ts';
import { readAnswerValue } from '../../main/protocol/yazuo/envelope.ts';
import { brokenAt, readAs } from '../support/vector-expectations.ts';
import { judgeVector, type Vector, vectors } from '../support/vectors.ts';
import printed from '../vectors/yazuo-catalogue.json' with { type: 'json' };

const wellFormed = vectors.filter((vector) => vector.wellFormed);
const broken = vectors.filter((vector) => !vector.wellFormed);
const nameOf = ({ section, kind }: Vector) => `${section} ${kind}`;

test('our catalogue is the document’s: every interface, with its id, section, title, group and effect', () => {
  expect(
    yazuoInterfaceIds.map((id) => {
      const { section, title, group, effect } = yazuoCatalogue[id];
      return { id, section, title, group, effect };
    }),
  ).toEqual(expect.arrayContaining(printed.map(({ till: _till, ...row }) => row)));
  expect(yazuoInterfaceIds).toHaveLength(printed.length);
});

describe('samples of the document', () => {
  test('are 73: 60 and 13, each with a literal expectation', () => {
    expect([wellFormed.length, broken.length]).toEqual([60, 13]);
    expect(Object.keys(readAs).sort()).toEqual(wellFormed.slice(1).map(nameOf).sort());
    expect(Object.keys(brokenAt).sort()).toEqual(broken.map(nameOf).sort());
  });

  test.each(wellFormed.map((vector) => [nameOf(vector), vector] as const))(
    '%s is read and written',
    (_name, vector) => {
      expect(judgeVector(vector)).toBeNull();
    },
  );

  test.each(broken.map((vector) => [nameOf(vector), vector] as const))(
    '%s is refused with the place',
    (_name, vector) => {
      expect(judgeVector(vector)).toBeNull();
    },
  );

  test('the trial can fail: a digit more, a name less, a fault that is mended', () => {
    for (const [section, from, to] of [
      ['6.3', '"storeBonus": "10"', '"storeBonus": "100"'],
      ['6.12.2', '"cashierSerial"', '"serial"'],
      ['6.21', '"receivePrice": "369.00"', '"receivePrice": 369'],
      ['1.2', '错误码', '1'],
    ] as const) {
      const vector = vectors.find((one) => one.section === section && one.raw.includes(from));
      if (vector === undefined) throw new Error(section);
      expect([section, judgeVector({ ...vector, raw: vector.raw.replace(from, to) })]).not.toEqual([section, null]);
    }
  });
});

test('an answer without a code is 6.14’s alone, and there it must be a card', () => {
  const card = { cardNo: '6201300193506808' };
  expect(readAnswerValue('singleCardSingleCoupon', { data: { card } }).kind).toBe('success');
  expect(readAnswerValue('singleCardSingleCoupon', { message: 'busy', data: '' }).kind).toBe('malformed');
  expect(readAnswerValue('singleCardSingleCoupon', { code: null, data: { card } }).kind).toBe('malformed');
  expect(readAnswerValue('verifyTradePassword', { message: 'SUCCESS' }).kind).toBe('malformed');
});

// The differential trial: one object written as XML and as JSON, by us and in other hands' spellings, is read as the same object every time.
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { UniposFormat } from '../../main/protocol/unipos/catalogue.ts';
import { readEnvelope, readPosted, writeEnvelope, writePosted } from '../../main/protocol/unipos/envelope.ts';
import { runs } from '../support/property-runs.ts';
import { orderOf } from '../support/unipos-meanings.ts';
import { spellJson, spellXml, type Tree } from '../support/unipos-respelling.ts';
import { answers, order, plain, reservation, treeOf } from '../support/unipos-values.ts';

const bytesOf = (body: string) => new TextEncoder().encode(body);
const formats: readonly UniposFormat[] = ['json', 'xml'];

const ids = ['token', 'listBills', 'listOrders', 'sendOrder', 'listReservations', 'sendReservation'] as const;

describe.each(ids)('%s', (id) => {
  test('written and read in either format, it is what it was', () => {
    fc.assert(
      fc.property(answers[id], (value) => {
        for (const format of formats) {
          expect(readEnvelope(id, format, bytesOf(writeEnvelope(id, format, value)), null)).toEqual({
            kind: 'success',
            value,
          });
        }
      }),
      { numRuns: runs(40) },
    );
  });

  test('in any other spelling it is the same', () => {
    const item = { listBills: 'Bill', listOrders: 'Order', listReservations: 'Reservation' }[id as string] ?? 'Item';
    fc.assert(
      fc.property(answers[id], fc.gen(), (value, g) => {
        const whole: Tree = {
          fields: {
            success: g(fc.constantFrom, 'true', 'True', '1'),
            error_code: null,
            error_reason: null,
            data: treeOf('data', value, item),
          },
        };
        expect(readEnvelope(id, 'json', bytesOf(spellJson(g, whole)), null)).toEqual({ kind: 'success', value });
        expect(readEnvelope(id, 'xml', bytesOf(spellXml(g, 'ApiResult', whole)), null)).toEqual({
          kind: 'success',
          value,
        });
      }),
      { numRuns: runs(40) },
    );
  });

  test('a refusal is a refusal in either format, whatever its data', () => {
    fc.assert(
      fc.property(fc.constantFrom('0000', '0001', '0002', '0003', '1000', '77'), plain, (code, reason) => {
        for (const format of formats) {
          const body = writeEnvelope(id, format, { code, reason });
          const withData =
            format === 'json'
              ? body.replace('"data":null', '"data":[[1]]')
              : body.replace('</ApiResult>', '<data>x<a/></data></ApiResult>');
          for (const one of [body, withData])
            expect(readEnvelope(id, format, bytesOf(one), null)).toEqual({ kind: 'refused', code, reason });
        }
      }),
      { numRuns: runs(20) },
    );
  });
});

test('what is posted is read as it was', () => {
  fc.assert(
    fc.property(order, reservation, fc.constantFrom(...formats), (one, other, format) => {
      expect(readPosted('sendOrder', format, bytesOf(writePosted('sendOrder', format, one)), null)).toEqual({
        ok: true,
        value: one,
      });
      expect(
        readPosted('sendReservation', format, bytesOf(writePosted('sendReservation', format, other)), null),
      ).toEqual({ ok: true, value: other });
    }),
    { numRuns: runs(60) },
  );
});

test('what XML cannot hold is written as U+FFFD in both formats', () => {
  const one = { ...orderOf('T1', null), notes: '不要\u0000辣\ud800', contact: '\u001b' };
  for (const format of formats) {
    expect(readPosted('sendOrder', format, bytesOf(writePosted('sendOrder', format, one)), null)).toEqual({
      ok: true,
      value: { ...one, notes: '不要\ufffd辣\ufffd', contact: '\ufffd' },
    });
  }
});

test('a quantity that is no number is a bug of the caller, and never a body', () => {
  const [line] = orderOf('T1', null).items;
  for (const format of formats) {
    expect(() =>
      writePosted('sendOrder', format, { ...orderOf('T1', null), items: [{ ...line, quantity: '1,"x":2' }] as never }),
    ).toThrow(RangeError);
  }
});

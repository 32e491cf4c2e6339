// Every sample that the document prints for the interfaces we know must be read, and every request sample must come out of our writer
// as printed; the samples that are not well-formed must be refused whole.
import { describe, expect, test } from 'vitest';
import { z } from 'zod';
import { type YazuoInterfaceId, yazuoCatalogue, yazuoInterfaceIds } from '../../main/protocol/yazuo/catalogue.ts';
import {
  readAnswer,
  readEnvelope,
  readPayload,
  writeEnvelope,
  writePayload,
} from '../../main/protocol/yazuo/envelope.ts';
import { wireCard, wireCoupon } from '../../main/protocol/yazuo/objects.ts';
import samples from '../vectors/yazuo.json' with { type: 'json' };
import printed from '../vectors/yazuo-catalogue.json' with { type: 'json' };

interface Sample {
  readonly section: string;
  readonly kind: string;
  readonly wellFormed: boolean;
  readonly raw: string;
  readonly json?: unknown;
}

const all: readonly Sample[] = samples;
const bySection = new Map<string, YazuoInterfaceId>(yazuoInterfaceIds.map((id) => [yazuoCatalogue[id].section, id]));

function known(kind: string, wellFormed: boolean): { sample: Sample; id: YazuoInterfaceId; name: string }[] {
  return all.flatMap((sample) => {
    const id = bySection.get(sample.section);
    if (id === undefined || sample.kind !== kind || sample.wellFormed !== wellFormed) return [];
    return [{ sample, id, name: `${sample.section} ${id}` }];
  });
}

function bytes(text: string): Uint8Array {
  return new TextEncoder().encode(text);
}

test('every row of our catalogue is the document’s: id, section, title, group, effect', () => {
  expect(yazuoInterfaceIds).toHaveLength(24);
  for (const id of yazuoInterfaceIds) {
    const { section, title, group, effect } = yazuoCatalogue[id];
    expect(printed).toContainEqual(expect.objectContaining({ id, section, title, group, effect }));
  }
});

describe('samples of the document', () => {
  test.each(known('request', true))('request $name is read and written back as printed', ({ sample, id }) => {
    const envelope = readEnvelope(sample.json);
    const read = readPayload(id, envelope?.ciphertext);
    if (!read.ok) throw new Error(read.reason);
    expect(writePayload(id, read.request)).toEqual(z.object({ ciphertext: z.unknown() }).parse(sample.json).ciphertext);
  });

  test.each(known('response', true))('answer $name is read', ({ sample, id }) => {
    expect(readAnswer(id, bytes(sample.raw))).toMatchObject({ kind: 'success' });
  });

  test.each(known('response', false))('malformed answer $name gives an error and no value', ({ sample, id }) => {
    expect(readAnswer(id, bytes(sample.raw)).kind).toBe('malformed');
  });

  test('every sample of another section that is not JSON is refused too', () => {
    const broken = all.filter((sample) => !sample.wellFormed);
    expect(broken.length).toBe(13);
    for (const sample of broken) expect(readAnswer('lookup', bytes(sample.raw)).kind).toBe('malformed');
  });

  test('the envelope is the printed one', () => {
    const printed = all.find((sample) => sample.section === '1.1');
    expect(JSON.parse(writeEnvelope('8ddee38fd03446c59ff8c8f15bd2ff37', {}, 1_429_704_178_999))).toEqual(printed?.json);
  });

  test('6.3: the itemised bonus keeps every figure', () => {
    const raw = all.find((sample) => sample.section === '6.3')?.raw ?? '';
    expect(readAnswer('recharge', bytes(raw))).toEqual({
      kind: 'success',
      message: 'SUCCESS',
      data: {
        voucher: '899094',
        totalStore: 11_000,
        details: {
          transTime: '11:00:00',
          cardNo: '6201200537637618',
          storeBalance: 11_000,
          integralBalance: 0,
          storeBonus: 1000,
          integralBonus: 10,
          couponBonus: [
            { id: '9821311', couponName: '代金券', amount: 1000, startDate: '2016-09-01', endDate: '2016-09-30' },
          ],
        },
      },
    });
  });

  test('6.12.2: a row of nulls is read as nulls, its date as a moment in China', () => {
    const raw = all.find((sample) => sample.section === '6.12.2' && sample.kind === 'response')?.raw ?? '';
    const answer = readAnswer('listTransactions', bytes(raw));
    if (answer.kind !== 'success') throw new Error(answer.kind);
    expect(answer.data.transwater[0]).toMatchObject({
      voucherNo: null,
      cashierSerial: null,
      revocationflag: null,
      amount: 0,
      transTime: Date.parse('2014-05-28T14:38:30+08:00'),
      merchantName: '雅座上地店',
    });
  });

  test('6.14: card and coupon objects, with usage rules', () => {
    const data = z.object({ data: z.object({ card: wireCard, coupon: wireCoupon }) });
    const read = data.parse(all.find((sample) => sample.section === '6.14')?.json).data;
    expect(read.card).toMatchObject({ cardNo: '6201300193506808', activeDate: '2014-04-11', storeBalance: 0 });
    expect(read.coupon).toMatchObject({ id: '118284632', amount: 2000, isAloneUse: false, expiredDate: '2016-10-31' });
    expect(read.coupon.usageRules[1]).toEqual({
      ruleType: 'couponExclusive',
      operator: 'IN',
      values: '793128,793140',
    });
  });
});

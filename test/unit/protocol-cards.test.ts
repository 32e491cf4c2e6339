// What the document's samples of members and cards say, as values: the well-formed ones as they are, the broken ones with their fault mended.
import { describe, expect, test } from 'vitest';
import { type YazuoInterfaceId, yazuoCatalogue } from '../../main/protocol/yazuo/catalogue.ts';
import { failedActivations } from '../../main/protocol/yazuo/chapters/cards-schemas.ts';
import { readAnswerValue, readEnvelope, readPayload, writePayload } from '../../main/protocol/yazuo/envelope.ts';
import samples from '../vectors/yazuo.json' with { type: 'json' };

function raw(id: YazuoInterfaceId, kind: 'request' | 'response'): string {
  const { section } = yazuoCatalogue[id];
  const found = samples.find((sample) => sample.section === section && sample.kind === kind);
  if (found === undefined) throw new Error(`no ${kind} of ${section}`);
  return found.raw;
}

/** The answer as the author of the document meant it: commas where they are missing, none where there is one too many. */
function mended(id: YazuoInterfaceId): unknown {
  const text = raw(id, 'response')
    .replace(/^成功 .* 失败 /, '')
    .replace(/"\s+"data"/, '", "data"')
    .replace(/,\s*\}/g, '}')
    .replace('"aliMemberCard"{', '"aliMemberCard":{');
  return JSON.parse(text);
}

function dataOf<Id extends YazuoInterfaceId>(id: Id) {
  const answer = readAnswerValue(id, mended(id));
  if (answer.kind !== 'success') throw new Error(`${id}: ${JSON.stringify(answer)}`);
  return answer.data;
}

function requestOf<Id extends YazuoInterfaceId>(id: Id) {
  const read = readPayload(id, readEnvelope(JSON.parse(raw(id, 'request')))?.ciphertext);
  if (!read.ok) throw new Error(read.reason);
  return read.request;
}

describe('answers', () => {
  test('5.2 is a list of members, 5.3 one', () => {
    expect(dataOf('createMember').list).toMatchObject([
      { id: '9021317', mobile: '13412345678', birthday: '1987-11-07', gender: '1' },
    ]);
    expect(dataOf('updateMember').membership).toMatchObject({ name: '闰丰', joinDate: '2013-08-31', brandId: '15' });
  });

  test('5.9: marks and what they stand for', () => {
    const [review] = dataOf('listReviews');
    expect(review).toMatchObject({ id: '180001480', transWaterId: '426102275', score: 3, isDeal: false });
    expect(review?.evaluateParameters[1]).toEqual({
      tagName: '口味',
      score: 5,
      satisfaction: '很满意',
      tagChildText: '口味偏淡 菜品不新鲜',
    });
  });

  test('5.10 and 5.11', () => {
    expect(dataOf('checkWalletCards')).toEqual({
      weixinMemberCard: { hasCard: true, code: null },
      aliMemberCard: { hasCard: true, passId: null },
    });
    expect(dataOf('listOpenIds')).toEqual(['xxddgcv47Xhhnrq0_02-sgENxiI', 'oyiiqv17XLTnrq0_06-RgENxiIOo']);
  });

  test('6.1: the card, its voucher, and an upgrade without the blanks at its ends', () => {
    expect(dataOf('activateCard')).toMatchObject({ voucher: '1234356', card: { activeDate: '2014-04-11' } });
    expect(dataOf('activateGiftCard')).toMatchObject({ voucher: '359684', card: { activeDate: '2020-02-11' } });
    expect(dataOf('upgradeCard')).toMatchObject({
      fromCardNo: '6201200562333638',
      toCardNo: '6201200562333648',
      voucherNo: '118125',
      terminalNo: '1111111',
      amount: null,
    });
    expect(dataOf('verifySecurityCode')).toEqual({ password: null });
  });

  test('6.1.4: a refusal whose data names the cards that failed', () => {
    const answer = readAnswerValue('activateGiftCards', mended('activateGiftCards'));
    if (answer.kind !== 'refused') throw new Error(answer.kind);
    expect(answer.code).toBe('-1');
    expect(failedActivations.parse(answer.data)).toEqual([
      { cardNo: '6201500000193878', message: '卡已激活' },
      { cardNo: '6201500000193888', message: '卡已激活' },
    ]);
    expect(failedActivations.parse(null)).toEqual([]);
    expect(failedActivations.safeParse([{ message: '卡已激活' }]).success).toBe(false);
  });

  test.each(['activateCard', 'activateGiftCard'] as const)('%s without a voucher is no answer', (id) => {
    const answer = { code: 0, message: '', data: { card: { cardNo: '1' } } };
    expect(readAnswerValue(id, answer).kind).toBe('malformed');
  });
});

describe('requests', () => {
  test('money is fen inside: a number in 6.1.2, text in 6.1.4', () => {
    expect(requestOf('activateGiftCard')).toMatchObject({ storeValue: 8000, cashierSerial: '20161230103122' });
    expect(requestOf('activateGiftCards')).toMatchObject({ cardList: [{ storeValue: 8000 }, { storeValue: 8000 }] });
    expect(requestOf('activateCard')).toMatchObject({ integralValue: 10, cardtypeId: '143' });
  });

  test('the numbers of 5.2 and 5.3 stay numbers, a placeholder stays itself', () => {
    const request = requestOf('updateMember');
    expect(request).toMatchObject({
      membershipId: '30110501',
      merchantId: '14068',
      brandId: expect.stringMatching(/^\$\{brand_id\}$/),
    });
    expect(writePayload('updateMember', request)).toMatchObject({ membershipId: 30_110_501, birthday: null });
  });
});

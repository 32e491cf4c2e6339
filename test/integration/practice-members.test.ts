// Members on the practice platform: created, changed, their cards from elsewhere, what they said and ordered.
import { readFileSync } from 'node:fs';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { drawerCards, memberGuide } from '../../main/practice/member-guide.ts';
import { practiceCodes } from '../../main/practice/reply.ts';
import { type Bench, checkoutOf, good, lookup, merchantNo, openBench, revocationOf } from './practice-caller.ts';

const zhang = { id: 11_671_221, mobile: '13800000001', card: '6201300100000101' };
const li = { id: 11_671_222, mobile: '13800000002', card: '6201300100000201' };
const threeCards = { id: 11_671_225, mobile: '13800000005', third: '6201300100000503' };

let bench: Bench;

beforeEach(async () => {
  bench = await openBench();
});

afterEach(async () => {
  expect(bench.server.ledger.verify()).toEqual([]);
  await bench.close();
});

describe('create and change', () => {
  const person = { name: '新客', mobile: '13900000001', gender: 1, birthday: '1990-02-28' };
  const create = (membership: object, more: object = {}) => bench.call('createMember', { membership, ...more });

  test('a new member comes without a card and is found by every way', async () => {
    const { data } = await good(bench, 'createMember', {
      membership: { ...person, joinDate: '2016-10-18 00:00:00', description: '靠窗', email: null },
      thirtyType: 1,
      thirtyMemberId: '23012340001',
    });
    expect(data).toMatchObject({
      total: 1,
      list: [{ ...person, joinDate: '2016-10-18 00:00:00', description: '靠窗', thirtyMemberId: '23012340001' }],
    });
    const [{ id }] = data.list;
    for (const found of [
      await bench.call('findMember', { mobile: person.mobile }),
      await lookup(bench, person.mobile),
    ]) {
      expect(found.data).toMatchObject({ membership: { id, ...person }, cards: [] });
    }
    expect((await bench.call('listCardsByMember', { membershipId: id })).data.list).toEqual([]);
    expect(bench.server.world.members.at(-1)?.thirdParty).toEqual({ type: 1, memberId: '23012340001' });
  });

  test.each([
    ['a number that somebody has', { ...person, mobile: zhang.mobile }, practiceCodes.mobileTaken],
    ['no number', { ...person, mobile: null }, practiceCodes.invalidParameter],
    ['half a number', { ...person, mobile: '1390000' }, practiceCodes.invalidParameter],
    ['no name', { ...person, name: ' ' }, practiceCodes.invalidParameter],
    ['a day that is none', { ...person, birthday: '1990-02-30' }, practiceCodes.invalidParameter],
    ['a gender that is none', { ...person, gender: 7 }, practiceCodes.invalidParameter],
  ])('refuses %s and keeps nobody', async (_name, membership, code) => {
    const before = bench.server.world.members.length;
    expect((await create(membership)).code).toBe(code);
    expect(bench.server.world.members).toHaveLength(before);
  });

  test('a change keeps the rest, an empty text empties, and the number stays one person’s', async () => {
    const change = (told: object) => bench.call('updateMember', { membershipId: zhang.id, ...told });
    const first = await good(bench, 'updateMember', {
      membershipId: zhang.id,
      name: '张雅雅',
      description: '不吃香菜',
    });
    expect(first.data.membership).toMatchObject({ id: zhang.id, name: '张雅雅', mobile: zhang.mobile, gender: 1 });
    await change({ mobile: '13900000002', description: null });
    const { membership, cards } = (await bench.call('findMember', { mobile: '13900000002' })).data;
    expect(membership).toMatchObject({ name: '张雅雅', description: '不吃香菜' });
    expect(cards).toHaveLength(1);
    expect((await lookup(bench, zhang.mobile)).code).toBe(practiceCodes.notFound);
    expect((await lookup(bench, zhang.card)).data.membership).toMatchObject({ mobile: '13900000002' });
    expect((await change({ mobile: '13900000002', description: '' })).data.membership.description).toBeNull();
    expect((await change({ mobile: li.mobile })).code).toBe(practiceCodes.mobileTaken);
    expect((await change({ name: '' })).code).toBe(practiceCodes.invalidParameter);
    expect((await bench.call('updateMember', { membershipId: 1, name: '谁' })).code).toBe(practiceCodes.notFound);
    expect((await lookup(bench, li.mobile)).data.membership).toMatchObject({ id: li.id, name: '李台' });
  });
});

describe('cards', () => {
  const foreign = {
    merchantNo,
    cardNo: '880000000001',
    cardtypeId: '1397',
    mobile: '13900000003',
    name: '外卡客',
    storeValue: 88.5,
    integralValue: 42,
  };

  test('a card from elsewhere comes with what it holds, and pays', async () => {
    const { data } = await good(bench, 'importExternalCard', foreign);
    expect(data).toMatchObject({
      card: { cardNo: foreign.cardNo, storeBalance: 88.5, integralBalance: 42, status: 1 },
      membership: { mobile: foreign.mobile, name: '外卡客' },
    });
    expect((await lookup(bench, foreign.mobile)).data.cards).toHaveLength(1);
    const paid = await bench.call('checkout', checkoutOf(foreign.cardNo, 88.5, bench.serial()));
    expect(paid).toMatchObject({ code: 0, data: { details: { storeBalance: '0' } } });
    expect((await bench.call('revoke', revocationOf(foreign.cardNo, paid.data.voucher, bench.serial()))).code).toBe(0);
    expect(bench.server.ledger.balanceOf(foreign.cardNo)).toBe(8850);
  });

  test('a known mobile number gets the card beside its own', async () => {
    await good(bench, 'importExternalCard', { ...foreign, mobile: zhang.mobile });
    const { membership, cards } = (await lookup(bench, foreign.cardNo)).data;
    expect(membership.id).toBe(zhang.id);
    expect(cards.map((card: { cardNo: string }) => card.cardNo)).toEqual([foreign.cardNo, zhang.card]);
  });

  test.each([
    ['a number that exists', { cardNo: zhang.card }, practiceCodes.cardAlreadyActive],
    ['a number in the drawer', { cardNo: drawerCards[0]?.cardNo }, practiceCodes.cardAlreadyActive],
    ['a number that is none', { cardNo: '12-34' }, practiceCodes.invalidParameter],
    ['a type that is none', { cardtypeId: '9' }, practiceCodes.invalidParameter],
    ['less than nothing', { storeValue: -1 }, practiceCodes.invalidParameter],
    ['a password type without one', { cardtypeId: '1398' }, practiceCodes.passwordNeeded],
    ['half a mobile number', { mobile: '139' }, practiceCodes.invalidParameter],
  ])('import refuses %s', async (_name, changed, code) => {
    const { members, cards } = structuredClone(bench.server.world);
    expect((await bench.call('importExternalCard', { ...foreign, ...changed })).code).toBe(code);
    expect(bench.server.world).toMatchObject({ members, cards });
  });

  test('the default card is shown first, unless another one was scanned', async () => {
    const first = async (query: string) => (await lookup(bench, query)).data.cards[0].cardNo;
    expect(await first(threeCards.mobile)).toBe('6201300100000501');
    await good(bench, 'setDefaultCard', { membershipId: threeCards.id, cardNo: threeCards.third });
    expect(await first(threeCards.mobile)).toBe(threeCards.third);
    expect(await first('6201300100000502')).toBe('6201300100000502');
    const list = (await bench.call('listCardsByMobile', { queryMobile: threeCards.mobile })).data.list;
    expect(list[0].cardNo).toBe(threeCards.third);
  });

  test('another member’s card cannot be the default one', async () => {
    const set = (membershipId: number, cardNo: string) => bench.call('setDefaultCard', { membershipId, cardNo });
    expect((await set(threeCards.id, zhang.card)).code).toBe(practiceCodes.notFound);
    expect((await set(1, zhang.card)).code).toBe(practiceCodes.notFound);
  });
});

describe('what is told of a member', () => {
  test('reviews: newest first, with each mark in words', async () => {
    const { data } = await good(bench, 'listReviews', { mobile: zhang.mobile });
    expect(data.map((review: { evaluateDatetime: string }) => review.evaluateDatetime)).toEqual([
      '2026-11-15',
      '2026-10-29',
    ]);
    expect(data[1].evaluateParameters).toContainEqual({
      satisfaction: '一般',
      score: 3,
      tagChildText: '上菜慢',
      tagName: '服务',
    });
    expect((await good(bench, 'listReviews', { mobile: '13800000009' })).data).toEqual([]);
    expect((await bench.call('listReviews', { mobile: '1' })).code).toBe(practiceCodes.notFound);
  });

  test('wallet cards: both, one, none', async () => {
    const has = async (mobile: string) => {
      const { data } = await good(bench, 'checkWalletCards', { mobile });
      return [data.weixinMemberCard.hasCard, data.aliMemberCard.hasCard];
    };
    expect([await has(zhang.mobile), await has(li.mobile), await has(threeCards.mobile)]).toEqual([
      [true, true],
      [true, false],
      [false, false],
    ]);
    expect((await bench.call('checkWalletCards', { mobile: '1' })).code).toBe(practiceCodes.notFound);
  });

  test('open ids of a wid', async () => {
    const [known] = memberGuide.openIds;
    expect((await good(bench, 'listOpenIds', { wid: known.wid })).data).toEqual([...known.openIds]);
    expect((await good(bench, 'listOpenIds', { wid: 'nobody' })).data).toEqual([]);
  });

  test('an order by its number, in its store', async () => {
    const [order] = memberGuide.orders;
    const { data } = await good(bench, 'getMemberOrder', { merchantNo, orderNo: order.orderNo });
    expect(data).toMatchObject({ orderNo: order.orderNo, mobile: zhang.mobile, status: 2, amount: '54.00' });
    expect(data.dishes).toHaveLength(2);
    const other = bench.server.world.stores[1]?.merchantNo;
    for (const asked of [
      { merchantNo, orderNo: '1' },
      { merchantNo: other, orderNo: order.orderNo },
    ])
      expect((await bench.call('getMemberOrder', asked)).code).toBe(practiceCodes.notFound);
  });
});

test('the README names every card in the drawer with its code, every wid and every order', () => {
  const readme = readFileSync(new URL('../../main/practice/README.md', import.meta.url), 'utf8');
  const named = [
    ...drawerCards.flatMap((card) => [card.cardNo, card.securityCode]),
    ...memberGuide.openIds.map((one) => one.wid),
    ...memberGuide.orders.map((order) => order.orderNo),
  ];
  expect(named.filter((name) => !readme.includes(name))).toEqual([]);
});

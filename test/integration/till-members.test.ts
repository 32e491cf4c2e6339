// Members beside the counter on the real till and the practice platform: made, changed, passwords, cards, activation, reviews and orders.

import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import type { MemberDraft } from '../../shared/member-draft.ts';
import { fen } from '../../shared/money.ts';
import { supervisor } from '../support/practice-approvals.ts';
import { type Bench, li, openBench, zhang } from './till-bench.ts';
import { newIntent, selectedCard, serve } from './till-serving.ts';

const nothing: MemberDraft = {
  name: null,
  mobile: null,
  gender: null,
  calendar: null,
  birthday: null,
  email: null,
  address: null,
  remark: null,
};

let bench: Bench;
beforeEach(async () => {
  bench = await openBench();
});
afterEach(async () => {
  try {
    expect(bench.complaints).toEqual([]);
  } finally {
    await bench.close();
  }
});

describe('the profile', () => {
  test('a new member is found by the mobile number, a second one with it is refused in words of ours', async () => {
    await serve(bench, zhang);
    const draft: MemberDraft = {
      ...nothing,
      name: ' 林小雅 ',
      mobile: '13911112222',
      gender: 'woman',
      calendar: 'lunar',
      birthday: '1990-08-15',
      address: '上地九街',
    };
    await bench.good('createMember', { draft });
    expect(await bench.bad('createMember', { draft })).toBe('mobileTaken');
    const { member } = await bench.good('lookup', { text: '13911112222' });
    expect(member).toMatchObject({ name: '林小雅', maskedMobile: '139****2222', cards: [] });
    expect(await bench.good('getMemberProfile', { memberId: member?.memberId ?? '' })).toMatchObject({
      gender: 'woman',
      calendar: 'lunar',
      birthday: '1990-08-15',
      address: '上地九街',
      remark: null,
    });
  });

  test('a change tells only what changed, and a wrong field is refused before anything is sent', async () => {
    const { memberId } = await serve(bench, zhang);
    const before = await bench.good('getMemberProfile', { memberId });
    await bench.good('updateMember', { memberId, draft: { ...nothing, remark: '靠窗' } });
    expect(await bench.good('getMemberProfile', { memberId })).toEqual({ ...before, remark: '靠窗' });
    const wrong = { ...nothing, calendar: 'solar', birthday: '1987-02-30' } as const;
    expect(await bench.bad('updateMember', { memberId, draft: wrong })).toBe('memberFieldWrong');
    expect(await bench.good('getMemberProfile', { memberId })).toEqual({ ...before, remark: '靠窗' });
  });

  test('without the platform nothing is taken on', async () => {
    const { memberId } = await serve(bench, zhang);
    await bench.server.refuseConnections();
    const draft = { ...nothing, remark: '靠窗' };
    expect(['onlineOnly', 'changeUnconfirmed']).toContain(await bench.bad('updateMember', { memberId, draft }));
    expect(await bench.bad('updateMember', { memberId, draft })).toBe('onlineOnly');
    await bench.server.acceptConnections();
  });
});

describe('the trade password', () => {
  test('is changed by the old one, by an SMS code, and reset with a PIN; no password reaches the disk', async () => {
    const member = await serve(bench, li);
    const { cardId } = selectedCard(member);
    const { memberId } = member;
    expect(await bench.bad('changePassword', { cardId, old: '999999', password: '741852' })).toBe('tradePasswordWrong');
    await bench.good('changePassword', { cardId, old: '123456', password: '741852' });
    expect(await bench.good('verifyTradePassword', { cardId, password: '741852' })).toBe(true);

    await bench.good('sendSms', { target: memberId });
    const code = bench.server.world.messages.at(-1)?.code ?? '';
    const wrong = { cardId, memberId, code: '0000', password: '963258' };
    expect(await bench.bad('changePasswordBySms', wrong)).toBe('smsWrongCode');
    await bench.good('changePasswordBySms', { cardId, memberId, code, password: '963258' });
    expect(await bench.good('verifyTradePassword', { cardId, password: '963258' })).toBe(true);

    expect(await bench.bad('resetPassword', { cardId, approval: null })).toBe('approvalNeeded');
    await bench.good('resetPassword', { cardId, approval: supervisor });
    const sent = bench.server.world.messages.at(-1);
    expect(await bench.good('verifyTradePassword', { cardId, password: sent?.code ?? '' })).toBe(true);

    const journal = ['journal.db', 'journal.db-wal'].map((name) => {
      const file = join(bench.folder, 'practice', name);
      return readFileSync(file, { encoding: 'latin1', flag: 'a+' });
    });
    expect(journal.join('')).not.toMatch(/741852|963258/);
  });
});

describe('cards', () => {
  test('the default card, a code that stands for a card, the wallets and the types', async () => {
    const member = await serve(bench, zhang);
    const { memberId } = member;
    const { cardId } = selectedCard(member);
    const { code, expiresAt } = await bench.good('createCardCode', { cardId });
    expect(expiresAt).toBeGreaterThan(bench.time.clock.wall());
    expect((await bench.good('lookup', { text: code })).member?.memberId).toBe(memberId);
    expect(await bench.good('getWallets', { memberId })).toEqual({ wechat: true, alipay: true });
    expect((await bench.good('listCardTypes', null)).map(({ name }) => name)).toContain('礼品卡');
    await bench.good('setDefaultCard', { memberId, cardId });
    expect(await bench.bad('setDefaultCard', { memberId, cardId: 'card-999' })).toBe('memberNotFound');
  });

  test('a card of another system comes in with its value, once, and only with a PIN', async () => {
    const { memberId } = await serve(bench, zhang);
    const [type] = await bench.good('listCardTypes', null);
    const card = {
      cardNo: '8800112233',
      cardTypeId: type?.id ?? '',
      mobile: memberId,
      name: null,
      value: fen(12_345),
      points: 30,
      password: '246810',
    };
    expect(await bench.bad('importCard', { ...card, approval: null })).toBe('approvalNeeded');
    await bench.good('importCard', { ...card, approval: supervisor });
    expect(await bench.bad('importCard', { ...card, approval: supervisor })).toBe('refusedByServer');
    const imported = await serve(bench, '8800112233');
    expect(imported.memberId).toBe(memberId);
    expect(selectedCard(imported)).toMatchObject({ storeBalance: 12_345, points: 30 });
  });

  test('an activated card serves at once; a batch has a result for each card, and a failed one spoils no other', async () => {
    const { memberId } = await serve(bench, zhang);
    const activated = await bench.good('perform', {
      intent: newIntent(),
      service: 'activateCard',
      cardId: null,
      cardNo: '6201400100000101',
      secret: '123456',
      content: { cardTypeId: null, mobile: memberId, points: 0, idNumber: null },
    });
    expect(activated.state).toBe('applied');
    expect((await serve(bench, '6201400100000101')).memberId).toBe(memberId);

    const value = fen(20_000);
    const numbers = ['6201500100000101', '6201599999999999', '6201500100000201'];
    const { operations, failure } = await bench.good('performBatch', {
      intent: newIntent(),
      cardTypeId: null,
      cards: numbers.map((cardNo) => ({ cardNo, value })),
      secret: '112233',
      approval: supervisor,
    });
    expect(failure).toBeNull();
    expect(operations.map(({ state }) => state)).toEqual(['applied', 'rejected', 'applied']);
    expect(operations[1]?.platformMessage).not.toBe('');
    expect(selectedCard(await serve(bench, '6201500100000201')).storeBalance).toBe(20_000);
  });
});

test('reviews come newest first with their stars, an order with its dishes, a wid with its ids', async () => {
  const { memberId } = await serve(bench, zhang);
  const reviews = await bench.good('listReviews', { memberId });
  expect(reviews.map(({ score }) => score)).toEqual([5, 4]);
  expect(reviews[1]?.impressions).toEqual(['口味 汤鲜', '服务 上菜慢']);
  expect(await bench.good('getMemberOrder', { orderNo: '2026000000000101' })).toMatchObject({
    state: 'settled',
    amount: 5400,
    maskedCard: '6201****0101',
    dishes: [
      { name: '宫保鸡丁', price: 4800 },
      { name: '米饭', price: 300 },
    ],
  });
  expect(await bench.bad('getMemberOrder', { orderNo: '1' })).toBe('orderNotFound');
  expect(await bench.good('listOpenIds', { wid: '90000001' })).toHaveLength(2);
});

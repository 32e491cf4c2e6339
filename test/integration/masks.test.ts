// Everything that crosses to the screen on a day at the counter is looked through for whole card and mobile numbers: beyond the channels of
// the one table (main/till/masks.ts) there are none, and each of those really needs its row.

import { mkdtempSync, readdirSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { practiceWorldGuide } from '../../main/practice/guide.ts';
import { shownWhole } from '../../main/till/masks.ts';
import type { ChannelArgument, ChannelName } from '../../shared/ipc.ts';
import { fen } from '../../shared/money.ts';
import { hunt } from '../support/canary-hunt.ts';
import { manager, technician } from '../support/practice-approvals.ts';
import { type Bench, cashier, openBench } from './till-bench.ts';
import { bill, newIntent, selectedCard } from './till-serving.ts';
import { settled } from './till-waiting.ts';

const numbers = practiceWorldGuide.members.flatMap(({ mobile, cards }) => [
  mobile,
  ...cards.map(({ cardNo }) => cardNo),
]);
const [guest] = practiceWorldGuide.members;
const cardNo = guest?.cards[0]?.cardNo ?? '';
const mobile = guest?.mobile ?? '';
let bench: Bench;
let folder: string;
/** By channel or event: what it told. */
const told = new Map<string, string>();

beforeEach(async () => {
  folder = mkdtempSync(join(tmpdir(), 'masks-'));
  let files = 0;
  const saveTable = async (_name: string, format: string) => join(folder, `${++files}.${format}`);
  bench = await openBench({ chooseFile: { save: async () => null, open: async () => null, saveTable } });
});
afterEach(async () => {
  await bench.close();
  rmSync(folder, { recursive: true, force: true });
});

async function ask<Name extends ChannelName>(name: Name, argument: ChannelArgument<Name>) {
  const answer = await bench.call(name, argument);
  told.set(name, `${told.get(name) ?? ''}${JSON.stringify(answer)}`);
  return answer.ok ? answer.value : null;
}

function wholeNumbersIn(text: string): readonly string[] {
  return numbers.filter((number) => text.includes(number));
}

test('no channel and no event tells a whole card or mobile number but those of the table', async () => {
  await ask('signIn', cashier);
  const found = await ask('lookup', { text: cardNo });
  await ask('lookup', { text: mobile });
  const member = found?.member ?? null;
  if (member === null) {
    throw new Error('no member');
  }
  const { cardId } = selectedCard(member);
  const { memberId } = member;
  const sold = await ask('checkout', bill(cardId, 800, { remark: 'table 4' }));
  await settled(bench, sold?.serial ?? '');
  await ask('recharge', {
    intent: newIntent(),
    cardId,
    amount: fen(500),
    payments: [{ method: '1', amount: fen(500) }],
  });
  await ask('revokeOperation', {
    intent: newIntent(),
    serial: sold?.serial ?? '',
    reason: 'wrong table',
    approval: manager,
  });
  const content = { amountText: '8', amount: fen(800), combination: null, billNo: null, remark: null };
  await ask('holdSale', { id: null, cardId, content });
  const [held] = (await ask('listHeldSales', null)) ?? [];
  await ask('recallHeldSale', { id: held?.id ?? '' });
  await ask('sendSms', { target: memberId });
  await ask('getSms', { target: memberId });
  await ask('verifySms', { target: memberId, code: '000000' });
  await ask('consult', { cardId, billAmount: fen(900) });
  const page = { before: null, size: 50 };
  await ask('listOperations', { filter: 'all', ...page });
  await ask('getOperation', { serial: sold?.serial ?? '' });
  await ask('listTransactions', { scope: 'card', cardId, text: null, size: 50, fresh: true });
  await ask('listTransactions', { scope: 'till', cardId: null, text: null, size: 50, fresh: true });
  await ask('getTransaction', { serial: sold?.serial ?? '', voucher: sold?.voucher ?? null });
  for (const by of ['card', 'cashier'] as const) {
    await ask('listRisk', { by, key: by === 'card' ? cardId : '1001', ...page });
  }
  await ask('getRisk', null);
  await ask('listManual', page);
  await ask('listRefusals', { settled: false, ...page });
  await ask('getHealth', null);
  await ask('getMemberProfile', { memberId });
  await ask('getWallets', { memberId });
  await ask('listReviews', { memberId });
  await ask('listCardCoupons', { cardId });
  await ask('createCardCode', { cardId });
  await ask('listMallGoods', { memberId, page: 1 });
  await ask('getMallPayer', { memberId, cardId });
  await ask('refreshMember', { cardId });
  await ask('findCouponCode', { code: '770000000101' });
  const day = '2026-11-18';
  await ask('getMatch', { day, refresh: true });
  await ask('listMatchRows', { day, filter: 'all', from: 0, size: 100 });
  await ask('getSalesReport', { from: day, to: day });
  await ask('listDeeds', { from: day, to: day, filter: 'all', ...page });
  await ask('getDayEnd', { day });
  await ask('getShift', null);
  await ask('getBills', { day: null, refresh: true });
  await ask('listUniposOrders', { day, refresh: true });
  await ask('listUniposReservations', { day, refresh: true });
  await ask('getBillDetails', null);
  await ask('listPrintJobs', null);
  await ask('previewReceipt', { serial: sold?.serial ?? '' });
  await askTheRest(memberId, cardId);
  await ask('getPractice', null);
  await ask('getSettings', null);
  await ask('getStatus', null);
  await ask('listInterfaces', { approval: technician });
  const sample = await ask('getInterface', { id: 'lookup', format: 'json' });
  const body = JSON.stringify({ ...JSON.parse(sample?.body ?? '{}'), queryNo: cardNo });
  await ask('sendInterface', { id: 'lookup', body, format: 'json', confirmed: true, approval: null });
  for (const format of ['csv', 'xlsx'] as const) {
    await ask('exportMatch', { day, format });
    await ask('exportReport', { from: day, to: day, table: 'deeds', format });
    await ask('exportDay', { day, format });
  }
  expect(readdirSync(folder)).toHaveLength(6);
  expect(hunt([folder], Object.fromEntries(numbers.map((number) => [number, number])))).toEqual([]);
  for (const { name, value } of bench.events) {
    told.set(`event ${name}`, `${told.get(`event ${name}`) ?? ''}${JSON.stringify(value)}`);
  }
  const telling = [...told].filter(([, text]) => wholeNumbersIn(text).length > 0).map(([name]) => name);
  expect(telling.sort()).toEqual(Object.keys(shownWhole).sort());
  const refused = [...told].filter(([name, text]) => text.includes('"ok":false') && !mayFail.has(name));
  expect(refused.map(([name, text]) => `${name}: ${text.slice(0, 200)}`)).toEqual([]);
});

/** What is asked for more rarely: services, what a member has besides, statistics, the till's own. */
async function askTheRest(memberId: string, cardId: string): Promise<void> {
  const bare = { cardId: null, cardNo: null, secret: null, approval: null };
  const content = { mobile: memberId, batchNo: '793150' };
  await ask('perform', { ...bare, intent: newIntent(), service: 'issueCouponToMember', content });
  await ask('getMemberOrder', { orderNo: '2026000000000101' });
  await ask('listOpenIds', { wid: '90000001' });
  await ask('listCardTypes', null);
  await ask('setDefaultCard', { memberId, cardId });
  await ask('listCouponTemplates', null);
  await ask('getPointRules', null);
  await ask('getRechargeOffers', null);
  await ask('getRechargeLink', { cardId });
  await ask('getRechargeCommission', { day: null });
  await ask('getMemberStatistics', { scope: 'brand' });
  await ask('getCodeCheck', null);
  await ask('listGhosts', { before: null, size: 50 });
  await ask('listDayEnds', { before: null, size: 10 });
  await ask('listPersons', null);
  await ask('getBackups', null);
  await ask('getGateway', null);
  await ask('getSession', null);
}

/** Those whose answer here is a refusal, which tells no number either. */
const mayFail = new Set<string>(['verifySms', 'getTransaction']);

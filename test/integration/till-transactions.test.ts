// Transactions on the real till: both sides joined, one side missing, searches, dishes, and a payment that is put right with a supervisor's PIN.

import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import type { ChannelArgument } from '../../shared/ipc.ts';
import { fen } from '../../shared/money.ts';
import type { TransactionPage, TransactionScope } from '../../shared/transactions.ts';
import { supervisor } from '../support/practice-approvals.ts';
import { type Bench, huang, openBench, zhang } from './till-bench.ts';
import { endInOrder } from './till-books.ts';
import { bill, newIntent, selectedCard, serve } from './till-serving.ts';
import { cutLine, settled } from './till-waiting.ts';

let bench: Bench;

beforeEach(async () => {
  bench = await openBench();
});
afterEach(() => endInOrder(bench));

async function list(
  scope: TransactionScope,
  cardId: string | null,
  text: string | null = null,
): Promise<TransactionPage> {
  return bench.good('listTransactions', { scope, cardId, text, size: 50, fresh: true });
}

const places = ({ rows }: TransactionPage) => rows.map(({ place, amount }) => [place, amount]);

async function sell(cardNo: string, amount: number, cash = 0) {
  const { cardId } = selectedCard(await serve(bench, cardNo));
  const payments =
    cash === 0 ? {} : { storePay: fen(amount - cash), otherPayments: [{ method: '1', amount: fen(cash) }] };
  return { cardId, sale: await bench.good('checkout', bill(cardId, amount, payments)) };
}

describe('the list', () => {
  test('joins both sides and names what stands on one only', async () => {
    const { cardId, sale } = await sell(huang, 4_000);
    bench.time.push(1_000);
    bench.server.spendElsewhere(huang, 2_500);
    bench.time.push(1_000);
    bench.server.faults.set({ kind: 'logLag', ms: 500_000 });
    await sell(huang, 1_500);
    bench.time.push(400_000);
    bench.server.faults.clear();
    const page = await list('member', cardId);
    expect(page).toMatchObject({ problem: null, searched: null, more: false });
    expect(places(page)).toEqual([
      ['both', 1_500],
      ['there', 2_500],
      ['both', 4_000],
    ]);
    expect(page.rows[2]).toMatchObject({
      serial: sale.serial,
      voucher: sale.voucher,
      kind: 'consumption',
      state: 'applied',
      maskedCard: '6201****0801',
      memberName: '黄河',
      storeBalance: 496_000,
      revoked: false,
      differs: false,
    });
    expect(JSON.stringify(page)).not.toContain(huang);
  });

  test('what the platform’s log does not show yet stands only here; a revoked sale says so, beside its revocation', async () => {
    const { cardId, sale } = await sell(huang, 4_000);
    await bench.good('revokeOperation', {
      intent: newIntent(),
      serial: sale.serial,
      reason: '客人退菜',
      approval: null,
    });
    const page = await list('card', cardId);
    expect(page.rows.map(({ kind, place, revoked }) => [kind, place, revoked])).toEqual([
      ['revocation', 'both', false],
      ['consumption', 'both', true],
    ]);
    bench.server.faults.set({ kind: 'logLag', ms: 3_600_000 });
    expect(places(await list('card', cardId))).toEqual([
      ['here', 4_000],
      ['here', 4_000],
    ]);
  });

  test('without the platform the till tells what it knows, and that nothing was compared', async () => {
    const { cardId } = await sell(huang, 4_000);
    await cutLine(bench);
    const page = await list('member', cardId);
    expect(page.problem?.code).toBe('onlineOnly');
    expect(places(page)).toEqual([['unasked', 4_000]]);
    expect(places(await list('till', null))).toEqual([['unasked', 4_000]]);
  });

  test('pages go back as far as the log does, each row once', async () => {
    const { cardId } = await sell(huang, 4_000);
    for (let index = 0; index < 130; index += 1) bench.server.spendElsewhere(huang, 100 + index);
    const first = await bench.good('listTransactions', { scope: 'card', cardId, text: null, size: 50, fresh: true });
    expect([first.rows.length, first.more]).toEqual([50, true]);
    const all = await bench.good('listTransactions', { scope: 'card', cardId, text: null, size: 200, fresh: false });
    expect([all.rows.length, all.more]).toEqual([131, false]);
    expect(new Set(all.rows.map(({ key }) => key)).size).toBe(131);
    expect(all.rows.at(-1)).toMatchObject({ place: 'both', amount: 4_000 });
    expect(bench.server.received('listTransactions').length).toBeGreaterThanOrEqual(2);
  });

  test('this till’s own log needs no guest, and a guest that nobody saw has none', async () => {
    await sell(huang, 4_000);
    await sell(zhang, 2_000);
    expect(places(await list('till', null))).toEqual([
      ['both', 2_000],
      ['both', 4_000],
    ]);
    expect(
      await bench.bad('listTransactions', { scope: 'card', cardId: 'card-99', text: null, size: 50, fresh: true }),
    ).toBe('memberNotFound');
  });
});

describe('a search', () => {
  test('finds by voucher, serial and card, whatever tab is open', async () => {
    const { sale } = await sell(huang, 4_000);
    await sell(zhang, 2_000);
    bench.server.spendElsewhere(zhang, 700);
    const elsewhere = bench.server.world.transactions.at(-1);
    // Another terminal of this store.
    Object.assign(elsewhere ?? {}, { merchantNo: bench.server.world.stores[0]?.merchantNo });
    const found = async (text: string) => {
      const page = await list('till', null, text);
      return [page.searched, places(page)];
    };
    expect(await found(String(sale.voucher))).toEqual(['voucher', [['both', 4_000]]]);
    expect(await found(sale.serial)).toEqual(['serial', [['both', 4_000]]]);
    expect(await found(` ${zhang.slice(0, 8)} ${zhang.slice(8)} `)).toEqual([
      'card',
      [
        ['there', 700],
        ['both', 2_000],
      ],
    ]);
    expect(await found(String(elsewhere?.voucher))).toEqual(['voucher', [['there', 700]]]);
    expect(await found('12345678')).toEqual(['voucher', []]);
    expect(await found('NOSUCH0001')).toEqual(['serial', []]);
  });
});

describe('one transaction', () => {
  test('tells what paid, and the dishes that the platform keeps', async () => {
    const { sale } = await sell(huang, 4_000, 1_000);
    const row = bench.server.world.transactions.find(({ voucher }) => String(voucher) === sale.voucher);
    const dish = { dishNo: 'C001', dishType: 1, dishName: '宫保鸡丁', memberShipPrice: null, isSendIntegral: true };
    Object.assign(row ?? {}, { bill: { dishes: [{ ...dish, dishPrice: 4_000, dishCount: 1.5 }] } });
    const detail = await bench.good('getTransaction', { serial: sale.serial, voucher: sale.voucher });
    expect(detail).toMatchObject({
      paid: { storePay: 3_000, others: [{ method: '1', amount: 1_000 }], othersBefore: null },
      dishes: [{ code: 'C001', name: '宫保鸡丁', price: 4_000, count: 150 }],
      dishesProblem: null,
      fixed: null,
    });
    await cutLine(bench);
    expect(await bench.good('getTransaction', { serial: sale.serial, voucher: sale.voucher })).toMatchObject({
      dishes: null,
      dishesProblem: { code: 'onlineOnly' },
    });
  });

  test('of another till tells no payment, and says where it may be changed', async () => {
    await serve(bench, huang);
    bench.server.spendElsewhere(huang, 700);
    const voucher = String(bench.server.world.transactions.at(-1)?.voucher);
    expect(await bench.good('getTransaction', { serial: null, voucher })).toMatchObject({
      paid: null,
      fixed: 'notHere',
    });
  });

  test('says why a payment cannot be changed: nothing beside stored value, revoked, or no bill', async () => {
    const { cardId, sale: stored } = await sell(huang, 4_000);
    const { sale: cash } = await sell(huang, 4_000, 1_000);
    await bench.good('revokeOperation', { intent: newIntent(), serial: cash.serial, reason: '退', approval: null });
    const amount = fen(10_000);
    const recharge = await bench.good('recharge', {
      intent: newIntent(),
      cardId,
      amount,
      payments: [{ method: '1', amount }],
    });
    for (const [{ serial }, fixed] of [
      [stored, 'memberOnly'],
      [cash, 'revoked'],
      [recharge, 'notABill'],
    ] as const) {
      expect((await bench.good('getTransaction', { serial, voucher: null })).fixed).toBe(fixed);
    }
  });

  test('its payment is changed with a supervisor’s PIN, the sum stays, and both are shown', async () => {
    const { cardId, sale } = await sell(huang, 4_000, 1_000);
    const balance = bench.server.world.cards.find((card) => card.cardNo === huang)?.storeFen;
    const change = {
      intent: newIntent(),
      cardId,
      cardNo: null,
      secret: null,
      service: 'changePaymentMethod',
      content: { voucher: sale.voucher ?? '', payments: [{ method: '3', amount: fen(1_000) }] },
    } satisfies ChannelArgument<'perform'>;
    const content = { ...change.content, payments: [{ method: '3', amount: fen(900) }] };
    const asked = bench.server.received('changePaymentMethod').length;
    expect(await bench.bad('perform', { ...change, content, approval: supervisor })).toBe('paymentsDoNotAddUp');
    expect(bench.server.received('changePaymentMethod')).toHaveLength(asked);
    expect(await bench.bad('perform', { ...change, approval: null })).toBe('approvalNeeded');
    const done = await bench.good('perform', { ...change, approval: supervisor });
    expect((await settled(bench, done.serial)).state).toBe('applied');
    expect(await bench.good('getTransaction', { serial: sale.serial, voucher: null })).toMatchObject({
      paid: { others: [{ method: '3', amount: 1_000 }], othersBefore: [{ method: '1', amount: 1_000 }] },
      fixed: null,
    });
    expect(bench.server.world.cards.find((card) => card.cardNo === huang)?.storeFen).toBe(balance);
  });
});

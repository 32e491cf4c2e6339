// The three-way match on the real till against the practice platform and its UniPOS: differences made on purpose are named.
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { post } from '../../main/practice/ledger.ts';
import { billPaidByCard, uniposGuide } from '../../main/practice/unipos/guide.ts';
import { matchCauses } from '../../shared/match.ts';
import { type Fen, fen } from '../../shared/money.ts';
import { type Bench, huang, openBench, zhang } from './till-bench.ts';
import { charged, day, match, rowOf, rows } from './till-match-stage.ts';
import { newIntent, serve } from './till-serving.ts';
import { reached } from './till-waiting.ts';

const minutes = 60_000;
const card = uniposGuide.cardPayMode;

let bench: Bench;
let folder: string;
let chosen: string | null;

beforeEach(async () => {
  folder = mkdtempSync(join(tmpdir(), 'match-'));
  chosen = null;
  bench = await openBench({
    chooseFile: {
      save: async () => null,
      open: async () => null,
      saveTable: async (name) => (chosen === null ? null : join(folder, chosen, name)),
    },
  });
});

afterEach(async () => {
  try {
    expect(bench.complaints).toEqual([]);
  } finally {
    await bench.close();
    rmSync(folder, { recursive: true, force: true });
  }
});

/** A bill of UniPOS that asks a card for this; closed an hour ago. */
function cardBill(amount: Fen, at = bench.time.clock.wall() - 60 * minutes): string {
  const money = amount * 100;
  return bench.server.unipos.addBill({ at, payments: [{ no: card, money: money as never }] }).billNo;
}

describe('a day', () => {
  test('a bill, its sale and its row of the log are one row; the sums of each side add up', async () => {
    await serve(bench, huang);
    const billNo = billPaidByCard(day);
    const sale = await charged(bench, huang, 2_800, billNo);
    const other = await charged(bench, huang, 5_000);
    await bench.good('revokeOperation', { intent: newIntent(), serial: other.serial, reason: '退菜', approval: null });
    const view = await match(bench);
    expect(Object.values(view.sides).map(({ state }) => state)).toEqual(['read', 'read', 'read']);
    expect(await rowOf(bench, billNo)).toMatchObject({
      cause: 'agreed',
      journal: [{ serial: sale.serial, billNo, maskedCard: '6201****0801' }],
      log: [
        {
          serial: sale.serial,
          voucher: sale.voucher,
          joinedBy: 'voucher',
          remark: expect.stringContaining(`UniPOS ${billNo}`),
        },
      ],
      bills: [{ billNo, due: { kind: 'amount', amount: 2_800 }, joinedBy: 'billNo' }],
    });
    expect((await rowOf(bench, other.serial))?.cause).toBe('undoneBoth');
    expect(view.sums.journal).toEqual({ count: 3, amount: 2_800 });
    expect(view.sums.log).toEqual({ count: 3, amount: 2_800 });
    expect(view.sums.bills.count).toBe(30);
    const all = await rows(bench);
    expect(all.length).toBe(view.verdicts.reduce((count, each) => count + each.rows, 0));
    expect(view.counts.differences).toBe(all.filter(({ cause }) => matchCauses[cause].weight === 'bad').length);
    expect((await rows(bench, 'differences')).every(({ cause }) => matchCauses[cause].weight === 'bad')).toBe(true);
  });

  test('head office undid a sale, and a bill was paid at another till too', async () => {
    await serve(bench, huang);
    const reverted = await charged(bench, huang, 1_000);
    const billNo = cardBill(fen(3_000));
    const mine = await charged(bench, huang, 3_000, billNo);
    const beside = await openBench({ beside: { bench, terminalNo: '22222222' } });
    try {
      await charged(beside, zhang, 3_000, billNo);
    } finally {
      await beside.close();
    }
    // The other till's sign-in ended this one's token.
    await bench.good('sendNow', null);
    await reached(bench, 'reachable');
    bench.server.headOfficeRevert(reverted.voucher ?? '');
    await match(bench);
    expect(await rowOf(bench, reverted.serial)).toMatchObject({
      cause: 'undoneThere',
      log: [{ revoked: true }, { kind: 'revocation' }],
    });
    const twice = await rowOf(bench, billNo);
    expect(twice).toMatchObject({ cause: 'paidElsewhereToo', journal: [{ serial: mine.serial }] });
    expect(twice?.log.map(({ terminalNo }) => terminalNo).toSorted()).toEqual(['11111111', '22222222']);
  });

  test('under this till’s own number stands a row that it does not know', async () => {
    await serve(bench, huang);
    const { world, ledger } = bench.server;
    const [store] = world.stores;
    post(world, {
      ...ledgerDraft,
      merchantNo: store?.merchantNo ?? '',
      terminalNo: '11111111',
      at: bench.time.clock.wall(),
    });
    await match(bench);
    const [stranger] = await rows(bench, 'onlyThere');
    expect(stranger).toMatchObject({
      cause: 'ourTerminal',
      journal: [],
      log: [{ serial: 'foreign-1', terminalNo: '11111111' }],
    });
    expect(ledger.verify()).toEqual([]);
  });

  test('rows of another store are not this store’s, although the platform tells them', async () => {
    await serve(bench, huang);
    expect(bench.server.spendElsewhere(zhang, 700)).toBe(true);
    bench.server.faults.set({ kind: 'logIgnoresFilter' });
    const view = await match(bench);
    bench.server.faults.clear();
    expect(view.sums.log).toEqual({ count: 0, amount: 0 });
  });

  test('a bill that nobody charged, one just closed, one that came late, and one whose sale was taken back', async () => {
    await serve(bench, huang);
    const forgotten = cardBill(fen(4_000));
    const fresh = cardBill(fen(4_100), bench.time.clock.wall() - minutes);
    const undone = cardBill(fen(4_200));
    const sale = await charged(bench, huang, 4_200, undone);
    await bench.good('revokeOperation', { intent: newIntent(), serial: sale.serial, reason: '退菜', approval: null });
    await match(bench);
    const money = 430_000 as never;
    const late = bench.server.unipos.lateBill(90, { payments: [{ no: card, money }] }).billNo;
    await charged(bench, huang, 4_300, late);
    await match(bench);
    const causes = await Promise.all(
      [forgotten, fresh, undone, late].map(async (each) => (await rowOf(bench, each))?.cause),
    );
    expect(causes).toEqual(['notCharged', 'billFresh', 'undoneNotPaid', 'billLate']);
  });

  test('a wrong amount, a payment in cash, and a bill that UniPOS does not have', async () => {
    await serve(bench, huang);
    const wrong = cardBill(fen(5_000));
    await charged(bench, huang, 5_100, wrong);
    const cash = bench.server.unipos.addBill({ at: bench.time.clock.wall() - 60 * minutes, payMode: '00' }).billNo;
    await charged(bench, huang, 2_200, cash);
    const nowhere = await charged(bench, huang, 6_000, '1001-999999999-99');
    await match(bench);
    expect((await rowOf(bench, wrong))?.cause).toBe('billAmount');
    expect((await rowOf(bench, cash))?.cause).toBe('billOtherPayment');
    expect((await rowOf(bench, nowhere.serial))?.cause).toBe('billMissing');
  });

  test('a log that lags is waited for, then missed, then found late', async () => {
    await serve(bench, huang);
    const sale = await charged(bench, huang, 1_500);
    bench.server.faults.set({ kind: 'logLag', ms: 60 * minutes });
    await match(bench);
    expect((await rowOf(bench, sale.serial))?.cause).toBe('logLag');
    bench.time.push(20 * minutes);
    await match(bench);
    expect((await rowOf(bench, sale.serial))?.cause).toBe('notInLog');
    bench.server.faults.clear();
    await match(bench);
    expect((await rowOf(bench, sale.serial))?.cause).toBe('logLate');
  });
});

const ledgerDraft = {
  kind: 'checkout',
  cardNo: zhang,
  cashierSerial: 'foreign-1',
  userName: 'somebody',
  amountFen: 900,
  storeFen: -900,
  bonusFen: 0,
  points: 0,
  couponsUsed: [],
  couponsGiven: [],
  payments: [{ id: '5', fen: 900 }],
  revokes: null,
  fingerprint: '',
} as const;

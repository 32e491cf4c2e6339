// The three-way match on the real till against the practice platform and its UniPOS: differences made on purpose are named, what nobody could
// read is not compared, the table is written, and the day-end remembers.
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { post } from '../../main/practice/ledger.ts';
import { billPaidByCard, uniposGuide } from '../../main/practice/unipos/guide.ts';
import { saidByPlatform } from '../../shared/day-totals.ts';
import { type MatchFilter, type MatchRow, type MatchView, matchCauses } from '../../shared/match.ts';
import { type Fen, fen, zeroFen } from '../../shared/money.ts';
import {
  type Bench,
  bill,
  cutLine,
  huang,
  newIntent,
  openBench,
  reached,
  selectedCard,
  serve,
  settled,
  zhang,
} from './till-bench.ts';

const day = '2026-11-18';
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

/** A card that paid, for a bill of UniPOS where one is named. */
async function paid(cardNo: string, amount: number, billNo: string | null = null, at: Bench = bench) {
  const { cardId } = selectedCard(await serve(at, cardNo));
  const draft = bill(cardId, amount);
  const accepted = at.till().queue.accept(
    {
      intent: newIntent(),
      payload: {
        kind: 'consumption',
        cardNo,
        billAmount: draft.billAmount,
        storePay: draft.storePay,
        points: 0,
        pointsPay: zeroFen,
        coupons: [],
        otherPayments: [],
        remark: billNo === null ? null : `UniPOS ${billNo}`,
        ...(billNo === null ? {} : { bill: { billNo, shopNo: '1001' } }),
      },
      held: draft.storePay,
      operator: '1001',
      shift: null,
      memberName: null,
      waits: true,
      acceptedOffline: false,
    },
    { secret: null, offline: null },
  );
  if (!accepted.ok) {
    throw new Error(accepted.failure.code);
  }
  return accepted.value;
}

async function charged(cardNo: string, amount: number, billNo: string | null = null, at: Bench = bench) {
  const { serial } = await paid(cardNo, amount, billNo, at);
  const operation = await settled(at, serial);
  expect(operation.state).toBe('applied');
  return operation;
}

const match = (refresh = true): Promise<MatchView> => bench.good('getMatch', { day, refresh });

async function rows(filter: MatchFilter = 'all'): Promise<readonly MatchRow[]> {
  return (await bench.good('listMatchRows', { day, filter, from: 0, size: 500 })).rows;
}

async function rowOf(name: string): Promise<MatchRow | undefined> {
  return (await rows()).find(
    ({ journal, bills, key }) =>
      key === name || journal.some(({ serial }) => serial === name) || bills.some(({ billNo }) => billNo === name),
  );
}

/** A bill of UniPOS that asks a card for this; closed an hour ago. */
function cardBill(amount: Fen, at = bench.time.clock.wall() - 60 * minutes): string {
  const money = amount * 100;
  return bench.server.unipos.addBill({ at, payments: [{ no: card, money: money as never }] }).billNo;
}

describe('a day', () => {
  test('a bill, its sale and its row of the log are one row; the sums of each side add up', async () => {
    await serve(bench, huang);
    const billNo = billPaidByCard(day);
    const sale = await charged(huang, 2_800, billNo);
    const other = await charged(huang, 5_000);
    await bench.good('revokeOperation', { intent: newIntent(), serial: other.serial, reason: '退菜', approval: null });
    const view = await match();
    expect(Object.values(view.sides).map(({ state }) => state)).toEqual(['read', 'read', 'read']);
    expect(await rowOf(billNo)).toMatchObject({
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
    expect((await rowOf(other.serial))?.cause).toBe('undoneBoth');
    expect(view.sums.journal).toEqual({ count: 3, amount: 2_800 });
    expect(view.sums.log).toEqual({ count: 3, amount: 2_800 });
    expect(view.sums.bills.count).toBe(30);
    const all = await rows();
    expect(all.length).toBe(view.verdicts.reduce((count, each) => count + each.rows, 0));
    expect(view.counts.differences).toBe(all.filter(({ cause }) => matchCauses[cause].weight === 'bad').length);
    expect((await rows('differences')).every(({ cause }) => matchCauses[cause].weight === 'bad')).toBe(true);
  });

  test('head office undid a sale, and a bill was paid at another till too', async () => {
    await serve(bench, huang);
    const reverted = await charged(huang, 1_000);
    const billNo = cardBill(fen(3_000));
    const mine = await charged(huang, 3_000, billNo);
    const beside = await openBench({ beside: { bench, terminalNo: '22222222' } });
    try {
      await charged(zhang, 3_000, billNo, beside);
    } finally {
      await beside.close();
    }
    // The other till's sign-in ended this one's token.
    await bench.good('sendNow', null);
    await reached(bench, 'reachable');
    bench.server.headOfficeRevert(reverted.voucher ?? '');
    await match();
    expect(await rowOf(reverted.serial)).toMatchObject({
      cause: 'undoneThere',
      log: [{ revoked: true }, { kind: 'revocation' }],
    });
    const twice = await rowOf(billNo);
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
    await match();
    const [stranger] = await rows('onlyThere');
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
    const view = await match();
    bench.server.faults.clear();
    expect(view.sums.log).toEqual({ count: 0, amount: 0 });
  });

  test('a bill that nobody charged, one just closed, one that came late, and one whose sale was taken back', async () => {
    await serve(bench, huang);
    const forgotten = cardBill(fen(4_000));
    const fresh = cardBill(fen(4_100), bench.time.clock.wall() - minutes);
    const undone = cardBill(fen(4_200));
    const sale = await charged(huang, 4_200, undone);
    await bench.good('revokeOperation', { intent: newIntent(), serial: sale.serial, reason: '退菜', approval: null });
    await match();
    const money = 430_000 as never;
    const late = bench.server.unipos.lateBill(90, { payments: [{ no: card, money }] }).billNo;
    await charged(huang, 4_300, late);
    await match();
    const causes = await Promise.all([forgotten, fresh, undone, late].map(async (each) => (await rowOf(each))?.cause));
    expect(causes).toEqual(['notCharged', 'billFresh', 'undoneNotPaid', 'billLate']);
  });

  test('a wrong amount, a payment in cash, and a bill that UniPOS does not have', async () => {
    await serve(bench, huang);
    const wrong = cardBill(fen(5_000));
    await charged(huang, 5_100, wrong);
    const cash = bench.server.unipos.addBill({ at: bench.time.clock.wall() - 60 * minutes, payMode: '00' }).billNo;
    await charged(huang, 2_200, cash);
    const nowhere = await charged(huang, 6_000, '1001-999999999-99');
    await match();
    expect((await rowOf(wrong))?.cause).toBe('billAmount');
    expect((await rowOf(cash))?.cause).toBe('billOtherPayment');
    expect((await rowOf(nowhere.serial))?.cause).toBe('billMissing');
  });

  test('a log that lags is waited for, then missed, then found late', async () => {
    await serve(bench, huang);
    const sale = await charged(huang, 1_500);
    bench.server.faults.set({ kind: 'logLag', ms: 60 * minutes });
    await match();
    expect((await rowOf(sale.serial))?.cause).toBe('logLag');
    bench.time.push(20 * minutes);
    await match();
    expect((await rowOf(sale.serial))?.cause).toBe('notInLog');
    bench.server.faults.clear();
    await match();
    expect((await rowOf(sale.serial))?.cause).toBe('logLate');
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

describe('a side that nobody could read', () => {
  test('is not compared: the platform away, UniPOS at fault, neither asked yet', async () => {
    await serve(bench, huang);
    const sale = await charged(huang, 1_500);
    const unasked = await match(false);
    expect(unasked.sides).toMatchObject({ log: { state: 'unread', failure: null }, bills: { state: 'unread' } });
    expect(unasked.counts).toMatchObject({ differences: 0, notCompared: 1 });
    bench.server.faults.set({ kind: 'http500', interfaceId: 'unipos' });
    const view = await match();
    expect(view.sides).toMatchObject({
      log: { state: 'read' },
      bills: { state: 'unread', failure: { code: 'serverFault' } },
    });
    expect(view.counts).toMatchObject({ matched: 1, differences: 0 });
    bench.server.faults.clear();
    await cutLine(bench);
    const offline = await match();
    expect(offline.sides).toMatchObject({
      log: { state: 'unread', failure: { code: 'onlineOnly' } },
      bills: { state: 'unread' },
    });
    expect(offline.counts).toMatchObject({ differences: 0 });
    expect((await rowOf(sale.serial))?.cause).toBe('logUnread');
  });

  test('what waits is open, never hidden', async () => {
    await serve(bench, huang);
    await cutLine(bench);
    const waiting = await paid(huang, 2_000);
    const view = await match();
    expect((await rowOf(waiting.serial))?.cause).toBe('waiting');
    expect(view.counts.waiting).toBe(1);
    expect(view.sums.journal).toEqual({ count: 1, amount: 2_000 });
    await bench.server.acceptConnections();
  });

  test('without UniPOS it is a two-way match and says so', async () => {
    const alone = await openBench({
      beside: { bench, terminalNo: '33333333' },
      profile: (loaded) => {
        const { unipos: _, ...profile } = loaded.profile;
        return { ...loaded, profile };
      },
    });
    try {
      await serve(alone, zhang);
      await charged(zhang, 1_200, null, alone);
      const view = await alone.good('getMatch', { day, refresh: true });
      expect(view.sides.bills).toEqual({ state: 'absent', at: null, failure: null });
      expect(view.counts).toEqual({ matched: 1, differences: 0, waiting: 0, notCompared: 0 });
      expect(await alone.bad('getCodeCheck', null)).toBe('uniposAbsent');
    } finally {
      await alone.close();
    }
  });
});

describe('the table', () => {
  test('is written where the person says, in the till’s language; a place that refuses is told', async () => {
    await serve(bench, huang);
    await charged(huang, 2_800, billPaidByCard(day));
    await match();
    expect(await bench.good('exportMatch', { day, format: 'csv' })).toMatchObject({ fileName: null });
    chosen = '';
    const csv = await bench.good('exportMatch', { day, format: 'csv' });
    expect(csv.fileName).toBe(`三方对账-${day}.csv`);
    const text = readFileSync(join(folder, `三方对账-${day}.csv`), 'utf8');
    expect(text.trimEnd().split('\r\n').length).toBe(csv.rows + 1);
    expect(text).toContain('28.00');
    await bench.good('setLanguage', { language: 'en' });
    const xlsx = await bench.good('exportMatch', { day, format: 'xlsx' });
    expect(
      readFileSync(join(folder, xlsx.fileName ?? ''))
        .subarray(0, 2)
        .toString(),
    ).toBe('PK');
    chosen = 'no such folder';
    expect(await bench.bad('exportMatch', { day, format: 'csv' })).toBe('exportFailed');
  });
});

test('a settled day remembers what the match said', async () => {
  await serve(bench, huang);
  await charged(huang, 2_800, billPaidByCard(day));
  const approval = { personId: 'practice-manager', pin: '2468' };
  const settle = async () => saidByPlatform((await bench.good('settleDay', { day, approval })).settling);
  expect((await settle())?.match).toBeNull();
  const { counts, madeAt } = await match();
  const record = await settle();
  expect(record?.match).toMatchObject(counts);
  expect(record?.match?.madeAt).toBeGreaterThanOrEqual(madeAt);
  expect(await bench.bad('getMatch', { day: '2026-11-19', refresh: false })).toBe('dayNotBegun');
});

test('numbers that do not agree are listed: the shop, payments, and dishes once there is a menu', async () => {
  await serve(bench, huang);
  const view = await bench.good('getCodeCheck', null);
  expect(view).toMatchObject({ to: day, bills: 60, kinds: { goods: { checked: null, failure: null } } });
  const told = view.findings.map(({ kind, problem, number, here }) =>
    `${kind} ${problem} ${number} ${here ?? ''}`.trim(),
  );
  expect(told).toContain('payment onlyUnipos 77');
  expect(told).toContain('payment numberDiffers 00 1 现金');
  expect(told.some((each) => each.startsWith('payment') && each.includes(` ${card}`))).toBe(false);
  expect(told.some((each) => each.startsWith('shop numberDiffers 1001'))).toBe(true);
  bench.server.faults.set({ kind: 'http500', interfaceId: 'listMerchants' });
  expect((await bench.good('getCodeCheck', null)).kinds.shop).toMatchObject({
    checked: null,
    failure: { code: 'serverFault' },
  });
  bench.server.faults.clear();
});

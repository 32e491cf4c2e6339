// UniPOS's bills behind the real till: read, kept, paid once with a card whatever is lost, late, elsewhere, killed or away.
import { spawn } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { fileURLToPath } from 'node:url';
import { afterEach, describe, expect, test } from 'vitest';
import { openJournal } from '../../main/journal/open-journal.ts';
import { practiceWorldGuide } from '../../main/practice/guide.ts';
import { startPracticeServer } from '../../main/practice/practice-server.ts';
import type { BillDraft } from '../../main/practice/unipos/bill-draft.ts';
import { billSums } from '../../shared/bill-sums.ts';
import { fineMoney } from '../../shared/fine-money.ts';
import type { BillRow } from '../../shared/unipos-bills.ts';
import {
  type Bench,
  bill,
  cutAfter,
  endInOrder,
  firstMoment,
  huang,
  openBench,
  serve,
  settled,
  yang,
  zhang,
} from './till-bench.ts';

const leftovers: (() => unknown)[] = [];
afterEach(async () => {
  for (const leave of leftovers.splice(0).reverse()) {
    await leave();
  }
});

async function freshBench(options: Parameters<typeof openBench>[0] = {}): Promise<Bench> {
  const bench = await openBench(options);
  leftovers.push(() => (options.beside === undefined ? endInOrder(bench) : bench.close()));
  return bench;
}

const card = '10';

/** A bill that is settled now at UniPOS, all of it by member card: 22.00 unless said otherwise. */
function settle(bench: Bench, draft: BillDraft = {}): string {
  return bench.server.unipos.addBill({ payMode: card, ...draft }).billNo;
}

async function read(bench: Bench): Promise<readonly BillRow[]> {
  return (await bench.good('getBills', { day: null, refresh: true })).bills;
}

async function rowOf(bench: Bench, billNo: string): Promise<BillRow | undefined> {
  const { bills } = await bench.good('getBills', { day: null, refresh: false });
  return bills.find((row) => row.billNo === billNo);
}

/** What the checkout of this bill answers: the operation's state, or the failure. */
async function pay(
  bench: Bench,
  cardNo: string,
  billNo: string,
  amount = 2_200,
  more: Parameters<typeof bill>[2] = {},
) {
  const { selectedCardId } = await serve(bench, cardNo);
  const answer = await bench.call('checkout', bill(selectedCardId, amount, { bill: { billNo }, ...more }));
  return answer.ok ? answer.value : answer.failure;
}

describe('the bills of a day', () => {
  test('come from UniPOS with what a card owes and how each stands, newest first, and stay when it is away', async () => {
    const bench = await freshBench();
    await serve(bench, zhang);
    const view = await bench.good('getBills', { day: null, refresh: true });
    expect(view).toMatchObject({ day: '2026-11-18', today: '2026-11-18', failure: null, refreshSeconds: 30 });
    expect(view.readAt).toBeGreaterThanOrEqual(firstMoment);
    expect(view.bills).toHaveLength(bench.server.unipos.bills('2026-11-18', '1001').length);
    const times = view.bills.map(({ closedAt }) => closedAt);
    expect(times).toEqual([...times].sort().reverse());
    const states = new Set(view.bills.map(({ due, paid }) => `${due.kind} ${paid.state}`));
    expect(states).toEqual(new Set(['amount unpaid', 'none otherwise', 'notWholeFen unpaid']));
    expect(view.bills.some(({ late, gone, gateway }) => late || gone || gateway)).toBe(false);

    bench.server.faults.set({ kind: 'http500', interfaceId: 'unipos' });
    const away = await bench.good('getBills', { day: null, refresh: true });
    expect(away.failure).toMatchObject({ code: 'serverFault' });
    expect(away.bills).toEqual(view.bills);
    await bench.restart();
    await serve(bench, zhang);
    expect((await bench.good('getBills', { day: null, refresh: false })).bills).toEqual(view.bills);
    const dishes = await bench.good('getBill', { billNo: view.bills[0]?.billNo ?? '' });
    expect(dishes.lines.length).toBeGreaterThan(0);
    expect(await bench.bad('getBill', { billNo: 'nobody' })).toBe('billNotFound');
    const tokens = bench.server.unipos.world.tokens.map(({ token }) => token);
    expect(tokens.length).toBeGreaterThan(0);
    const told = JSON.stringify([away, bench.events, bench.complaints]);
    for (const secret of [practiceWorldGuide.unipos.application.appSecret, ...tokens]) {
      expect(told).not.toContain(secret);
    }
  });

  test('are read again while a screen looks; what is new, late or paid is told', async () => {
    const bench = await freshBench();
    await serve(bench, zhang);
    await read(bench);
    const quiet = bench.server.unipos.received('listBills').length;
    const told = bench.heard('bills', ({ bills }) => bills.some(({ table }) => table === '99'));
    const late = bench.server.unipos.lateBill(30, { payMode: card, table: '99' });
    const view = await told;
    // It was closed before the first reading, which did not have it.
    expect(view.bills.filter((row) => row.late).map(({ billNo }) => billNo)).toEqual([late.billNo]);
    expect(bench.server.unipos.received('listBills').length).toBeGreaterThan(quiet);

    const paid = bench.heard('bills', ({ bills }) => bills.some(({ paid: { state } }) => state === 'paid'));
    expect(await pay(bench, zhang, late.billNo)).toMatchObject({ state: 'applied', billNo: late.billNo });
    expect((await paid).bills.find(({ billNo }) => billNo === late.billNo)?.paid.state).toBe('paid');
  });

  test('say what the member’s price took off the menu’s, beside discount and rounding, and the card pays just what is left', async () => {
    const bench = await freshBench();
    const member = fineMoney(180_000);
    const billNo = settle(bench, {
      lines: [
        { goodsNo: 'A00008', price: member },
        { goodsNo: 'A00002', quantity: '2', discount: fineMoney(20_000) },
      ],
      floor: fineMoney(5_000),
    });
    await serve(bench, zhang);
    await read(bench);
    const row = await rowOf(bench, billNo);
    const whole = await bench.good('getBill', { billNo });
    const due = fineMoney(member + 2 * 120_000 - 20_000 - 5_000);
    expect(row?.due).toMatchObject({ kind: 'amount', amount: due / 100 });
    expect(billSums(whole, due)).toEqual([
      { name: 'original', money: 460_000 },
      { name: 'memberPrice', money: 40_000 },
      { name: 'discount', money: 20_000 },
      { name: 'floor', money: 5_000 },
    ]);
    // The menu's price is not what is asked of a card.
    expect(await pay(bench, zhang, billNo, 4_600)).toMatchObject({ code: 'paymentsDoNotAddUp' });
    expect(await pay(bench, zhang, billNo, due / 100)).toMatchObject({ state: 'applied', amount: 3_950 });
    expect(bench.server.ledger.transactions().map(({ amountFen }) => amountFen)).toEqual([3_950]);
  });

  test('are not there where the till is not connected to UniPOS', async () => {
    const bench = await freshBench({
      profile: ({ profile: { unipos: _, ...profile }, ...loaded }) => ({ ...loaded, profile }),
    });
    const { selectedCardId } = await serve(bench, zhang);
    expect(await bench.bad('getBills', { day: null, refresh: true })).toBe('uniposAbsent');
    expect(await bench.bad('getBill', { billNo: 'B' })).toBe('uniposAbsent');
    expect(await bench.bad('checkout', bill(selectedCardId, 2_200, { bill: { billNo: 'B' } }))).toBe('uniposAbsent');
  });
});

describe('a bill that is paid with a card', () => {
  test("travels in the operation, stands in the platform's log, and its dishes follow", async () => {
    const bench = await freshBench();
    await serve(bench, zhang);
    const billNo = settle(bench, {
      lines: [
        { goodsNo: 'A00008', quantity: '2', discount: fineMoney(40_000) },
        { goodsNo: '13425', quantity: '0.5' },
      ],
      payments: [
        { no: '00', money: fineMoney(114_500) },
        { no: card, money: fineMoney(400_000) },
      ],
      table: '12',
      guests: 3,
    });
    await read(bench);
    const sale = await pay(bench, zhang, billNo, 4_000, { remark: '靠窗' });
    expect(sale).toMatchObject({ state: 'applied', amount: 4_000 });
    const operation = bench.till().journal.store.paysBill(billNo);
    expect(operation?.payload).toMatchObject({ bill: { billNo, shopNo: '1001' }, remark: `UniPOS ${billNo} 靠窗` });
    expect(bench.server.ledger.transactions().at(-1)?.remark).toContain(`UniPOS ${billNo}`);
    await bench.server.whenReceived('syncBillDetail', 1);
    expect(bench.server.world.billDetails).toMatchObject([
      {
        orderId: operation?.serial,
        totalPrice: 5_545,
        receivePrice: 5_145,
        discountPrice: 400,
        tableNo: 12,
        people: 3,
        payWays: [
          { payPrice: 4_000, payWay: 5 },
          { payPrice: 1_145, payWay: 1 },
        ],
        discount: [{ name: '折扣', price: 400 }],
        dishList: [
          { dishCode: 'A00008', price: 2_200, num: 2 },
          { dishCode: '13425', price: 2_290, num: 0.5 },
        ],
      },
    ]);
  });

  test('is not paid again by another card, nor by the same; a revocation frees it', async () => {
    const bench = await freshBench();
    await serve(bench, zhang);
    const billNo = settle(bench);
    await read(bench);
    const first = await pay(bench, zhang, billNo);
    expect(first).toMatchObject({ state: 'applied' });
    const serial = 'serial' in first ? first.serial : '';
    expect(await rowOf(bench, billNo)).toMatchObject({ paid: { state: 'paid', serial } });
    expect(await pay(bench, huang, billNo)).toMatchObject({ code: 'billPaid', parameters: { billNo, serial } });
    expect(await pay(bench, zhang, billNo)).toMatchObject({ code: 'billPaid' });
    const undone = await bench.good('revokeOperation', { intent: 'undo-the-bill', serial, reason: '换卡' });
    expect(undone).toMatchObject({ state: 'applied' });
    expect(await rowOf(bench, billNo)).toMatchObject({ paid: { state: 'unpaid' } });
    expect(await pay(bench, huang, billNo)).toMatchObject({ state: 'applied' });
  });

  test('is busy while its outcome is unknown, and two hands at once are one payment', async () => {
    const bench = await freshBench();
    const billNo = settle(bench);
    const cards = [(await serve(bench, zhang)).selectedCardId, (await serve(bench, huang)).selectedCardId];
    await read(bench);
    bench.server.faults.set({ kind: 'lostResponse', interfaceId: 'checkout', times: 1 });
    const answers = await Promise.all(
      cards.map((cardId) => bench.call('checkout', bill(cardId, 2_200, { bill: { billNo } }))),
    );
    const codes = answers.map((answer) => (answer.ok ? 'accepted' : answer.failure.code));
    expect(codes.sort()).toEqual(['accepted', 'billBusy']);
    const taken = answers.find((answer) => answer.ok);
    const serial = taken?.ok === true ? taken.value.serial : '';
    await settled(bench, serial);
    expect(await pay(bench, yang, billNo)).toMatchObject({ code: 'billPaid', parameters: { serial } });
    expect(bench.server.ledger.transactions().filter(({ remark }) => remark?.includes(billNo))).toHaveLength(1);
  });

  test('is exactly what main reads of it: another amount, no whole fen, nothing due, gone or unknown is refused', async () => {
    const bench = await freshBench();
    await serve(bench, zhang);
    const billNo = settle(bench);
    const uneven = settle(bench, { lines: [{ goodsNo: '90001' }] });
    const cash = settle(bench, { payMode: '00' });
    const elsewhere = settle(bench, { shopNo: '1002' });
    await read(bench);
    expect(await pay(bench, zhang, billNo, 2_100)).toMatchObject({
      code: 'paymentsDoNotAddUp',
      parameters: { bill: '22.00', paid: '21.00' },
    });
    expect(await pay(bench, zhang, uneven, 1_889)).toMatchObject({
      code: 'billNotWholeFen',
      parameters: { amount: '18.8888' },
    });
    expect(await pay(bench, zhang, cash)).toMatchObject({ code: 'billNothingDue' });
    expect(await pay(bench, zhang, elsewhere)).toMatchObject({ code: 'billNotFound' });
    const unread = settle(bench);
    expect(await pay(bench, zhang, unread)).toMatchObject({ code: 'billNotFound' });
    const { bills } = bench.server.unipos.world;
    bills.splice(
      bills.findIndex((one) => one.billNo === billNo),
      1,
    );
    await read(bench);
    expect(await rowOf(bench, billNo)).toMatchObject({ gone: true });
    expect(await pay(bench, zhang, billNo)).toMatchObject({ code: 'billNotFound' });
    expect(bench.till().journal.page('all', null, 10)).toEqual([]);
  });

  test('the same intent is the same sale; with another bill it is another', async () => {
    const bench = await freshBench();
    const { selectedCardId } = await serve(bench, zhang);
    const [billNo, other] = [settle(bench), settle(bench)];
    await read(bench);
    const asked = bill(selectedCardId, 2_200, { bill: { billNo } });
    const { serial } = await bench.good('checkout', asked);
    expect(await bench.good('checkout', asked)).toMatchObject({ serial });
    expect(await bench.bad('checkout', { ...asked, bill: { billNo: other } })).toBe('intentUsed');
  });

  test('is paid offline within the limits, once', async () => {
    const bench = await freshBench();
    const billNo = settle(bench);
    await serve(bench, zhang);
    await read(bench);
    await cutAfter(bench, huang, zhang);
    expect(await pay(bench, huang, billNo)).toMatchObject({ state: 'pending', acceptedOffline: true });
    expect(await pay(bench, zhang, billNo)).toMatchObject({ code: 'billBusy' });
    await bench.server.acceptConnections();
    await bench.good('sendNow', null);
    await settled(bench, bench.till().journal.store.paysBill(billNo)?.serial ?? '');
    expect(await rowOf(bench, billNo)).toMatchObject({ paid: { state: 'paid' } });
  });

  test('is not paid at another till where the platform shows it, until that one undoes it; offline nobody can tell', async () => {
    const first = await freshBench();
    await serve(first, zhang);
    const billNo = settle(first);
    await read(first);
    const sale = await pay(first, zhang, billNo);
    const [serial, voucher] = 'serial' in sale ? [sale.serial, sale.voucher] : ['', ''];
    const second = await freshBench({ beside: { bench: first, terminalNo: '22222222' } });
    await serve(second, huang);
    await read(second);
    expect(await rowOf(second, billNo)).toMatchObject({ paid: { state: 'unpaid' } });
    expect(await pay(second, huang, billNo)).toMatchObject({
      code: 'billPaidElsewhere',
      parameters: { billNo, voucher },
    });
    expect(second.till().journal.page('all', null, 10)).toEqual([]);
    await serve(first, zhang);
    const undoing = await first.good('revokeOperation', { intent: 'undo-the-bill', serial, reason: '换卡' });
    // Both tills sign in with one login and take the token from each other: it goes when it may.
    expect(await settled(first, undoing.serial)).toMatchObject({ state: 'applied' });
    const again = await pay(second, huang, billNo);
    expect(await settled(second, 'serial' in again ? again.serial : '')).toMatchObject({ state: 'applied', billNo });
  });
});

test('a till that is killed between accept and answer charges the bill once', async () => {
  const script = fileURLToPath(new URL('./bill-payment-child.ts', import.meta.url));
  const server = await startPracticeServer();
  leftovers.push(() => server.close());
  const folder = mkdtempSync(join(tmpdir(), 'till-killed-'));
  leftovers.push(() => rmSync(folder, { recursive: true, force: true }));
  const { billNo } = server.unipos.addBill({ payMode: card });
  function start(cardNo: string) {
    const child = spawn(process.execPath, [script, folder, server.url, server.controlKey, cardNo, billNo], {
      stdio: ['pipe', 'pipe', 'inherit'],
    });
    const gone = new Promise<void>((resolve) => child.once('close', () => resolve()));
    leftovers.push(async () => {
      child.kill('SIGKILL');
      await gone;
    });
    const lines = createInterface({ input: child.stdout })[Symbol.asyncIterator]();
    return { child, gone, line: async () => (await lines.next()).value as string | undefined };
  }
  server.faults.set({ kind: 'lostResponse', interfaceId: 'checkout', times: 1 });
  const first = start(zhang);
  await server.whenReceived('checkout', 1);
  first.child.kill('SIGKILL');
  await first.gone;

  const second = start(huang);
  expect(['billBusy', 'billPaid']).toContain(await second.line());
  second.child.stdin?.end();
  await second.gone;
  const third = start(yang);
  expect(['billBusy', 'billPaid']).toContain(await third.line());
  third.child.stdin?.end();
  await third.gone;
  expect(server.ledger.transactions().filter(({ remark }) => remark?.includes(billNo))).toHaveLength(1);
  const journal = openJournal({
    file: join(folder, 'practice', 'journal.db'),
    clock: { wall: () => Date.now(), monotonic: () => performance.now() },
    random: { next: Math.random, hex: (bytes) => 'ab'.repeat(bytes) },
    merchantNo: '1',
    terminalNo: '1',
    nativeBinding: null,
  });
  if (!journal.ok) throw new Error(journal.failure.code);
  leftovers.push(() => journal.value.close());
  expect(journal.value.verify()).toBeNull();
  expect(journal.value.page('all', null, 10)).toHaveLength(1);
}, 120_000);

// UniPOS’s bills behind the real till: read, kept, and shown as they stand.
import { spawn } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { fileURLToPath } from 'node:url';
import { describe, expect, onTestFinished, test } from 'vitest';
import { openJournal } from '../../main/journal/open-journal.ts';
import { practiceWorldGuide } from '../../main/practice/guide.ts';
import { startPracticeServer } from '../../main/practice/practice-server.ts';
import { billSums } from '../../shared/bill-sums.ts';
import { fineMoney } from '../../shared/fine-money.ts';
import { firstMoment, huang, yang, zhang } from './till-bench.ts';
import { card, freshBench, pay, read, rowOf, settle } from './till-bills-stage.ts';
import { bill, serve } from './till-serving.ts';

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

test('a till that is killed between accept and answer charges the bill once', async () => {
  const script = fileURLToPath(new URL('./bill-payment-child.ts', import.meta.url));
  const server = await startPracticeServer();
  onTestFinished(() => server.close());
  const folder = mkdtempSync(join(tmpdir(), 'till-killed-'));
  onTestFinished(() => rmSync(folder, { recursive: true, force: true }));
  const { billNo } = server.unipos.addBill({ payMode: card });
  function start(cardNo: string) {
    const child = spawn(process.execPath, [script, folder, server.url, server.controlKey, cardNo, billNo], {
      stdio: ['pipe', 'pipe', 'inherit'],
    });
    const gone = new Promise<void>((resolve) => child.once('close', () => resolve()));
    onTestFinished(async () => {
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
  onTestFinished(() => journal.value.close());
  expect(journal.value.verify()).toBeNull();
  expect(journal.value.page('all', null, 10)).toHaveLength(1);
}, 120_000);

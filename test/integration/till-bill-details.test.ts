// Bill details behind the real till: each applied sale's detail reaches the platform once, whatever is cut, killed, refused or revoked meanwhile.
import { type ChildProcess, spawn } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { afterEach, describe, expect, test } from 'vitest';
import { openJournal } from '../../main/journal/open-journal.ts';
import { startPracticeServer } from '../../main/practice/practice-server.ts';
import type { BillDetailsView } from '../../shared/bill-details.ts';
import { fen } from '../../shared/money.ts';
import { type Bench, huang, openBench, zhang } from './till-bench.ts';
import { endInOrder } from './till-books.ts';
import { bill, newIntent, serve } from './till-serving.ts';
import { cutAfter } from './till-waiting.ts';

const leftovers: (() => unknown)[] = [];
afterEach(async () => {
  for (const leave of leftovers.splice(0).reverse()) {
    await leave();
  }
});

async function freshBench(): Promise<Bench> {
  const bench = await openBench();
  leftovers.push(() => endInOrder(bench));
  return bench;
}

/** The outbox when it says so. */
async function outbox(bench: Bench, fits: (view: BillDetailsView) => boolean): Promise<BillDetailsView> {
  for (;;) {
    const view = await bench.good('getBillDetails', null);
    if (fits(view)) {
      return view;
    }
    await new Promise((resolve) => setTimeout(resolve, 20));
  }
}

const details = (bench: Bench) => bench.server.world.billDetails;
const detailCalls = (bench: Bench) => bench.server.received('syncBillDetail').length;

describe('a sale that was applied', () => {
  test('brings its detail: the sum as one line, what was received and what was taken off', async () => {
    const bench = await freshBench();
    const { coupons, selectedCardId } = await serve(bench, zhang);
    const coupon = coupons.find(({ amount }) => amount === 2_000)?.id ?? '';
    const sale = await bench.good(
      'checkout',
      bill(selectedCardId, 12_000, {
        storePay: fen(8_000),
        coupons: [{ id: coupon, quantity: 1 }],
        otherPayments: [{ method: '1', amount: fen(2_000) }],
      }),
    );
    await bench.server.whenReceived('syncBillDetail', 1);
    await outbox(bench, ({ waiting }) => waiting === 0);
    expect(details(bench)).toMatchObject([
      {
        orderId: sale.serial,
        orderTime: Math.floor(sale.createdAt / 1000) * 1000,
        totalPrice: 12_000,
        receivePrice: 10_000,
        discountPrice: 2_000,
        mobile: '13800000001',
        payWays: [
          { payPrice: 8_000, payWay: 5 },
          { payPrice: 2_000, payWay: 1 },
        ],
        discount: [{ price: 2_000 }],
        dishList: [{ dishCode: 'BILL', dishName: '消费合计', price: 12_000, num: 1 }],
        thirdMerchantNo: 'MD000000001',
      },
    ]);
  });

  test('owes a detail only once it is applied: a recharge and what waits offline owe none', async () => {
    const bench = await freshBench();
    const cardId = await cutAfter(bench, huang);
    await bench.good('checkout', bill(cardId, 4_000));
    expect(await bench.good('getBillDetails', null)).toEqual({ waiting: 0, refused: 0, newest: [] });
    await bench.server.acceptConnections();
    await bench.good('sendNow', null);
    await bench.server.whenReceived('syncBillDetail', 1);
    expect(details(bench)).toHaveLength(1);
  });

  test('is told again after a lost answer and after an answer that nobody can read, and stands once', async () => {
    const bench = await freshBench();
    bench.server.faults.set({ kind: 'lostResponse', interfaceId: 'syncBillDetail', times: 1 });
    void bench.server
      .whenReceived('syncBillDetail', 1)
      .then(() => bench.server.faults.set({ kind: 'badJson', interfaceId: 'syncBillDetail', times: 1 }));
    const { selectedCardId } = await serve(bench, huang);
    await bench.good('checkout', bill(selectedCardId, 3_000));
    await bench.server.whenReceived('syncBillDetail', 3);
    await outbox(bench, ({ waiting }) => waiting === 0);
    expect(details(bench)).toHaveLength(1);
    // Only money and the heartbeat may say that the platform is away.
    expect((await bench.good('getStatus', null)).connection).toBe('online');
  });

  test('is not told any more when it is revoked first', async () => {
    const bench = await freshBench();
    bench.server.faults.set({ kind: 'lostRequest', interfaceId: 'syncBillDetail' });
    const { selectedCardId } = await serve(bench, huang);
    const { serial } = await bench.good('checkout', bill(selectedCardId, 3_000));
    await outbox(bench, ({ waiting }) => waiting === 1);
    await bench.server.whenReceived('syncBillDetail', 1);
    await bench.good('revokeOperation', { intent: newIntent(), serial, reason: '客人退菜', approval: null });
    bench.server.faults.clear();
    await outbox(bench, ({ waiting }) => waiting === 0);
    expect(details(bench)).toEqual([]);
  });

  test('a definite refusal stays with the platform’s words until a person sends it again', async () => {
    const bench = await freshBench();
    const store = bench.server.world.stores[0];
    Object.assign(store ?? {}, { thirdpartyMerchantNo: null });
    const { selectedCardId } = await serve(bench, huang);
    const { serial } = await bench.good('checkout', bill(selectedCardId, 3_000));
    const refused = await outbox(bench, (view) => view.refused === 1);
    expect(refused).toMatchObject({ waiting: 0, newest: [{ operation: { serial }, words: /商户不存在/ }] });
    Object.assign(store ?? {}, { thirdpartyMerchantNo: store?.merchantNo });
    expect(await bench.good('sendBillDetailAgain', { serial })).toMatchObject({ waiting: 1, refused: 0 });
    await outbox(bench, ({ waiting }) => waiting === 0);
    expect(details(bench)).toHaveLength(1);
  });

  test('a till that closes waits for no detail, and the next start goes on', async () => {
    const bench = await freshBench();
    bench.server.faults.set({ kind: 'latency', interfaceId: 'syncBillDetail', ms: 600_000 });
    const { selectedCardId } = await serve(bench, huang);
    await bench.good('checkout', bill(selectedCardId, 3_000));
    await bench.server.whenReceived('syncBillDetail', 1);
    await bench.restart();
    bench.server.faults.clear();
    await serve(bench, huang);
    await outbox(bench, ({ waiting }) => waiting === 0);
    expect(details(bench)).toHaveLength(1);
    expect(detailCalls(bench)).toBeGreaterThanOrEqual(1);
  });
});

describe('a till that is killed', () => {
  const script = new URL('./bill-details-child.ts', import.meta.url).pathname;

  type Killed = {
    readonly process: ChildProcess;
    readonly line: () => Promise<string | null>;
    readonly gone: Promise<void>;
  };

  function start(...given: readonly string[]): Killed {
    const child = spawn(process.execPath, [script, ...given], { stdio: ['pipe', 'pipe', 'inherit'] });
    const gone = new Promise<void>((resolve) => child.once('close', () => resolve()));
    leftovers.push(async () => {
      child.kill('SIGKILL');
      await gone;
    });
    const lines = createInterface({ input: child.stdout })[Symbol.asyncIterator]();
    return {
      process: child,
      gone,
      async line() {
        const next = await lines.next();
        return next.done === true ? null : next.value;
      },
    };
  }

  test('loses no detail between the sale and its row, and tells none twice between the answer and its mark', async () => {
    let atDetail: (() => void) | null = null;
    // Hears of a call when it is processed and before its answer leaves.
    const server = await startPracticeServer({
      onChange: ({ billDetails }) => (billDetails.length > 0 ? atDetail?.() : undefined),
    });
    leftovers.push(() => server.close());
    const folder = mkdtempSync(join(tmpdir(), 'till-killed-'));
    leftovers.push(() => rmSync(folder, { recursive: true, force: true }));
    const given = [folder, server.url, server.controlKey] as const;

    const first = start(...given, huang);
    const [state, serial] = ((await first.line()) ?? '').split(' ');
    expect(state).toBe('applied');
    first.process.kill('SIGKILL');
    await first.gone;
    expect(server.received('syncBillDetail')).toHaveLength(0);

    const second = start(...given);
    atDetail = () => second.process.kill('SIGKILL');
    expect(await second.line()).toBe('ready');
    await server.whenReceived('syncBillDetail', 1);
    await second.gone;
    atDetail = null;
    expect(server.world.billDetails).toHaveLength(1);

    const third = start(...given);
    expect(await third.line()).toBe('ready');
    expect(await third.line()).toBe('nothing waits');
    third.process.stdin?.end();
    await third.gone;
    const [before, after, ...more] = server.received('syncBillDetail').map(({ body }) => JSON.parse(body).ciphertext);
    expect(after).toEqual(before);
    expect(more).toEqual([]);
    expect(server.world.billDetails).toMatchObject([{ orderId: serial, totalPrice: 2_000 }]);
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
    expect(journal.value.billDetails.counts()).toEqual({ waiting: 0, refused: 0 });
  }, 300_000);
});

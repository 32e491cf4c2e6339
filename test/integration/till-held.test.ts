// Sales put aside on the real till: kept through a restart and a kill, charged once however often they are taken up, and never against a bill that was paid meanwhile.
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { fileURLToPath } from 'node:url';
import { afterEach, expect, test } from 'vitest';
import { startPracticeServer } from '../../main/practice/practice-server.ts';
import type { HeldContent } from '../../shared/held-sales.ts';
import { fen } from '../../shared/money.ts';
import { openChildTill, orThrow } from './child-till.ts';
import { type Bench, huang, openBench, zhang } from './till-bench.ts';
import { endInOrder } from './till-books.ts';
import { bill, selectedCard, serve } from './till-serving.ts';
import { cutLine, settled } from './till-waiting.ts';

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

function content(amount: number, more: Partial<HeldContent> = {}): HeldContent {
  return {
    amountText: (amount / 100).toFixed(2),
    amount: fen(amount),
    combination: null,
    billNo: null,
    remark: null,
    ...more,
  };
}

test('a sale is put aside, survives a restart, and is charged once although it is taken up twice', async () => {
  const bench = await freshBench();
  const { cardId } = selectedCard(await serve(bench, zhang));
  const before = bench.server.ledger.transactions().length;
  const combination = {
    bill: fen(8_800),
    coupons: [{ id: '770000000102', quantity: 2 }],
    points: 0,
    store: 'rest' as const,
    others: [{ method: '1', amount: 'rest' as const, received: fen(10_000) }],
  };
  const first = await bench.good('holdSale', {
    id: null,
    cardId,
    content: content(8_800, { combination, remark: '靠窗' }),
  });
  const second = await bench.good('holdSale', { id: null, cardId, content: content(1_200) });
  expect([first.number, second.number]).toEqual([1, 2]);
  expect(await bench.good('getStatus', null)).toMatchObject({ heldSales: 2, waiting: 0, atRisk: 0 });
  expect(bench.server.ledger.transactions()).toHaveLength(before);

  await bench.restart();
  await bench.good('signIn', { user: '1001', password: 'yatai-1001' });
  expect((await bench.good('getStatus', null)).heldSales).toBe(2);
  const [waiting] = await bench.good('listHeldSales', null);
  expect(waiting).toMatchObject({ number: 1, amount: 8_800, coupons: 2, remark: '靠窗', standing: { kind: 'open' } });

  const recalled = await bench.good('recallHeldSale', { id: first.id });
  const again = await bench.good('recallHeldSale', { id: first.id });
  expect(again.intent).toBe(recalled.intent);
  expect(recalled.content.combination).toEqual(combination);
  expect(recalled.found.member?.selectedCardId).toBe(recalled.cardId);
  const sale = bill(recalled.cardId, 8_800, { intent: recalled.intent });
  const [one, other] = [await bench.good('checkout', sale), await bench.good('checkout', sale)];
  expect(other.serial).toBe(one.serial);
  expect((await settled(bench, one.serial)).state).toBe('applied');
  expect(bench.server.ledger.liveChargesBySerial(one.serial)).toHaveLength(1);
  expect(await bench.bad('recallHeldSale', { id: first.id })).toBe('heldSaleGone');
  expect((await bench.good('getStatus', null)).heldSales).toBe(1);

  expect(await bench.good('dropHeldSale', { id: second.id })).toEqual([]);
  expect(await bench.bad('dropHeldSale', { id: second.id })).toBe('heldSaleGone');
  expect(bench.till().journal.heldSales.open()).toEqual([]);
});

test('a sale that was taken up and charged is not put aside once more, to be charged again', async () => {
  const bench = await freshBench();
  const { cardId } = selectedCard(await serve(bench, huang));
  const { id } = await bench.good('holdSale', { id: null, cardId, content: content(500) });
  const { intent } = await bench.good('recallHeldSale', { id });
  const sale = await bench.good('checkout', bill(cardId, 500, { intent }));
  expect((await settled(bench, sale.serial)).state).toBe('applied');
  // The screen still has it: its answer was lost on the way.
  expect(await bench.bad('holdSale', { id, cardId, content: content(500) })).toBe('heldSaleGone');
  expect(await bench.good('listHeldSales', null)).toEqual([]);
});

test('a sale that was dropped while it was taken up is put aside as a new one', async () => {
  const bench = await freshBench();
  const { cardId } = selectedCard(await serve(bench, huang));
  const { id } = await bench.good('holdSale', { id: null, cardId, content: content(500) });
  await bench.good('dropHeldSale', { id });
  const again = await bench.good('holdSale', { id, cardId, content: content(700) });
  expect(again.id).not.toBe(id);
  expect(await bench.good('listHeldSales', null)).toMatchObject([{ id: again.id, amount: 700 }]);
});

test('a sale that charged nothing frees it again, with an intent of its own for the next attempt', async () => {
  const bench = await freshBench();
  const { cardId } = selectedCard(await serve(bench, huang));
  const { id } = await bench.good('holdSale', { id: null, cardId, content: content(500) });
  const taken = await bench.good('recallHeldSale', { id });
  const card = bench.server.world.cards.find(({ cardNo }) => cardNo === huang);
  const had = card?.storeFen ?? 0;
  Object.assign(card ?? {}, { storeFen: 100 });
  const refused = await bench.good('checkout', bill(taken.cardId, 500, { intent: taken.intent }));
  expect(refused.state).toBe('rejected');
  Object.assign(card ?? {}, { storeFen: had });
  expect(await bench.good('listHeldSales', null)).toMatchObject([{ id, standing: { kind: 'open' } }]);
  const next = await bench.good('recallHeldSale', { id });
  expect(next.intent).not.toBe(taken.intent);
  const paid = await bench.good('checkout', bill(next.cardId, 500, { intent: next.intent }));
  expect(paid.state).toBe('applied');
  expect(await bench.good('listHeldSales', null)).toEqual([]);
});

test('while its outcome is not certain it is told so, and neither taken up nor dropped', async () => {
  const bench = await freshBench();
  const { cardId } = selectedCard(await serve(bench, huang));
  const { id } = await bench.good('holdSale', { id: null, cardId, content: content(500) });
  const { intent } = await bench.good('recallHeldSale', { id });
  bench.server.faults.set({ kind: 'lostResponse', interfaceId: 'checkout', times: 1 });
  bench.server.faults.set({ kind: 'logLag', ms: 60_000 });
  const sale = await bench.good('checkout', bill(cardId, 500, { intent }));
  expect(sale.state).toBe('unknown');
  expect(await bench.good('listHeldSales', null)).toMatchObject([
    { standing: { kind: 'charging', serial: sale.serial } },
  ]);
  expect(await bench.bad('recallHeldSale', { id })).toBe('heldSaleCharged');
  expect(await bench.bad('dropHeldSale', { id })).toBe('heldSaleCharged');
  expect(await bench.bad('holdSale', { id, cardId, content: content(500) })).toBe('heldSaleCharged');
  expect((await settled(bench, sale.serial)).state).toBe('applied');
  expect(await bench.good('listHeldSales', null)).toEqual([]);
});

test('with the platform away it is taken up from what was seen last', async () => {
  const bench = await freshBench();
  const { cardId } = selectedCard(await serve(bench, zhang));
  const { id } = await bench.good('holdSale', { id: null, cardId, content: content(1_000) });
  await cutLine(bench);
  const { found } = await bench.good('recallHeldSale', { id });
  expect(found.member).toMatchObject({ name: '张雅', fromCache: true });
});

test('a UniPOS bill that was paid meanwhile says so', async () => {
  const bench = await freshBench();
  const { cardId } = selectedCard(await serve(bench, zhang));
  const { billNo } = bench.server.unipos.addBill({ payMode: '10' });
  await bench.good('getBills', { day: null, refresh: true });
  const { id } = await bench.good('holdSale', {
    id: null,
    cardId,
    content: content(2_200, { amountText: '', billNo }),
  });
  expect((await bench.good('recallHeldSale', { id })).bill).toEqual({ billNo, table: null, due: 2_200 });
  const paid = await bench.good('checkout', bill(cardId, 2_200, { bill: { billNo } }));
  expect(await bench.good('listHeldSales', null)).toMatchObject([
    { id, standing: { kind: 'billPaid', serial: paid.serial } },
  ]);
  expect(await bench.bad('recallHeldSale', { id })).toBe('billPaid');
  expect(await bench.good('dropHeldSale', { id })).toEqual([]);
});

test('killed after it was put aside it waits; killed while it is being charged it is charged once and waits no more', async () => {
  const server = await startPracticeServer();
  leftovers.push(() => server.close());
  for (const deed of ['hold', 'charge'] as const) {
    const folder = mkdtempSync(join(tmpdir(), 'held-'));
    leftovers.push(() => rmSync(folder, { recursive: true, force: true }));
    if (deed === 'charge') {
      server.faults.set({ kind: 'lostResponse', interfaceId: 'checkout', times: 1 });
    }
    const file = fileURLToPath(new URL('held-child.ts', import.meta.url));
    const child = spawn(process.execPath, [file, folder, server.url, server.controlKey, huang, deed], {
      stdio: ['pipe', 'pipe', 'inherit'],
    });
    leftovers.push(() => child.kill('SIGKILL'));
    const [id = ''] = await once(createInterface({ input: child.stdout }), 'line');
    if (deed === 'charge') {
      await server.whenReceived('checkout', 1);
    }
    child.kill('SIGKILL');
    await once(child, 'exit');
    server.faults.clear();
    const till = await openChildTill(folder, { url: server.url, key: server.controlKey });
    leftovers.push(() => till.close());
    if (deed === 'hold') {
      expect(orThrow(await till.handlers.listHeldSales(null))).toMatchObject([{ id, standing: { kind: 'open' } }]);
    } else {
      // Whether it is known already or still being checked: nobody can charge it a second time.
      const again = await till.handlers.recallHeldSale({ id });
      expect(['heldSaleCharged', 'heldSaleGone']).toContain(again.ok ? null : again.failure.code);
      const [sale] = till.journal.page('all', null, 10);
      expect(server.ledger.liveChargesBySerial(sale?.serial ?? '')).toHaveLength(1);
    }
  }
});

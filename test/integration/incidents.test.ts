// What went wrong in other tills, one test an incident (docs/money-safety.md tells them to people). Each is the story as it
// happened there, played on the real till, a real file and the practice platform; afterwards the books agree to the fen.
import { cpSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { readJournal } from '../../main/journal/read-journal.ts';
import { loadProfile } from '../../main/till/load-profile.ts';
import { openTill } from '../../main/till/open-till.ts';
import { systemRandom } from '../../main/till/system-ports.ts';
import type { EventMap } from '../../shared/ipc.ts';
import type { OperationState, OperationView } from '../../shared/operation.ts';
import { type Bench, cashier, huang, openBench, yang, zhang } from './till-bench.ts';
import { compareBooks } from './till-books.ts';
import { bill, newIntent, selectedCard, serve } from './till-serving.ts';
import { cutLine, drained, settled } from './till-waiting.ts';

let bench: Bench;

beforeEach(async () => {
  bench = await openBench();
});
afterEach(async () => {
  try {
    await bench.server.acceptConnections();
    bench.server.faults.clear();
    await bench.good('sendNow', null);
    await drained(bench);
    await compareBooks(bench);
    expect(bench.complaints).toEqual([]);
  } finally {
    await bench.close();
  }
});

async function cardOf(cardNo: string): Promise<string> {
  return selectedCard(await serve(bench, cardNo)).cardId;
}

/** So many sales of 1.00 to this card while the platform is away. */
async function sellOffline(cardId: string, count: number): Promise<readonly OperationView[]> {
  const sales: OperationView[] = [];
  for (let sale = 0; sale < count; sale += 1) sales.push(await bench.good('checkout', bill(cardId, 100)));
  expect(sales.map(({ state }) => state)).toEqual(sales.map(() => 'pending'));
  return sales;
}

/** What the disk would give back if the power went now: the store's files as they lie there, read by the till's own reader. */
function onDisk(serial: string): OperationState | null {
  const copy = mkdtempSync(join(tmpdir(), 'till-disk-'));
  try {
    const source = join(bench.folder, 'practice');
    cpSync(source, copy, { recursive: true, filter: (name) => !name.endsWith('-shm') });
    const reader = readJournal(join(copy, 'journal.db'));
    if (!reader.ok) throw new Error(`the copy cannot be read: ${reader.failure.code}`);
    try {
      return reader.value.find(serial)?.operation.state ?? null;
    } finally {
      reader.value.close();
    }
  } finally {
    rmSync(copy, { recursive: true, force: true });
  }
}

async function stateOf(serial: string): Promise<OperationState> {
  return (await bench.good('getOperation', { serial })).operation.state;
}

describe('doubled', () => {
  test('a lost reply, then retry, doubles an order', async () => {
    const cardId = await cardOf(zhang);
    const before = bench.server.ledger.balanceOf(zhang) ?? 0;
    bench.server.faults.set({ kind: 'lostResponse', interfaceId: 'checkout', times: 1 });
    const sale = bill(cardId, 8_850);
    const first = bench.good('checkout', sale);
    await bench.server.whenReceived('checkout', 1);
    // The cashier presses again, and again after the application was started anew: the same intent each time.
    const again = await bench.good('checkout', sale);
    expect((await first).serial).toBe(again.serial);
    await bench.restart();
    await bench.good('signIn', cashier);
    await cardOf(zhang);
    const third = await bench.good('checkout', { ...sale, cardId: await cardOf(zhang) });
    expect(third.serial).toBe(again.serial);
    expect(await settled(bench, again.serial)).toMatchObject({ state: 'applied', attempt: 1 });
    expect(bench.server.received('checkout')).toHaveLength(1);
    expect(bench.server.ledger.balanceOf(zhang)).toBe(before - 8_850);
  });

  test('two tabs sync the same queue', async () => {
    const cardId = await cardOf(zhang);
    await cutLine(bench);
    const sales = await sellOffline(cardId, 3);
    // A second till on the same folder is refused before it reads a row, also while the first one sends.
    const profile = await loadProfile(null, async () => null);
    if (!profile.ok) throw new Error('the practice profile is not valid');
    const second = () =>
      openTill({
        dataFolder: bench.folder,
        profile: profile.value,
        sqliteBinding: null,
        practice: { url: bench.server.url, key: bench.server.controlKey },
        version: '0.0.0',
        clock: bench.time.clock,
        random: systemRandom,
        timers: bench.time.timers,
        emit: () => undefined,
        complain: () => undefined,
      });
    expect(await second()).toMatchObject({ ok: false, failure: { code: 'storeInUse' } });
    await bench.server.acceptConnections();
    // And twenty impatient presses on "send now" are still one queue.
    const presses = Array.from({ length: 20 }, () => bench.call('sendNow', null));
    expect(await second()).toMatchObject({ ok: false, failure: { code: 'storeInUse' } });
    await Promise.all(presses);
    await drained(bench);
    for (const { serial } of sales) expect(bench.server.ledger.chargesBySerial(serial)).toHaveLength(1);
    expect(bench.server.received('checkout')).toHaveLength(sales.length);
  });
});

describe('lost', () => {
  test('a debounced save loses a paid order', async () => {
    const cardId = await cardOf(zhang);
    await cutLine(bench);
    const { serial } = await bench.good('checkout', bill(cardId, 1_000));
    // No moment lies between "accepted" and "on the disk": it is there when the answer is.
    expect(onDisk(serial)).toBe('pending');
  });

  test('a sale made during a sync is deleted with the synced ones', async () => {
    const [zhangs, huangs] = [await cardOf(zhang), await cardOf(huang)];
    await cutLine(bench);
    const waiting = await sellOffline(zhangs, 3);
    bench.server.faults.set({ kind: 'latency', ms: 1_000 });
    await bench.server.acceptConnections();
    void bench.call('sendNow', null);
    await bench.server.whenReceived('checkout', 1);
    const during = await bench.good('checkout', bill(huangs, 100));
    bench.server.faults.clear();
    await drained(bench);
    const { operations } = await bench.good('listOperations', { filter: 'all', before: null, size: 50 });
    const serials = operations.map(({ serial }) => serial);
    expect(serials.toSorted()).toEqual([...waiting, during].map(({ serial }) => serial).toSorted());
    for (const serial of serials) expect(await stateOf(serial)).toBe('applied');
  });

  test('a receipt printed with no record anywhere', async () => {
    const cardId = await cardOf(zhang);
    const unrecorded: string[] = [];
    // Whatever the screen (and so any paper) learns of an operation, the disk knew it before.
    bench.till().queue.onChange(({ serial, state }) => {
      if (onDisk(serial) !== state) unrecorded.push(`${serial} ${state}`);
    });
    const paid = await bench.good('checkout', bill(cardId, 1_000));
    expect(onDisk(paid.serial)).toBe('applied');
    const undone = await bench.good('revokeOperation', { intent: newIntent(), serial: paid.serial, reason: 'wrong' });
    expect(onDisk(undone.serial)).toBe('applied');
    expect(onDisk(paid.serial)).toBe('reverted');
    expect(unrecorded).toEqual([]);
    const told = bench.events
      .filter(({ name }) => name === 'operation')
      .map(({ value }) => value as EventMap['operation']);
    expect(new Set(told.map(({ serial }) => serial))).toEqual(new Set([paid.serial, undone.serial]));
  });
});

describe('taken back', () => {
  test('a paid offline order is reopened by another device', async () => {
    const cardId = await cardOf(zhang);
    const before = bench.server.ledger.balanceOf(zhang) ?? 0;
    await cutLine(bench);
    const [sale] = await sellOffline(cardId, 1);
    if (sale === undefined) throw new Error('nothing was sold');
    // Another till serves the same guest meanwhile; then ours comes back and reads what the platform says of the card.
    await bench.server.acceptConnections();
    bench.server.spendElsewhere(zhang, 5_000);
    bench.server.faults.set({ kind: 'lostRequest', interfaceId: 'checkout' });
    const { member } = await bench.good('lookup', { text: zhang });
    // The platform's balance does not know of our sale: it stays held on the card, and stays ours to send.
    expect(member === null ? null : selectedCard(member)).toMatchObject({ held: 100 });
    expect(['pending', 'sending', 'unknown']).toContain(await stateOf(sale.serial));
    await bench.restart();
    expect(bench.till().journal.store.get(sale.serial)).toMatchObject({ amount: 100, cardNo: zhang });
    bench.server.faults.clear();
    await bench.good('signIn', cashier);
    const outcome = await settled(bench, sale.serial, 3_600_000);
    // Where its request got lost on the way it is never sent again by itself: a person's affair, still ours, never a draft.
    expect(['applied', 'manual']).toContain(outcome.state);
    const charged = outcome.state === 'applied' ? 100 : 0;
    expect(bench.server.ledger.balanceOf(zhang)).toBe(before - 5_000 - charged);
  });
});

describe('held up', () => {
  test('one invalid record stops all later ones', async () => {
    const [zhangs, huangs, yangs] = [await cardOf(zhang), await cardOf(huang), await cardOf(yang)];
    await cutLine(bench);
    const [bad] = await sellOffline(zhangs, 1);
    const good = [...(await sellOffline(huangs, 3)), ...(await sellOffline(yangs, 2))];
    bench.server.freezeCard(zhang);
    await bench.server.acceptConnections();
    await bench.good('sendNow', null);
    for (const { serial } of good) expect(await settled(bench, serial)).toMatchObject({ state: 'applied' });
    expect(await settled(bench, bad?.serial ?? '')).toMatchObject({ state: 'rejected' });
  });

  test('a stale token pushes queued work into the dead letters', async () => {
    const [zhangs, huangs] = [await cardOf(zhang), await cardOf(huang)];
    await cutLine(bench);
    const sales = [...(await sellOffline(zhangs, 3)), ...(await sellOffline(huangs, 3))];
    bench.server.stealToken();
    bench.server.faults.set({ kind: 'stolenToken', interfaceId: 'checkout', times: 4 });
    await bench.server.acceptConnections();
    await bench.good('sendNow', null);
    for (const { serial } of sales) {
      // A refused token is not an attempt of the sale: each still has its first one, and none became a person's affair.
      expect(await settled(bench, serial, 3_600_000)).toMatchObject({ state: 'applied', attempt: 1 });
    }
    expect(bench.server.faults.hits('stolenToken')).toBe(4);
  });
});

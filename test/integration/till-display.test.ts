// What the guest's screen tells, on the real till: what was asked for and what became of it, never another guest's, and never in a sale's way.

import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import type { DisplayScene } from '../../shared/display-view.ts';
import { fen } from '../../shared/money.ts';
import { technician } from '../support/practice-approvals.ts';
import { type Bench, huang, openBench, zhang } from './till-bench.ts';
import { endInOrder } from './till-books.ts';
import { bill, newIntent, selectedCard, serve } from './till-serving.ts';
import { cutLine, settled } from './till-waiting.ts';

let bench: Bench;
/** Every scene that was told, oldest first. */
let told: DisplayScene[];

beforeEach(async () => {
  bench = await openBench();
  told = [];
  bench.till().display.onChange(() => told.push(scene()));
});
afterEach(() => endInOrder(bench));

const scene = () => bench.till().display.view().scene;
const outcomes = () => [...new Set(told.flatMap((one) => (one.kind === 'outcome' ? [one.outcome] : [])))];

/** Resolves when the guest's screen shows such a scene. */
function shown(fits: (scene: DisplayScene) => boolean): Promise<DisplayScene> {
  return new Promise((resolve) => {
    const stop = bench.till().display.onChange(check);
    function check(): void {
      const now = scene();
      if (fits(now)) {
        stop();
        resolve(now);
      }
    }
    check();
  });
}

async function atTheCounter(cardNo: string, stage: 'guest' | 'sale' = 'guest'): Promise<string> {
  const { cardId } = selectedCard(await serve(bench, cardNo));
  await bench.good('tellDisplay', { stage, cardId });
  return cardId;
}

describe('a guest at the counter', () => {
  test('is greeted, told what is to be paid, and what became of it; then the screen is quiet again', async () => {
    expect(scene()).toEqual({ kind: 'idle' });
    const cardId = await atTheCounter(zhang);
    expect(scene()).toEqual({ kind: 'guest', guest: { name: '张**', balance: 50_000, points: 1200 } });
    await bench.good('tellDisplay', { stage: 'sale', cardId });
    await bench.good('consult', { cardId, billAmount: fen(8_800) });
    expect(scene()).toMatchObject({ kind: 'due', what: 'consumption', amount: 8_800, guest: { balance: 50_000 } });
    await bench.good('checkout', bill(cardId, 8_800));
    expect(scene()).toMatchObject({
      kind: 'outcome',
      outcome: 'done',
      amount: 8_800,
      balance: { before: 50_000, after: 41_200 },
      earned: { points: 88 },
    });
    await bench.good('tellDisplay', { stage: 'nobody', cardId: null });
    expect(scene().kind).toBe('outcome');
    bench.time.push(12_000);
    await shown(({ kind }) => kind === 'idle');
  });

  test('gets a recharge with its bonus, and a code that goes when it is no longer offered', async () => {
    const cardId = await atTheCounter(huang, 'sale');
    const { url } = await bench.good('getRechargeLink', { cardId });
    expect(scene()).toMatchObject({ kind: 'code', what: 'recharge', text: url });
    await bench.good('tellDisplay', { stage: 'codeOver', cardId: null });
    const payments = [{ method: '1', amount: fen(50_000) }];
    await bench.good('checkRecharge', { cardId, amount: fen(50_000), payments });
    expect(scene()).toMatchObject({ kind: 'due', what: 'recharge', amount: 50_000 });
    await bench.good('recharge', { intent: newIntent(), cardId, amount: fen(50_000), payments });
    expect(scene()).toMatchObject({
      outcome: 'done',
      what: 'recharge',
      balance: { before: 500_000, after: 558_000 },
      earned: { store: 8_000 },
    });
  });

  test('whose answer is lost is told that it is being checked, and the outcome when it is known', async () => {
    const cardId = await atTheCounter(zhang, 'sale');
    bench.server.faults.set({ kind: 'lostResponse', interfaceId: 'checkout' });
    bench.server.faults.set({ kind: 'lostResponse', interfaceId: 'consumeCard' });
    const sale = await bench.good('checkout', bill(cardId, 1_000));
    bench.server.faults.clear();
    await settled(bench, sale.serial);
    expect(outcomes()).toEqual(['working', 'checking', 'done']);
  });

  test('who pays without the line is told that it is recorded, and no balance', async () => {
    const cardId = await atTheCounter(zhang, 'sale');
    await cutLine(bench);
    await bench.good('checkout', bill(cardId, 1_000));
    expect(scene()).toMatchObject({
      outcome: 'recorded',
      balance: { before: null, after: null },
      earned: { points: 0 },
    });
  });

  test('sees no word of a refusal', async () => {
    const cardId = await atTheCounter(zhang, 'sale');
    await bench.good('consult', { cardId, billAmount: fen(900_000) });
    expect(await bench.bad('checkout', bill(cardId, 900_000))).toBe('balanceTooSmall');
    expect(scene()).toMatchObject({ kind: 'due', amount: 900_000 });
  });
});

describe('another guest', () => {
  test('never sees what became of the one before', async () => {
    const cardId = await atTheCounter(zhang, 'sale');
    bench.server.faults.set({ kind: 'lostResponse', interfaceId: 'checkout' });
    bench.server.faults.set({ kind: 'lostResponse', interfaceId: 'consumeCard' });
    const sale = await bench.good('checkout', bill(cardId, 1_000));
    await atTheCounter(huang);
    told.length = 0;
    bench.server.faults.clear();
    await settled(bench, sale.serial);
    expect(told.filter(({ kind }) => kind !== 'guest')).toEqual([]);
    expect(scene()).toMatchObject({ guest: { name: '黄**', balance: 500_000 } });
  });

  test('sees no balance of a card that is not the own one, and nothing of a revocation for somebody else', async () => {
    const { serial } = await bench.good('checkout', bill(selectedCard(await serve(bench, zhang)).cardId, 1_000));
    expect(scene()).toMatchObject({ outcome: 'done', balance: { before: null, after: null } });
    await atTheCounter(huang);
    told.length = 0;
    await bench.good('revokeOperation', { intent: newIntent(), serial, reason: '多收' });
    expect(told.filter(({ kind }) => kind !== 'guest')).toEqual([]);
  });
});

test('a display that throws is nobody’s trouble: the sale is made and its answer is the same', async () => {
  bench.till().display.onChange(() => {
    throw new Error('the screen is broken');
  });
  const cardId = await atTheCounter(zhang, 'sale');
  expect(await bench.good('checkout', bill(cardId, 1_000))).toMatchObject({ state: 'applied' });
  expect(bench.complaints.length).toBeGreaterThan(0);
  expect(bench.complaints.every((one) => one.includes('customer display'))).toBe(true);
  bench.complaints.length = 0;
});

test('who is locked out of the till shows nobody, and the language is the till’s or the guest’s own', async () => {
  await atTheCounter(zhang);
  await bench.good('lock', null);
  await bench.good('tellDisplay', { stage: 'nobody', cardId: null });
  expect(scene()).toEqual({ kind: 'idle' });
  await bench.good('unlock', { password: 'yatai-1001' });
  await bench.good('setLanguage', { language: 'en' });
  expect(bench.till().display.view()).toMatchObject({ language: 'en', storeName: '雅台上地店', practice: true });
  const value = { ...bench.till().display.settings(), language: 'zh-CN' as const, showBalance: false, showName: false };
  expect(await bench.bad('changePreference', { section: 'display', value })).toBe('approvalNeeded');
  await bench.good('changePreference', { section: 'display', value, approval: technician });
  expect(bench.till().display.view().language).toBe('zh-CN');
  await atTheCounter(zhang);
  expect(scene()).toMatchObject({ guest: { name: null, balance: null } });
});

// Shifts on the real till: money in the drawer is what the journal's operations say, without the platform too; a difference needs a person; what is
// open goes on by name.

import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import excel from 'exceljs';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { denominations } from '../../shared/coins.ts';
import { fen } from '../../shared/money.ts';
import { manager, supervisor } from '../support/practice-approvals.ts';
import { type Bench, cashier, huang, openBench, zhang } from './till-bench.ts';
import { bill, newIntent, selectedCard, serve } from './till-serving.ts';
import { sell } from './till-shift-stage.ts';
import { cutAfter, drained, settled } from './till-waiting.ts';

let bench: Bench;
let exported: string | null = null;

beforeEach(async () => {
  bench = await openBench({
    chooseFile: {
      save: async () => null,
      open: async () => null,
      saveTable: async (name) => {
        exported = join(bench.folder, name);
        return exported;
      },
    },
  });
  await bench.good('signIn', cashier);
});

afterEach(async () => {
  try {
    expect(bench.complaints).toEqual([]);
    expect(bench.till().journal.verify()).toBeNull();
  } finally {
    await bench.close();
  }
});

/** So many of each, the largest first; what is left out lies not there. */
function coins(...pieces: readonly number[]): number[] {
  return denominations.map((_, index) => pieces[index] ?? 0);
}

async function openByCount(...pieces: readonly number[]) {
  return bench.good('openShift', { intent: newIntent(), coins: coins(...pieces) });
}

async function expected(): Promise<number> {
  const { open } = await bench.good('getShift', null);
  const { cash } = open ?? { cash: null };
  return cash === null ? Number.NaN : Object.values(cash).reduce((sum: number, each) => sum + each, 0);
}

const closing = { left: fen(0), note: '', handOver: null };

describe('a shift', () => {
  test('is opened by a count, holds cash of sales, recharges and revocations, and is closed to the fen', async () => {
    expect(await bench.bad('openShift', { intent: newIntent(), coins: null })).toBe('shiftFloatMissing');
    expect(await bench.bad('countShift', { intent: newIntent(), coins: coins() })).toBe('shiftNotOpen');
    const opened = await openByCount(2, 0, 5);
    expect(opened.open).toMatchObject({ shift: 1, float: 30_000, floatCounted: true, carried: null });
    expect(await bench.bad('openShift', { intent: newIntent(), coins: null })).toBe('shiftOpen');

    await sell(bench, huang, 5_000, 2_000);
    const undone = await sell(bench, huang, 3_000, 3_000);
    const { cardId } = selectedCard(await serve(bench, zhang));
    const payments = [
      { method: '1', amount: fen(40_000) },
      { method: '3', amount: fen(10_000) },
    ];
    const recharged = await bench.good('recharge', { intent: newIntent(), cardId, amount: fen(50_000), payments });
    await settled(bench, recharged.serial);
    await bench.good('revokeOperation', { intent: newIntent(), serial: undone.serial, reason: '退菜', approval: null });
    await drained(bench);
    const { open } = await bench.good('getShift', null);
    expect(open?.cash).toEqual({
      float: 30_000,
      sales: 5_000,
      recharges: 40_000,
      corrections: 0,
      revocations: -3_000,
      earlier: 0,
      in: 0,
      out: 0,
    });
    expect(open?.turnover).toMatchObject({
      consumption: { count: 2, amount: 8_000 },
      recharge: { count: 1, amount: 50_000 },
      revocation: { count: 1, amount: 3_000 },
      methods: [
        { method: '1', count: 3, amount: 45_000 },
        { method: '3', count: 1, amount: 10_000 },
      ],
    });

    await bench.good('countShift', { intent: newIntent(), coins: coins(7, 0, 1) });
    const { record } = await bench.good('closeShift', { intent: newIntent(), ...closing, left: fen(30_000) });
    expect(record).toMatchObject({
      expected: 72_000,
      counted: 72_000,
      difference: 0,
      left: 30_000,
      cashiers: ['1001'],
    });
    await bench.restart();
    await bench.good('signIn', cashier);
    expect(await bench.good('listShifts', { before: null, size: 10 })).toEqual({ records: [record], nextBefore: null });
    expect((await bench.good('getShift', null)).carried).toBe(30_000);
    // What is sold between two shifts lies in the drawer when the next one opens, and is told by it.
    await sell(bench, huang, 1_000, 1_000);
    const next = await bench.good('openShift', { intent: newIntent(), coins: null });
    expect(next.open).toMatchObject({ shift: 2, float: 31_000, floatCounted: false });
    expect(next.open?.turnover.consumption).toEqual({ count: 1, amount: 1_000 });
    expect(await expected()).toBe(31_000);
  });

  test('cash in and out: once for an intent, with a PIN above the limit, with the person in the journal', async () => {
    await openByCount(10);
    const asked = { intent: newIntent(), direction: 'out', amount: fen(20_000), reason: '存银行' } as const;
    await bench.good('moveCash', asked);
    await bench.good('moveCash', asked);
    expect(await bench.bad('moveCash', { ...asked, amount: fen(1) })).toBe('intentUsed');
    const large = { intent: newIntent(), direction: 'out', amount: fen(60_000), reason: '存银行' } as const;
    expect(await bench.bad('moveCash', large)).toBe('cashAboveLimit');
    const { open } = await bench.good('moveCash', { ...large, approval: supervisor });
    expect(open?.cash).toMatchObject({ in: 0, out: -80_000 });
    expect(open?.moves).toMatchObject([
      { amount: 20_000, person: null, operator: '1001' },
      { amount: 60_000, person: '陈主管' },
    ]);
    expect(bench.till().journal.audit.page(null, 9, ['cashMoved', 'approvalGiven']).length).toBe(3);
  });

  test('a difference above the limit needs a word and a PIN; cash that moves after the count makes it stale', async () => {
    await openByCount(1);
    await bench.good('countShift', { intent: newIntent(), coins: coins(0, 1) });
    await sell(bench, huang, 700, 700);
    expect((await bench.good('getShift', null)).open?.counted).toMatchObject({ stale: true, difference: -5_000 });
    const close = { intent: newIntent(), ...closing };
    expect(await bench.bad('closeShift', close)).toBe('shiftCountStale');
    await bench.good('countShift', { intent: newIntent(), coins: coins(0, 1) });
    expect(await bench.bad('closeShift', close)).toBe('reasonMissing');
    expect(await bench.bad('closeShift', { ...close, note: '少了', left: fen(5_001) })).toBe('shiftLeftTooMuch');
    expect(await bench.bad('closeShift', { ...close, note: '少了' })).toBe('cashDifference');
    expect((await bench.good('getShift', null)).open?.shift).toBe(1);
    const { record, view } = await bench.good('closeShift', {
      ...close,
      note: '少了',
      left: fen(5_000),
      handOver: '1002',
      approval: supervisor,
    });
    expect(record).toMatchObject({ difference: -5_700, person: '陈主管', note: '少了', counts: 2, handOver: '1002' });
    expect(view.open).toMatchObject({ shift: 2, openedBy: '1002', float: 5_000, carried: 5_000 });
  });

  test('a blind count tells nothing before it is in the journal', async () => {
    const cash = { methods: ['1'], moveAlone: fen(50_000), differenceAlone: fen(1_000), blind: true };
    await bench.good('changePreference', { section: 'cash', value: cash, approval: manager });
    await openByCount(1);
    await sell(bench, huang, 700, 700);
    const before = await bench.good('getShift', null);
    expect(before.open?.cash).toBeNull();
    expect(JSON.stringify(before.open?.turnover.methods)).toBe('[]');
    const after = await bench.good('countShift', { intent: newIntent(), coins: coins(1) });
    expect(after.open?.cash?.sales).toBe(700);
    expect(after.open?.counted?.difference).toBe(-700);
  });

  test('without the platform: what waits is carried over by name, and told where its end is known', async () => {
    const cardId = await cutAfter(bench, zhang);
    await openByCount(1);
    const sale = await bench.good('checkout', {
      ...bill(cardId, 4_000, { storePay: fen(3_000), otherPayments: [{ method: '1', amount: fen(1_000) }] }),
    });
    expect(await expected()).toBe(11_000);
    await bench.good('countShift', { intent: newIntent(), coins: coins(1, 0, 0, 1) });
    const { record } = await bench.good('closeShift', {
      intent: newIntent(),
      ...closing,
      left: fen(11_000),
      handOver: '1001',
    });
    expect(record.turnover.consumption).toEqual({ count: 0, amount: 0 });
    expect(record.open.operations).toMatchObject([{ serial: sale.serial, memberName: '张雅', cash: 1_000 }]);
    expect(JSON.stringify(record)).not.toContain(zhang);

    await bench.server.acceptConnections();
    await bench.good('sendNow', null);
    await settled(bench, sale.serial);
    const { open } = await bench.good('getShift', null);
    expect(open?.earlier).toMatchObject([{ serial: sale.serial, state: 'applied' }]);
    expect(open?.turnover.consumption).toEqual({ count: 1, amount: 4_000 });
    expect(open?.cash?.earlier).toBe(0);
  });

  test('is exported with Chinese headings, and printed only where there is a printer', async () => {
    await openByCount(1);
    await bench.good('countShift', { intent: newIntent(), coins: coins(1) });
    await bench.good('closeShift', { intent: newIntent(), ...closing, left: fen(10_000) });
    expect(await bench.good('exportShift', { shift: 1, format: 'csv' })).toEqual({ fileName: '交班-1.csv' });
    const text = readFileSync(exported ?? '', 'utf8');
    expect(text).toMatch(/^\ufeff项目,内容,数量,金额\r\n/);
    expect(text).toContain('应有现金,,,100.00');
    expect(await bench.good('exportShift', { shift: 1, format: 'xlsx' })).toEqual({ fileName: '交班-1.xlsx' });
    const book = new excel.Workbook();
    await book.xlsx.readFile(exported ?? '');
    expect(book.worksheets).toHaveLength(3);
    expect(book.worksheets[0]?.getCell('B3').value).toBeInstanceOf(Date);
    expect(await bench.bad('exportShift', { shift: 2, format: 'csv' })).toBe('badArguments');
    expect(await bench.bad('printShift', { shift: 1 })).toBe('printerAbsent');
  });
});

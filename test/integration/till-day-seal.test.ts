// A day’s seal on the real till: its figures stay, what comes later is told beside, in the table too.

import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import excel from 'exceljs';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { practiceWorldGuide } from '../../main/practice/guide.ts';
import { post } from '../../main/practice/ledger.ts';
import { manager } from '../support/practice-approvals.ts';
import { type Bench, cashier, huang, openBench, zhang } from './till-bench.ts';
import { bill } from './till-serving.ts';
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

describe('a day’s seal', () => {
  const day = '2026-11-18';
  const hour = 3_600_000;

  test('offline as it stands; final when all is known; its figures stay, and what comes later is told beside them', async () => {
    const cardId = await cutAfter(bench, zhang);
    const waiting = await bench.good('checkout', bill(cardId, 4_000));
    expect(await bench.bad('sealDay', { day, final: false, approval: null })).toBe('approvalNeeded');
    expect(await bench.bad('sealDay', { day, final: true, approval: manager })).toBe('workOpen');
    expect(await bench.bad('sealDay', { day: '2026-11-19', final: false, approval: manager })).toBe('dayNotBegun');
    const first = await bench.good('sealDay', { day, final: false, approval: manager });
    expect(first.seal).toMatchObject({ kind: 'provisional', agreed: null, person: '林经理', late: [] });
    expect(first.seal?.totals.consumption).toEqual({ count: 0, amount: 0 });
    expect(first.seal?.open.operations).toMatchObject([{ serial: waiting.serial, memberName: '张雅' }]);

    await bench.server.acceptConnections();
    await bench.good('sendNow', null);
    await settled(bench, waiting.serial);
    await drained(bench);
    const late = { serial: waiting.serial, cause: 'settledAfter', amount: 4_000, maskedCard: '6201****0101' };
    expect((await bench.good('getDayEnd', { day })).late).toMatchObject([late]);
    expect(await bench.bad('sealDay', { day, final: true, approval: manager })).toBe('dayNotSettled');
    // Settled on its own day: sealed as it stands, for the day goes on.
    const settledView = await bench.good('settleDay', { day, approval: manager });
    expect(settledView.seal).toMatchObject({ kind: 'provisional', agreed: true, late: [late] });
    const final = await bench.good('sealDay', { day, final: true, approval: manager });
    // Whoever holds the first paper sees in each later seal what came to it.
    expect(final.seal).toMatchObject({
      kind: 'final',
      totals: { consumption: { count: 1, amount: 4_000 } },
      late: [late],
    });

    const after = await sell(bench, huang, 1_500, 0);
    const view = await bench.good('getDayEnd', { day });
    expect(view.seal).toEqual(final.seal);
    expect(view.late).toMatchObject([{ serial: after.serial, cause: 'acceptedAfter', amount: 1_500 }]);
    expect(await bench.bad('sealDay', { day, final: true, approval: manager })).toBe('daySealed');
    await bench.good('exportDay', { day, format: 'csv' });
    const table = readFileSync(exported ?? '', 'utf8');
    expect(table).toMatch(/封账时还没有结果,已计入/);
    expect(table).toMatch(/封账以后受理,之后才到/);
    await bench.restart();
    await bench.good('signIn', cashier);
    expect((await bench.good('getDayEnd', { day })).seal).toEqual(final.seal);
  });

  test('a day that is over is sealed for good by settling it; what was open goes on to the next by name', async () => {
    const cardId = await cutAfter(bench, zhang);
    const waiting = await bench.good('checkout', bill(cardId, 2_000));
    await bench.good('sealDay', { day, final: false, approval: manager });
    bench.time.push(13 * hour);
    const next = await bench.good('getDayEnd', { day: null });
    expect(next.day).toBe('2026-11-19');
    expect(next.earlier).toMatchObject([{ serial: waiting.serial, state: 'pending', maskedCard: '6201****0101' }]);
    await bench.server.acceptConnections();
    await bench.good('sendNow', null);
    await settled(bench, waiting.serial);
    await drained(bench);
    // The platform books it on the next day: that is a known cause, and no agreement.
    const told = await bench.good('settleDay', { day, approval: manager });
    expect(told.seal?.kind).toBe('provisional');
    const final = await bench.good('sealDay', { day, final: true, approval: manager });
    expect(final.seal).toMatchObject({ kind: 'final', agreed: false, late: [{ serial: waiting.serial }] });
    const ended = await bench.good('settleDay', { day: '2026-11-17', approval: manager });
    expect(ended.seal).toMatchObject({ kind: 'final', agreed: true });
  });

  test('a day that ends while the platform is asked is sealed as it stands: nobody had said that it was over', async () => {
    await sell(bench, zhang, 2_000, 0);
    bench.time.push(11 * hour + 55 * 60_000);
    bench.server.faults.set({ kind: 'latency', interfaceId: 'settleDay', ms: 10_000, times: 1 });
    const settling = bench.good('settleDay', { day, approval: manager });
    await bench.server.whenReceived('settleDay', 1);
    bench.time.push(hour);
    const { seal, today } = await settling;
    expect([today, seal?.kind, seal?.agreed]).toEqual(['2026-11-19', 'provisional', true]);
  });

  test('what the platform’s log has since the seal is told row by row, on screen and in the table', async () => {
    await sell(bench, zhang, 2_000, 0);
    await bench.good('getMatch', { day, refresh: true });
    await bench.good('sealDay', { day, final: false, approval: manager });
    expect((await bench.good('getDayEnd', { day })).lateLog).toEqual({ count: 0, amount: 0, rows: [] });
    chargeAtAnotherTill(700);
    // The log tells seconds: the next sale is of another one.
    bench.time.push(2_000);
    const own = await sell(bench, zhang, 1_500, 0);
    // Nobody has read the log again yet: of what is there nothing is said.
    expect((await bench.good('getDayEnd', { day })).lateLog?.rows).toEqual([]);
    await bench.good('getMatch', { day, refresh: true });
    const { lateLog } = await bench.good('getDayEnd', { day });
    expect(lateLog).toMatchObject({ count: 2, amount: 2_200 });
    expect(lateLog?.rows.map(({ amount, maskedCard, kind }) => [amount, maskedCard, kind])).toEqual([
      [700, '6201****0801', 'consumption'],
      [1_500, '6201****0101', 'consumption'],
    ]);
    expect(lateLog?.rows[1]?.serial).toBe(own.serial);
    await bench.good('exportDay', { day, format: 'xlsx' });
    const book = new excel.Workbook();
    await book.xlsx.readFile(exported ?? '');
    expect(book.worksheets.map(({ name }) => name)).toContain('封账之后平台流水新增');
    await bench.restart();
    await bench.good('signIn', cashier);
    await bench.good('getMatch', { day, refresh: true });
    expect((await bench.good('getDayEnd', { day })).lateLog).toEqual(lateLog);
  });
});

/** A charge of 黄河's card at the terminal beside this one. */
function chargeAtAnotherTill(amountFen: number): void {
  post(bench.server.world, {
    kind: 'checkout',
    cardNo: huang,
    merchantNo: practiceWorldGuide.cashiers[0].merchantNo,
    cashierSerial: 'another-till-1',
    terminalNo: '22222222',
    at: bench.time.clock.wall(),
    userName: '1002',
    amountFen,
    storeFen: -amountFen,
    bonusFen: 0,
    points: 0,
    couponsUsed: [],
    couponsGiven: [],
    payments: [],
    revokes: null,
    fingerprint: '',
  });
}

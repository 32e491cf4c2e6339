// The till's own reports on the real till: what was sold, undone, recharged and approved stands in them, without the line too, and in the files.
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import excel from 'exceljs';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { practicePeople } from '../../main/till/people/practice-people.ts';
import { zhCN } from '../../shared/messages/zh-CN.ts';
import { fen } from '../../shared/money.ts';
import { reportTables } from '../../shared/report-tables.ts';
import { readWorkbook } from '../support/read-workbook.ts';
import { type Bench, openBench, zhang } from './till-bench.ts';
import { endInOrder } from './till-books.ts';
import { bill, newIntent, selectedCard, serve } from './till-serving.ts';
import { cutAfter, cutLine, settled } from './till-waiting.ts';

const today = '2026-11-18';
const days = { from: today, to: today };
const texts = zhCN.salesReport;
let bench: Bench;
let folder: string;
let format = '';

beforeEach(async () => {
  folder = mkdtempSync(join(tmpdir(), 'reports-'));
  bench = await openBench({
    chooseFile: {
      save: async () => null,
      open: async () => null,
      saveTable: async (_, asked) => {
        format = asked;
        return join(folder, `table.${asked}`);
      },
    },
  });
  await bench.good('signIn', { user: '1001', password: 'yatai-1001' });
});
afterEach(async () => {
  rmSync(folder, { recursive: true, force: true });
  await endInOrder(bench);
});

/** One mixed sale of 88.00, one sale of 20.00 that is undone, one recharge of 300.00. */
async function sellSome(): Promise<void> {
  const { cardId } = selectedCard(await serve(bench, zhang));
  const mixed = bill(cardId, 8_800, { storePay: fen(5_000), otherPayments: [{ method: '1', amount: fen(3_800) }] });
  await settled(bench, (await bench.good('checkout', mixed)).serial);
  const wrong = await settled(bench, (await bench.good('checkout', bill(cardId, 2_000))).serial);
  const back = await bench.good('revokeOperation', { intent: newIntent(), serial: wrong.serial, reason: '点错' });
  await settled(bench, back.serial);
  const amount = fen(30_000);
  const recharge = { intent: newIntent(), cardId, amount, payments: [{ method: '1', amount }] };
  await settled(bench, (await bench.good('recharge', recharge)).serial);
}

test('a day’s sales, what was undone, what was paid how, and what came onto the cards', async () => {
  await sellSome();
  const report = await bench.good('getSalesReport', days);
  expect(report).toMatchObject({ ...days, today });
  expect(report.counted.done).toBe(report.counted.of);
  expect(report.total).toMatchObject({
    sales: 2,
    salesAmount: 10_800,
    undone: 1,
    undoneAmount: 2_000,
    storedIn: 30_000,
    storedOut: 5_000,
    recharges: 1,
    open: 0,
    offline: 0,
    revocations: 1,
    settled: 4,
  });
  expect(report.methods.map(({ method, name, amount }) => [method, name, amount])).toEqual([
    ['stored', null, 5_000],
    ['other:1', expect.any(String), 3_800],
  ]);
  expect(report.hours).toMatchObject([{ hour: 12, salesAmount: 10_800 }]);
  expect(report.days).toMatchObject([{ day: today, undoneAmount: 2_000 }]);
  expect(report.cashiers).toMatchObject([{ operator: '1001', sales: 2 }]);
  // The day-end counts the same rows its own way.
  const dayEnd = await bench.good('getDayEnd', { day: today });
  expect(dayEnd.totals.consumption).toMatchObject({ count: 2, amount: 10_800 });
  expect(dayEnd.totals.revocation).toMatchObject({ count: 1, amount: 2_000 });
});

test('days that cannot be are refused, days without anything are empty, and nobody who is not signed in sees any', async () => {
  for (const wrong of [
    { from: '2026-11-19', to: '2026-11-19' },
    { from: today, to: '2026-11-17' },
    { from: '2025-01-01', to: today },
    { from: '2026-02-30', to: today },
  ]) {
    expect(await bench.bad('getSalesReport', wrong)).toBe('reportSpan');
  }
  const before = await bench.good('getSalesReport', { from: '2026-11-01', to: '2026-11-17' });
  expect(before.total.operations).toBe(0);
  await bench.good('signOut', null);
  expect(await bench.bad('getSalesReport', days)).toBe('notSignedIn');
  expect(await bench.bad('listDeeds', { ...days, filter: 'all', before: null, size: 10 })).toBe('notSignedIn');
  await bench.good('signIn', { user: '1001', password: 'yatai-1001' });
});

test('without the line the reports are there, and say what was sold without it', async () => {
  const cardId = await cutAfter(bench, zhang);
  await bench.good('checkout', bill(cardId, 1_500));
  const waiting = await bench.good('getSalesReport', days);
  expect(waiting.total).toMatchObject({ sales: 0, open: 1, openAmount: 1_500 });
  await bench.server.acceptConnections();
  await bench.good('sendNow', null);
  const [sale] = (await bench.good('listOperations', { filter: 'all', before: null, size: 1 })).operations;
  await settled(bench, sale?.serial ?? '');
  const sent = await bench.good('getSalesReport', days);
  expect(sent.total).toMatchObject({ sales: 1, salesAmount: 1_500, offline: 1, offlineAmount: 1_500, open: 0 });
});

test('every approval, refusal and change is a deed with its right, its person and its reason, offline too', async () => {
  const [supervisor, manager] = practicePeople;
  const cardId = await cutAfter(bench, zhang);
  await cutLine(bench);
  const big = bill(cardId, 25_000);
  expect(await bench.bad('checkout', big)).toBe('offlineAboveSale');
  const wrong = { personId: supervisor?.id ?? '', pin: '0000' };
  expect(await bench.bad('checkout', { ...big, approval: wrong })).toBe('pinWrong');
  const sold = await bench.good('checkout', {
    ...big,
    approval: { personId: supervisor?.id ?? '', pin: supervisor?.pin ?? '' },
  });
  expect(sold.acceptedOffline).toBe(true);
  const draft = { id: null, name: '小新', role: 'cashier', pin: '8642', closed: false } as const;
  await bench.good('savePerson', { ...draft, approval: { personId: manager?.id ?? '', pin: manager?.pin ?? '' } });
  const page = await bench.good('listDeeds', { ...days, filter: 'all', before: null, size: 50 });
  expect(page.counts).toMatchObject({ approvals: 2, refusals: 1 });
  const told = page.rows.map(({ kind, right, reason, person, operator }) => [kind, right, reason, person, operator]);
  expect(told).toContainEqual(['approvalRefused', 'approveLimit', 'pinWrong', supervisor?.name, '1001']);
  expect(told).toContainEqual(['approvalGiven', 'approveLimit', null, supervisor?.name, '1001']);
  expect(told).toContainEqual(['approvalGiven', 'managePeople', null, manager?.name, '1001']);
  expect(page.rows.find(({ kind }) => kind === 'approvalRefused')?.amount).toBe(25_000);
  const first = await bench.good('listDeeds', { ...days, filter: 'changes', before: null, size: 1 });
  expect(first.rows).toHaveLength(1);
  const second = await bench.good('listDeeds', { ...days, filter: 'changes', before: first.nextBefore, size: 1 });
  expect(second.rows[0]?.sequence).toBeLessThan(first.rows[0]?.sequence ?? 0);
  await bench.server.acceptConnections();
});

test('CSV: a mark in front, Chinese headings, amounts with two decimals, no formula', async () => {
  await sellSome();
  const saved = await bench.good('exportReport', { ...days, table: 'days', format: 'csv' });
  expect(saved).toEqual({ fileName: 'table.csv', rows: 2 });
  const bytes = readFileSync(join(folder, 'table.csv'));
  expect([...bytes.subarray(0, 3)]).toEqual([0xef, 0xbb, 0xbf]);
  const sheet = await new excel.Workbook().csv.readFile(join(folder, 'table.csv'), { map: (value: unknown) => value });
  const line = (number: number) => [...((sheet.getRow(number).values as unknown[]) ?? [])].slice(1);
  const [head, first, total] = [line(1), line(2), line(3)];
  expect(head).toEqual(['日期', '营业额', '消费笔数', '消费金额', '撤销笔数', '撤销金额', '离线笔数', '离线金额']);
  expect(first).toEqual([today, '88.00', '2', '108.00', '1', '20.00', '0', '0.00']);
  expect(total).toEqual([texts.sum, ...first.slice(1)]);
  expect(bytes.toString('utf8')).toContain('\r\n');
});

test('a file of deeds holds all of them', async () => {
  const { audit, store } = bench.till().journal;
  const deed = { kind: 'approvalGiven', operator: '1001', personId: null, serial: null, details: null } as const;
  store.transaction(() => {
    for (let count = 0; count < 5_001; count += 1) {
      audit.append(deed);
    }
  });
  const { counts } = await bench.good('listDeeds', { ...days, filter: 'all', before: null, size: 1 });
  const { rows } = await bench.good('exportReport', { ...days, table: 'deeds', format: 'csv' });
  expect(rows).toBeGreaterThan(5_000);
  expect(rows).toBe(counts.all);
});

test('XLSX: every table a sheet, numbers are numbers, days are dates, names that begin like a formula are text', async () => {
  const [, manager] = practicePeople;
  const draft = { id: null, name: '=1+1', role: 'supervisor', pin: '8642', closed: false } as const;
  await bench.good('savePerson', { ...draft, approval: { personId: manager?.id ?? '', pin: manager?.pin ?? '' } });
  await sellSome();
  const saved = await bench.good('exportReport', { ...days, table: 'methods', format: 'xlsx' });
  expect([saved.fileName, format]).toEqual(['table.xlsx', 'xlsx']);
  const book = readWorkbook(readFileSync(join(folder, 'table.xlsx')));
  expect(book).toHaveLength(reportTables.length);
  const amount = (yuan: number) => ({ value: yuan, format: '#,##0.00' });
  expect(book[0]?.rows[0]).toEqual([texts.row.methods, texts.column.count, texts.column.amount]);
  expect(book[0]?.rows[1]?.[2]).toEqual(amount(50));
  const sheet = (name: string) => book.find((each) => each.name === name)?.rows ?? [];
  const [, firstDay] = sheet(texts.dimensions.days);
  // A spreadsheet counts days from the last one of 1899.
  const date = (Date.parse(today) - Date.parse('1899-12-30')) / 86_400_000;
  expect(firstDay?.slice(0, 2)).toEqual([{ value: date, format: 'yyyy-mm-dd' }, amount(88)]);
  const [, ...deeds] = sheet(texts.tabs.deeds);
  expect(deeds.map((row) => row[3])).toContain('=1+1');
  expect(deeds[0]?.[0]).toMatchObject({ format: 'yyyy-mm-dd hh:mm:ss' });
});

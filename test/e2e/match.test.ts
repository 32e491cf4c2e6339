// The three-way match in the real window, by keys: differences made on purpose are named with their next step and the way there, the table is
// written, the day-end warns and remembers, and what nobody could read is no difference. Every state fits the smallest screen.

import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { post } from '../../main/practice/ledger.ts';
import { uniposGuide } from '../../main/practice/unipos/guide.ts';
import { fineOfFen } from '../../shared/fine-money.ts';
import { fen } from '../../shared/money.ts';
import { earlierToday } from '../support/earlier-today.ts';
import { faultsInBoth } from '../support/faults-in-both.ts';
import { tillForFile } from '../support/file-till.ts';
import { guests } from '../support/guests.ts';
import { manager } from '../support/practice-approvals.ts';
import { closeOutcome, sell, serialOnScreen } from '../support/sale.ts';
import { screenFaults } from '../support/screen-faults.ts';
import { see } from '../support/see.ts';

const used = tillForFile();
const minutes = 60_000;
/** What the file's tests tell each other: the sale that head office undoes, and a bill that came late. */
const made = { undone: '', agreed: '', late: '' };

/** A row of the log that this till knows nothing of. */
function bookElsewhere(serial: string, terminalNo: string, remark: string | null): void {
  const { world } = used.stage().server;
  post(world, {
    kind: 'checkout',
    cardNo: guests.yang.cardNo,
    merchantNo: uniposGuide.shops[0].merchantNo,
    cashierSerial: serial,
    terminalNo,
    at: Date.now(),
    userName: 'another-till',
    amountFen: 900,
    storeFen: -900,
    bonusFen: 0,
    points: 0,
    couponsUsed: [],
    couponsGiven: [],
    payments: [{ id: '5', fen: 900 }],
    revokes: null,
    fingerprint: '',
    ...(remark === null ? {} : { remark }),
  });
}

async function saleOf(guest: (typeof guests)['huang'], yuan: string): Promise<string> {
  const till = used.till();
  await till.scanMember(guest.cardNo, guest.name);
  await sell(till, { yuan });
  await till.whenOutcome('applied');
  const serial = await serialOnScreen(till);
  await closeOutcome(till);
  return serial;
}

async function openMatch(): Promise<void> {
  const till = used.till();
  await till.keys.press('F6');
  await till.press('more-match');
  await see(till.see('match-counts')).toBeVisible();
}

const rowOf = (key: string) => used.till().see(`match-row-${key}`);
const detail = (cause: string) => see(used.till().see('match-detail')).toHaveAttribute('data-cause', cause);

test('each side is read, and each difference that was made has its verdict, cause and next step', async () => {
  const till = used.till();
  const { server } = used.stage();
  made.agreed = await saleOf(guests.huang, '40.00');
  made.undone = await saleOf(guests.zhang, '30.00');
  const booked = server.ledger.chargesBySerial(made.undone)[0];
  expect(server.headOfficeRevert(String(booked?.voucher))).toBe(true);
  expect(server.spendElsewhere(guests.ouyang.cardNo, 700)).toBe(true);
  const payments = [{ no: uniposGuide.cardPayMode, money: fineOfFen(fen(4_300)) }];
  made.late = server.unipos.lateBill(earlierToday(90), { payments, table: 'B99' }).billNo;
  bookElsewhere('foreign-1', uniposGuide.shops[0].merchantNo, null);
  bookElsewhere('foreign-2', '11111111', null);
  bookElsewhere('other-1', '22222222', `UniPOS ${made.late}`);
  bookElsewhere('other-2', '33333333', `UniPOS ${made.late}`);
  await openMatch();
  for (const side of ['journal', 'log', 'bills']) {
    await see(till.see(`match-side-${side}`)).toHaveAttribute('data-state', 'read');
  }
  await see(till.see('match-verdict-paidTwice')).toHaveAttribute('data-rows', '1');
  await see(till.see('match-verdict-undoneDiffers')).toHaveAttribute('data-rows', '1');
  expect(await faultsInBoth(till)).toEqual([]);
  await till.page.keyboard.press('ArrowDown');
  await detail('twoPayments');
  await see(till.see('match-detail-bills')).toContainText(made.late);
  await see(till.see('match-detail-log')).toContainText('22222222');
  expect(await faultsInBoth(till)).toEqual([]);
  await rowOf(made.undone).click();
  await detail('undoneThere');
  await see(till.see('match-cause')).toContainText('总部冲正');
  expect(await faultsInBoth(till)).toEqual([]);
});

test('Esc goes back step by step; a press in the overview narrows the list, and differences can be looked at alone', async () => {
  const till = used.till();
  await till.keys.press('Escape');
  await see(till.see('match-detail')).toHaveCount(0);
  await till.press('match-show-matched');
  await see(rowOf(made.agreed)).toBeVisible();
  await see(till.see('match-list')).toHaveAttribute('data-total', '1');
  await till.page.keyboard.press('ArrowDown');
  await detail('agreed');
  await see(till.see('match-go')).toHaveCount(0);
  await till.keys.press('Escape');
  await till.keys.press('Escape');
  await see(rowOf(made.undone)).toBeVisible();
  await till.press('match-filter-differences');
  await see(rowOf(made.undone)).toBeVisible();
  const total = Number(await till.see('match-list').getAttribute('data-total'));
  expect(String(total)).toBe(await till.see('match-counts').getAttribute('data-differences'));
  expect(await faultsInBoth(till)).toEqual([]);
});

test('Enter leads to the transaction that differs, with its number looked for', async () => {
  const till = used.till();
  await rowOf(made.undone).click();
  await detail('undoneThere');
  await till.keys.press('Enter');
  await see(till.see('transactions-searched')).toBeVisible();
  await see(till.page.locator('[data-testid^="transaction-"][data-place]').first()).toBeVisible();
});

test('the table is written where the person says, and nothing where nobody says', async () => {
  const till = used.till();
  await openMatch();
  const folder = used.stage().userDataDir;
  for (const [key, name] of [
    ['c', 'match.csv'],
    ['x', 'match.xlsx'],
  ] as const) {
    const file = join(folder, name);
    await till.app.electron.evaluate(({ dialog }, filePath) => {
      Object.assign(dialog, { showSaveDialog: async () => ({ canceled: false, filePath }) });
    }, file);
    await till.keys.press(key);
    await see(till.see('match-written')).toContainText(name);
    expect(existsSync(file)).toBe(true);
  }
  expect(await faultsInBoth(till)).toEqual([]);
  const text = readFileSync(join(folder, 'match.csv'), 'utf8');
  expect(text.startsWith('\ufeff组,结果')).toBe(true);
  expect(text).toContain(made.late);
  expect(readFileSync(join(folder, 'match.xlsx')).subarray(0, 2).toString()).toBe('PK');
  await till.app.electron.evaluate(({ dialog }) => {
    Object.assign(dialog, { showSaveDialog: async () => ({ canceled: true, filePath: '' }) });
  });
  await till.press('match-export-csv');
  await see(till.see('match-written')).toHaveCount(0);
  await see(till.see('match-export-csv')).toBeEnabled();
});

test('numbers that do not agree are listed with who mends them', async () => {
  const till = used.till();
  await till.page.keyboard.press('ArrowRight');
  await see(till.see(`code-payment-${uniposGuide.unknownPayMode.no}`)).toHaveAttribute('data-problem', 'onlyUnipos');
  await see(till.see('codes-kind-goods')).toHaveAttribute('data-checked', 'no');
  await see(till.see('code-payment-00')).toHaveAttribute('data-problem', 'numberDiffers');
  expect(await faultsInBoth(till)).toEqual([]);
  await till.page.keyboard.press('ArrowLeft');
  await see(till.see('match-counts')).toBeVisible();
});

test('yesterday can be matched too, and a day to come cannot be chosen', async () => {
  const till = used.till();
  const today = await till.see('day-shown').getAttribute('data-day');
  await see(till.see('day-later')).toBeDisabled();
  await till.page.keyboard.press('PageUp');
  await see(till.see('day-shown')).not.toHaveAttribute('data-day', today ?? '');
  await see(till.see('match-counts')).toHaveAttribute('data-matched', '0');
  await till.page.keyboard.press('PageDown');
  await see(till.see('day-shown')).toHaveAttribute('data-day', today ?? '');
});

test('the day-end shows the match, warns before it settles, and its record remembers', async () => {
  const till = used.till();
  await till.keys.press('F6');
  await till.press('more-dayEnd');
  await see(till.see('day-match')).toHaveAttribute('data-differences', /^[1-9]/);
  expect(await faultsInBoth(till)).toEqual([]);
  await till.keys.press('Enter');
  await see(till.see('day-differences')).toBeVisible();
  await see(till.see('match-causes').locator('[data-cause="undoneThere"]')).toBeVisible();
  expect(await screenFaults(till.page)).toEqual([]);
  await till.keys.press('Enter');
  await see(till.see('match-counts')).toBeVisible();
  await till.keys.press('Escape');
  await see(till.see('day-match')).toHaveAttribute('data-differences', /^[1-9]/);
  await till.keys.press('Enter');
  await till.keys.press('Escape');
  await see(till.see('day-differences')).toHaveCount(0);
  await till.press('day-settle');
  await till.press('day-differences-settle');
  await see(till.see('approval-dialog')).toBeVisible();
  await till.keys.numericBlock(manager.pin);
  await till.keys.press('Enter');
  await see(till.see('day-record-match')).toContainText('有差异');
  expect(await faultsInBoth(till)).toEqual([]);
});

test('without platform and UniPOS nothing is compared and nothing is called a difference', async () => {
  const till = used.till();
  await used.stage().server.refuseConnections();
  await openMatch();
  await till.whenConnection('offline', 2 * minutes);
  await till.keys.press('Enter');
  await see(till.see('match-told-logUnread')).toBeVisible();
  await see(till.see('match-told-billsUnread')).toBeVisible();
  await see(till.see('match-counts')).toHaveAttribute('data-differences', '0');
  expect(await faultsInBoth(till)).toEqual([]);
  await used.stage().server.acceptConnections();
});

// The till on a member service of UniPOS's standard, in the real window: its own people sign in, only what the service offers is shown, a
// lost answer is proven by the balance, and a revocation is a credit that a person gives by hand and confirms with its reference.
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { practiceWorldGuide } from '../../main/practice/guide.ts';
import type { LaunchOptions } from '../support/electron.ts';
import { faultsUnderDialog } from '../support/faults-in-both.ts';
import { tillForFile } from '../support/file-till.ts';
import { guests } from '../support/guests.ts';
import { closeOutcome, enterBill, sell, serialOnScreen } from '../support/sale.ts';
import { see } from '../support/see.ts';
import { cashier, type Stage, withJournal } from '../support/stage.ts';

const { memberCredentials } = practiceWorldGuide.unipos;
const manager = { name: 'Lin', pin: '2468' };
const used = tillForFile({ signIn: false, launch: onMemberService });
const serials = { first: '', credit: '' };

/** The practice server of the stage is the member service. */
function onMemberService({ server, userDataDir }: Stage): Partial<LaunchOptions> {
  const file = join(userDataDir, 'profile.json');
  const profile = {
    name: '会员系统',
    backend: 'unipos-member',
    merchantNo: cashier.merchantNo,
    terminalNo: cashier.terminalNo,
    memberService: {
      serviceUri: server.unipos.memberUri,
      credentials: memberCredentials.map(({ name }) => ({ in: 'header', name })),
    },
  };
  writeFileSync(file, JSON.stringify(profile));
  const secrets = Object.fromEntries(memberCredentials.map(({ name, value }) => [`memberService:${name}`, value]));
  return { env: { YATAI_PROFILE: file, YATAI_SECRETS: JSON.stringify(secrets) } };
}

test('whoever is there makes the first manager; then it takes a name and a PIN', async () => {
  const till = used.till();
  await see(till.see('signin-user')).toBeVisible();
  expect(await faultsUnderDialog(till)).toEqual([]);
  await till.signIn('whoever', 'x');
  await till.whenSignedIn();
  await till.keys.press('F6');
  await see(till.see('more-settings')).toBeVisible();
  const entries = till.page.locator('[data-testid^="more-"]');
  expect(await entries.evaluateAll((all) => all.map((each) => each.getAttribute('data-testid')))).toEqual([
    'more-shift',
    'more-dayEnd',
    'more-reports',
    'more-receipts',
    'more-settings',
    'more-held',
    'more-match',
  ]);
  await till.press('more-settings');
  await see(till.see('settings-tab-people')).toBeVisible();
  for (const tab of ['probe', 'connect', 'link']) await see(till.see(`settings-tab-${tab}`)).toHaveCount(0);
  await till.press('settings-tab-people');
  await see(till.see('person-new')).toBeVisible();
  await till.press('person-new');
  await till.see('person-name').focus();
  await till.keys.type(manager.name);
  await till.press('person-role-manager');
  expect(await faultsUnderDialog(till)).toEqual([]);
  await till.keys.press('Enter');
  await see(till.see('pin-new')).toBeVisible();
  await till.keys.numericBlock(`${manager.pin}\n`);
  await see(till.see('pin-again')).toBeVisible();
  await till.keys.numericBlock(`${manager.pin}\n`);
  await see(till.see('person-saved')).toBeVisible();
  await till.press('status-lock');
  await till.press('lock-sign-out');
  // Offered by name are the till's own people, no longer who was let in without a PIN.
  await see(till.page.getByRole('button', { name: manager.name, exact: true })).toBeVisible();
  await see(till.page.getByRole('button', { name: 'whoever', exact: true })).toHaveCount(0);
  await till.signIn(manager.name, '1111');
  await see(till.see('failure-text')).toBeVisible();
  expect(await faultsUnderDialog(till)).toEqual([]);
  await till.signIn(manager.name, manager.pin);
  await till.whenSignedIn();
});

test('the counter and the sale show only what the service has; the outcome tells the balance before and after', async () => {
  const till = used.till();
  await till.scanMember(guests.zhang.cardNo, guests.zhang.name);
  await see(till.see('action-consume')).toBeEnabled();
  for (const action of ['recharge', 'coupons', 'sms']) await see(till.see(`action-${action}`)).toHaveCount(0);
  await see(till.page.locator('main')).not.toContainText('券');
  expect(await faultsUnderDialog(till)).toEqual([]);
  await enterBill(till, { yuan: '88.50' });
  await see(till.see('pay-store')).toHaveAttribute('data-fen', '8850');
  await see(till.see('pay-points')).toHaveCount(0);
  await see(till.page.locator('main')).not.toContainText('券');
  expect(await faultsUnderDialog(till)).toEqual([]);
  await till.keys.press('Enter');
  await till.whenOutcome('applied');
  await see(till.see('outcome-balance')).toHaveText(/500\.00.*411\.50/);
  expect(await faultsUnderDialog(till)).toEqual([]);
  serials.first = await serialOnScreen(till);
  await closeOutcome(till);
  expect(used.stage().server.ledger.balanceOf(guests.zhang.cardNo)).toBe(41_150);
});

test('a lost answer is proven by the balance, and charged once', async () => {
  const till = used.till();
  const { server } = used.stage();
  await till.scanMember(guests.huang.cardNo, guests.huang.name);
  server.faults.set({ kind: 'lostResponse', interfaceId: 'memberPaying', times: 1 });
  await sell(till, { yuan: '40.00' });
  await till.whenOutcome('applied', 60_000);
  const serial = await serialOnScreen(till);
  await closeOutcome(till);
  expect(server.ledger.balanceOf(guests.huang.cardNo)).toBe(guests.huang.storeFen - 4_000);
  await till.keys.press('F10');
  await till.press('queue-filter-all');
  await till.press(`queue-row-${serial}`);
  await see(till.see('queue-detail')).toHaveAttribute('data-state', 'applied');
  await see(till.see('queue-detail')).toContainText('卡余额恰好减少了这笔金额');
  // A balance says nothing any more of what is closed.
  await see(till.see('queue-ask')).toHaveCount(0);
  expect(await faultsUnderDialog(till)).toEqual([]);
  await till.press('queue-filter-health');
  await see(till.see('health-connection')).toBeVisible();
  await see(till.see('health-probe')).toHaveCount(0);
  expect(await faultsUnderDialog(till)).toEqual([]);
});

test('a revocation is a credit by hand: said before, said after, and decided with its reference', async () => {
  const till = used.till();
  await till.press('screen-back');
  await till.keys.press('F8');
  await till.press(`revoke-row-${serials.first}`);
  await see(till.see('revoke-plan')).toHaveAttribute('data-plan', 'credit');
  await till.press('revoke-reason-1');
  expect(await faultsUnderDialog(till)).toEqual([]);
  await till.press('revoke-confirm');
  await till.whenOutcome('manual');
  await see(till.see('outcome-state')).toHaveText('撤销已记下，钱还没有退');
  expect(await faultsUnderDialog(till)).toEqual([]);
  serials.credit = await serialOnScreen(till);
  await closeOutcome(till);
  await openDayEnd();
  await see(till.see(`day-open-${serials.credit}`)).toBeVisible();
  expect(await faultsUnderDialog(till)).toEqual([]);
  await till.keys.press('Enter');
  await till.press('queue-filter-manual');
  await till.press(`queue-row-${serials.credit}`);
  await see(till.see('queue-detail')).toContainText('请主管在会员系统里把 ¥88.50 退给顾客');
  expect(await faultsUnderDialog(till)).toEqual([]);
  await till.keys.press('Enter');
  await see(till.see('decide-credit')).toContainText('¥88.50');
  await till.press('decide-applied');
  await till.press('decide-reason-1');
  await see(till.see('decide-confirm')).toBeDisabled();
  await till.see('decide-voucher').fill('M-77');
  expect(await faultsUnderDialog(till)).toEqual([]);
  await till.press('decide-confirm');
  await till.page.locator('[data-testid^="approver-p-"]').click();
  await till.keys.numericBlock(`${manager.pin}\n`);
  await see(till.see('queue-decided').locator('[data-result]')).toHaveAttribute('data-result', 'agreed');
  expect(await faultsUnderDialog(till)).toEqual([]);
  await till.press('queue-filter-all');
  await till.press(`queue-row-${serials.first}`);
  await see(till.see('queue-detail')).toHaveAttribute('data-state', 'reverted');
  expect(await faultsUnderDialog(till)).toEqual([]);
});

async function openDayEnd(): Promise<void> {
  const till = used.till();
  await till.keys.press('F6');
  await till.press('more-dayEnd');
  await see(till.see('day-alone')).toBeVisible();
}

async function approve(): Promise<void> {
  const till = used.till();
  await till.page.locator('[data-testid^="approver-p-"]').click();
  await till.keys.numericBlock(`${manager.pin}\n`);
  await see(till.see('approval-dialog')).toHaveCount(0);
}

test('a day that nobody else settles is sealed as it stands while the line is cut, and closed for good when it is back', async () => {
  const till = used.till();
  const { server } = used.stage();
  await till.press('screen-back');
  await server.refuseConnections();
  await till.scanMember(guests.zhang.cardNo, guests.zhang.name);
  await till.whenConnection('offline');
  await openDayEnd();
  await see(till.see('day-consumption')).toHaveAttribute('data-fen', '12850');
  await see(till.see('day-revocation')).toHaveAttribute('data-fen', '8850');
  await see(till.see('day-offline')).toBeVisible();
  await see(till.see('day-match')).toHaveCount(0);
  expect(await faultsUnderDialog(till)).toEqual([]);
  await till.keys.press('Enter');
  await approve();
  await see(till.see('day-seal')).toHaveAttribute('data-kind', 'provisional');
  await server.acceptConnections();
  await till.whenConnection('online', 60_000);
  await see(till.see('day-close')).toBeVisible();
  expect(await faultsUnderDialog(till)).toEqual([]);
  await till.keys.press('Enter');
  await approve();
  await see(till.see('day-seal')).toHaveAttribute('data-kind', 'final');
  await see(till.see('day-seal')).toContainText(manager.name);
  await see(till.see('day-close')).toHaveCount(0);
  expect(await faultsUnderDialog(till)).toEqual([]);
  await till.keys.press('ArrowRight');
  await see(till.page.locator('[data-testid^="day-record-"]')).toHaveCount(1);
  await till.keys.press('ArrowDown');
  await see(till.see('day-past')).toContainText('40.00');
  await see(till.see('day-record-match')).toHaveCount(0);
  expect(await faultsUnderDialog(till)).toEqual([]);
});

test('the journal lies beside the training data, whole, with the reference; nothing but two payments was sent', async () => {
  await used.till().app.close();
  const { server, userDataDir } = used.stage();
  withJournal(join(userDataDir, 'journal.db'), (journal) => {
    expect(journal.verify()).toBeNull();
    expect(journal.store.get(serials.credit)).toMatchObject({ state: 'applied', voucher: 'M-77' });
    expect(journal.countsByState()).toMatchObject({ applied: 2, reverted: 1 });
  });
  expect(server.unipos.payings()).toHaveLength(2);
});

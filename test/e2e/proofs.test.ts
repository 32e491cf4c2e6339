// The store's rule that a guest proves who they are: set by a manager, told at the checkout before anything is charged, asked for by Enter,
// and let through by a supervisor where nobody can check it. Every state fits the smallest screen in both languages.

import { expect, test } from 'vitest';
import { fen } from '../../shared/money.ts';
import type { ApprovalInput } from '../../shared/people.ts';
import { faultsUnderDialog } from '../support/faults-in-both.ts';
import { tillForFile } from '../support/file-till.ts';
import { guests } from '../support/guests.ts';
import { manager, supervisor } from '../support/practice-approvals.ts';
import { closeOutcome, enterBill } from '../support/sale.ts';
import { see } from '../support/see.ts';
import { home } from '../support/way-home.ts';

const used = tillForFile();
const charges = () => used.stage().server.ledger.transactions().length;

async function approve({ personId, pin }: ApprovalInput): Promise<void> {
  const till = used.till();
  await till.press(`approver-${personId}`);
  await till.keys.numericBlock(`${pin}\n`);
  await see(till.see('approval-dialog')).toHaveCount(0);
}

/** Enter sends the code; the guest says what came. */
async function tellSmsCode(to: string): Promise<void> {
  const till = used.till();
  await till.keys.press('Enter');
  await see(till.see('sms-proof-send')).toHaveAttribute('data-sent', '1');
  const sent = used.stage().server.world.messages.findLast(({ mobile }) => mobile === to)?.code ?? '';
  await till.keys.numericBlock(`${sent}\n`);
  await see(till.see('sms-proof-right')).toBeVisible();
}

test('a manager sets from which amount it is asked, and by what', async () => {
  const till = used.till();
  await till.keys.press('F7');
  await till.press('settings-tab-proofs');
  await till.press('proofs-on');
  await till.see('proofs-from').fill('50');
  await till.press('proofs-way-password');
  expect(await faultsUnderDialog(till)).toEqual([]);
  await till.press('proofs-save');
  await approve(manager);
  await see(till.see('proofs-saved')).toBeVisible();
  await home(till);
});

test('below it nothing changes; above it Enter asks for the SMS code, and one Enter more charges', async () => {
  const till = used.till();
  await till.scanMember(guests.huang.cardNo, guests.huang.name);
  await enterBill(till, { yuan: '49.99' });
  await see(till.see('confirm-pay')).toBeEnabled();
  await see(till.see('proof-wanted')).toHaveCount(0);
  await till.keys.press('Escape');
  await enterBill(till, { yuan: '120.00' });
  await see(till.see('proof-wanted')).toHaveAttribute('data-standing', 'wanted');
  expect(await faultsUnderDialog(till)).toEqual([]);
  const before = charges();
  await till.keys.press('Enter');
  await see(till.see('sms-proof-send')).toBeEnabled();
  expect(charges()).toBe(before);
  await tellSmsCode(guests.huang.mobile);
  await see(till.see('proof-wanted')).toHaveCount(0);
  expect(await faultsUnderDialog(till)).toEqual([]);
  await till.keys.press('Enter');
  await till.whenOutcome('applied');
  expect(charges()).toBe(before + 1);
  await closeOutcome(till);
});

test('a card that wants its own password is asked for the SMS code too where the rule wants that, and for no PIN', async () => {
  const till = used.till();
  await till.page.evaluate((change) => window.yatai?.changePreference(change), {
    section: 'proofs',
    value: { from: fen(5_000), ways: ['sms'] },
    approval: manager,
  } as const);
  await till.scanMember(guests.li.cardNo, guests.li.name);
  await enterBill(till, { yuan: '60.00' });
  const before = charges();
  await till.keys.press('Enter');
  await see(till.see('trade-password')).toBeVisible();
  await till.keys.numericBlock('123456\n');
  await see(till.see('sms-proof-send')).toBeEnabled();
  expect(charges()).toBe(before);
  await tellSmsCode(guests.li.mobile);
  await see(till.see('confirm-pay')).toBeEnabled();
  await till.keys.press('Enter');
  await till.whenOutcome('applied');
  expect(charges()).toBe(before + 1);
  await closeOutcome(till);
});

test('without the network it says that nobody can check it, and a supervisor lets it through', async () => {
  const till = used.till();
  await till.scanMember(guests.huang.cardNo, guests.huang.name);
  await used.stage().server.refuseConnections();
  await till.scanMember(guests.huang.mobile, guests.huang.name);
  await till.whenConnection('offline');
  await enterBill(till, { yuan: '60.00' });
  await see(till.see('proof-wanted')).toHaveAttribute('data-standing', 'unchecked');
  expect(await faultsUnderDialog(till)).toEqual([]);
  await see(till.see('confirm-pay')).toBeEnabled();
  await till.keys.press('Enter');
  await see(till.see('approval-why')).toContainText('50.00');
  expect(await faultsUnderDialog(till)).toEqual([]);
  await approve(supervisor);
  await till.whenOutcome('pending');
  await closeOutcome(till);
  await used.stage().server.acceptConnections();
});

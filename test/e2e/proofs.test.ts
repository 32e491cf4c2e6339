// The store's rule that a guest proves who they are: set by a manager, told at the checkout before anything is charged, asked for by Enter,
// and let through by a supervisor where nobody can check it. Every state fits the smallest screen in both languages.
import { expect, test } from 'vitest';
import { fen } from '../../shared/money.ts';
import { tillForFile } from '../support/file-till.ts';
import { guests } from '../support/guests.ts';
import { speak } from '../support/looks.ts';
import { closeOutcome, enterBill } from '../support/sale.ts';
import { screenFaults } from '../support/screen-faults.ts';
import { see } from '../support/see.ts';
import { home } from '../support/way-home.ts';

const used = tillForFile();
const charges = () => used.stage().server.ledger.transactions().length;

async function approve(person: string, pin: string): Promise<void> {
  const till = used.till();
  await till.press(`approver-${person}`);
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

async function faultsInBoth(): Promise<string[]> {
  const faults: string[] = [];
  for (const language of ['en', 'zh-CN'] as const) {
    await speak(used.till(), language);
    faults.push(...(await screenFaults(used.till().page)).map((fault) => `${language}: ${fault}`));
  }
  return faults;
}

test('a manager sets from which amount it is asked, and by what', async () => {
  const till = used.till();
  await till.keys.press('F7');
  await till.press('settings-tab-proofs');
  await till.press('proofs-on');
  await till.see('proofs-from').fill('50');
  await till.press('proofs-way-password');
  expect(await faultsInBoth()).toEqual([]);
  await till.press('proofs-save');
  await approve('practice-manager', '2468');
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
  expect(await faultsInBoth()).toEqual([]);
  const before = charges();
  await till.keys.press('Enter');
  await see(till.see('sms-proof-send')).toBeEnabled();
  expect(charges()).toBe(before);
  await tellSmsCode(guests.huang.mobile);
  await see(till.see('proof-wanted')).toHaveCount(0);
  expect(await faultsInBoth()).toEqual([]);
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
    approval: { personId: 'practice-manager', pin: '2468' },
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
  expect(await faultsInBoth()).toEqual([]);
  await see(till.see('confirm-pay')).toBeEnabled();
  await till.keys.press('Enter');
  await see(till.see('approval-why')).toContainText('50.00');
  expect(await faultsInBoth()).toEqual([]);
  await approve('practice-supervisor', '1357');
  await till.whenOutcome('pending');
  await closeOutcome(till);
  await used.stage().server.acceptConnections();
});

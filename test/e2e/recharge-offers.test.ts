// What the recharge screen tells before cash is taken, the guest's own code, and a recharge that makes the meal free: in the real window,
// and what was promised is what came.
import { expect, test } from 'vitest';
import { faultsUnderDialog } from '../support/faults-in-both.ts';
import { tillForFile } from '../support/file-till.ts';
import { guests } from '../support/guests.ts';
import { see } from '../support/see.ts';

const used = tillForFile();

test('the steps are shown, the reached one is marked, and a little more is told', async () => {
  const till = used.till();
  await till.scanMember(guests.huang.cardNo, guests.huang.name);
  await till.keys.press('F3');
  await see(till.see('recharge-offer-500')).toContainText('80.00');
  await till.press('recharge-preset-300');
  await see(till.see('recharge-offer-100')).toHaveAttribute('aria-current', 'step');
  await see(till.see('recharge-earns')).toContainText('200.00');
  await till.press('recharge-preset-500');
  await see(till.see('recharge-earns')).toHaveAttribute('data-fen', '8000');
  await till.press('pay-method-1');
  await till.press('recharge-check-rules');
  await see(till.see('recharge-check')).toHaveAttribute('data-allowed', 'true');
  expect(await faultsUnderDialog(till)).toEqual([]);
  await see(till.see('recharge-confirm')).toBeEnabled();
  await till.press('recharge-confirm');
  await till.whenOutcome('applied');
  await see(till.see('outcome-bonus')).toContainText('80.00');
  await till.keys.press('Enter');
});

test('the guest’s code is for this card, fits the screen, and Esc leaves what was typed', async () => {
  const till = used.till();
  await till.scanMember(guests.huang.cardNo, guests.huang.name);
  await till.keys.press('F3');
  await till.press('recharge-preset-200');
  await till.keys.press('q');
  await see(till.see('recharge-link-code')).toHaveAttribute('data-url', /^https:/);
  await see(till.see('recharge-link-code').locator('svg')).toBeVisible();
  expect(await faultsUnderDialog(till)).toEqual([]);
  await till.keys.press('Escape');
  await see(till.see('recharge-link-code')).toHaveCount(0);
  await see(till.see('amount-display')).toContainText('200');
});

test('recharge and dine free: too small is refused in the platform’s words, enough is booked with its bonus', async () => {
  const till = used.till();
  await till.keys.press('d');
  await see(till.see('recharge-dine-free')).toHaveAttribute('aria-pressed', 'true');
  await see(till.see('recharge-bill')).toHaveAttribute('aria-pressed', 'true');
  await till.keys.numericBlock('100');
  await see(till.see('recharge-bill')).toContainText('100.00');
  await see(till.see('amount-display')).toContainText('200');
  await till.press('pay-method-1');
  expect(await faultsUnderDialog(till)).toEqual([]);
  await till.press('recharge-check-rules');
  await see(till.see('recharge-confirm')).toBeEnabled();
  await till.press('recharge-confirm');
  await till.whenOutcome('rejected');
  await till.keys.press('Enter');

  await till.scanMember(guests.huang.cardNo, guests.huang.name);
  await till.keys.press('F3');
  await till.press('recharge-preset-500');
  await till.press('pay-method-1');
  // What was typed for the refused one is still there: it was not used up.
  await see(till.see('recharge-dine-free')).toHaveAttribute('aria-pressed', 'true');
  await see(till.see('recharge-bill')).toContainText('100.00');
  await till.press('recharge-check-rules');
  await see(till.see('recharge-confirm')).toBeEnabled();
  await till.press('recharge-confirm');
  await till.whenOutcome('applied');
  await see(till.see('outcome-bonus')).toContainText('80.00');
  expect(await faultsUnderDialog(till)).toEqual([]);
  await till.keys.press('Enter');
  const booked = used.stage().server.world.transactions.at(-1);
  expect(booked).toMatchObject({ kind: 'rechargeAndDineFree', amountFen: 50_000 });
});

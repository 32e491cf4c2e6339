// The evening: the queue is empty, its history is readable, the language is switched while running, every screen is pictured.

import { guests } from '../support/guests.ts';
import { see as expect } from '../support/see.ts';
import { type Day, recall, type Step } from './day.ts';
import { goHome, openQueue } from './screens.ts';

export const closingSteps: readonly Step[] = [
  {
    name: 'The queue is empty, and tells the history of each operation',
    play: async (day) => {
      await openQueue(day, 'all');
      await day.till.press(`queue-row-${recall(day, 'survives')}`);
      await expect(day.till.see('queue-event').first()).toBeVisible();
      await day.till.whenWaiting(0);
    },
  },
  { name: 'The screens in Chinese', play: (day) => pictureScreens(day, 'zh') },
  {
    name: 'Switched to English while running',
    play: async ({ till }) => {
      await till.press('language-switch');
      await expect.poll(() => till.language()).toBe('en');
      await expect(till.see('action-consume')).toContainText('Sale');
    },
  },
  { name: 'The screens in English', play: (day) => pictureScreens(day, 'en') },
];

/** Every main screen with something on it, in the language that is on. */
async function pictureScreens(day: Day, language: 'zh' | 'en'): Promise<void> {
  const { till } = day;
  const home = () => goHome(day);
  await home();
  const [first, second] = language === 'zh' ? [guests.zhang, guests.yang] : [guests.yang, guests.zhang];
  await till.scanMember(second.cardNo, second.name);
  await till.scanMember(first.cardNo, first.name);
  await day.picture(`screen-counter-${language}`);
  await till.keys.press('F2');
  await till.keys.press('Delete');
  await till.keys.numericBlock('128.00');
  await expect(till.see('amount-display')).toContainText('128.00');
  await day.picture(`screen-amount-${language}`);
  await till.keys.press('Enter');
  await expect(till.see('confirm-pay')).toBeEnabled();
  await day.picture(`screen-checkout-${language}`);
  await home();
  await till.keys.press('F3');
  await expect(till.see('recharge-check-rules')).toBeVisible();
  await day.picture(`screen-recharge-${language}`);
  await home();
  await till.press('action-sms');
  await expect(till.see('sms-send')).toBeVisible();
  await day.picture(`screen-sms-${language}`);
  await home();
  await till.keys.press('F8');
  await expect(till.page.locator('[data-testid^="revoke-row-"]').first()).toBeVisible();
  await day.picture(`screen-revoke-${language}`);
  await home();
  await openQueue(day, 'all');
  await till.page.locator('[data-testid^="queue-row-"]').first().click();
  await expect(till.see('queue-event').first()).toBeVisible();
  await day.picture(`screen-queue-${language}`);
  await home();
}

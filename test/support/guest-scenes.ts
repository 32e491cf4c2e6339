// The guest's own screen past its scenes in both languages: nobody, a guest, what is to be paid, what it did, and a code to scan.

import type { Page } from '@playwright/test';
import { defaultDisplay } from '../../shared/preferences/display.ts';
import { guests } from './guests.ts';
import { type Language, languages } from './looks.ts';
import { manager } from './practice-approvals.ts';
import { closeOutcome, enterBill } from './sale.ts';
import { see } from './see.ts';
import { cashier, type Till } from './stage.ts';
import { home, settled } from './way-home.ts';

type VisitOf = (display: Page, scene: string, language: Language) => Promise<void>;

/** From the lock, where the tour ends. The display is opened and stays. */
export async function guestScenes(till: Till, visit: VisitOf): Promise<void> {
  await unlock(till);
  const opened = till.app.electron.waitForEvent('window');
  await preferDisplay(till, 'zh-CN');
  const display = await opened;
  const seen = async (scene: string, language: Language) => {
    await see(display.getByTestId('display')).toHaveAttribute('data-scene', scene);
    await see.poll(() => display.evaluate(() => document.documentElement.lang)).toBe(language);
    await settled(display);
    await visit(display, scene, language);
  };
  const look = async (scene: string) => {
    for (const language of languages) {
      await preferDisplay(till, language);
      await seen(scene, language);
    }
  };
  await till.keys.press('F9');
  await till.scanMember(guests.zhang.cardNo, guests.zhang.name);
  await look('guest');
  await enterBill(till, { yuan: '12.00' });
  await look('due');
  await till.keys.press('Enter');
  await till.whenOutcome('applied');
  await look('outcome');
  await closeOutcome(till);
  await till.keys.press('F3');
  await till.press('recharge-preset-200');
  await till.keys.press('q');
  await look('code');
  await till.keys.press('Escape');
  await home(till);
  for (const language of languages) {
    await preferDisplay(till, language);
    await till.keys.press('F12');
    await seen('idle', language);
    await unlock(till);
  }
}

async function unlock(till: Till): Promise<void> {
  await till.see('lock-password').fill(cashier.password);
  await till.keys.press('Enter');
  await see(till.see('lock-screen')).toHaveCount(0);
}

/** As the settings would, without their screen. */
async function preferDisplay(till: Till, language: Language): Promise<void> {
  const value = { ...defaultDisplay, place: 'window', language } as const;
  await till.page.evaluate((change) => window.yatai?.changePreference(change), {
    section: 'display',
    value,
    approval: manager,
  } as const);
}

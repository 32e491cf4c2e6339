// What a cashier does at the screen, in the words of the counter: every action goes through keys or presses, every wait is
// for something that the cashier would see.
import type { Locator, Page } from '@playwright/test';
import { type Keys, openKeys, type ScanOptions } from './keys.ts';
import { see as expect, patienceMs } from './see.ts';

export interface Counter {
  readonly page: Page;
  readonly keys: Keys;
  /** The element with this test id. */
  readonly see: (testId: string) => Locator;
  readonly press: (testId: string) => Promise<void>;
  readonly signIn: (user: string, password: string) => Promise<void>;
  readonly whenSignedIn: () => Promise<void>;
  readonly scan: (text: string, options?: ScanOptions) => Promise<void>;
  /** A scan, and the wait for this member. */
  readonly scanMember: (text: string, name: string, options?: ScanOptions) => Promise<void>;
  /** Presses the on-screen pad. */
  readonly pad: (text: string) => Promise<void>;
  readonly whenOutcome: (state: string | readonly string[], patience?: number) => Promise<void>;
  readonly whenConnection: (state: string, patience?: number) => Promise<void>;
  /** In the queue: presses "send now", which is shut where the till was quicker and has already sent everything. */
  readonly sendNow: () => Promise<void>;
  readonly whenWaiting: (count: number, patience?: number) => Promise<void>;
  readonly language: () => Promise<string>;
}

export async function openCounter(page: Page): Promise<Counter> {
  const keys = await openKeys(page);
  const see = (testId: string) => page.getByTestId(testId);
  const attribute = (testId: string, name: string, value: string | RegExp, patience = patienceMs) =>
    expect(see(testId)).toHaveAttribute(name, value, { timeout: patience });
  const counter: Counter = {
    page,
    keys,
    see,
    press: (testId) => see(testId).click({ timeout: patienceMs }),
    signIn: async (user, password) => {
      await fill(see('signin-user'), user, keys);
      await fill(see('signin-password'), password, keys);
      await keys.press('Enter');
    },
    whenSignedIn: () => expect(see('scan-field')).toBeVisible({ timeout: patienceMs }),
    scan: (text, options) => keys.scan(text, options),
    scanMember: async (text, name, options) => {
      await keys.scan(text, options);
      await expect(see('member-name')).toContainText(name, { timeout: patienceMs });
    },
    pad: async (text) => {
      for (const character of text) await see(character === '.' ? 'pad-dot' : `pad-${character}`).click();
    },
    whenOutcome: (state, patience) =>
      attribute('outcome-state', 'data-state', new RegExp(`^(${[state].flat().join('|')})$`), patience ?? 20_000),
    whenConnection: (state, patience) => attribute('status-connection', 'data-connection', state, patience),
    sendNow: () => see('queue-send-now').click({ force: true, timeout: patienceMs }),
    whenWaiting: (count, patience) => attribute('status-waiting', 'data-count', String(count), patience),
    language: () => page.evaluate(() => document.documentElement.lang),
  };
  return counter;
}

/** Types into a field as a person does: what stood there is marked and written over. */
async function fill(field: Locator, text: string, keys: Keys): Promise<void> {
  await field.click({ timeout: patienceMs });
  await field.selectText();
  await keys.type(text);
}

// One sale as a cashier makes it: the amount, Enter, a look at the parts, Enter.
import type { Counter } from './counter.ts';
import { see as expect, patienceMs } from './see.ts';

export interface Sale {
  /** As it is typed, such as `88.50`. */
  readonly yuan: string;
  readonly how?: 'numericBlock' | 'pad';
}

/** From the counter with a member on it to the checkout with its parts worked out, ready to be confirmed. */
export async function enterBill(till: Counter, { yuan, how = 'numericBlock' }: Sale): Promise<void> {
  await till.keys.press('F2');
  await expect(till.see('amount-display')).toBeVisible({ timeout: patienceMs });
  // An amount that was typed for this card before is still there.
  await till.keys.press('Delete');
  if (how === 'pad') {
    await till.pad(yuan);
    await till.keys.press('Enter');
  } else {
    await till.keys.numericBlock(`${yuan}\n`);
  }
  await expect(till.see('confirm-pay')).toBeEnabled({ timeout: patienceMs });
}

/** A whole sale by Enter → Enter. Comes back when its outcome is on screen, whatever it is. */
export async function sell(till: Counter, sale: Sale): Promise<void> {
  await enterBill(till, sale);
  await till.keys.press('Enter');
  await expect(till.see('outcome-state')).toBeVisible({ timeout: 20_000 });
}

/** The serial of the outcome on screen. */
export async function serialOnScreen(till: Counter): Promise<string> {
  return ((await till.see('outcome-serial').textContent()) ?? '').trim();
}

/** Closes the outcome; the counter is back. */
export async function closeOutcome(till: Counter): Promise<void> {
  await till.press('outcome-close');
  await expect(till.see('outcome-state')).toHaveCount(0, { timeout: patienceMs });
}

// The revoke and queue screens as the day's steps use them.
import { see as expect } from '../support/see.ts';
import type { Day } from './day.ts';

/** Back to the counter from any screen: Esc goes one step back each time. */
export async function goHome(day: Day): Promise<void> {
  const { till } = day;
  for (let step = 0; step < 4 && (await till.see('action-queue').count()) === 0; step += 1) {
    await till.keys.press('Escape');
  }
  await expect(till.see('action-queue')).toBeVisible();
}

/** Opens the queue screen; `all` shows what is settled, too. */
export async function openQueue(day: Day, filter: 'open' | 'all' = 'open'): Promise<void> {
  await day.till.keys.press('F10');
  await expect(day.till.see('queue-filter-all')).toBeVisible();
  if (filter === 'all') await day.till.press('queue-filter-all');
}

/** Revokes one operation of this till from the list, for the first reason offered. */
export async function revoke(day: Day, serial: string, options: { readonly picture: string }): Promise<void> {
  const { till } = day;
  await till.keys.press('F8');
  await till.press(`revoke-row-${serial}`);
  await till.press('revoke-reason-1');
  await day.picture(options.picture);
  await till.press('revoke-confirm');
  await till.whenOutcome(['applied', 'cancelled', 'pending', 'blocked'], 20_000);
  await day.picture(`${options.picture}-outcome`);
  await till.press('outcome-close');
  await expect(till.see('outcome-state')).toHaveCount(0);
}

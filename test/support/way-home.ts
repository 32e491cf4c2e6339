// How a walk stands still and goes home: a page that has said what it has to say, and Esc back to the counter.
import type { Page } from '@playwright/test';
import { see } from './see.ts';
import type { Till } from './stage.ts';

/** Of a page that stands still, ms. */
const stillness = 120;
const patience = 4_000;

/** Resolves when nothing on the page has changed for a moment and nothing is busy: it has said what it has to say. */
export async function settled(page: Page): Promise<void> {
  await page.evaluate(
    ([still, longest]) =>
      new Promise<void>((resolve) => {
        const ends = performance.now() + longest;
        let timer = setTimeout(done, still);
        const watch = new MutationObserver(again);
        watch.observe(document.body, { subtree: true, childList: true, attributes: true });
        function again(): void {
          clearTimeout(timer);
          timer = setTimeout(done, still);
        }
        function done(): void {
          if (document.querySelector('[aria-busy="true"]') !== null && performance.now() < ends) {
            again();
            return;
          }
          watch.disconnect();
          resolve();
        }
      }),
    [stillness, patience] as const,
  );
}

/** Esc until this is in sight again. */
export async function backTo(till: Till, testId: string): Promise<void> {
  for (let step = 0; step < 5; step += 1) {
    if ((await till.see(testId).count()) > 0) return;
    await till.keys.press('Escape');
    await settled(till.page);
  }
  await see(till.see(testId)).toBeVisible();
}

/** Esc until the counter is in sight. */
export async function home(till: Till): Promise<void> {
  await backTo(till, 'action-queue');
}

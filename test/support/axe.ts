// axe on a page as it stands. Its script is put into the page once and not for each look: there are hundreds of looks.
import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import type { AxeBuilder } from '@axe-core/playwright';
import type { Page } from '@playwright/test';

type AxeResults = Awaited<ReturnType<AxeBuilder['analyze']>>;
type RunOptions = Parameters<AxeBuilder['options']>[0];

const require = createRequire(import.meta.url);
const source = readFileSync(
  createRequire(require.resolve('@axe-core/playwright')).resolve('axe-core/axe.min.js'),
  'utf8',
);

/** `colours`: only the rules about them, for a page that was looked at whole in its other theme: there is nothing else that a theme changes. */
export async function axeFaults(page: Page, scope: 'all' | 'colours' = 'all'): Promise<string[]> {
  if (!(await page.evaluate(() => Reflect.has(window, 'axe')))) {
    await page.evaluate(source);
    // The watermark lies over everything, so that axe could tell no colour's ground: it is decoration, and taken away while axe looks.
    await page.addStyleTag({ content: '[data-practice-mark] { display: none }' });
  }
  const options: RunOptions = {
    resultTypes: ['violations'],
    // A list that scrolls is reached by Tab without a word of ours (Chromium since 130; proven in the accessibility test), which axe cannot know.
    rules: { 'scrollable-region-focusable': { enabled: false } },
    ...(scope === 'all' ? {} : { runOnly: ['color-contrast', 'link-in-text-block'] }),
  };
  const { violations } = await page.evaluate<AxeResults, RunOptions>(
    (asked) => Reflect.get(window, 'axe').run(document, asked),
    options,
  );
  return violations.flatMap(({ id, nodes }) => nodes.map((node) => `${id}: ${node.html.slice(0, 120)}`));
}

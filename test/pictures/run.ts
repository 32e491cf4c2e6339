// `npm run pictures`: a picture of every screen in both languages, both themes and two sizes, in out/pictures, with a page to leaf through
// them. Words after `--` choose the screens whose names hold one of them (`npm run pictures -- checkout settings`). What is wrong with a screen
// by our own measure is printed, and is the exit code.
import { mkdirSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Page } from '@playwright/test';
import { signIn } from '../support/file-till.ts';
import { guestScenes } from '../support/guest-scenes.ts';
import { dress, type Language, languages, sizes, speak, type Theme, themes } from '../support/looks.ts';
import { screenFaults } from '../support/screen-faults.ts';
import { see } from '../support/see.ts';
import { openStage, type Till } from '../support/stage.ts';
import { startFailures } from '../support/start-failures.ts';
import { tour } from '../support/tour.ts';
import { settled } from '../support/way-home.ts';
import { indexPage, type Picture } from './index-page.ts';

const folder = join(import.meta.dirname, '../../out/pictures');
rmSync(folder, { recursive: true, force: true });
mkdirSync(folder, { recursive: true });

const wanted = process.argv.slice(2);
const pictures: Picture[] = [];
const faults: string[] = [];
const stage = await openStage();
try {
  const till = await stage.start();
  await tour(
    till,
    async (name) => {
      if (isWanted(name)) await takeAll(till, name);
    },
    () => signIn(till),
  );
  await guestScenes(till, async (display, scene, language) => {
    if (isWanted(`display, ${scene}`)) await takeDisplay(display, `display, ${scene}`, language);
  });
  await till.app.close();
  await startFailures(async (failed, name) => {
    if (isWanted(name)) await takeAll(failed, name);
  });
} finally {
  await stage.close();
}
writeFileSync(join(folder, 'index.html'), indexPage(pictures));
const screens = new Set(pictures.map(({ screen }) => screen)).size;
console.log(`pictures: ${pictures.length} of ${screens} screens, see out/pictures/index.html`);
for (const fault of faults) console.log(fault);
process.exitCode = faults.length === 0 ? 0 : 1;

function isWanted(name: string): boolean {
  return wanted.length === 0 || wanted.some((word) => name.includes(word));
}

/** The screen as it stands, in every look and size; then as it was. */
async function takeAll(till: Till, screen: string): Promise<void> {
  for (const size of sizes) {
    await resize(till.page, size);
    for (const language of languages) {
      await speak(till, language);
      for (const theme of themes) {
        await dress(till, theme);
        await settled(till.page);
        await take(till.page, { screen, size, language, theme });
      }
      await findFaults(till.page, { screen, size, language });
    }
  }
  await speak(till, 'zh-CN');
  await dress(till, 'light');
  await till.page.setViewportSize(sizes[0]);
}

/** The guest's own screen wears one theme, whatever the till wears. */
async function takeDisplay(display: Page, screen: string, language: Language): Promise<void> {
  for (const size of sizes) {
    await resize(display, size);
    await take(display, { screen, size, language, theme: 'dark' });
    await findFaults(display, { screen, size, language });
  }
}

type Look = { readonly screen: string; readonly size: (typeof sizes)[number]; readonly language: Language };

async function resize(page: Page, size: Look['size']): Promise<void> {
  await page.setViewportSize(size);
  await see.poll(() => page.evaluate(() => innerWidth)).toBe(size.width);
}

async function take(page: Page, { screen, size, language, theme }: Look & { readonly theme: Theme }): Promise<void> {
  const file = `${screen.replaceAll(/[^\w-]+/g, '-')}.${size.width}.${language}.${theme}.png`;
  await page.screenshot({ path: join(folder, file) });
  pictures.push({ screen, size: `${size.width} × ${size.height}`, language, theme, file });
}

async function findFaults(page: Page, { screen, size, language }: Look): Promise<void> {
  const found = await screenFaults(page);
  faults.push(...found.map((fault) => `${screen}, ${size.width}, ${language}: ${fault}`));
}

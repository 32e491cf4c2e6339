// Every screen in both languages and both themes: axe finds nothing, and neither does our own measure of sizes, cuts and names.
import type { Page } from '@playwright/test';
import { expect, test } from 'vitest';
import { axeFaults } from '../support/axe.ts';
import { signIn, tillForFile } from '../support/file-till.ts';
import { guestScenes } from '../support/guest-scenes.ts';
import { dress, languages, speak } from '../support/looks.ts';
import { screenFaults } from '../support/screen-faults.ts';
import type { Till } from '../support/stage.ts';
import { startFailures } from '../support/start-failures.ts';
import { tour } from '../support/tour.ts';

const used = tillForFile({ signIn: false });

test('a list that scrolls and has no control in it is reached by Tab', async () => {
  const till = used.till();
  await till.page.evaluate(() => {
    const list = document.createElement('div');
    list.id = 'list';
    list.className = 'scroll';
    list.style.height = '40px';
    list.innerHTML = '<p>one</p><p>two</p><p>three</p>';
    const before = document.createElement('button');
    before.id = 'before';
    document.body.prepend(before, list);
    before.focus();
  });
  await till.keys.press('Tab');
  const reached = await till.page.evaluate(() => document.activeElement?.id);
  await till.page.evaluate(() => {
    for (const id of ['#before', '#list']) document.querySelector(id)?.remove();
  });
  expect(reached).toBe('list');
});

test('axe and our own measure notice a button without a name and a text that is too faint', async () => {
  const till = used.till();
  await till.page.evaluate(() => {
    const bad = document.createElement('button');
    bad.id = 'bad';
    document.querySelector('form')?.append(bad);
    for (const label of document.querySelectorAll('label')) label.style.setProperty('color', '#d8d4c8');
  });
  const faults = [...(await axeFaults(till.page)), ...(await screenFaults(till.page))];
  await till.page.evaluate(() => {
    document.querySelector('#bad')?.remove();
    for (const label of document.querySelectorAll('label')) label.style.removeProperty('color');
  });
  const rules = ['button-name', 'color-contrast', 'without an accessible name'];
  expect(rules.filter((rule) => !faults.some((fault) => fault.includes(rule)))).toEqual([]);
});

test('axe finds nothing on any screen, in either language and theme', { timeout: 900_000 }, async () => {
  const faults: string[] = [];
  const visited: string[] = [];
  await tour(
    used.till(),
    async (name) => {
      visited.push(name);
      faults.push(...(await faultsInEveryLook(used.till(), name)));
    },
    () => signIn(used.till()),
  );
  expect(faults).toEqual([]);
  expect(visited.length).toBeGreaterThan(60);
  for (const name of ['approval', 'checkout, trade password', 'settings/assistant/assistant-step-summary']) {
    expect(visited).toContain(name);
  }
});

test('nor on the guest’s own screen, whatever it shows', async () => {
  const faults: string[] = [];
  await guestScenes(used.till(), async (display, scene, language) => {
    faults.push(...(await faultsOf(display, `${scene}, ${language}`)));
  });
  expect(faults).toEqual([]);
});

test('nor on the page of a till that cannot start', { timeout: 300_000 }, async () => {
  const faults: string[] = [];
  await startFailures(async (till, name) => {
    faults.push(...(await faultsInEveryLook(till, name)));
  });
  expect(faults).toEqual([]);
});

/** Everything in one theme, and of the other one its colours: a theme changes nothing else. The page is left as it was. */
async function faultsInEveryLook(till: Till, name: string): Promise<string[]> {
  const faults: string[] = [];
  for (const language of languages) {
    await speak(till, language);
    const [first, other] = language === 'en' ? (['dark', 'light'] as const) : (['light', 'dark'] as const);
    await dress(till, first);
    faults.push(...(await faultsOf(till.page, `${name}, ${language}, ${first}`)));
    await dress(till, other);
    const colours = await axeFaults(till.page, 'colours');
    faults.push(...colours.map((fault) => `${name}, ${language}, ${other}: ${fault}`));
  }
  await speak(till, 'zh-CN');
  await dress(till, 'light');
  return faults;
}

async function faultsOf(page: Page, where: string): Promise<string[]> {
  const found = [...(await screenFaults(page)), ...(await axeFaults(page))];
  return found.map((fault) => `${where}: ${fault}`);
}

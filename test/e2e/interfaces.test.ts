// The interface console at the real till: opened by a PIN, searched, a lookup sent and read, both languages, a money call in practice that
// the audit knows, and no token or password on the screen, in the log or in the journal.

import { readdirSync, readFileSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { tillForFile } from '../support/file-till.ts';
import { guests } from '../support/guests.ts';
import { manager } from '../support/practice-approvals.ts';
import { screenFaults } from '../support/screen-faults.ts';
import { see } from '../support/see.ts';
import { cashier, smallestScreen, withJournal } from '../support/stage.ts';

const used = tillForFile();
const { cardNo } = guests.zhang;
/** Pictures for those who made the screen: a folder, or nothing. */
const pictures = process.env['YATAI_TEST_PICTURES'];
const larger = { width: 1366, height: 768 } as const;
/** Every text that was on the screen where this file looked. */
const seen: string[] = [];
const tokens = new Set<string>();

async function resize(size: { readonly width: number; readonly height: number }): Promise<void> {
  const { app, page } = used.till();
  await app.electron.evaluate(({ BrowserWindow }, wanted) => {
    BrowserWindow.getAllWindows()[0]?.setContentSize(wanted.width, wanted.height);
  }, size);
  await see.poll(() => page.evaluate(() => [innerWidth, innerHeight])).toEqual([size.width, size.height]);
}

/** What is wrong with the screen as it stands; pictures in both sizes where they are wanted. */
async function look(name: string): Promise<void> {
  const { page } = used.till();
  const language = await used.till().language();
  seen.push(await page.evaluate(() => document.body.textContent ?? ''));
  seen.push(...(await page.evaluate(() => [...document.querySelectorAll('textarea')].map(({ value }) => value))));
  for (const one of [
    used.stage().server.world.token?.accessToken,
    ...used.stage().server.world.refreshTokens.map((each) => each.refreshToken),
  ]) {
    if (one !== undefined) tokens.add(one);
  }
  for (const size of [larger, smallestScreen]) {
    await resize(size);
    if (pictures !== undefined) {
      await page.screenshot({ path: `${pictures}/interfaces-${name}-${language}-${size.width}.png` });
    }
    expect(await screenFaults(page), `${name}, ${language}, ${size.width}`).toEqual([]);
  }
}

async function openConsole(): Promise<void> {
  const till = used.till();
  await till.keys.press('F7');
  await till.press('settings-tab-interfaces');
  await see(till.see('interfaces-shut')).toBeVisible();
}

async function approve(digits: string): Promise<void> {
  const till = used.till();
  await see(till.see('approval-dialog')).toBeVisible();
  await till.keys.numericBlock(digits);
  await till.keys.press('Enter');
}

async function find(words: string, id: string): Promise<void> {
  const till = used.till();
  await till.see('interface-search').fill(words);
  await till.press(`interface-${id}`);
  await see(till.see('interface-work')).toHaveAttribute('data-interface', id);
  await see(till.see('interface-body')).not.toHaveValue('');
}

/** The sample with other values in it. */
async function edit(changes: Readonly<Record<string, unknown>>): Promise<void> {
  const body = used.till().see('interface-body');
  const sample: object = JSON.parse(await body.inputValue());
  await body.fill(JSON.stringify({ ...sample, ...changes }, null, 2));
}

async function whenUnderstood(kind: string): Promise<void> {
  await see(used.till().see('interface-verdict')).toHaveAttribute('data-kind', kind);
}

test('it is shut until a PIN opens it', async () => {
  await openConsole();
  await look('shut');
  const till = used.till();
  await till.keys.press('Enter');
  await see(till.see('approval-dialog')).toBeVisible();
  await till.keys.press('Escape');
  await see(till.see('interfaces-shut')).toBeVisible();
  await till.keys.press('Enter');
  await approve(manager.pin);
  await see(till.see('interface-count')).toHaveAttribute('data-shown', /^\d+$/);
  const total = await till.see('interface-count').getAttribute('data-total');
  await see(till.page.locator('[data-testid^="interface-"][aria-pressed]')).toHaveCount(Number(total));
  await look('list');
});

test('a lookup is searched for, sent by the keyboard, and shown beside what was understood', async () => {
  const till = used.till();
  await find('6.13.1', 'lookup');
  await see(till.see('interface-count')).toHaveAttribute('data-shown', '1');
  await look('sample');
  await edit({ queryNo: cardNo });
  await till.see('interface-body').press('Control+Enter');
  await whenUnderstood('typed');
  await see(till.see('interface-sent')).toContainText('"access_token": "***"');
  await see(till.see('interface-answer')).toContainText('6201****0101');
  await see(till.see('interface-answer')).not.toContainText(cardNo);
  await see(till.see('interface-understood')).toContainText('storeBalance');
  await look('lookup');
  await till.press('interface-numbers');
  await see(till.see('interface-answer')).toContainText(cardNo);
  await till.press('interface-raw');
  await see(till.see('interface-sent')).toContainText('"access_token":"***"');
  await till.press('interface-copy');
  const copied = await till.app.electron.evaluate(({ clipboard }) => clipboard.readText());
  expect(copied).toContain('"$ACCESS_TOKEN"');
  expect(copied).toContain(cardNo);
  seen.push(copied);
});

test('a broken request says where, and Esc loses nothing', async () => {
  const till = used.till();
  const body = till.see('interface-body');
  await body.fill('{\n  "queryNo": 5,\n  oops\n}');
  await see(till.see('interface-broken')).toContainText('3');
  await see(till.see('interface-send')).toBeDisabled();
  await look('broken');
  await till.keys.press('Escape');
  await till.keys.press('Escape');
  await see(till.see('interface-work')).toHaveCount(0);
  await till.press('interface-lookup');
  await see(body).toHaveValue(/oops/);
  await till.press('interface-sample');
  await see(body).toHaveValue(/queryNo/);
});

test('in the other language everything is where it was', async () => {
  const till = used.till();
  await edit({ queryNo: '6201300199999999' });
  await till.press('language-switch');
  await see.poll(() => till.language()).toBe('en');
  await till.press('interface-send');
  await whenUnderstood('refused');
  await see(till.see('interface-verdict')).toContainText('Refused by the platform');
  await look('refused');
  await till.see('interface-search').fill('card types');
  await see(till.see('interface-listCardTypes')).toContainText('List card types');
});

test('a token call warns first, and the till works on with the new token', async () => {
  const till = used.till();
  await find('passwordToken', 'passwordToken');
  await edit({ username: cashier.userName, password: cashier.password });
  await till.press('interface-send');
  await see(till.see('interface-confirm-confirm')).toBeVisible();
  expect(await screenFaults(till.page)).toEqual([]);
  if (pictures !== undefined) await till.page.screenshot({ path: `${pictures}/interfaces-token-confirm.png` });
  const { body } = { body: till.see('interface-body') };
  await till.press('interface-confirm-cancel');
  await till.press('interface-send');
  await till.press('interface-confirm-confirm');
  await whenUnderstood('typed');
  await see(till.see('interface-answer')).toContainText('***');
  // Typed by hand, so it stands in the request until it is taken out.
  await till.press('interface-sample');
  await see(body).not.toHaveValue(new RegExp(cashier.password));
  await look('token');
  await find('listMerchants', 'listMerchants');
  await till.press('interface-send');
  await whenUnderstood('typed');
});

test('a money call in practice takes one press, and stands in the list of this console', async () => {
  const till = used.till();
  await till.press('language-switch');
  await find('会员卡充值', 'recharge');
  await edit({ cardNo, storeNumber: 12, payWays: [{ id: '1', value: 12 }] });
  await look('money');
  await till.press('interface-send');
  await whenUnderstood('typed');
  await look('money-done');
  // Out of the request, then back to the catalogue.
  await till.keys.press('Escape');
  await till.keys.press('Escape');
  await see(till.see('interface-money-calls')).toContainText('6201****0101');
  await look('money-calls');
});

test('the audit knows the money call, and no secret stands anywhere', async () => {
  const { userDataDir, journalFile } = used.stage();
  const { app } = used.till();
  await app.close();
  const entries = withJournal(journalFile, ({ audit, verify }) => {
    expect(verify()).toBeNull();
    return audit.page(null, 500);
  });
  const calls = entries.filter(({ kind }) => kind === 'consoleCall').map(({ details }) => JSON.parse(details ?? '{}'));
  expect(calls).toMatchObject([
    { phase: 'ended', outcome: 'typed', status: 200 },
    { phase: 'sent', interface: 'recharge', effect: 'money', cardNo: '6201****0101', amount: 'storeNumber 12' },
    { phase: 'ended' },
    { phase: 'sent', interface: 'passwordToken', effect: 'auth' },
  ]);
  const everything = [...seen, JSON.stringify(entries), ...app.lines, ...logsIn(userDataDir)].join('\n');
  // Before and after the token call.
  expect(tokens.size).toBeGreaterThan(1);
  for (const secret of [...tokens, cashier.password]) {
    expect(everything).not.toContain(secret);
  }
});

/** Every log file of the application. */
function logsIn(folder: string): string[] {
  return readdirSync(folder, { recursive: true, encoding: 'utf8' })
    .map((name) => join(folder, name))
    .filter((path) => /\.log$/.test(path) && statSync(path).isFile())
    .map((path) => readFileSync(path, 'utf8'));
}

// Linking the store at the real till: by PIN, with the practice platform's own page in a real browser window; refused, and then allowed.

import { afterAll, beforeAll, expect, test } from 'vitest';
import { en } from '../../shared/messages/en.ts';
import { zhCN } from '../../shared/messages/zh-CN.ts';
import { tillForFile } from '../support/file-till.ts';
import { guests } from '../support/guests.ts';
import { technician } from '../support/practice-approvals.ts';
import { see } from '../support/see.ts';

const used = tillForFile();
const patience = 30_000;
/** Pictures for those who made the screen: a folder, or nothing. */
const pictures = process.env['YATAI_TEST_PICTURES'];

async function picture(name: string): Promise<void> {
  if (pictures !== undefined) {
    await used.till().page.screenshot({ path: `${pictures}/link-${name}.png` });
  }
}

async function start(): Promise<string> {
  const till = used.till();
  await till.press('link-start');
  await see(till.see('approval-dialog')).toBeVisible();
  await till.press('approver-practice-technician');
  await till.keys.numericBlock(technician.pin);
  await till.keys.press('Enter');
  await see(till.see('link-address')).toBeVisible({ timeout: patience });
  return (await till.see('link-address').textContent()) ?? '';
}

/** What a person does in the browser: look at the page, press a button of its form, follow where it leads. */
async function decide(address: string, decision: 'allow' | 'refuse'): Promise<string> {
  const page = await (await fetch(address)).text();
  expect(page).toContain('雅台上地店');
  const hidden = [...page.matchAll(/type="hidden" name="([^"]+)" value="([^"]*)"/g)];
  const form = new URLSearchParams(hidden.map(([, name = '', value = '']) => [name, unescaped(value)]));
  form.set('decision', decision);
  form.set('merchantNo', '666660000277610');
  const answer = await fetch(new URL('/oauth/authorize', address), { method: 'POST', body: form });
  return answer.text();
}

function unescaped(text: string): string {
  return text.replace(/&#(\d+);/g, (_, code: string) => String.fromCharCode(Number(code)));
}

beforeAll(async () => {
  const till = used.till();
  await till.keys.press('F7');
  await till.press('settings-tab-link');
  await see(till.see('link-store')).toContainText(zhCN.link.never);
  await picture('start');
});
afterAll(() => {
  expect(used.till().app.lines.join('\n')).not.toMatch(/yc-|ya-[0-9a-f]{20}|yatai-practice-secret/);
});

test('refused on the page: nothing is linked, and the screen says what to do', async () => {
  const till = used.till();
  const address = await start();
  await picture('waiting');
  expect(await decide(address, 'refuse')).toContain(zhCN.link.pageText);
  await see(till.see('failure-text')).toContainText(zhCN.failure.linkRefused.slice(0, 12), { timeout: patience });
  await see(till.see('link-store')).toContainText(zhCN.link.never);
  await picture('refused');
});

test('allowed on the page: the store stands there, the till goes on, and the token renews itself', async () => {
  const till = used.till();
  await decide(await start(), 'allow');
  await see(till.see('link-store')).toContainText('雅台上地店', { timeout: patience });
  await see(till.see('failure-text')).toHaveCount(0);
  await picture('linked');
  await till.press('language-switch');
  await see(till.see('link-store')).toContainText(en.link.linked.replace('{{store}}', '雅台上地店'));
  await picture('linked-en');
  const { server } = used.stage();
  expect(server.received('codeToken')).toHaveLength(1);
  server.stealToken();
  await till.keys.press('Escape');
  await till.scanMember(guests.zhang.cardNo, guests.zhang.name);
  expect(server.received('refreshToken').length).toBeGreaterThan(0);
});

// UniPOS in the settings of the real window: how it is connected, the check step by step with what to ask for, saved beside the store's own
// profile, the gateway; and its interfaces in the console, in both formats, without a secret on the screen.
import { readFileSync, writeFileSync } from 'node:fs';
import { createServer } from 'node:net';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { practiceWorldGuide } from '../../main/practice/guide.ts';
import { zhCN } from '../../shared/messages/zh-CN.ts';
import { uniposStepIds } from '../../shared/unipos-setup.ts';
import { signIn, tillForFile } from '../support/file-till.ts';
import { guests } from '../support/guests.ts';
import { screenFaults } from '../support/screen-faults.ts';
import { see } from '../support/see.ts';

const used = tillForFile();
const { appSecret } = practiceWorldGuide.unipos.application;
const terminalKey = 'terminal-key-19c4';
/** Pictures for those who made the screen: a folder, or nothing. */
const pictures = process.env['YATAI_TEST_PICTURES'];
/** Every text that was on the screen where this file looked. */
const seen: string[] = [];

/** What is wrong with the screen as it stands, in both languages. */
async function look(name: string): Promise<void> {
  const till = used.till();
  for (const language of ['zh-CN', 'en']) {
    await see.poll(() => till.language()).toBe(language);
    seen.push(await till.page.evaluate(() => document.body.textContent ?? ''));
    seen.push(
      ...(await till.page.evaluate(() => [...document.querySelectorAll('textarea')].map(({ value }) => value))),
    );
    if (pictures !== undefined) {
      await till.page.screenshot({ path: join(pictures, `unipos-${name}-${language}.png`) });
    }
    expect(await screenFaults(till.page), `${name}, ${language}`).toEqual([]);
    await till.press('language-switch');
  }
  await see.poll(() => till.language()).toBe('zh-CN');
}

async function fill(fields: Readonly<Record<string, string>>): Promise<void> {
  for (const [name, text] of Object.entries(fields)) {
    await used.till().see(`unipos-${name}`).fill(text);
  }
}

async function check(): Promise<void> {
  await used.till().press('unipos-test');
  await approve();
}

async function approve(): Promise<void> {
  const till = used.till();
  await see(till.see('approval-dialog')).toBeVisible();
  await till.press('approver-practice-technician');
  await till.keys.numericBlock('9753');
  await till.keys.press('Enter');
  await see(till.see('approval-dialog')).toHaveCount(0);
}

test('how the till is connected, without the secret; it is filled in from there', async () => {
  const till = used.till();
  await till.keys.press('F7');
  await till.press('settings-tab-unipos');
  await see(till.see('unipos-running')).toContainText('1001');
  await look('running');
  await till.press('unipos-take');
  await see(till.see('unipos-serviceUri')).toHaveValue(used.stage().server.unipos.serviceUri);
});

test('what is missing is marked before anything is reached for', async () => {
  const till = used.till();
  await fill({ shopNo: '', serviceUri: 'http://unipos.example/api' });
  await check();
  await see(till.see('unipos-findings')).toBeVisible();
  for (const field of ['shopNo', 'serviceUri', 'secret']) {
    await see(till.see(`unipos-${field}`)).toHaveAttribute('aria-invalid', 'true');
  }
  await look('missing');
});

test('a wrong secret: the step, the reason, what to ask for, and nothing tried behind it', async () => {
  const till = used.till();
  await till.see('unipos-serviceUri').fill(used.stage().server.unipos.serviceUri);
  await fill({ shopNo: '1001', secret: 'wrong' });
  await check();
  await see(till.see('unipos-step-token')).toHaveAttribute('data-finding', 'secretWrong');
  await see(till.see('unipos-step-token')).toContainText(zhCN.uniposSetup.asks.call.secretWrong);
  await see(till.see('unipos-step-reservations')).toHaveAttribute('data-state', 'notTried');
  await see(till.see('unipos-save')).toBeDisabled();
  await look('wrong-secret');
});

test('a right that is missing is named at its step', async () => {
  const till = used.till();
  used.stage().server.unipos.setRights(['listOrders']);
  await fill({ secret: appSecret });
  await check();
  await see(till.see('unipos-step-orders')).toHaveAttribute('data-finding', 'noRight');
  await see(till.see('unipos-step-bills')).toHaveAttribute('data-state', 'ok');
  used.stage().server.unipos.setRights([]);
});

test('all is well in XML too; without a store’s profile it cannot be saved yet, and that is said', async () => {
  const till = used.till();
  await till.press('unipos-format-xml');
  await check();
  for (const id of uniposStepIds) {
    await see(till.see(`unipos-step-${id}`)).toHaveAttribute('data-state', 'ok');
  }
  await see(till.see('unipos-verdict')).toContainText(zhCN.uniposSetup.needsStore);
  await see(till.see('unipos-save')).toBeDisabled();
  await look('green');
});

test('saved beside the store’s own profile: the file keeps the rest and holds no secret', async () => {
  const till = used.till();
  const file = join(used.stage().userDataDir, 'profile.json');
  const store = {
    name: '上地店',
    backend: 'yazuo',
    baseUrl: 'https://platform.example/api',
    appId: 'app',
    brandId: '15',
    merchantNo: '666660000277610',
    terminalNo: '11111111',
    refusalCodes: [7],
  };
  writeFileSync(file, JSON.stringify(store));
  await check();
  await see(till.see('unipos-verdict')).toContainText(zhCN.uniposSetup.allGood);
  await see(till.see('unipos-save')).toBeEnabled();
  await till.press('unipos-save');
  await approve();
  await see(till.see('unipos-saved')).toBeVisible();
  await look('saved');
  const text = readFileSync(file, 'utf8');
  expect(JSON.parse(text)).toEqual({
    ...store,
    unipos: {
      serviceUri: used.stage().server.unipos.serviceUri,
      appId: practiceWorldGuide.unipos.application.appId,
      shopNo: '1001',
      format: 'xml',
      cardPayModes: ['10'],
    },
  });
});

test('the gateway: off here, and said how it is switched on', async () => {
  const till = used.till();
  await till.press('unipos-mode-gateway');
  await see(till.see('unipos-gateway')).toHaveAttribute('data-state', 'absent');
  await look('gateway-absent');
});

test('the console has the nine beside the others: a list of bills in both formats, raw and understood', async () => {
  const till = used.till();
  await till.keys.press('Escape');
  await till.press('settings-tab-interfaces');
  await till.press('interfaces-open');
  await see(till.see('approval-dialog')).toBeVisible();
  await till.press('approver-practice-technician');
  await till.keys.numericBlock('9753');
  await till.keys.press('Enter');
  await till.see('interface-search').fill('unipos');
  await see(till.see('interface-count')).toHaveAttribute('data-shown', '9');
  await look('console-list');
  await till.press('interface-unipos:listBills');
  await see(till.see('interface-body')).toHaveValue(/"shopNo": "1001"/);
  for (const format of ['json', 'xml']) {
    await till.press(`interface-format-${format}`);
    await see(till.see('interface-body')).not.toHaveValue('');
    await till.press('interface-send');
    await see(till.see('interface-verdict')).toHaveAttribute('data-kind', 'typed');
    await see(till.see('interface-sent')).toContainText('token=***');
    await see(till.see('interface-answer')).toContainText('bill_no');
    await look(`console-bills-${format}`);
  }
});

test('a payment at the member service: money, booked once, its trail without secrets', async () => {
  const till = used.till();
  const { server } = used.stage();
  await till.see('interface-search').fill('memberpaying');
  await till.press('interface-unipos:memberPaying');
  const body = till.see('interface-body');
  await see(body).toHaveValue(/<Paying/);
  const text = await body.inputValue();
  await body.fill(
    text
      .replace(/CardNo="[^"]*"/, `CardNo="${guests.zhang.cardNo}"`)
      .replace(/(?<=Paying [^>]*)Quantity="[^"]*"/, 'Quantity="1.5"'),
  );
  const before = server.unipos.payings().length;
  await till.press('interface-send');
  await see(till.see('interface-verdict')).toHaveAttribute('data-kind', 'typed');
  expect(server.unipos.payings()).toHaveLength(before + 1);
  await look('console-paying');
  await till.see('interface-search').fill('');
  await till.press('interface-unipos:sendOrder');
  await till.press('interface-format-json');
  await see(till.see('interface-body')).toHaveValue(/test_/);
  await till.press('interface-send');
  await see(till.see('interface-verdict')).toHaveAttribute('data-kind', /typed|refused/);
  await look('console-order');
});

/** Another start, with a gateway in the profile. */
async function startWithGateway(port: number): Promise<void> {
  await used.till().app.close();
  const file = join(used.stage().userDataDir, 'gateway.json');
  const gateway = { port, credentials: [{ in: 'header', name: 'X-Terminal-Key' }] };
  writeFileSync(file, JSON.stringify({ name: '练习', backend: 'practice', gateway }));
  const secrets = JSON.stringify({ 'gateway:X-Terminal-Key': terminalKey });
  used.take(await used.stage().start({ env: { YATAI_PROFILE: file, YATAI_SECRETS: secrets } }));
  await signIn(used.till());
  const till = used.till();
  await till.keys.press('F7');
  await till.press('settings-tab-unipos');
  await till.press('unipos-mode-gateway');
}

test('a gateway whose port is taken says why and what to do', async () => {
  const other = createServer();
  await new Promise<void>((resolve) => {
    other.listen(0, '127.0.0.1', resolve);
  });
  const address = other.address();
  const port = typeof address === 'object' && address !== null ? address.port : 0;
  await startWithGateway(port);
  await see(used.till().see('unipos-gateway')).toHaveAttribute('data-state', 'failed');
  await see(used.till().see('unipos-gateway')).toContainText(zhCN.uniposSetup.gateway.problem.portTaken);
  await look('gateway-failed');
  await new Promise((resolve) => {
    other.close(resolve);
  });
  await startWithGateway(port);
});

test('a gateway that listens says what a terminal must be told, by name, and counts what comes', async () => {
  const till = used.till();
  await see(till.see('unipos-gateway')).toHaveAttribute('data-state', 'listening');
  const address = (await till.see('gateway-address').textContent()) ?? '';
  await see(till.see('unipos-gateway')).toContainText('X-Terminal-Key');
  const headers = { 'X-Terminal-Key': terminalKey };
  const answer = await fetch(`${address}/Members?Cardno=${guests.zhang.cardNo}`, { headers });
  expect(await answer.text()).toContain(guests.zhang.name);
  await fetch(`${address}/MemberSorts`);
  await see(till.see('gateway-members')).not.toHaveText('0');
  await see(till.see('gateway-strangers')).toHaveText('1');
  await look('gateway-listening');
});

test('no secret was ever on the screen or in the log', () => {
  const { received } = used.stage().server.unipos;
  const tokens = received()
    .flatMap(({ query }) => ['token', 'appsecret'].map((name) => new URLSearchParams(query).get(name) ?? ''))
    .filter((text) => text !== '' && text !== 'wrong');
  expect(tokens.length).toBeGreaterThan(0);
  const shown = `${seen.join('\n')}\n${used.till().app.lines.join('\n')}`;
  for (const secret of new Set(
    [...tokens, terminalKey, ...practiceWorldGuide.unipos.memberCredentials.map(({ value }) => value)].filter(
      (text) => text.length > 6,
    ),
  )) {
    expect(shown).not.toContain(secret);
  }
});

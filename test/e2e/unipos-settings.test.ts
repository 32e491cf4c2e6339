// UniPOS in the settings of the real window: how it is connected, the check step by step with what to ask for, and saved beside the store's own
// profile, without a secret on the screen.
import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { practiceWorldGuide } from '../../main/practice/guide.ts';
import { zhCN } from '../../shared/messages/zh-CN.ts';
import { uniposStepIds } from '../../shared/unipos-setup.ts';
import { tillForFile } from '../support/file-till.ts';
import { see } from '../support/see.ts';
import { uniposLooks } from '../support/unipos-looks.ts';

const used = tillForFile();
const { approve, expectNoSecret, look, sentSecrets } = uniposLooks(used);
const { appSecret } = practiceWorldGuide.unipos.application;

async function fill(fields: Readonly<Record<string, string>>): Promise<void> {
  for (const [name, text] of Object.entries(fields)) {
    await used.till().see(`unipos-${name}`).fill(text);
  }
}

async function check(): Promise<void> {
  await used.till().press('unipos-test');
  await approve();
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

test('no secret was ever on the screen or in the log', () => {
  expectNoSecret(sentSecrets());
});

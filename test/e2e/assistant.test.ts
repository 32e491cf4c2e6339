// The set-up assistant at the real till: a new installation is shown the way, from its language to its first sale; it is left and goes on; a till that
// somebody started for a purpose of their own is not stopped by it.
import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { en } from '../../shared/messages/en.ts';
import { zhCN } from '../../shared/messages/zh-CN.ts';
import { saveArtefacts } from '../support/electron.ts';
import { guests } from '../support/guests.ts';
import { screenFaults } from '../support/screen-faults.ts';
import { see } from '../support/see.ts';
import { openStage, type Stage, smallestScreen, type Till } from '../support/stage.ts';

const secret = 'yatai-practice-secret';
/** As a person starts it: nobody says which store it is for. */
const alone = { YATAI_PRACTICE_URL: undefined, YATAI_PRACTICE_KEY: undefined };

let stage: Stage;
let till: Till;

beforeEach(async ({ onTestFailed, task }) => {
  stage = await openStage();
  onTestFailed(async () => {
    await saveArtefacts(till.app, task.name);
  });
});
afterEach(async () => {
  await stage.close();
});

async function start(env: Readonly<Record<string, string | undefined>> = {}): Promise<void> {
  till = await stage.start({ env: { ...alone, ...env } });
}

async function whenStep(step: string): Promise<void> {
  await see(till.see('assistant')).toHaveAttribute('data-step', step);
  await see.poll(() => screenFaults(till.page)).toEqual([]);
}

test('a store from the first start to the counter: language, profile from a file, a new start, people, devices, limits', async () => {
  await start();
  await whenStep('language');
  await till.keys.press('2');
  await see(till.see('assistant-next')).toContainText(en.assistant.next);
  await till.keys.press('1');
  await till.keys.press('Enter');
  await whenStep('place');
  await till.keys.press('2');
  await whenStep('profile');

  await till.page.setViewportSize({ width: 1_920, height: 1_080 });
  const hidden = () =>
    till.see('connect-card').evaluate((field) => {
      const list = field.closest('.scroll');
      return list === null ? null : Math.max(0, list.scrollHeight - list.clientHeight);
    });
  await see.poll(hidden).toBe(0);
  await till.page.setViewportSize(smallestScreen);

  await importProfile('broken.json', '{ "name": "上地店", "backend": "yazuo" }');
  await see(till.see('assistant-import-bad')).toContainText('baseUrl');
  await importProfile('store.json', JSON.stringify(profileOf(stage)));
  await see(till.see('connect-merchantNo')).toHaveValue('666660000277610');
  await till.see('connect-appSecret').fill(secret);
  await till.see('connect-user').fill('1002');
  await till.see('connect-password').fill('yatai-1002');
  await till.press('connect-test');
  await see(till.see('connect-verdict')).toBeVisible({ timeout: 30_000 });
  await till.press('connect-save');
  await see(till.see('assistant-saved')).toBeVisible();
  const saved = JSON.parse(readFileSync(join(stage.userDataDir, 'profile.json'), 'utf8'));
  expect(saved).toMatchObject({ backend: 'yazuo', merchantNo: '666660000277610', limits: { perSale: 10_000 } });

  await till.app.electron.evaluate(({ app }) => {
    Object.assign(app, { relaunch: () => undefined });
  });
  const gone = new Promise<void>((resolve) => till.app.electron.once('close', () => resolve()));
  await till.press('assistant-restart-store');
  await gone;

  await start({ YATAI_APP_SECRET: secret });
  await see(till.page.getByText(zhCN.assistant.signInFirst)).toBeVisible();
  await till.signIn('1001', 'yatai-1001');
  await whenSignedIn();
  await whenStep('people');
  await firstManager('王经理', '4321');
  await till.keys.press('Escape');
  await till.keys.press('ArrowRight');
  await whenStep('devices');
  await till.press('assistant-next');
  await whenStep('limits');
  await see(till.see('limits-perSale')).toHaveValue('100');
  await till.see('limits-perSale').fill('150');
  await till.press('limits-save');
  await see(till.see('approval-dialog')).toBeVisible();
  await till.keys.numericBlock('4321');
  await till.keys.press('Enter');
  await see(till.see('limits-saved')).toBeVisible();
  expect(JSON.parse(readFileSync(join(stage.userDataDir, 'profile.json'), 'utf8')).limits.perSale).toBe(15_000);
  await till.press('assistant-next');
  await whenStep('summary');
  await see(till.see('assistant-ready')).toBeVisible();
  await till.press('language-switch');
  await whenStep('summary');
  await till.press('language-switch');
  await till.keys.press('Enter');
  await till.whenSignedIn();
  await till.scanMember(guests.zhang.cardNo, guests.zhang.name);
});

test('practice is two presses away; what was left is not shown again by itself, and is found in the settings', async () => {
  await start();
  await whenStep('language');
  await till.press('assistant-next');
  await till.keys.press('1');
  await till.press('practice-login-1001');
  await till.keys.press('Enter');
  await whenSignedIn();
  await whenStep('devices');
  await till.press('assistant-later');
  await till.whenSignedIn();
  await till.app.close();

  await start();
  await see(till.see('signin-user')).toBeVisible();
  await expectNoAssistant();
  await till.press('practice-login-1001');
  await till.keys.press('Enter');
  await till.whenSignedIn();
  await till.keys.press('F7');
  await till.press('settings-tab-assistant');
  await whenStep('devices');
});

test('who starts a new till on a practice server of their own is not stopped', async () => {
  till = await stage.start();
  await see(till.see('signin-user')).toBeVisible();
  await expectNoAssistant();
  expect(existsSync(join(stage.userDataDir, 'assistant.json'))).toBe(false);
});

/** As a person does, once more where the platform did not answer in time. */
async function whenSignedIn(): Promise<void> {
  const [assistant, refusal] = [till.see('assistant'), till.see('failure-text')];
  await see(assistant.or(refusal).first()).toBeVisible();
  if (await refusal.isVisible()) {
    await till.keys.press('Enter');
  }
}

async function expectNoAssistant(): Promise<void> {
  await see(till.see('signin-submit')).toBeEnabled();
  // Main has told how far the assistant came before the practice guide is asked for.
  await see(till.see('practice-login-1001')).toBeVisible();
  expect(await till.see('assistant').count()).toBe(0);
}

async function importProfile(name: string, text: string): Promise<void> {
  const file = join(stage.userDataDir, name);
  writeFileSync(file, text);
  await till.app.electron.evaluate(({ dialog }, chosen) => {
    Object.assign(dialog, { showOpenDialog: async () => ({ canceled: false, filePaths: [chosen] }) });
  }, file);
  await till.press('assistant-import');
}

/** A store of the practice platform, reached as a real one is. */
function profileOf({ server }: Stage) {
  return {
    name: '上地店',
    backend: 'yazuo',
    baseUrl: server.url,
    appId: 'yatai-practice',
    brandId: '15',
    merchantId: '16456',
    merchantNo: '666660000277610',
    terminalNo: '11111111',
    limits: {
      balanceAge: 86_400_000,
      perSale: 10_000,
      perCard: 30_000,
      openPerCard: 3,
      perTill: 500_000,
      openPerTill: 500,
      offlineTime: 86_400_000,
      decisionAlone: 10_000,
      revocationAlone: 50_000,
    },
  };
}

async function firstManager(name: string, pin: string): Promise<void> {
  await till.see('person-name').fill(name);
  await till.press('person-role-manager');
  await till.press('person-save');
  for (const _ of [1, 2]) {
    await till.keys.numericBlock(pin);
    await till.keys.press('Enter');
  }
  await see(till.see('person-saved')).toBeVisible();
}

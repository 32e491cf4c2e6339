// The scanner's own settings: the calibration sheet, the slowest scanner that there is, a serial port, the camera.

import { join } from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { en } from '../../shared/messages/en.ts';
import { zhCN } from '../../shared/messages/zh-CN.ts';
import { writeCameraVideo } from '../support/camera-picture.ts';
import { signIn } from '../support/file-till.ts';
import { guests } from '../support/guests.ts';
import { manager } from '../support/practice-approvals.ts';
import { readBars } from '../support/read-qr.ts';
import { screenFaults } from '../support/screen-faults.ts';
import { see } from '../support/see.ts';
import { prepareSerialLine, type SerialLine } from '../support/serial-line.ts';
import { openStage, type Stage, type Till } from '../support/stage.ts';

const sheet = ['YATAI1QWAZM', 'YATAI2YXKJV', 'YATAI34567890'];
let stage: Stage;
let till: Till;
let line: SerialLine;

beforeAll(async () => {
  line = await prepareSerialLine();
  stage = await openStage();
  const video = join(stage.userDataDir, '..', 'camera.y4m');
  writeCameraVideo(video, guests.yang.cardNo);
  till = await stage.start({
    args: ['--use-fake-device-for-media-stream', `--use-file-for-fake-video-capture=${video}`],
  });
  await signIn(till);
});

afterAll(async () => {
  await line?.unplug();
  await stage?.close();
});

async function openPanel(): Promise<void> {
  await till.keys.press('F7');
  await till.press('settings-tab-scanner');
  await see(till.see('scanner-sheet')).toBeVisible();
}

async function approve(): Promise<void> {
  await see(till.see('approval-dialog')).toBeVisible();
  await till.keys.numericBlock(manager.pin);
  await till.keys.press('Enter');
  await see(till.see('approval-dialog')).toHaveCount(0);
}

test('what is scanned in the settings is shown and nobody is looked up', async () => {
  const before = stage.server.received('lookup').length;
  await openPanel();
  await till.scan(guests.zhang.mobile, { keyTime: 7 });
  await see(till.see('scanner-read')).toHaveAttribute('data-text', guests.zhang.mobile);
  await see(till.see('scanner-read')).toContainText(zhCN.scanner.kinds.mobile);
  await till.scan('https://yatai.example/A?b=~1&c=%20', { keyTime: 20 });
  await see(till.see('scanner-read')).toContainText(zhCN.scanner.kinds.address);
  await see(till.see('scanner-read')).toHaveAttribute('data-text', 'https://yatai.example/A?b=~1&c=%20');
  expect(stage.server.received('lookup')).toHaveLength(before);
  expect(await screenFaults(till.page)).toEqual([]);
});

test('the three codes of the sheet can be read off the paper', async () => {
  await till.page.emulateMedia({ media: 'print' });
  const paper = await till.page.screenshot();
  await till.page.emulateMedia({ media: null });
  expect([...(await readBars(paper))].sort()).toEqual(sheet);
});

test('three codes of the sheet set prefix and speed; then 100 ms a key is a scan, and typing is still typing', async () => {
  await till.keys.press('Enter');
  await see(till.see('scanner-stop')).toBeVisible();
  await till.scan('6201300100000701', { keyTime: 100 });
  await see(till.page.locator('body')).toContainText(zhCN.scanner.unknown);
  for (const [index, code] of sheet.entries()) {
    await till.scan(`~${code}`, { keyTime: 100 });
    await see(till.see('scanner-sheet')).toHaveAttribute('data-done', String(index + 1));
  }
  await see(till.see('scanner-facts')).toHaveAttribute('data-prefix', '~');
  expect(await screenFaults(till.page)).toEqual([]);
  await till.press('language-switch');
  await see(till.see('scanner-found')).toContainText(en.scanner.found);
  expect(await screenFaults(till.page)).toEqual([]);
  await till.press('language-switch');
  await till.keys.press('Enter');
  await approve();
  await see(till.see('scanner-saved')).toBeVisible();
  await till.keys.press('F9');
  await see(till.see('scan-field')).toBeVisible();
  await till.scanMember(`~${guests.huang.cardNo}`, guests.huang.name, { keyTime: 100 });
  await till.scanMember(guests.sun.cardNo, guests.sun.name, { keyTime: 7 });
  await till.keys.press('F9');
  await till.keys.type(guests.zhou.mobile);
  await till.keys.press('Enter');
  await see(till.see('member-name')).toContainText(guests.zhou.name);
});

test('a serial scanner reads a member from any screen, and again after it was unplugged', async () => {
  await line.plug();
  await openPanel();
  await till.see('scanner-device').fill('what is this');
  await see(till.page.locator('body')).toContainText(zhCN.scanner.deviceWrong);
  await till.see('scanner-device').fill(line.device);
  await till.press('scanner-connect');
  await approve();
  await see(till.see('scanner-serial')).toHaveAttribute('data-state', 'open');
  line.send(`${guests.zhang.cardNo}\r`);
  await see(till.see('scanner-read')).toHaveAttribute('data-source', 'serial');
  await line.unplug();
  await see(till.see('scanner-serial')).toHaveAttribute('data-state', 'absent');
  expect(await screenFaults(till.page)).toEqual([]);
  await line.plug();
  await see(till.see('scanner-serial')).toHaveAttribute('data-state', 'open');
  await till.keys.press('F9');
  await see(till.see('scan-field')).toBeVisible();
  const before = stage.server.received('lookup').length;
  line.send(`${guests.ouyang.cardNo}\r\n${guests.ouyang.cardNo}\r\n`);
  await see(till.see('member-name')).toContainText(guests.ouyang.name);
  expect(stage.server.received('lookup')).toHaveLength(before + 1);
});

test('the camera reads a card that is held in front of it, and is given back', async () => {
  await till.press('scan-camera');
  await see(till.see('member-name')).toContainText(guests.yang.name, { timeout: 60_000 });
  await see(till.see('camera')).toHaveCount(0);
  const refused = till.page.evaluate(() =>
    navigator.mediaDevices.getUserMedia({ video: true }).then(
      () => 'given',
      (error: unknown) => (error instanceof DOMException ? error.name : 'thrown'),
    ),
  );
  expect(await refused).toBe('NotAllowedError');
});

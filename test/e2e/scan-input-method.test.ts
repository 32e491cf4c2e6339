// A scanner and a real Chinese input method (libpinyin on ibus), with real key events: where no field has the focus the method sees
// nothing of a scan; in a field it eats the letters, and then nothing is read wrongly and the next scan is read.
import { afterAll, beforeAll, expect, test } from 'vitest';
import { zhCN } from '../../shared/messages/zh-CN.ts';
import { guests } from '../support/guests.ts';
import { see } from '../support/see.ts';
import { cashier, openStage, type Stage, type Till } from '../support/stage.ts';
import { openXDisplay, type XDisplay } from '../support/x-display.ts';

let display: XDisplay;
let stage: Stage;
let till: Till;

beforeAll(async () => {
  display = await openXDisplay({ inputMethod: true });
  stage = await openStage();
  till = await stage.start({ env: display.env });
  await display.focus(till);
  await till.signIn(cashier.userName, cashier.password);
  await till.whenSignedIn();
});

afterAll(async () => {
  await stage?.close();
  await display?.close();
});

const lookups = () => stage.server.received('lookup').map(({ body }) => body);

test('the method is at work: letters in a field become Chinese', async () => {
  await till.see('scan-field').click();
  await display.scan('nihao', 120, '');
  await see(till.see('scan-field')).toHaveValue(/[\u4e00-\u9fff]/);
  await display.press('Escape');
  await till.see('scan-field').fill('');
  await till.keys.press('Escape');
});

test('a web address scanned on the counter is read letter by letter', async () => {
  const text = 'https://yatai.example/zhongguo?hao=1';
  await display.scan(text, 7);
  await see.poll(() => lookups().at(-1)).toContain(text);
  await see(till.see('scan-field')).not.toHaveValue(/[\u4e00-\u9fff]/);
});

test('in a field letters are taken out again, nothing is looked up, and the next scan is read', async () => {
  await till.keys.press('F9');
  await till.see('scan-field').fill('');
  await till.see('scan-field').click();
  const before = lookups().length;
  await display.scan('zhongguoxiaofei', 7);
  await see(till.page.locator('body')).toContainText(zhCN.scanner.spoilt);
  await see(till.see('scan-field')).toHaveValue('');
  expect(lookups()).toHaveLength(before);
  await display.scan('zhongguo2xiaofei', 7);
  await see.poll(() => lookups().at(-1)).toContain('zhongguo2xiaofei');
});

test('a card of digits is read in a field too', async () => {
  await till.keys.press('F9');
  await display.scan(guests.huang.cardNo, 7);
  await see(till.see('member-name')).toContainText(guests.huang.name);
});

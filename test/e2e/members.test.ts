// Members in the real window, with real keys: a new member stands on the counter, a password changes by the code on the practice phone,
// one card and a batch of three are activated, one of which fails and is named. Every state fits the smallest screen in both languages.

import { expect, test } from 'vitest';
import { faultsUnderDialog } from '../support/faults-in-both.ts';
import { tillForFile } from '../support/file-till.ts';
import { guests } from '../support/guests.ts';
import { supervisor } from '../support/practice-approvals.ts';
import { see } from '../support/see.ts';

const used = tillForFile();
const giftCards = ['6201500100000101', '6201500100000201', '6201599999999999'] as const;

/** F6, then the first tile. */
async function openMembers(): Promise<void> {
  const till = used.till();
  await till.keys.press('F6');
  await till.press('more-members');
  await see(till.see('members-tab-profile')).toBeVisible();
}

async function openTab(name: string): Promise<void> {
  const till = used.till();
  await till.press(`members-tab-${name}`);
  await see(till.see(`members-panel-${name}`)).toBeVisible();
}

/** As a person does: a scan that the till calls incomplete is done once more. */
async function scanInto(testId: string, text: string): Promise<void> {
  const till = used.till();
  const taken = till.see(testId).filter({ hasText: text });
  const refused = till.page.getByText('请再扫一次');
  await till.keys.scan(text);
  await see(taken.or(refused).first()).toBeVisible();
  if (await refused.isVisible()) await till.keys.scan(text);
  await see(taken).toBeVisible();
}

async function giveForm(texts: Readonly<Record<string, string>>): Promise<void> {
  for (const [field, text] of Object.entries(texts)) await used.till().see(`profile-${field}`).fill(text);
}

test('what is wrong with a new member stands at its field, Esc loses nothing, and Enter puts the member on the counter', async () => {
  const till = used.till();
  await openMembers();
  await giveForm({ name: '林小雅', mobile: '1391111', birthday: '19900230', address: '上地九街' });
  await till.press('profile-gender-woman');
  // The first Enter ends the typing, the second sends.
  await till.keys.press('Enter');
  await till.keys.press('Enter');
  await see(till.see('profile-mobile-problem')).toContainText('11 位');
  await see(till.see('profile-birthday-problem')).toContainText('没有这一天');
  expect(await faultsUnderDialog(till)).toEqual([]);

  await till.see('profile-address').focus();
  await till.keys.press('Escape');
  await till.keys.press('Escape');
  await till.press('more-members');
  await see(till.see('profile-name')).toHaveValue('林小雅');
  await see(till.see('profile-address')).toHaveValue('上地九街');

  await giveForm({ mobile: guests.zhang.mobile, birthday: '19900815' });
  await till.press('profile-save');
  await see(till.see('failure-text')).toContainText('已经是会员');
  await see(till.see('profile-name')).toHaveValue('林小雅');

  await giveForm({ mobile: '13911112222' });
  await till.see('profile-mobile').press('Enter');
  await till.keys.press('Enter');
  await see(till.see('member-name')).toContainText('林小雅');
  await see(till.see('scan-field')).toBeVisible();
});

test('the profile of the member on the counter is changed, and only what changed is sent', async () => {
  const till = used.till();
  await openMembers();
  await see(till.see('members-whom')).toContainText('林小雅');
  await see(till.see('profile-birthday')).toHaveValue('1990-08-15');
  await see(till.see('profile-save')).toBeDisabled();
  await giveForm({ name: '林小雅娜', remark: '靠窗' });
  await till.press('profile-save');
  await see(till.see('profile-saved')).toBeVisible();
  await see(till.see('members-whom')).toContainText('林小雅娜');
  const member = used.stage().server.world.members.find(({ mobile }) => mobile === '13911112222');
  expect(member).toMatchObject({ name: '林小雅娜', birthday: '1990-08-15' });
  expect(member?.details).toMatchObject({ description: '靠窗', address: '上地九街' });
  expect(await faultsUnderDialog(till)).toEqual([]);
});

test('a card is scanned and activated for the new member, who then stands on the counter with it', async () => {
  const till = used.till();
  await openTab('cards');
  await see(till.see('members-no-cards')).toBeVisible();
  await till.press('members-to-activation');
  await scanInto('activate-cardNo', '6201400100000101');
  await see(till.see('activate-mobile')).toContainText('林小雅');
  await till.keys.press('Enter');
  await till.keys.numericBlock('12345');
  await till.press('activate-confirm');
  await see(till.see('activate-password-problem')).toContainText('6 位');
  expect(await faultsUnderDialog(till)).toEqual([]);
  await till.keys.numericBlock('6');
  await see(till.see('activate-password')).toHaveAttribute('data-length', '6');
  await see(till.see('activate-password')).not.toContainText('123456');
  await till.keys.press('Enter');
  // Enter is for the act only once the last field is there.
  await see(till.see('activate-confirm').and(till.page.locator('[aria-keyshortcuts]:enabled'))).toBeVisible();
  await till.keys.press('Enter');
  await till.whenOutcome('applied');
  expect(await faultsUnderDialog(till)).toEqual([]);
  await till.keys.press('Enter');
  await see(till.see('member-name')).toContainText('林小雅');
  await see(till.see('member-card-0')).toContainText('6201****0101');
});

test('the trade password is changed by the code on the practice phone, and two new ones that differ are told', async () => {
  const till = used.till();
  await openMembers();
  await openTab('passwords');
  await till.press('password-way-sms');
  await see(till.see('password-sms-sent')).toContainText('139****2222');
  await till.keys.press('Enter');
  await see(till.see('password-sms-sent')).toHaveAttribute('data-sent', 'true');
  await till.see('practice-menu').first().click();
  await till.press('practice-tab-codes');
  await see(till.see('practice-phone')).toContainText('13911112222');
  const code = await till.see('practice-code').first().textContent();
  expect(code?.trim()).toMatch(/^\d{6}$/);
  await till.press('practice-close');
  await till.keys.numericBlock(`${code?.trim()}\n741852\n741853\n`);
  await see(till.see('password-again-problem')).toContainText('不一样');
  expect(await faultsUnderDialog(till)).toEqual([]);
  await till.press('pad-erase');
  await till.keys.numericBlock('2\n');
  await see(till.see('password-done')).toContainText('密码已修改');
  const card = used.stage().server.world.cards.find(({ cardNo }) => cardNo === '6201400100000101');
  expect(card?.password).toBe('741852');
  expect(used.till().app.lines.join('\n')).not.toContain('741852');
});

test('many gift cards: a double scan is named and removed, a supervisor approves, each has its result, only the failed one is tried again', async () => {
  const till = used.till();
  await openTab('activation');
  await till.press('activation-kind-batch');
  await till.keys.numericBlock('200\n112233\n');
  for (const [index, cardNo] of giftCards.entries()) {
    await scanInto(`batch-card-${index + 1}`, cardNo);
  }
  // Typed: a scanner's second reading of the card just scanned is one scan for two seconds.
  await till.keys.numericBlock(`${giftCards[0]}\n`);
  await see(till.see('batch-card-4')).toContainText('扫了两次');
  await till.keys.press('Enter');
  await see(till.see('batch-note')).toContainText('去掉重复的');
  expect(await faultsUnderDialog(till)).toEqual([]);
  await till.press('batch-remove-twice');
  await see(till.see('batch-total')).toHaveAttribute('data-fen', '60000');

  await till.keys.press('Enter');
  await see(till.see('approval-dialog')).toBeVisible();
  await till.keys.press('Escape');
  await see(till.see('batch-total')).toHaveAttribute('data-count', '3');
  await till.keys.press('Enter');
  await see(till.see('approval-dialog')).toBeVisible();
  await till.keys.numericBlock(`${supervisor.pin}\n`);
  await see(till.see('batch-counts')).toContainText('成功 2 张，未成功 1 张');
  await see(till.see(`batch-result-${giftCards[0]}`)).toHaveAttribute('data-state', 'applied');
  await see(till.see(`batch-result-${giftCards[2]}`)).toHaveAttribute('data-state', 'rejected');
  await see(till.see(`batch-result-${giftCards[2]}`)).toContainText('卡');
  expect(await faultsUnderDialog(till)).toEqual([]);

  const { world } = used.stage().server;
  const activations = () => world.transactions.filter(({ kind }) => kind === 'activateGiftCard').length;
  expect(activations()).toBe(2);
  world.blankCards.push({ cardNo: giftCards[2], cardTypeId: world.blankCards.at(-1)?.cardTypeId ?? 0, isGift: true });
  await till.press('batch-retry');
  await see(till.see('approval-dialog')).toBeVisible();
  await till.keys.numericBlock(`${supervisor.pin}\n`);
  await see(till.see(`batch-result-${giftCards[2]}`)).toHaveAttribute('data-state', 'applied');
  expect(activations()).toBe(3);
  // Enter is taken once the whole batch has come home.
  await see(till.see('batch-another')).toBeEnabled();
  await till.keys.press('Enter');
  await see(till.see('batch-results')).toHaveCount(0);
});

test('a card is shown as a code, the wallets are told, and a card gives way to a new one', async () => {
  const till = used.till();
  await till.keys.press('F9');
  await till.scanMember(guests.yang.cardNo, guests.yang.name);
  await openMembers();
  await openTab('cards');
  await till.keys.press('Enter');
  await see(till.see('card-code')).toBeVisible();
  await see(till.see('wallet-wechat')).toHaveAttribute('data-has', 'false');
  expect(await faultsUnderDialog(till)).toEqual([]);
  await till.press('cards-mode-upgrade');
  await scanInto('upgrade-newCard', '6201400100000201');
  await till.keys.press('Enter');
  await see(till.see('approval-dialog')).toBeVisible();
  expect(await faultsUnderDialog(till)).toEqual([]);
  await till.keys.numericBlock(`${supervisor.pin}\n`);
  await till.whenOutcome('applied');
  await till.keys.press('Enter');
  await see(till.see('member-name')).toContainText(guests.yang.name);
  await see(till.see('member-card-0')).toContainText('6201****0201');
});

test('reviews have their stars, an order its dishes; ← and → go through the tabs, Esc goes back', async () => {
  const till = used.till();
  await till.scanMember(guests.zhang.cardNo, guests.zhang.name);
  await openMembers();
  await openTab('orders');
  await see(till.page.locator('[data-testid^="review-"]')).toHaveCount(2);
  await see(till.page.locator('[data-testid^="review-"]').first()).toHaveAttribute('data-score', '5');
  expect(await faultsUnderDialog(till)).toEqual([]);
  await till.press('orders-mode-order');
  await till.keys.scan('2026000000000101');
  await see(till.see('order')).toHaveAttribute('data-fen', '5400');
  expect(await faultsUnderDialog(till)).toEqual([]);
  await till.page.keyboard.press('ArrowLeft');
  await see(till.see('members-panel-activation')).toBeVisible();
  await till.keys.press('Escape');
  await see(till.see('more-members')).toBeVisible();
});

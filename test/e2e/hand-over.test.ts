// A till is replaced while sales wait: its work goes into a sealed file at one real application and is taken over at another one, the code
// scanned from its screen, by PIN; every sale is booked once, and the old till takes no more money.

import { mkdirSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, expect, test } from 'vitest';
import { en } from '../../shared/messages/en.ts';
import { zhCN } from '../../shared/messages/zh-CN.ts';
import type { ApprovalInput } from '../../shared/people.ts';
import { signIn, tillForFile } from '../support/file-till.ts';
import { guests } from '../support/guests.ts';
import { manager, technician } from '../support/practice-approvals.ts';
import { closeOutcome, sell, serialOnScreen } from '../support/sale.ts';
import { see } from '../support/see.ts';
import type { Till } from '../support/stage.ts';

const used = tillForFile();
const passphrase = 'stick in the drawer';
/** Making a key out of a passphrase costs a second on purpose, and more on a busy machine. Ms. */
const patience = 30_000;
const serials: string[] = [];
let fresh: Till;
/** Pictures for those who made the screen: a folder, or nothing. */
const pictures = process.env['YATAI_TEST_PICTURES'];

afterAll(async () => {
  await fresh?.app.close();
});

async function picture(till: Till, name: string): Promise<void> {
  if (pictures !== undefined) {
    await till.page.screenshot({ path: `${pictures}/hand-over-${name}.png` });
  }
}

function stick(): string {
  return join(used.stage().userDataDir, '..', 'stick');
}

/** The system's own dialogs cannot be driven: they answer with the file on the stick, or as if nothing was chosen. */
async function answerDialogs(till: Till, file: string | null): Promise<void> {
  await till.app.electron.evaluate(({ dialog }, chosen) => {
    const canceled = chosen === null;
    Object.assign(dialog, {
      showSaveDialog: async () => ({ canceled, filePath: chosen ?? '' }),
      showOpenDialog: async () => ({ canceled, filePaths: chosen === null ? [] : [chosen] }),
    });
  }, file);
}

async function openPanel(till: Till): Promise<void> {
  await till.keys.press('F7');
  await till.press('settings-tab-handOver');
  await see(till.see('install-code')).toBeVisible();
}

async function type(till: Till, field: string, text: string): Promise<void> {
  await till.see(field).fill(text);
}

async function approve(till: Till, { personId, pin }: ApprovalInput): Promise<void> {
  await see(till.see('approval-dialog')).toBeVisible();
  await till.press(`approver-${personId}`);
  await till.keys.numericBlock(pin);
  await till.keys.press('Enter');
}

test('two sales wait at the old till; nothing can be handed over to nobody', async () => {
  const old = used.till();
  mkdirSync(stick());
  for (const guest of [guests.huang, guests.yang]) await old.scanMember(guest.cardNo, guest.name);
  await openPanel(old);
  await see(old.see('hand-over-go')).toBeDisabled();
  await picture(old, 'nothing');
  await old.keys.press('Escape');
  fresh = await used.stage().start({ userDataDir: join(used.stage().userDataDir, '..', 'fresh') });
  await fresh.signIn('1002', 'yatai-1002');
  await fresh.whenSignedIn();
  await used.stage().server.refuseConnections();
  for (const guest of [guests.huang, guests.yang]) {
    await old.scanMember(guest.cardNo, guest.name);
    await sell(old, { yuan: '12.00' });
    serials.push(await serialOnScreen(old));
    await closeOutcome(old);
  }
  await old.whenWaiting(2);
});

test('the new till shows its code; the old one reads it from the screen, and a person hands over by PIN', async () => {
  const old = used.till();
  await openPanel(fresh);
  const code = ((await fresh.see('install-code').textContent()) ?? '').trim();
  await picture(fresh, 'new-till');

  await openPanel(old);
  await see(old.see('hand-over-state')).toContainText('24.00');
  await old.keys.scan(code.replaceAll('-', ''));
  await see(old.see('hand-over-code')).toHaveValue(code.replaceAll('-', ''));
  await type(old, 'hand-over-passphrase', 'short');
  await old.press('hand-over-go');
  await see(old.see('failure-text')).toContainText('8');
  await picture(old, 'short');
  await old.see('hand-over-passphrase').fill(passphrase);
  await answerDialogs(old, null);
  await old.press('hand-over-go');
  await approve(old, technician);
  await see(old.see('approval-dialog')).toHaveCount(0, { timeout: patience });
  await see(old.see('hand-over-state')).toContainText(zhCN.handOver.works);
  await answerDialogs(old, join(stick(), 'work.yatai'));
  await old.press('hand-over-go');
  await see(old.see('approval-dialog')).toBeVisible();
  await picture(old, 'approval');
  await approve(old, technician);
  await see(old.see('hand-over-done')).toContainText(code, { timeout: patience });
  await picture(old, 'written');
  expect(readdirSync(stick())).toEqual(['work.yatai']);
  expect(readFileSync(join(stick(), 'work.yatai')).includes(guests.huang.cardNo)).toBe(false);
});

test('the old till takes no more money, also after a kill', async () => {
  await used.till().app.kill();
  used.take(await used.stage().start());
  const old = used.till();
  await signIn(old);
  await see(old.see('handed-over')).toBeVisible();
  await picture(old, 'counter');
  await old.scanMember(guests.yang.cardNo, guests.yang.name);
  await old.keys.press('F2');
  await old.keys.numericBlock('1.00\n');
  await see(old.see('confirm-pay')).toBeEnabled();
  await old.keys.press('Enter');
  await see(old.see('failure-text')).toContainText(zhCN.failure.handedOver.slice(0, 12));
  await picture(old, 'no-sale');
  await old.keys.press('Escape');
  await old.keys.press('Escape');
  await openPanel(old);
  await picture(old, 'handed-over');
});

test('the new till takes it over once, and every sale is booked once', async () => {
  const { server } = used.stage();
  await answerDialogs(fresh, join(stick(), 'work.yatai'));
  await fresh.press('hand-over-take');
  await type(fresh, 'hand-over-passphrase', 'wrong passphrase');
  await fresh.press('hand-over-go');
  await approve(fresh, manager);
  await see(fresh.see('failure-text')).toContainText(zhCN.failure.handOverPassphrase.slice(0, 6), {
    timeout: patience,
  });
  await picture(fresh, 'wrong-passphrase');
  await fresh.see('hand-over-passphrase').fill(passphrase);
  await fresh.press('hand-over-go');
  await approve(fresh, manager);
  await see(fresh.see('hand-over-done')).toContainText('24.00', { timeout: patience });
  await picture(fresh, 'taken');
  await server.acceptConnections();
  await fresh.whenConnection('online', 60_000);
  await fresh.whenWaiting(0, 60_000);
  for (const serial of serials) expect(server.ledger.chargesBySerial(serial)).toHaveLength(1);
  await fresh.press('hand-over-take');
  await type(fresh, 'hand-over-passphrase', passphrase);
  await fresh.press('hand-over-go');
  await approve(fresh, manager);
  await see(fresh.see('failure-text')).toContainText(zhCN.failure.handOverTaken.slice(0, 6), { timeout: patience });
});

test('in English, and taken back: the old till finds its sales booked and goes on', async () => {
  const old = used.till();
  const { server } = used.stage();
  await old.press('language-switch');
  await see(old.see('hand-over-state')).toContainText('The open work was handed over');
  await picture(old, 'english');
  await old.press('hand-over-back');
  await picture(old, 'english-back');
  await old.press('hand-over-go');
  await approve(old, manager);
  await see(old.see('hand-over-done')).toBeVisible({ timeout: patience });
  await see(old.see('hand-over-state')).toContainText(en.handOver.works);
  await picture(old, 'english-taken-back');
  await old.whenWaiting(0, 60_000);
  for (const serial of serials) expect(server.ledger.chargesBySerial(serial)).toHaveLength(1);
});

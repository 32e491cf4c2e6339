// A supervisor's PIN at the real till: a sale above the offline limit, typed by keys and by the pad; wrong PINs, the lock-out,
// a cancelled approval that loses nothing; a person made by a manager; and the PIN in no file and no line of the log.

import { readdirSync, readFileSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { tillForFile } from '../support/file-till.ts';
import { guests } from '../support/guests.ts';
import { manager } from '../support/practice-approvals.ts';
import { closeOutcome, serialOnScreen } from '../support/sale.ts';
import { see } from '../support/see.ts';
import { withJournal } from '../support/stage.ts';

const used = tillForFile();
/** Nothing else at the till has these digits. */
const pin = '80351297';
const typo = '80351298';
const serials = { approved: '' };

/** Digits and Enter on the numeric block, once the dialog listens. */
async function typePin(digits: string): Promise<void> {
  const till = used.till();
  await till.keys.numericBlock(digits);
  await see(till.page.locator('output[data-length]')).toHaveAttribute('data-length', String(digits.length));
  await till.keys.press('Enter');
}

async function reachLimit(yuan: string): Promise<void> {
  const till = used.till();
  await till.keys.press('F2');
  await see(till.see('amount-display')).toBeVisible();
  await till.keys.press('Delete');
  await till.keys.numericBlock(`${yuan}\n`);
  await see(till.see('confirm-pay')).toBeVisible();
  await till.press('pay-store');
  await till.keys.numericBlock(`${yuan}\n`);
  await till.keys.press('Enter');
  await see(till.see('approval-dialog')).toBeVisible();
}

test('a manager makes a supervisor, whose PIN is typed twice', async () => {
  const till = used.till();
  await till.keys.press('F7');
  await till.press('settings-tab-people');
  await see(till.see('person-practice-manager')).toBeVisible();
  await till.press('person-new');
  await till.see('person-name').focus();
  await till.keys.type('Zhao');
  await till.press('person-role-supervisor');
  await till.keys.press('Enter');
  await see(till.see('pin-new')).toBeVisible();
  await typePin(pin);
  await see(till.see('pin-again')).toBeVisible();
  await typePin(typo);
  await see(till.see('pin-differs')).toBeVisible();
  await typePin(pin);
  await see(till.see('pin-again')).toBeVisible();
  await typePin(pin);
  await see(till.see('approver-practice-manager')).toBeVisible();
  await see(till.see('approver-practice-supervisor')).toHaveCount(0);
  await typePin(manager.pin);
  await see(till.see('person-saved')).toBeVisible();
  for (const _ of ['the person', 'people', 'settings']) await till.keys.press('Escape');
  await see(till.see('action-queue')).toBeVisible();
});

test('above the offline limit: cancelled, nothing typed is lost; a wrong PIN is told; the right one lets it through', async () => {
  const till = used.till();
  await till.scanMember(guests.huang.cardNo, guests.huang.name);
  await used.stage().server.refuseConnections();
  await till.scanMember(guests.huang.mobile, guests.huang.name);
  await till.whenConnection('offline');
  await reachLimit('250.00');
  await see(till.see('approval-why')).toContainText('200.00');
  await see(till.see('approval-why')).toContainText('250.00');
  await till.keys.press('Escape');
  await see(till.see('approval-dialog')).toHaveCount(0);
  await see(till.see('pay-store')).toHaveAttribute('data-fen', '25000');
  // An Enter right behind the Esc is taken for a bounce: the next one counts.
  await see(async () => {
    await till.keys.press('Enter');
    await see(till.see('approval-dialog')).toBeVisible({ timeout: 1_000 });
  }).toPass();
  const zhao = till.page.locator('[data-testid^="approver-p-"]');
  await zhao.click();
  await typePin(typo);
  await see(till.see('approval-problem')).toContainText('4');
  await zhao.click();
  for (const digit of pin) await till.press(`pad-${digit}`);
  await till.press('approval-confirm');
  await till.whenOutcome('pending');
  serials.approved = await serialOnScreen(till);
  await closeOutcome(till);
  await till.whenWaiting(1);
  await see(till.see('status-risk')).toHaveAttribute('data-fen', '25000');
});

test('five wrong PINs lock the person out and say for how long; another may approve', async () => {
  const till = used.till();
  await reachLimit('210.00');
  for (const left of ['4', '3', '2', '1', '5']) {
    await till.press('approver-practice-supervisor');
    await typePin('1358');
    await see(till.see('approval-problem')).toContainText(left);
  }
  await see(till.see('approver-practice-supervisor')).toContainText('5');
  await till.press('approver-practice-manager');
  await typePin(manager.pin);
  await till.whenOutcome('pending');
  await closeOutcome(till);
  await till.whenWaiting(2);
});

test('the network back: both are charged once', async () => {
  const { server } = used.stage();
  await server.acceptConnections();
  await used.till().whenConnection('online', 60_000);
  await used.till().whenWaiting(0, 60_000);
  expect(server.ledger.liveChargesBySerial(serials.approved)).toHaveLength(1);
});

test('the journal names who approved what; the PIN is in no file and no line of the log', async () => {
  const { app } = used.till();
  await app.close();
  const { userDataDir, journalFile, readJournal, compare } = used.stage();
  const evidence = readJournal().eventsOf(serials.approved)[0]?.evidence;
  expect(JSON.parse(evidence ?? 'null')).toMatchObject({ lifted: 'offlineAboveSale' });
  const kinds = withJournal(journalFile, (journal) => journal.audit.page(null, 100).map((entry) => entry.kind));
  const count = (kind: string) => kinds.filter((one) => one === kind).length;
  expect([count('approvalGiven'), count('approvalRefused'), count('lockedOut')]).toEqual([3, 6, 1]);
  expect(compare()).toMatchObject({ equal: true, journalProblem: null });
  const files = readdirSync(userDataDir, { recursive: true, encoding: 'utf8' })
    .map((name) => join(userDataDir, name))
    .filter((name) => statSync(name).isFile());
  const holding = (text: string) => files.filter((name) => readFileSync(name).includes(text));
  expect([...holding(pin), ...holding(typo)]).toEqual([]);
  expect(holding('Zhao')).not.toEqual([]);
  expect(app.lines.join('\n')).not.toMatch(/8035129/);
});

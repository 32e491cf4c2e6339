// The desks beside the queue in the real window: what nobody can prove is decided with two PINs, a refused offline sale is settled
// once, a charge that lands after all raises an alarm that somebody must confirm, and every desk fits the smallest screen.

import { expect, test } from 'vitest';
import { post } from '../../main/practice/ledger.ts';
import { deskNames } from '../../renderer/screens/queue/desk-name.ts';
import type { ApprovalInput } from '../../shared/people.ts';
import { tillForFile } from '../support/file-till.ts';
import { guests } from '../support/guests.ts';
import { speak } from '../support/looks.ts';
import { manager, supervisor } from '../support/practice-approvals.ts';
import { closeOutcome, sell, serialOnScreen } from '../support/sale.ts';
import { screenFaults } from '../support/screen-faults.ts';
import { see } from '../support/see.ts';
import { smallestScreen } from '../support/stage.ts';

const used = tillForFile();
const serials = { manual: '', refused: '' };

/** Gives the PIN of one of the practice till's people. */
async function approve({ personId, pin }: ApprovalInput): Promise<void> {
  const till = used.till();
  await till.press(`approver-${personId}`);
  await till.keys.numericBlock(pin);
  await see(till.see('approval-confirm')).toBeEnabled();
  await till.press('approval-confirm');
}

test('a sale whose row in the log is another one’s becomes a person’s affair', async () => {
  const till = used.till();
  const { server } = used.stage();
  await till.scanMember(guests.huang.cardNo, guests.huang.name);
  server.faults.set({ kind: 'lostResponse', interfaceId: 'checkout', times: 1 });
  server.faults.set({ kind: 'http500', interfaceId: 'listTransactions' });
  await sell(till, { yuan: '120.00' });
  await till.whenOutcome('unknown');
  serials.manual = await serialOnScreen(till);
  const row = server.world.transactions.find(({ cashierSerial }) => cashierSerial === serials.manual);
  expect(row).toBeDefined();
  if (row !== undefined) Object.assign(row, { amountFen: row.amountFen + 500 });
  server.faults.clear();
  await till.whenOutcome('manual', 60_000);
  await closeOutcome(till);
  await see(till.see('status-people')).toHaveAttribute('data-count', '1');
});

test('asked now, the platform’s log is told in words, with its rows beneath', async () => {
  const till = used.till();
  await till.keys.press('F10');
  await see(till.see('queue-count-manual')).toHaveText('1');
  for (let step = 0; step < 3; step += 1) await till.page.keyboard.press('ArrowRight');
  await see(till.see('queue-filter-manual')).toHaveAttribute('aria-selected', 'true');
  await see(till.see(`queue-row-${serials.manual}`)).toBeVisible();
  await till.page.keyboard.press('ArrowDown');
  await see(till.see('queue-detail')).toHaveAttribute('data-serial', serials.manual);
  await till.press('queue-ask');
  await see(till.see('queue-asked').locator('[data-finding]')).toHaveAttribute('data-finding', 'mismatch');
  await till.page.locator('[data-testid^="event-evidence-"]').last().click();
  await see(till.see('event-row').last()).toContainText('¥125.00');
  await see(till.see('queue-detail')).not.toContainText(guests.huang.cardNo);
  await see(till.page.locator('code')).toHaveCount(0);
  await till.page.locator('[data-testid^="event-raw-"]').last().click();
  await see(till.page.locator('code').last()).toContainText('"mismatch"');
});

test('without the platform nothing is decided: the dialog says so, fits in both languages, and keeps what was typed', async () => {
  const till = used.till();
  await till.keys.press('Enter');
  await see(till.see('decide-evidence')).toContainText('¥125.00');
  await see(till.see('decide-confirm')).toBeDisabled();
  await till.press('decide-applied');
  await till.press('decide-reason-1');
  await till.press('decide-reason-2');
  await used.stage().server.refuseConnections();
  await till.press('decide-confirm');
  await approve(supervisor);
  await see(till.see('approver-practice-manager')).toBeVisible();
  await approve(manager);
  await see(till.see('failure-text')).toBeVisible({ timeout: 30_000 });
  const problems = await screenFaults(till.page);
  await till.see('language-switch').evaluate((element) => (element as HTMLElement).click());
  await see.poll(() => till.language()).toBe('en');
  problems.push(...(await screenFaults(till.page)));
  expect(problems).toEqual([]);
  await till.see('language-switch').evaluate((element) => (element as HTMLElement).click());
  await see.poll(() => till.language()).toBe('zh-CN');
  await till.keys.press('Escape');
  await see(till.see('decide-dialog')).toHaveCount(0);
  await till.keys.press('Enter');
  await see(till.see('decide-applied')).toHaveAttribute('aria-checked', 'true');
  await see(till.see('decide-reason')).not.toHaveValue('');
  await till.keys.press('Escape');
  await used.stage().server.acceptConnections();
  await till.whenConnection('online', 60_000);
});

test('above the limit two people decide it, and the screen shows what became of it', async () => {
  const till = used.till();
  await till.keys.press('Enter');
  await see(till.see('decide-dialog')).toBeVisible();
  await till.press('decide-applied');
  await see(till.see('decide-voucher')).not.toHaveValue('');
  await till.press('decide-reason-1');
  await till.press('decide-confirm');
  await approve(supervisor);
  // The first person is no choice for the second PIN.
  await see(till.see('approver-practice-manager')).toBeVisible();
  await see(till.see('approver-practice-supervisor')).toHaveCount(0);
  await approve({ ...manager, pin: '1111' });
  await see(till.see('approval-problem')).toBeVisible();
  await approve(manager);
  await see(till.see('queue-decided').locator('[data-result]')).toHaveAttribute('data-result', 'agreed');
  await see(till.see('queue-detail')).toHaveAttribute('data-state', 'applied');
  await see(till.see('manual-empty')).toBeVisible();
  await see(till.see('status-people')).toHaveCount(0);
});

test('an offline sale whose money was spent elsewhere is owed, and settled once', async () => {
  const till = used.till();
  const { server } = used.stage();
  for (let step = 0; step < 3 && (await till.see('action-queue').count()) === 0; step += 1) {
    await till.keys.press('Escape');
  }
  await till.scanMember(guests.yang.cardNo, guests.yang.name);
  await server.refuseConnections();
  await till.scanMember(guests.yang.mobile, guests.yang.name);
  await till.whenConnection('offline');
  await sell(till, { yuan: '40.00' });
  serials.refused = await serialOnScreen(till);
  await closeOutcome(till);
  await till.keys.press('F10');
  await till.press('queue-filter-risk');
  await see(till.see('risk-card')).toHaveAttribute('data-fen', '4000');
  await till.press('risk-card');
  await see(till.see(`queue-row-${serials.refused}`)).toBeVisible();
  await till.keys.press('Escape');
  await see(till.see('risk-cashier')).toBeVisible();
  expect(server.spendElsewhere(guests.yang.cardNo, guests.yang.storeFen - 100)).toBe(true);
  await server.acceptConnections();
  await see(till.see('queue-count-refused')).toHaveText('1', { timeout: 60_000 });
  await till.press('queue-filter-refused');
  await see(till.see('refusals-owed')).toHaveAttribute('data-fen', '4000');
  await till.press(`refusal-row-${serials.refused}`);
  await see(till.see('refusal-facts')).toContainText('138****');
  for (const language of ['en', 'zh-CN'] as const) {
    await speak(till, language);
    expect(await screenFaults(till.page), language).toEqual([]);
  }
  await till.keys.press('Enter');
  await till.press('settle-guestOwes');
  await till.press('settle-note-3');
  await till.press('settle-confirm');
  await approve(manager);
  await see(till.see('refusal-done')).toBeVisible();
  await see(till.see('refusals-owed')).toHaveAttribute('data-fen', '0');
  await see(till.see('refusal-settle')).toHaveCount(0);
  await till.press('refusals-settled');
  await till.press(`refusal-row-${serials.refused}`);
  await see(till.see('refusal-settlement')).toContainText('林经理');
});

test('a charge that lands after all is undone by the till, and the alarm stays until somebody confirms it', async () => {
  const till = used.till();
  const { server } = used.stage();
  const { cardNo } = guests.yang;
  const like = server.world.transactions.find(({ cashierSerial }) => cashierSerial === serials.manual);
  const card = server.world.cards.find((candidate) => candidate.cardNo === cardNo);
  if (like === undefined || card === undefined) throw new Error('the practice world has changed');
  card.storeFen += 4_000;
  const landed = {
    cardNo,
    cashierSerial: serials.refused,
    amountFen: 4_000,
    storeFen: -4_000,
    at: Date.now(),
    points: 0,
  };
  post(server.world, { ...structuredClone(like), ...landed, revokes: null });
  await till.press('queue-ask');
  await see(till.see('ghost-alarm')).toBeVisible();
  await till.keys.press('Escape');
  await see(till.see('ghost-alarm')).toBeVisible();
  await till.press('ghost-alarm-confirm');
  await see(till.see('ghost-alarm')).toHaveCount(0);
  await till.press('queue-filter-ghosts');
  await till.press(`ghost-row-${serials.refused}`);
  await see(till.see('queue-detail')).toHaveAttribute('data-state', 'reverted', { timeout: 30_000 });
  await see(till.see('ghost-words')).toContainText('1001');
  await see(till.see('status-people')).toHaveCount(0);
});

test('the health desk checks the journal on demand', async () => {
  const till = used.till();
  await till.press('queue-filter-health');
  await see(till.see('health-connection')).toHaveAttribute('data-connection', 'online');
  const before = await till.see('health-checked').textContent();
  await till.press('health-check');
  await see(till.see('health-checked')).not.toHaveText(before ?? '');
  await see(till.see('health-broken')).toHaveCount(0);
});

test.each(['zh-CN', 'en'] as const)('every desk in %s fits the smallest screen', async (language) => {
  const till = used.till();
  if ((await till.language()) !== language) await till.press('language-switch');
  await see.poll(() => till.language()).toBe(language);
  const problems: string[] = [];
  for (const name of deskNames) {
    await till.press(`queue-filter-${name}`);
    const row = till.page.locator('[data-testid*="-row-"]').first();
    if ((await row.count()) > 0) {
      await row.click();
      await see(till.see('queue-detail')).toBeVisible();
    }
    for (const problem of await screenFaults(till.page)) problems.push(`${name}: ${problem}`);
  }
  expect(problems).toEqual([]);
});

test('nothing of it was lost: the journal is whole, and the decision names both people', async () => {
  expect(smallestScreen.width).toBe(1024);
  await used.till().app.close();
  const journal = used.stage().readJournal();
  expect(journal.problem).toBeNull();
  const decided = journal.eventsOf(serials.manual).find(({ reason }) => reason === 'decidedApplied');
  expect(decided?.evidence).toContain('practice-supervisor');
  expect(decided?.evidence).toContain('practice-manager');
});

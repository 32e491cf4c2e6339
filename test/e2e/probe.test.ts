// The contract probe at the real till: refused while work is open and offline, allowed by a PIN only, its findings on the screen as they
// come, its record there after a restart, and no fen left on the platform's side.

import { expect, test } from 'vitest';
import { signIn, tillForFile } from '../support/file-till.ts';
import { guests } from '../support/guests.ts';
import { manager } from '../support/practice-approvals.ts';
import { see } from '../support/see.ts';
import { withJournal } from '../support/stage.ts';

const used = tillForFile();
const testCard = guests.zhang.cardNo;
const otherCard = '6201300100000301';
/** Pictures for those who made the screen: a folder, or nothing. */
const pictures = process.env['YATAI_TEST_PICTURES'];

async function picture(name: string): Promise<void> {
  if (pictures !== undefined) {
    await used.till().page.screenshot({ path: `${pictures}/probe-${name}.png` });
  }
}

async function openProbe(): Promise<void> {
  const till = used.till();
  await till.keys.press('F7');
  await till.press('settings-tab-probe');
  await see(till.see('probe-standing')).toBeVisible();
}

async function typeCard(field: string, number: string): Promise<void> {
  const till = used.till();
  await till.see(field).focus();
  await till.keys.type(number);
}

async function approve(digits: string): Promise<void> {
  const till = used.till();
  await see(till.see('approval-dialog')).toBeVisible();
  await till.keys.numericBlock(digits);
  await till.keys.press('Enter');
}

test('a new till is in strict mode, says what that means, and reminds calmly', async () => {
  await openProbe();
  const till = used.till();
  await see(till.see('probe-standing')).toContainText('严格模式');
  await see(till.see('probe-due')).toBeVisible();
  await see(till.see('probe-start')).toBeDisabled();
  await picture('new');
});

test('offline it is refused in clear words, and nothing was charged', async () => {
  const till = used.till();
  const { server } = used.stage();
  await typeCard('probe-card', testCard);
  await server.refuseConnections();
  await till.press('probe-start');
  await approve(manager.pin);
  await see(till.see('failure-text')).toBeVisible();
  await picture('offline');
  await server.acceptConnections();
  expect(server.ledger.transactions()).toEqual([]);
});

test('by a PIN it runs, shows what it finds, and takes everything back', async () => {
  const till = used.till();
  const { server } = used.stage();
  await till.whenConnection('online', 20_000);
  const before = server.ledger.totals().storedFen;
  await typeCard('probe-other', otherCard);
  await till.see('probe-password').focus();
  await till.keys.type('yatai-1001');
  await till.press('probe-start');
  await see(till.see('approval-dialog')).toBeVisible();
  await picture('pin');
  // A log that is slow by two seconds: the findings come one by one.
  const lag = server.faults.set({ kind: 'logLag', ms: 2_000 });
  await approve(manager.pin);
  await see(till.see('probe-running')).toBeVisible();
  await see(till.see('probe-P4')).toHaveAttribute('data-finding', 'measured', { timeout: 20_000 });
  await see(till.see('probe-running')).toBeVisible();
  await picture('running');
  server.faults.clear(lag);
  for (const [id, finding] of Object.entries({ P1: 'chargedAgain', P5: 'refused', P6: 'refused', P9: 'measured' })) {
    await see(till.see(`probe-${id}`)).toHaveAttribute('data-finding', finding, { timeout: 20_000 });
  }
  await see(till.see('probe-left')).toBeVisible({ timeout: 20_000 });
  await see(till.see('probe-due')).toHaveCount(0);
  await see(till.see('probe-standing')).toContainText('严格模式');
  await picture('strict');
  expect(server.ledger.totals().storedFen).toBe(before);
  expect(server.ledger.verify()).toEqual([]);
});

test('a platform that refuses a repeated serial makes the till proven, with a scanned test card', async () => {
  const till = used.till();
  used.stage().server.setOptions({ repeatSerial: 'refuse' });
  for (const field of ['probe-card', 'probe-other']) {
    await till.see(field).selectText();
    await till.keys.press('Delete');
  }
  await till.scan(testCard);
  await see(till.see('probe-card')).toHaveValue(testCard);
  await till.press('probe-start');
  await approve(manager.pin);
  await see(till.see('probe-P1')).toHaveAttribute('data-finding', 'refused', { timeout: 20_000 });
  await see(till.see('probe-left')).toBeVisible({ timeout: 20_000 });
  await see(till.see('probe-standing')).toContainText('自动重新提交');
  await picture('proven');
});

test('its record is there after a restart, in the journal too', async () => {
  await used.till().app.close();
  used.take(await used.stage().start());
  await signIn(used.till());
  await openProbe();
  const till = used.till();
  await see(till.see('probe-standing')).toContainText('自动重新提交');
  await till.press('language-switch');
  await see(till.see('probe-standing')).toContainText('sent again');
  await picture('proven-en');
  await till.app.close();
  const { kinds, problem } = withJournal(used.stage().journalFile, ({ audit, verify }) => ({
    kinds: audit.page(null, 500, ['probeStarted', 'probeEnded']).map(({ kind }) => kind),
    problem: verify(),
  }));
  expect(kinds).toEqual(['probeEnded', 'probeStarted', 'probeEnded', 'probeStarted']);
  expect(problem).toBeNull();
});

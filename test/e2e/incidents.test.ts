// What went wrong in other tills and needs the real window to be played again; the other incidents are integration tests.

import { expect, test } from 'vitest';
import { signIn, tillForFile } from '../support/file-till.ts';
import { guests } from '../support/guests.ts';
import { closeOutcome, sell, serialOnScreen } from '../support/sale.ts';
import { see } from '../support/see.ts';

const used = tillForFile();

test('a reload turns a paid order into a draft', async () => {
  const till = used.till();
  const { ledger } = used.stage().server;
  await till.scanMember(guests.huang.cardNo, guests.huang.name);
  await sell(till, { yuan: '21.00' });
  await till.whenOutcome('applied');
  const serial = await serialOnScreen(till);
  // The page is thrown away with its outcome still on it, as an impatient hand on F5 would in a browser.
  await till.page.reload();
  await till.whenSignedIn();
  // Enter, Enter, by habit: what was paid is not there to be paid again.
  await till.keys.press('Enter');
  await till.keys.press('Enter');
  expect(ledger.liveChargesBySerial(serial)).toHaveLength(1);
  await till.scanMember(guests.huang.cardNo, guests.huang.name);
  await till.keys.press('F2');
  await see(till.see('amount-display')).toBeVisible();
  await see(till.see('amount-display')).not.toContainText('21');
  await till.keys.press('Escape');
  await till.keys.press('F10');
  await till.press('queue-filter-all');
  await till.press(`queue-row-${serial}`);
  await see(till.see('queue-event').last()).toHaveAttribute('data-to', 'applied');
  await till.keys.press('Escape');
  await till.keys.press('Escape');
});

test('clearing caches deletes unsent work', async () => {
  const { server } = used.stage();
  const till = used.till();
  await till.scanMember(guests.yang.cardNo, guests.yang.name);
  await server.refuseConnections();
  await sell(till, { yuan: '12.00' });
  const serial = await serialOnScreen(till);
  await closeOutcome(till);
  await till.whenWaiting(1);
  // Everything that a browser may throw away: storage of every kind, the cache, code cache and host names.
  await till.app.electron.evaluate(async ({ session }) => {
    await session.defaultSession.clearStorageData();
    await session.defaultSession.clearCache();
    await session.defaultSession.clearCodeCaches({});
    await session.defaultSession.clearHostResolverCache();
  });
  await till.page.reload();
  await till.whenSignedIn();
  await till.whenWaiting(1);
  await till.app.kill();
  used.take(await used.stage().start());
  await signIn(used.till());
  await used.till().whenWaiting(1);
  await server.acceptConnections();
  await used.till().whenWaiting(0, 60_000);
  expect(server.ledger.liveChargesBySerial(serial)).toHaveLength(1);
});

test('the journal and the platform agree to the fen', async () => {
  await used.till().app.close();
  expect(used.stage().compare()).toMatchObject({ equal: true, differences: [], journalProblem: null });
});

// Head office in the settings of the real window, with the bundled driver in the real Electron: the check step by step, practice that sends nothing, a
// store's till that ships by itself, says where it stands and why it does not go on, and is stopped by a technician.

import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { seedPracticePeople } from '../../main/till/people/practice-people.ts';
import { practiceAppSecret, practiceProfile } from '../../main/till/practice-profile.ts';
import { signIn, tillForFile } from '../support/file-till.ts';
import { guests } from '../support/guests.ts';
import { hasPostgres, startPostgres, type TestPostgres } from '../support/postgres.ts';
import { technician } from '../support/practice-approvals.ts';
import { closeOutcome, sell } from '../support/sale.ts';
import { screenFaults } from '../support/screen-faults.ts';
import { see } from '../support/see.ts';
import { withJournal } from '../support/stage.ts';

const scene = test.skipIf(!(await hasPostgres()));
const used = tillForFile();
/** Pictures for those who made the screen: a folder, or nothing. */
const pictures = process.env['YATAI_TEST_PICTURES'];
let pg: TestPostgres;

beforeAll(async () => {
  pg = await startPostgres();
});
afterAll(() => pg.close());

/** What is wrong with the screen as it stands, in both languages. */
async function look(name: string): Promise<void> {
  const till = used.till();
  for (const language of ['zh-CN', 'en']) {
    await see.poll(() => till.language()).toBe(language);
    if (pictures !== undefined) {
      await till.page.screenshot({ path: join(pictures, `head-office-${name}-${language}.png`) });
    }
    expect(await screenFaults(till.page), `${name}, ${language}`).toEqual([]);
    await till.press('language-switch');
  }
  await see.poll(() => till.language()).toBe('zh-CN');
}

async function openPanel(): Promise<void> {
  const till = used.till();
  await till.keys.press('F6');
  await till.press('more-settings');
  await till.press('settings-tab-headOffice');
  await see(till.see('head-office-host')).toBeVisible();
}

async function fill(fields: Readonly<Record<string, string>>): Promise<void> {
  for (const [name, text] of Object.entries(fields)) {
    await used.till().see(`head-office-${name}`).fill(text);
  }
}

async function approve(): Promise<void> {
  const till = used.till();
  await see(till.see('approval-dialog')).toBeVisible();
  await till.press('approver-practice-technician');
  await till.keys.numericBlock(technician.pin);
  await till.keys.press('Enter');
  await see(till.see('approval-dialog')).toHaveCount(0);
}

async function check(): Promise<void> {
  await used.till().press('head-office-test');
  await approve();
  await see(used.till().see('head-office-verdict')).toBeVisible();
}

scene('in practice the connection is tested step by step, and nothing can be sent', async () => {
  const till = used.till();
  await openPanel();
  await see(till.see('head-office-state')).toHaveAttribute('data-state', 'practice');
  await look('practice');
  await till.press('head-office-test');
  await approve();
  await see(till.see('head-office-findings')).toBeVisible();
  await look('missing');
  await fill({ host: 'localhost', port: String(pg.port), user: 'till', password: 'wrong', authority: pg.authority });
  await check();
  await see(till.see('head-office-step-signIn')).toHaveAttribute('data-finding', 'signInRefused');
  await look('refused');
  await fill({ password: 'till' });
  await check();
  await see(till.see('head-office-step-row')).toHaveAttribute('data-state', 'ok');
  await see(till.see('head-office-save')).toBeDisabled();
  await look('good');
});

scene('a store’s till ships with the secret that its start was given, and says how it stands', async () => {
  await used.till().app.close();
  const stage = used.stage();
  const file = join(stage.userDataDir, 'profile.json');
  const { unipos: _, ...profile } = practiceProfile();
  writeFileSync(file, JSON.stringify({ ...profile, backend: 'yazuo', baseUrl: stage.server.url }));
  const connection = { host: 'localhost', port: pg.port, database: 'yatai', user: 'till', authority: pg.authority };
  withJournal(join(stage.userDataDir, 'journal.db'), (journal) => {
    seedPracticePeople(journal);
    journal.settings.put('headOffice', { ...connection, on: true });
  });
  const secrets = JSON.stringify({ headOffice: 'till', 'headOffice:cards': 'key of the chain' });
  const env = { YATAI_PROFILE: file, YATAI_APP_SECRET: practiceAppSecret, YATAI_SECRETS: secrets };
  used.take(await stage.start({ env }));
  const till = used.till();
  await signIn(till);
  await till.scanMember(guests.zhang.cardNo, guests.zhang.name);
  await sell(till, { yuan: '12.00' });
  await closeOutcome(till);
  await openPanel();
  // By itself it begins within a minute; a person who tries it and saves it again, with the kept password, waits for nothing.
  await check();
  await till.press('head-office-save');
  await approve();
  await see(till.see('head-office-state')).toHaveAttribute('data-state', 'even');
  await see(till.see('head-office-state')).toHaveAttribute('data-shipped', '3');
  await look('even');
  const [shipped] = await pg.ask<{ sales: string; amount: string }>(
    'SELECT sales, sales_amount AS amount FROM yatai.turnover',
  );
  expect(shipped).toEqual({ sales: '1', amount: '1200' });
});

scene('what stands in the way is told in words with the next step; a technician stops it', async () => {
  const till = used.till();
  await pg.ask("ALTER ROLE till WITH PASSWORD 'changed'");
  await fill({ password: 'till' });
  await check();
  await see(till.see('head-office-step-signIn')).toHaveAttribute('data-state', 'failed');
  await pg.ask("ALTER ROLE till WITH PASSWORD 'till'");
  await check();
  await pg.ask('ALTER ROLE till SET default_transaction_read_only = on');
  await till.press('head-office-save');
  await approve();
  await see(till.see('head-office-state')).toHaveAttribute('data-fault', 'readOnly');
  await look('failing');
  await till.press('head-office-stop');
  await approve();
  await see(till.see('head-office-state')).toHaveAttribute('data-state', 'off');
  await look('off');
});

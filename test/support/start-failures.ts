// The pages of a till that cannot start, each in an application of its own: a profile with faults, and a store of a newer version.
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import Database from 'better-sqlite3';
import type { FailureCode } from '../../shared/result.ts';
import { see } from './see.ts';
import { openStage, type Till, withJournal } from './stage.ts';
import { settled } from './way-home.ts';

type VisitOf = (till: Till, name: string) => Promise<void>;

/** Visits each of them. */
export async function startFailures(visit: VisitOf): Promise<void> {
  const stage = await openStage();
  try {
    // Not where a start looks by itself: the next one is to find its store, and not this.
    const profile = join(stage.userDataDir, 'faulty.json');
    writeFileSync(profile, JSON.stringify({ name: '', backend: 'yazuo', baseUrl: 'http://example.com', surprise: 1 }));
    await look(await stage.start({ env: { YATAI_PROFILE: profile } }), 'profileInvalid', 'start-up, profile', visit);
    withJournal(stage.journalFile, () => undefined);
    const database = new Database(stage.journalFile);
    database.pragma('user_version = 9999');
    database.close();
    await look(await stage.start(), 'storeNewer', 'start-up, newer store', visit);
  } finally {
    await stage.close();
  }
}

async function look(till: Till, code: FailureCode, name: string, visit: VisitOf): Promise<void> {
  await see(till.see('failure-text')).toHaveAttribute('data-code', code);
  await settled(till.page);
  await visit(till, name);
  await till.app.close();
}

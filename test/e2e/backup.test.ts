// A backup by the real application in the real Electron, whose sandbox forbids other ways of copying a database.
import { randomBytes } from 'node:crypto';
import { mkdtempSync, readdirSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, expect, test } from 'vitest';
import { openJournal } from '../../main/journal/open-journal.ts';
import { readJournal } from '../../main/journal/read-journal.ts';
import { systemClock } from '../../main/till/system-ports.ts';
import { fen } from '../../shared/money.ts';
import { withApp } from '../support/electron.ts';

const userDataDir = mkdtempSync(join(tmpdir(), 'yatai-backup-'));
afterAll(() => rmSync(userDataDir, { recursive: true, force: true }));

/** Enough operations for some hundred steps of copying. */
const count = 4_000;

/** Leaves closed operations behind, as days of work would. */
function fill(file: string): void {
  const opened = openJournal({
    file,
    clock: systemClock,
    random: { next: Math.random, hex: (bytes) => randomBytes(bytes).toString('hex') },
    merchantNo: '10001',
    terminalNo: 'T07',
    nativeBinding: null,
  });
  if (!opened.ok) {
    throw new Error(opened.failure.code);
  }
  const { store, close } = opened.value;
  store.transaction(() => {
    for (let index = 0; index < count; index += 1) {
      const { serial } = store.insert(
        {
          intent: `intent-${index}`,
          payload: { kind: 'recharge', cardNo: '6201000000000001', amount: fen(100), payments: [] },
          held: fen(0),
          operator: 'x',
          shift: null,
          memberName: null,
          waits: false,
          acceptedOffline: false,
        },
        'pending',
        'accepted',
      );
      store.move({ serial, from: 'pending', fromAttempt: 0, to: 'cancelled', reason: 'cannotWait', evidence: null });
    }
  });
  close();
}

test('closing the application leaves one whole, proven backup', async () => {
  const folder = join(userDataDir, 'practice');
  fill(join(folder, 'journal.db'));
  await withApp('backup', { userDataDir }, async () => undefined);
  const names = readdirSync(join(folder, 'backups'));
  expect(names).toHaveLength(1);
  const opened = readJournal(join(folder, 'backups', names[0] ?? ''));
  if (!opened.ok) {
    throw new Error(opened.failure.code);
  }
  const { audit, close } = opened.value;
  const { findings, events } = audit({ limit: 9 });
  close();
  expect([findings, events]).toEqual([[], 2 * count]);
});

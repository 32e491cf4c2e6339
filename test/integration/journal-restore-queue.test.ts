// What the queue makes of a restored journal: what the newer file had sent is found in the platform's log, what it had not is a
// person's affair, and neither is sent again by itself.

import { dirname, join } from 'node:path';
import { expect, it } from 'vitest';
import { restoreBackup } from '../../main/journal/restore.ts';
import type { Journal } from '../../main/journal/types.ts';
import type { Queue } from '../../main/queue/api.ts';
import { createQueue } from '../../main/queue/create-queue.ts';
import type { Operation } from '../../main/queue/operation.ts';
import type { LogRow, Net } from '../../main/queue/ports.ts';
import { strictContract } from '../../shared/contract.ts';
import { defaultLimits } from '../../shared/limits.ts';
import { fen } from '../../shared/money.ts';
import { accept, afterThis, apply, consumption, draftOf, freshFile, opened, optionsFor } from './journal-stage.ts';
import { createTestTimers } from './journal-timers.ts';

/** A platform that books whatever it is sent, as often as it is sent. */
function createPlatform() {
  const rows: LogRow[] = [];
  const sent: string[] = [];
  function book({ serial, cardNo, amount, kind }: Operation, voucher: string): void {
    rows.push({ serial, cardNo, voucher, kind, amount, revoked: false, revokes: null, storeBalance: null, at: null });
  }
  const net: Net = {
    async attempt({ operation }) {
      const voucher = `P${rows.length}`;
      sent.push(operation.serial);
      book(operation, voucher);
      const nothing = { storeBonus: null, pointsBonus: null, couponBonus: [] };
      const answer = { voucher, storeBalance: fen(0), pointsBalance: 0, ...nothing };
      return { kind: 'accepted', voucher, answer, evidence: null };
    },
    async findTransactions({ cardNo, serial }) {
      const found = rows.filter((row) => row.cardNo === cardNo && (serial === null || row.serial === serial));
      return { kind: 'rows', rows: found, evidence: null };
    },
  };
  return { net, book, sent };
}

function start(journal: Journal, net: Net) {
  const { clock, timers, pass } = createTestTimers();
  const queue: Queue = createQueue(
    { clock, timers, net, store: journal.store, random: { next: () => 0.5, hex: () => 'abcdef0123456789' } },
    {
      merchantNo: '10001',
      terminalNo: 't-07',
      limits: defaultLimits,
      connections: 4,
      contract: () => strictContract,
      deadline: 12_000,
    },
  );
  queue.start();
  afterThis(() => queue.stop());
  return {
    queue,
    async pass(seconds: number): Promise<void> {
      for (let second = 0; second < seconds; second += 1) {
        pass(1_000);
        await new Promise((resolve) => setImmediate(resolve));
      }
    },
  };
}

it('sends nothing again of what was pending in the backup', async () => {
  const file = freshFile();
  const platform = createPlatform();
  const before = opened(file);
  const known = accept(before, '8800009');
  apply(before, known.serial, 'V1');
  platform.book(known, 'V1');
  const [sold, unsold] = [accept(before, '8800001'), accept(before, '8800002')];
  const { file: backup } = await before.backUp(join(dirname(file), 'backups'));
  // After the backup the till sent the first of them; then its file was lost.
  platform.book(sold, 'V2');
  before.close();
  expect(restoreBackup({ ...optionsFor(file), backup: backup ?? '' })).toMatchObject({ ok: true });

  const journal = opened(file);
  const { queue, pass } = start(journal, platform.net);
  await pass(400);
  expect(journal.store.get(sold.serial)).toMatchObject({ state: 'applied', voucher: 'V2', attempt: 1 });
  expect(journal.store.get(unsold.serial)).toMatchObject({ state: 'manual', attempt: 1 });
  expect(platform.sent).toEqual([]);

  const fresh = queue.accept({ ...draftOf(consumption('8800003')), intent: 'after' }, { offline: null, secret: null });
  await pass(5);
  expect(platform.sent).toHaveLength(1);
  expect(fresh.ok).toBe(true);
  expect(journal.verify()).toBeNull();
});

// Found by the money review: what another copy or another till may have sent never passes for what never left; and a till that changes its
// network card, or whose system draws its id anew at each start, is not taken for a copy.
import { dirname } from 'node:path';
import { describe, expect, it } from 'vitest';
import { openJournal } from '../../main/journal/open-journal.ts';
import { restoreBackup } from '../../main/journal/restore.ts';
import type { Journal, JournalPlace } from '../../main/journal/types.ts';
import { createQueue } from '../../main/queue/create-queue.ts';
import { strictContract } from '../../shared/contract.ts';
import { defaultLimits } from '../../shared/limits.ts';
import { fen } from '../../shared/money.ts';
import { createVirtualTime } from '../simulation/virtual-time.ts';
import { accept, afterThis, freshFile, opened, optionsFor } from './journal-stage.ts';

function openAt(file: string, place: Partial<JournalPlace>): Journal {
  const nothing: JournalPlace = { hardware: () => [], system: () => null, fileId: () => null };
  const result = openJournal({ ...optionsFor(file), place: { ...nothing, ...place } });
  if (!result.ok) {
    throw new Error(result.failure.code);
  }
  afterThis(() => result.value.close());
  return result.value;
}

function queueOn({ store }: Journal) {
  const { clock, timers } = createVirtualTime(1_760_000_000_000);
  const never = () => new Promise<never>(() => undefined);
  return createQueue(
    {
      clock,
      timers,
      store,
      random: { next: () => 0.5, hex: (bytes) => 'f'.repeat(2 * bytes) },
      net: { attempt: never, findTransactions: never },
    },
    {
      merchantNo: '',
      terminalNo: '',
      limits: defaultLimits,
      connections: 1,
      contract: () => strictContract,
      deadline: 12_000,
    },
  );
}

const mark = { id: 'h1', target: 'tillB', at: 1_700_000_000_000, count: 1, amount: fen(1000) };

/** Each: a journal in which the operation waits for the log because somebody else may have sent it. */
const elsewhere: readonly (readonly [string, () => Promise<{ journal: Journal; serial: string }>])[] = [
  [
    'a journal that was copied',
    async () => {
      const file = freshFile();
      const first = openAt(file, { hardware: () => ['mac-1'] });
      const { serial } = accept(first);
      first.close();
      return { journal: openAt(file, { hardware: () => ['mac-2'] }), serial };
    },
  ],
  [
    'a restored backup',
    async () => {
      const file = freshFile();
      const first = opened(file);
      const { serial } = accept(first);
      const { file: backup } = await first.backUp(dirname(freshFile()));
      first.close();
      expect(restoreBackup({ backup: backup ?? '', ...optionsFor(file) }).ok).toBe(true);
      return { journal: opened(file), serial };
    },
  ],
  [
    'a hand-over that was taken back',
    async () => {
      const journal = opened(freshFile());
      const { serial } = accept(journal);
      journal.handOver.markWritten(mark);
      journal.handOver.takeBack('小雅', 'p1');
      return { journal, serial };
    },
  ],
  [
    'a hand-over that was written twice',
    async () => {
      const first = opened(freshFile());
      const { serial } = accept(first);
      const journal = opened(freshFile());
      journal.handOver.adopt({ id: 'h1', from: 'tillA' }, first.handOver.collect(), true);
      return { journal, serial };
    },
  ],
  [
    'a hand-over of what stands here already',
    async () => {
      const journal = opened(freshFile());
      const { serial } = accept(journal);
      journal.handOver.adopt({ id: 'h1', from: 'tillA' }, journal.handOver.collect(), false);
      return { journal, serial };
    },
  ],
];

describe('what somebody else may have sent', () => {
  it.each(elsewhere)('is never withdrawn without a question to the platform: %s', async (_, prepare) => {
    const { journal, serial } = await prepare();
    const before = journal.store.get(serial);
    expect(before).toMatchObject({ state: 'unknown', attempt: 1 });
    // The log could not be trusted, or said "not found" in strict mode: a person's affair. Then the guest wants it undone.
    const { attempt } = before ?? { attempt: -1 };
    journal.store.move({
      serial,
      from: 'unknown',
      fromAttempt: attempt,
      to: 'manual',
      reason: 'absentManual',
      evidence: null,
    });
    const revoked = queueOn(journal).revoke({
      intent: 'undo-1234',
      target: { kind: 'operation', serial },
      reason: '错单',
      operator: '小雅',
      shift: null,
      acceptedOffline: false,
    });
    expect(revoked).toMatchObject({ ok: true, value: { state: 'blocked' } });
    expect(journal.store.get(serial)?.state).toBe('manual');
    expect(journal.verify()).toBeNull();
  });
});

describe('a till that is not a copy', () => {
  it.each([
    ['in a quiet moment', (journal: Journal) => journal.tidyUp()],
    ['when it is closed', () => undefined],
  ])('learns the card that it goes on with %s', (_, rest) => {
    const file = freshFile();
    let cards = ['cable'];
    const first = openAt(file, { hardware: () => cards });
    const { serial } = accept(first);
    cards = ['wireless'];
    rest(first);
    first.close();
    const second = openAt(file, { hardware: () => ['wireless'] });
    expect([second.origin, second.store.get(serial)?.state]).toEqual(['same', 'pending']);
    second.close();
    expect(openAt(file, { hardware: () => ['cable'] }).origin).toBe('same');
  });

  it('may draw the id of its system anew at each start', () => {
    const file = freshFile();
    for (const [cards, system] of [
      [['cable'], 'system-1'],
      [['cable'], 'system-2'],
      [[], 'system-3'],
      [[], 'system-4'],
      [['cable'], 'system-5'],
      [[], 'system-6'],
    ] as const) {
      const journal = openAt(file, { hardware: () => cards, system: () => system });
      expect([system, journal.origin]).toEqual([system, 'same']);
      journal.close();
    }
    expect(openAt(file, { hardware: () => ['other'], system: () => 'system-6' }).origin).toBe('copied');
  });

  it('never forgets that another machine is another one, whatever was learnt', () => {
    const file = freshFile();
    const first = openAt(file, { hardware: () => ['mac-1'] });
    const { installId } = first;
    first.tidyUp();
    first.close();
    const copy = openAt(file, { hardware: () => ['mac-2'] });
    expect([copy.origin, copy.installId === installId]).toEqual(['copied', false]);
    copy.tidyUp();
    copy.close();
    expect(openAt(file, { hardware: () => ['mac-1'] }).origin).toBe('copied');
  });
});

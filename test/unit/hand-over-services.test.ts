// Services that are open when a till is replaced: their file is read as strictly as any, and the taking till makes of each what its own start would.
import { afterEach, expect, test } from 'vitest';
import { openJournal } from '../../main/journal/open-journal.ts';
import type { Journal } from '../../main/journal/types.ts';
import { contentBytes, type HandOverContent, readContent } from '../../main/till/hand-over/content.ts';
import { zeroFen } from '../../shared/money.ts';
import { createDice } from '../simulation/virtual-time.ts';
import { createStage, type Stage } from '../support/queue-stage.ts';
import { oneOfEachSort } from '../support/services.ts';

const ends: (() => void)[] = [];
afterEach(() => {
  for (const end of ends.splice(0)) {
    end();
  }
});

/** The old till's journal with one service of each sort on its way, and one sale's lane free. */
function oldTill(): Journal {
  const opened = openJournal({
    file: ':memory:',
    clock: { wall: () => 1_760_000_000_000, monotonic: () => 0 },
    random: createDice(3),
    merchantNo: 'M1',
    terminalNo: 'T1',
    nativeBinding: null,
  });
  if (!opened.ok) throw new Error(opened.failure.code);
  ends.push(() => opened.value.close());
  const { store } = opened.value;
  for (const [index, payload] of oneOfEachSort.entries()) {
    const draft = { intent: `i${index}`, payload, held: zeroFen, operator: 'anna', shift: null, memberName: null };
    const { serial } = store.insert({ ...draft, waits: false, acceptedOffline: false }, 'pending', 'accepted');
    const move = { serial, from: 'pending', fromAttempt: 0, to: 'sending', attempt: 1 } as const;
    store.move({ ...move, reason: 'sendStarted', evidence: null });
  }
  return opened.value;
}

function contentOf(journal: Journal): HandOverContent {
  return {
    id: 'a'.repeat(32),
    from: journal.installId,
    target: 'b'.repeat(16),
    platform: 'practice',
    store: 'B1/M1',
    terminalNo: 'T1',
    writtenAt: 1,
    writtenBy: '吴工',
    asUnknown: false,
    operations: journal.handOver.collect(),
    members: [],
  };
}

function newTill(): Stage {
  const stage = createStage();
  ends.push(stage.close);
  return stage;
}

test('the file gives them back as they were, and none whose content or amount is another', () => {
  const content = contentOf(oldTill());
  expect(content.operations).toHaveLength(oneOfEachSort.length);
  expect(readContent(contentBytes(content))).toEqual({ ok: true, value: content });
  for (const change of [{ amount: 1 }, { service: 'deductPoints' }, { service: 'grantWishes' }, { content: {} }]) {
    const value = JSON.parse(contentBytes(content).toString()) as { operations: { operation: { payload: object } }[] };
    Object.assign(value.operations[0]?.operation.payload ?? {}, change);
    expect(readContent(Buffer.from(JSON.stringify(value))), JSON.stringify(change)).toMatchObject({
      ok: false,
      failure: { code: 'handOverDamaged' },
    });
  }
});

test('what was on its way is asked for where the log can show it, else a person’s at the first look; nothing is sent again', async () => {
  const read = readContent(contentBytes(contentOf(oldTill())));
  if (!read.ok) throw new Error(read.failure.code);
  const { operations } = read.value;
  const stage = newTill();
  stage.journal.handOver.adopt({ id: 'x', from: 'old', operator: 'anna', personId: 'wu' }, operations, false);
  stage.queue.reload();
  await stage.run(2_000);
  const became = operations.map(({ operation: { serial, payload } }) => [
    payload.kind === 'service' ? payload.service : '',
    stage.get(serial).state,
    stage.get(serial).reason,
  ]);
  expect(became).toEqual([
    ['awardPoints', 'unknown', expect.any(String)],
    ['syncThirdPartyPayment', 'unknown', expect.any(String)],
    ['upgradeCard', 'manual', 'cannotBeFound'],
    ['issueCoupon', 'manual', 'cannotBeFound'],
  ]);
  expect(stage.attempts).toEqual([]);
});

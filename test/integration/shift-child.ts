// A till in another process that keeps shifts: opens, moves cash, counts, closes, as fast as it can, and says each step when it is acknowledged. Lives
// until it is killed.
import { randomBytes, randomUUID } from 'node:crypto';
import { writeSync } from 'node:fs';
import { openJournal } from '../../main/journal/open-journal.ts';
import { closeShift } from '../../main/till/shift/closing.ts';
import { newestSteps } from '../../main/till/shift/standing.ts';
import { countShift, moveCash, openShift } from '../../main/till/shift/steps.ts';
import { fen } from '../../shared/money.ts';
import { success } from '../../shared/result.ts';

const [file = ''] = process.argv.slice(2);
const opened = openJournal({
  file,
  clock: { wall: () => Date.now(), monotonic: () => performance.now() },
  random: { next: Math.random, hex: (bytes) => randomBytes(bytes).toString('hex') },
  merchantNo: '10001',
  terminalNo: 'T07',
  nativeBinding: null,
});
if (!opened.ok) throw new Error(opened.failure.code);
const parts = {
  journal: opened.value,
  approvals: { require: async () => success({ personId: 'p' }) },
  rules: () => ({ methods: ['1'], moveAlone: fen(100), differenceAlone: fen(100), blind: false }),
};
const coins = [1, 0, 0, 0, 0, 0, 0, 0];
const say = (step: string, intent: string) => writeSync(1, `${step} ${intent}\n`);

for (;;) {
  const [open, moved, counted, closed] = [randomUUID(), randomUUID(), randomUUID(), randomUUID()];
  // A shift may be open already: it was handed over.
  if (openShift({ intent: open, coins }, 'ya', parts).ok) say('opened', open);
  await moveCash({ intent: moved, direction: 'in', amount: fen(50), reason: 'x', approval: null }, 'ya', parts);
  say('moved', moved);
  countShift({ intent: counted, coins }, 'ya', parts);
  say('counted', counted);
  const handOver = newestSteps(opened.value.shifts)?.opened.step.shift ?? 0;
  const asked = {
    intent: closed,
    left: fen(10_000),
    note: 'x',
    handOver: handOver % 2 === 0 ? 'jing' : null,
    approval: null,
  };
  if ((await closeShift(asked, 'ya', parts)).ok) say('closed', closed);
}

// A program that is watched: a till's day on the real journal, while the shim writes down every call. After each thing that the
// journal acknowledged it puts a mark between the calls. Arguments: folder, control file, and the plan as JSON.
import { join } from 'node:path';
import Database from 'better-sqlite3';
import { storeVersion } from '../../main/journal/migrations/migrate.ts';
import { createDice, type Dice } from '../simulation/virtual-time.ts';
import { makeOldStore } from './old-store.ts';
import type { Acknowledgement, DayPlan } from './recording.ts';
import { openControl } from './shim.ts';
import { type Answer, cards, createPlatform, openSmallTill, type SmallTill, saleOf, undoingOf } from './small-till.ts';

const [folder = '', controlFile = '', planText = '{}'] = process.argv.slice(2);
const plan = JSON.parse(planText) as DayPlan;
const file = join(folder, 'data', 'journal.db');
const dice = createDice(plan.seed);
const control = openControl(controlFile);
bend(plan);
if (plan.begins === 'old') {
  for (const acknowledgement of makeOldStore(file, dice.between(1, storeVersion - 1))) acknowledge(acknowledgement);
}
await liveADay();

/** What no part of the product can do, for the controls: a weaker sync, and a log that is emptied more often than every 16 MiB. */
function bend({ weak, checkpointEvery }: DayPlan): void {
  const honest = Database.prototype.pragma;
  Database.prototype.pragma = function pragma(text: string, options?: Database.PragmaOptions): unknown {
    if (weak && text === 'synchronous = FULL') return honest.call(this, 'synchronous = NORMAL');
    if (weak && text === 'synchronous') return 2;
    if (text.startsWith('wal_autocheckpoint = ')) return honest.call(this, `wal_autocheckpoint = ${checkpointEvery}`);
    const answer = honest.call(this, text, options);
    return text === 'wal_autocheckpoint' ? 4096 : answer;
  };
}

function acknowledge(acknowledgement: Acknowledgement): void {
  control.mark(JSON.stringify(acknowledgement));
}

function acknowledgeOperation(store: SmallTill['journal']['store'], serial: string): void {
  const last = store.events(serial).at(-1);
  if (last === undefined) throw new Error(`${serial} was acknowledged and is not there`);
  acknowledge({ serial, state: last.to, sequence: last.sequence, hash: last.hash });
}

async function liveADay(): Promise<void> {
  const platform = createPlatform();
  platform.answer = () => answerOf(dice);
  const till = openSmallTill(file, dice, platform);
  if ('failure' in till) throw new Error(`the store does not open: ${JSON.stringify(till.failure)}`);
  const { journal, queue } = till;
  queue.onChange(({ serial }) => acknowledgeOperation(journal.store, serial));
  queue.start();
  for (let step = 0; step < plan.steps; step += 1) await work(till, step);
  if (plan.ends === 'closed') await till.close();
  control.close();
  // Nothing more is written: as if the process had been killed here.
  process.exit(0);
}

function answerOf(chance: Dice): Answer {
  return chance.pick<Answer>(['accepted', 'accepted', 'accepted', 'refused', 'unsent', 'lostBooked', 'lostUnbooked']);
}

async function work({ journal, queue, run }: SmallTill, step: number): Promise<void> {
  const intent = `day-${plan.seed}-${step}`;
  const what = dice.between(0, 11);
  if (what <= 5) {
    const sale = queue.accept(saleOf(intent, dice.pick(cards), 100 * dice.between(1, 9)), {
      secret: null,
      offline: null,
    });
    if (sale.ok) acknowledgeOperation(journal.store, sale.value.serial);
  } else if (what === 6) {
    const [target] = journal.page('revocable', null, 1);
    const undone = target === undefined ? null : queue.revoke(undoingOf(intent, target));
    if (undone?.ok === true) acknowledgeOperation(journal.store, undone.value.serial);
  } else if (what === 7) {
    const value = plan.seed * 1_000 + step;
    journal.settings.put('step', value);
    acknowledge({ setting: value });
  } else if (what === 8 && plan.tidies) {
    journal.tidyUp();
  } else {
    await run(dice.pick([10, 1_000, 8_000, 60_000]));
  }
}

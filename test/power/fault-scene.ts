// One fault in one phase: a fresh copy of a store with work in it, a till on it, the fault, and then everything that must hold: in the
// words of the refusal, in the files as kill -9 would leave them now, and in the till that goes on when the fault is gone.
import { asStoreFailure, isStoreFailure } from '../../main/journal/store-failure.ts';
import { createVirtualTime } from '../simulation/virtual-time.ts';
import { diskOf } from './disk-model.ts';
import { acts, intent, online, type Phase, type Work, type WorkPhase } from './fault-acts.ts';
import { dice, emptyFolder, fileIn, follow, openOrThrow, type Template, wordsOf } from './fault-ground.ts';
import { keptImage, layImage, wholeImage } from './image.ts';
import { copyOf, judge, noPromises, type Promises, promise } from './judge.ts';
import { makeOldStore } from './old-store.ts';
import type { Control, Met, Order } from './shim.ts';
import { createPlatform, openStore, type Platform, saleOf } from './small-till.ts';

/** `refused`: the code of the refusal, null where it was done. `complaints`: what did not hold. */
export type Played = {
  readonly met: Met;
  readonly refused: string | null;
  readonly complaints: readonly string[];
  /** It was refused, the disk went on failing, the process died: and there it is. See docs of `overwriteRefused`. */
  readonly refusedYetThere: boolean;
};

export type Props = {
  readonly control: Control;
  /** Below the watched folder. */
  readonly folder: string;
  readonly template: Template;
};

/** Plays one fault. `order` null: none, to count the calls of the phase. */
export function play(phase: Phase, order: Order, props: Props): Promise<Played> {
  switch (phase) {
    case 'creation':
    case 'migration':
    case 'recovery':
      return playOpening(phase, order, props);
    default:
      return playWork(phase, order, props);
  }
}

async function playOpening(phase: Phase, order: Order, { control, folder, template }: Props): Promise<Played> {
  emptyFolder(folder);
  const promises = phase === 'recovery' ? copyOf(template.promises) : noPromises();
  if (phase === 'recovery') layImage(template.image, folder);
  if (phase === 'migration') for (const one of makeOldStore(fileIn(folder), 1)) promise(promises, one);
  const complaints: string[] = [];
  let refused: string | null = null;
  control.arm(order);
  try {
    const opened = openStore(fileIn(folder), createVirtualTime(1_760_000_000_000), dice);
    if (opened.ok) opened.value.close();
    else refused = opened.failure.code;
  } catch (error) {
    complaints.push(`opening threw: ${wordsOf(error)}`);
  }
  const met = control.disarm();
  const verdict = judge(folder, promises, dice, true);
  if (verdict !== null) complaints.push(`afterwards: ${verdict.fault}, ${verdict.words}`);
  return { met, refused, complaints, refusedYetThere: false };
}

async function playWork(phase: WorkPhase, order: Order, props: Props): Promise<Played> {
  const { control, folder, template } = props;
  emptyFolder(folder);
  layImage(template.image, folder);
  const platform = createPlatform();
  logEmptiedEvery.pages = phase === 'enqueueEmptiesLog' ? 1 : null;
  const till = openOrThrow(folder, platform);
  const promises = follow(till, copyOf(template.promises));
  till.queue.start();
  await till.run(10);
  const work: Work = {
    till,
    platform,
    control,
    order,
    folder,
    refused: null,
    serial: null,
    met: { calls: 0, hits: 0, call: 'none' },
    async attempt(act) {
      try {
        await act();
      } catch (error) {
        work.refused = codeOf(error);
      }
    },
  };
  const complaints: string[] = [];
  try {
    await acts[phase](work);
  } catch (error) {
    complaints.push(`threw: ${wordsOf(error)}`);
    control.disarm();
  }
  const atDeath = {
    image: keptImage(wholeImage(diskOf(folder))),
    promises: copyOf(promises),
    platform: createPlatform(platform),
  };
  complaints.push(...(phase === 'close' ? [] : await goOn(work, promises)));
  logEmptiedEvery.pages = null;
  emptyFolder(folder);
  layImage(atDeath.image, folder);
  const { words, isThere } = await afterDeath(work, atDeath);
  const refusedYetThere = work.refused !== null && isThere;
  // A disk that fails for good after it took the commit can be told from one that did not take it by nobody, until it works again.
  const excused = order.stays && work.met.call !== 'none';
  if (refusedYetThere && !excused) complaints.push('it was refused and is there after a crash');
  return { met: work.met, refused: work.refused, complaints: [...complaints, ...words], refusedYetThere };
}

/** See `bend` of recorded-day.ts: set by the program that plays. */
export const logEmptiedEvery: { pages: number | null } = { pages: null };

/** The fault is gone: the same till finishes the work, and asks for what was refused once more. */
async function goOn(work: Work, promises: Promises): Promise<readonly string[]> {
  const { till, platform } = work;
  const complaints: string[] = [];
  if (work.refused !== null && till.journal.store.byIntent(intent) !== null)
    complaints.push('it was refused and is there');
  const again = till.queue.accept(saleOf('another', '8800000000000008', 300), online);
  if (!again.ok) complaints.push(`the till does not go on: ${again.failure.code}`);
  await till.run(130_000);
  for (const operation of [work.serial, again.ok ? again.value.serial : null].map(
    (one) => one && till.journal.store.get(one),
  )) {
    if (operation === null || operation === '') continue;
    const times = platform.attempts.filter((one) => one.operation.serial === operation.serial).length;
    if (operation.state !== 'applied' || times !== 1)
      complaints.push(`${operation.kind} is ${operation.state}, sent ${times} times`);
  }
  const fault = till.journal.verify();
  if (fault !== null) complaints.push(`the journal: event ${fault.sequence}: ${fault.problem}`);
  await till.close();
  const verdict = judge(work.folder, promises, dice, true);
  if (verdict !== null) complaints.push(`afterwards: ${verdict.fault}, ${verdict.words}`);
  return complaints;
}

type Death = { readonly promises: Promises; readonly platform: Platform };

/** A new process on the files as they were when the old one died: nothing is lost, nothing is sent again on a guess. */
async function afterDeath({ folder, serial }: Work, { promises, platform }: Death) {
  const words: string[] = [];
  const verdict = judge(folder, promises, dice, false);
  if (verdict !== null) return { words: [`after a crash: ${verdict.fault}, ${verdict.words}`], isThere: false };
  const till = openOrThrow(folder, platform);
  const { store } = till.journal;
  const found = store.byIntent(intent);
  const sentBefore = platform.attempts.filter((one) => one.operation.serial === found?.serial).length;
  if (serial !== null && found === null) words.push('after a crash: an accepted operation is gone');
  if (found?.state === 'pending' && sentBefore > 0) words.push('after a crash: it was sent and is pending');
  const inFlight = store.active().filter(({ state }) => state === 'sending');
  till.queue.start();
  for (const one of inFlight) {
    const state = store.get(one.serial)?.state;
    if (state !== 'unknown') words.push(`after a crash: what was in flight is ${state}`);
  }
  await till.run(60_000);
  if (found !== null) {
    const times = platform.attempts.filter((one) => one.operation.serial === found.serial).length;
    const state = store.get(found.serial)?.state;
    // `sending` was on the disk and the request was not out: nobody can know, so it is asked about and not sent.
    const unsure = found.state === 'sending' && times === 0 && state === 'unknown';
    if (!unsure && (times !== 1 || state !== 'applied'))
      words.push(`after a crash: it is ${state}, sent ${times} times`);
  }
  const fault = till.journal.verify();
  if (fault !== null) words.push(`after a crash: event ${fault.sequence}: ${fault.problem}`);
  await till.close();
  return { words, isThere: found !== null };
}

/** What a refusal is about, also where it comes from the file system or, in a backup, from SQLite as it is. Rethrows bugs. */
function codeOf(error: unknown): string {
  const refusal = asStoreFailure(error);
  if (isStoreFailure(refusal)) return refusal.code;
  const code: unknown = error instanceof Error && 'code' in error ? error.code : null;
  if (typeof code !== 'string') throw error;
  return code === 'ENOSPC' ? 'diskFull' : 'diskRefused';
}

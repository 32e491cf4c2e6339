// One fault in one phase: a fresh copy of a store with work in it, a till on it, the fault, and then everything that must hold: in the
// words of the refusal, in the files as kill -9 would leave them now, and in the till that goes on when the fault is gone.
import { mkdirSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { asStoreFailure, isStoreFailure } from '../../main/journal/store-failure.ts';
import type { Operation } from '../../main/queue/operation.ts';
import type { Result } from '../../shared/result.ts';
import { createDice, createVirtualTime } from '../simulation/virtual-time.ts';
import { diskOf } from './disk-model.ts';
import { type Image, keptImage, layImage, wholeImage } from './image.ts';
import { copyOf, judge, noPromises, type Promises, promise } from './judge.ts';
import { makeOldStore } from './old-store.ts';
import type { Control, Met, Order } from './shim.ts';
import {
  cards,
  createPlatform,
  openSmallTill,
  openStore,
  type Platform,
  type SmallTill,
  saleOf,
  undoingOf,
} from './small-till.ts';

export const phases = [
  'creation',
  'migration',
  'recovery',
  'enqueue',
  'enqueueEmptiesLog',
  'revoke',
  'send',
  'reply',
  'checkpoint',
  'backup',
  'close',
] as const;
export type Phase = (typeof phases)[number];

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
  /** A store with some days' work, its log not emptied, and what it has acknowledged. */
  readonly template: { readonly image: Image; readonly promises: Promises };
};

/** One row of numbers for all: no two starts of a till draw the same. */
const dice = createDice(20_261_121);

/** A store that a till left by kill -9: two sales applied, one refused, one whose answer was lost. */
export async function makeTemplate(folder: string): Promise<Props['template']> {
  emptyFolder(folder);
  const platform = createPlatform();
  const till = openOrThrow(folder, platform);
  const promises = follow(till, noPromises());
  till.queue.start();
  for (const [index, answer] of (['accepted', 'accepted', 'refused', 'lostUnbooked'] as const).entries()) {
    platform.answer = () => answer;
    till.queue.accept(saleOf(`template-${index}`, cards[index] ?? cards[0], 100), { secret: null, offline: null });
    await till.run(100);
  }
  till.life.kill();
  const image = keptImage(wholeImage(diskOf(folder)));
  await till.close();
  return { image, promises };
}

function openOrThrow(folder: string, platform: Platform): SmallTill {
  const till = openSmallTill(fileIn(folder), dice, platform);
  if ('failure' in till) throw new Error(`the store does not open: ${JSON.stringify(till.failure)}`);
  return till;
}

function fileIn(folder: string): string {
  return join(folder, 'data', 'journal.db');
}

function emptyFolder(folder: string): void {
  rmSync(folder, { recursive: true, force: true });
  mkdirSync(folder, { recursive: true });
}

/** Keeps the promises of a till's journal from now on. */
function follow({ queue, journal }: SmallTill, promises: Promises): Promises {
  queue.onChange(({ serial }) => {
    const last = journal.store.events(serial).at(-1);
    if (last !== undefined) promise(promises, { ...last, state: last.to });
  });
  return promises;
}

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

type Work = {
  readonly till: SmallTill;
  readonly platform: Platform;
  readonly control: Control;
  readonly order: Order;
  readonly folder: string;
  /** Does something that may be refused; keeps the code. */
  attempt(work: () => unknown): Promise<void>;
  refused: string | null;
  /** The operation that the phase is about. */
  serial: string | null;
  met: Met;
};

const intent = 'the-sale';
const sale = () => saleOf(intent, '8800000000000009', 700);
const online = { secret: null, offline: null };

async function playWork(
  phase: Exclude<Phase, 'creation' | 'migration' | 'recovery'>,
  order: Order,
  props: Props,
): Promise<Played> {
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

const acts: Record<Exclude<Phase, 'creation' | 'migration' | 'recovery'>, (work: Work) => Promise<void>> = {
  enqueue,
  enqueueEmptiesLog: enqueue,
  async revoke(work) {
    const target = work.till.journal.page('all', null, 100).find(({ state }) => state === 'applied');
    if (target === undefined) throw new Error('the template has nothing to revoke');
    work.control.arm(work.order);
    keep(work, work.till.queue.revoke(undoingOf(intent, target)));
    work.met = work.control.disarm();
  },
  async send(work) {
    keep(work, work.till.queue.accept(sale(), online));
    work.control.arm(work.order);
    let arrived = false;
    work.platform.arrived = () => {
      if (!arrived) work.met = work.control.disarm();
      arrived = true;
    };
    await work.till.run(5_000);
    if (!arrived) work.met = work.control.disarm();
  },
  async reply(work) {
    keep(work, work.till.queue.accept(sale(), online));
    let arrived = false;
    work.platform.arrived = () => {
      if (!arrived) work.control.arm(work.order);
      arrived = true;
    };
    await work.till.run(5_000);
    work.met = work.control.disarm();
  },
  async checkpoint(work) {
    work.control.arm(work.order);
    await work.attempt(() => work.till.journal.tidyUp());
    work.met = work.control.disarm();
  },
  async backup(work) {
    work.control.arm(work.order);
    await work.attempt(() => work.till.journal.backUp(join(work.folder, 'backups')));
    work.met = work.control.disarm();
  },
  async close(work) {
    work.till.life.kill();
    await work.till.queue.stop();
    work.control.arm(work.order);
    await work.attempt(() => work.till.journal.close());
    work.met = work.control.disarm();
  },
};

async function enqueue(work: Work): Promise<void> {
  work.control.arm(work.order);
  keep(work, work.till.queue.accept(sale(), online));
  work.met = work.control.disarm();
}

function keep(work: Work, result: Result<Operation>): void {
  work.refused = result.ok ? null : result.failure.code;
  work.serial = result.ok ? result.value.serial : null;
}

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

function wordsOf(error: unknown): string {
  return error instanceof Error ? `${error.name}: ${error.message}` : String(error);
}

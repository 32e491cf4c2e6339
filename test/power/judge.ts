// Judges one image with the real journal: it opens, it proves, and what was acknowledged is there, or further.
import { join } from 'node:path';
import type { Journal } from '../../main/journal/types.ts';
import type { Operation } from '../../main/queue/operation.ts';
import { createVirtualTime, type Dice } from '../simulation/virtual-time.ts';
import type { Acknowledgement } from './recording.ts';
import { cards, openStore, saleOf } from './small-till.ts';

/** `corrupt`: the store does not open or does not prove. `lost`: something acknowledged is not there. */
export type Verdict = { readonly fault: 'corrupt' | 'lost'; readonly words: string } | null;

/** The promises that hold at one moment, by what they are about: the newest of each. */
export type Promises = { readonly operations: Map<string, Promised>; setting: number | null; last: Promised | null };
type Promised = Extract<Acknowledgement, { serial: string }>;

export function noPromises(): Promises {
  return { operations: new Map(), setting: null, last: null };
}

export function promise(promises: Promises, acknowledgement: Acknowledgement): void {
  if ('setting' in acknowledgement) {
    promises.setting = acknowledgement.setting;
    return;
  }
  promises.operations.set(acknowledgement.serial, acknowledgement);
  if (promises.last === null || acknowledgement.sequence > promises.last.sequence) promises.last = acknowledgement;
}

export function copyOf(promises: Promises): Promises {
  return { ...promises, operations: new Map(promises.operations) };
}

/** Opens the image in `folder` as the till would after the power came back. `goOn`: a further sale is made, and must stand. */
export function judge(folder: string, promises: Promises, dice: Dice, goOn: boolean): Verdict {
  const opened = openStore(join(folder, 'data', 'journal.db'), createVirtualTime(1_760_000_000_000), dice);
  if (!opened.ok) return { fault: 'corrupt', words: JSON.stringify(opened.failure) };
  const journal = opened.value;
  try {
    return corruption(journal) ?? loss(journal, promises) ?? (goOn ? standstill(journal, dice) : null);
  } catch (error) {
    return { fault: 'corrupt', words: error instanceof Error ? error.message : String(error) };
  } finally {
    journal.close();
  }
}

function corruption(journal: Journal): Verdict {
  const fault = journal.verify();
  return fault === null ? null : { fault: 'corrupt', words: `event ${fault.sequence}: ${fault.problem}` };
}

function loss(journal: Journal, { operations, setting, last }: Promises): Verdict {
  const found = new Map(allOperations(journal).map((operation) => [operation.serial, operation]));
  for (const promised of operations.values()) {
    const operation = found.get(promised.serial);
    if (operation === undefined) return { fault: 'lost', words: `${promised.serial} (${promised.state}) is not there` };
    // The newest event vouches for all before it: its hash covers theirs, and the chain was proven above.
    const checked = operation.state !== promised.state || promised === last;
    if (checked && !stands(journal, promised)) {
      return { fault: 'lost', words: `${promised.serial} was ${promised.state} and is ${operation.state}` };
    }
  }
  const kept = journal.settings.get('step');
  return setting !== null && !(typeof kept === 'number' && kept >= setting)
    ? { fault: 'lost', words: `setting ${setting} is ${JSON.stringify(kept)}` }
    : null;
}

function stands(journal: Journal, { serial, sequence, hash }: Promised): boolean {
  return journal.store.events(serial).some((event) => event.sequence === sequence && event.hash === hash);
}

function allOperations(journal: Journal): readonly Operation[] {
  const operations: Operation[] = [];
  for (;;) {
    const page = journal.page('all', operations.at(-1)?.serial ?? null, 100);
    operations.push(...page);
    if (page.length < 100) return operations;
  }
}

function standstill(journal: Journal, dice: Dice): Verdict {
  const before = journal.store.active().length;
  const { serial } = journal.store.insert(saleOf(`after-${dice.hex(8)}`, cards[0], 100), 'pending', 'accepted');
  const stands = journal.store.get(serial)?.state === 'pending' && journal.store.active().length === before + 1;
  return stands ? corruption(journal) : { fault: 'corrupt', words: 'a sale made after the cut does not stand' };
}

// What a scene stands on: a fresh copy of a store with work in it, and a till that opens on it and whose promises are kept.
import { mkdirSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { createDice } from '../simulation/virtual-time.ts';
import { diskOf } from './disk-model.ts';
import { type Image, keptImage, wholeImage } from './image.ts';
import { noPromises, type Promises, promise } from './judge.ts';
import { cards, createPlatform, openSmallTill, type Platform, type SmallTill, saleOf } from './small-till.ts';

/** A store with some days' work, its log not emptied, and what it has acknowledged. */
export type Template = { readonly image: Image; readonly promises: Promises };

/** One row of numbers for all: no two starts of a till draw the same. */
export const dice = createDice(20_261_121);

/** A store that a till left by kill -9: two sales applied, one refused, one whose answer was lost. */
export async function makeTemplate(folder: string): Promise<Template> {
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

export function openOrThrow(folder: string, platform: Platform): SmallTill {
  const till = openSmallTill(fileIn(folder), dice, platform);
  if ('failure' in till) throw new Error(`the store does not open: ${JSON.stringify(till.failure)}`);
  return till;
}

export function fileIn(folder: string): string {
  return join(folder, 'data', 'journal.db');
}

export function emptyFolder(folder: string): void {
  rmSync(folder, { recursive: true, force: true });
  mkdirSync(folder, { recursive: true });
}

/** Keeps the promises of a till's journal from now on. */
export function follow({ queue, journal }: SmallTill, promises: Promises): Promises {
  queue.onChange(({ serial }) => {
    const last = journal.store.events(serial).at(-1);
    if (last !== undefined) promise(promises, { ...last, state: last.to });
  });
  return promises;
}

export function wordsOf(error: unknown): string {
  return error instanceof Error ? `${error.name}: ${error.message}` : String(error);
}

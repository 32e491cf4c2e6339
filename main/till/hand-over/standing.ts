// The hand-over that stands at this till: the journal's mark, and what the file that goes with it was like.
import type { HandOverMark } from '../../journal/hand-over-types.ts';
import type { Journal } from '../../journal/types.ts';

/** The settings key under which the newest hand-over's file is described. */
const fileKey = 'handOverFile';

/**
 * `finished`: the file lies whole under its name. `asUnknown`: an earlier file may have been taken by another till, so everything of
 * this one is asked for before anything is sent.
 */
export type StandingHandOver = HandOverMark & { readonly finished: boolean; readonly asUnknown: boolean };

/** What this till handed over and did not take back, or null where it may work. */
export function standingHandOver({
  handOver,
  settings,
}: Pick<Journal, 'handOver' | 'settings'>): StandingHandOver | null {
  const mark = handOver.mark();
  if (mark === null) {
    return null;
  }
  const kept = settings.get(fileKey);
  const file = typeof kept === 'object' && kept !== null ? kept : {};
  const isOfMark = Reflect.get(file, 'id') === mark.id;
  return {
    ...mark,
    finished: isOfMark && Reflect.get(file, 'finished') === true,
    // Where nothing is known the careful answer holds.
    asUnknown: !isOfMark || Reflect.get(file, 'asUnknown') !== false,
  };
}

/** Remembers what the file of this mark is like. */
export function keepFile(
  { settings }: Pick<Journal, 'settings'>,
  file: { readonly id: string; readonly finished: boolean; readonly asUnknown: boolean },
): void {
  settings.put(fileKey, file);
}

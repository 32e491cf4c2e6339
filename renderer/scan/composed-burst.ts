// Notices a scanner that types into a field while an input method is at work there: the method eats the keys before anybody
// else sees them (docs/decisions/0002), so that all that is left is to take out what it made of them, and to scan again.
import { type FieldSnapshot, focusedTextField, takeSnapshot } from './field-snapshot.ts';

/** The fewest steps of a composition that can be a scan, and the longest time (ms) from the last one to the scan's Enter. */
const fewestSteps = 3;
const lastStep = 90;

export type ComposedBurst = {
  /** The field before the composition, where its steps came as fast as a scanner's keys (`window` ms or less apart) right up to `timeMs`. */
  readonly spoilt: (timeMs: number, window: number) => FieldSnapshot | null;
  readonly stop: () => void;
};

/** Watches the page until `stop` is called. */
export function watchCompositions(): ComposedBurst {
  let before: FieldSnapshot | null = null;
  let first = 0;
  let last = Number.NEGATIVE_INFINITY;
  let steps = 0;

  function onStart(event: Event): void {
    const field = focusedTextField();
    // A scan of letters and digits is composed in several goes: the first says what the field was.
    if (field === null || event.timeStamp - last > lastStep || before?.field !== field) {
      before = field === null ? null : takeSnapshot(field);
      first = event.timeStamp;
      steps = 0;
    }
    last = event.timeStamp;
  }

  function onStep(event: Event): void {
    steps += 1;
    last = event.timeStamp;
  }

  const watched = [
    ['compositionstart', onStart],
    ['compositionupdate', onStep],
    ['compositionend', onStep],
  ] as const;
  for (const [name, listener] of watched) {
    globalThis.addEventListener(name, listener, { capture: true });
  }
  return {
    spoilt(timeMs, window) {
      const isFast = steps >= fewestSteps && (last - first) / steps <= window;
      return isFast && timeMs - last <= lastStep ? before : null;
    },
    stop() {
      for (const [name, listener] of watched) {
        globalThis.removeEventListener(name, listener, { capture: true });
      }
    },
  };
}

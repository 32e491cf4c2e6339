// Waiting for something that the platform shows late: polled through the timers port, bounded, and ended at once where the till closes.
import type { ProbeParts } from './probe-parts.ts';

type Waiting = Pick<ProbeParts, 'clock' | 'timers' | 'signal'>;

/** One look: the thing, nothing yet, or no answer at all. */
export type Look<Value> =
  | { readonly kind: 'seen'; readonly value: Value }
  | { readonly kind: 'nothing' }
  | { readonly kind: 'noAnswer' };

/** `elapsed` is the ms from the beginning to the end of the look that saw it: never less than the true lag. */
export type Watched<Value> =
  | { readonly kind: 'seen'; readonly value: Value; readonly elapsed: number }
  | { readonly kind: 'nothing' }
  | { readonly kind: 'noAnswer' };

const gaps = [250, 500, 1_000, 2_000, 3_000];
const longestGap = 5_000;
/** Looks without any answer, one after the other, after which a platform is taken for gone. */
const mostSilent = 4;

/** Ms through the timers port. Rejects where the till closes. */
function pause({ timers, signal }: Pick<Waiting, 'timers' | 'signal'>, ms: number): Promise<void> {
  return new Promise((resolve, reject) => {
    signal.throwIfAborted();
    const end = (): void => {
      cancel();
      reject(signal.reason);
    };
    const cancel = timers.schedule(ms, () => {
      signal.removeEventListener('abort', end);
      resolve();
    });
    signal.addEventListener('abort', end, { once: true });
  });
}

/** Looks at once and then in growing gaps until `patience` ms are over, counted from `since` (monotonic ms). */
export async function watchFor<Value>(
  waiting: Waiting,
  patience: number,
  look: () => Promise<Look<Value>>,
  since: number = waiting.clock.monotonic(),
): Promise<Watched<Value>> {
  let silent = 0;
  for (let turn = 0; ; turn += 1) {
    const seen = await look();
    const elapsed = waiting.clock.monotonic() - since;
    if (seen.kind === 'seen') {
      return { ...seen, elapsed: Math.ceil(Math.max(0, elapsed)) };
    }
    silent = seen.kind === 'noAnswer' ? silent + 1 : 0;
    if (silent >= mostSilent) {
      return { kind: 'noAnswer' };
    }
    if (elapsed >= patience) {
      return { kind: seen.kind };
    }
    await pause(waiting, Math.min(gaps[turn] ?? longestGap, Math.max(1, patience - elapsed)));
  }
}

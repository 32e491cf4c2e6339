// A till without a window has nobody who signs in: it does so by itself at the start, and again whenever the platform wants it.
import type { Failure } from '../../shared/result.ts';
import type { Timers } from '../queue/ports.ts';
import type { OpenTill } from '../till/open-till.ts';

export type SignedIn = { stop(): void };

/** `refused`: what nobody can mend by waiting. `away`: it is tried again by itself. */
export type SignInNews = 'signedIn' | { readonly refused: Failure } | { readonly away: Failure };

const firstPause = 5_000;
const longestPause = 60_000;

/** A password that was wrong once is never tried again: head office would lock the account. */
const hopeless = ['wrongPassword', 'lockedOut', 'badArguments', 'offlineSignInExpired'];

/** Tries at once; `tell` hears of each try. */
export function keepSignedIn(
  { handlers, queue }: Pick<OpenTill, 'handlers' | 'queue'>,
  who: { readonly user: string; readonly password: string },
  timers: Timers,
  tell: (news: SignInNews) => void,
): SignedIn {
  let cancel: (() => void) | null = null;
  let pause = firstPause;
  let stopped = false;
  let trying = false;

  function wait(): void {
    if (!stopped && cancel === null) {
      cancel = timers.schedule(pause, () => void attempt());
      pause = Math.min(2 * pause, longestPause);
    }
  }

  async function attempt(): Promise<void> {
    cancel = null;
    trying = true;
    const result = await handlers.signIn(who);
    trying = false;
    if (result.ok) {
      pause = firstPause;
      tell('signedIn');
    } else if (hopeless.includes(result.failure.code)) {
      stop();
      tell({ refused: result.failure });
    } else {
      tell({ away: result.failure });
      wait();
    }
  }

  const unlisten = queue.onStatus(({ reach }) => {
    if (reach === 'signInNeeded' && !trying) {
      wait();
    }
  });

  function stop(): void {
    stopped = true;
    cancel?.();
    cancel = null;
    unlisten();
  }

  void attempt();
  return { stop };
}

// The one owner of UniPOS's token: asked for by appid and secret when it is needed, one request at a time, renewed before it ends. A wrong
// secret is not tried again and again.
import type { Clock, Random } from '../../../queue/ports.ts';
import type { BackendFailure } from '../../backend-failure.ts';

/** `life`: ms that the token lives from now on, null where that cannot be told. `barred`: the application itself is not let in (0001, 0002). */
export type TokenGrant =
  | { readonly kind: 'granted'; readonly token: string; readonly life: number | null }
  | { readonly kind: 'barred'; readonly failure: BackendFailure }
  | { readonly kind: 'failed'; readonly failure: BackendFailure };

/** `generation` names the token without showing it. */
export type TokenState =
  | { readonly ok: true; readonly token: string; readonly generation: number }
  | { readonly ok: false; readonly failure: BackendFailure };

export type UniposTokens = {
  /** The token to use now; waits for a request in flight, and asks for a new one where most of its life is over. */
  current(): Promise<TokenState>;
  /** 0000 came with the token of this generation: what to repeat the call with, once. */
  rejected(generation: number): Promise<TokenState>;
  /** 0001 came with another call than the token's. */
  barred(failure: BackendFailure): void;
};

type Parts = { readonly clock: Clock; readonly random: Random; readonly request: () => Promise<TokenGrant> };

/** Monotonic ms. `ends` null: used until it is rejected. */
type Held = {
  readonly token: string;
  readonly generation: number;
  readonly renewAt: number;
  readonly ends: number | null;
};

const renewShare = 0.8;
/** After an early renewal that the network ate, the old token is used on; the next try comes after this. Ms. */
const renewRetry = 30_000;
/** A life shorter than this is no life but a clock that is wrong: such a token is used until it is rejected. Ms. */
const shortestLife = 60_000;
const longestLife = 24 * 3_600_000;
const firstPause = 30_000;
const longestPause = 600_000;

/** Holds no token yet and asks for none before the first call. All times are told by the monotonic clock: none depends on a wall clock that jumps. */
export function createUniposTokens({ clock, random, request }: Parts): UniposTokens {
  let held: Held | null = null;
  let generation = 0;
  let inFlight: Promise<TokenState> | null = null;
  /** Nobody is asked before `until`. */
  let bar: { readonly failure: BackendFailure; readonly until: number; readonly tries: number } | null = null;

  function install(token: string, life: number | null): Held {
    const now = clock.monotonic();
    const known = life === null || life < shortestLife ? null : Math.min(life, longestLife);
    generation += 1;
    return {
      token,
      generation,
      renewAt: known === null ? Number.POSITIVE_INFINITY : now + known * renewShare,
      ends: known === null ? null : now + known,
    };
  }

  function putBar(failure: BackendFailure): void {
    const tries = (bar?.tries ?? 0) + 1;
    const pause = Math.min(firstPause * 2 ** Math.min(tries - 1, 10), longestPause);
    held = null;
    bar = { failure, until: clock.monotonic() + pause / 2 + (pause / 2) * random.next(), tries };
  }

  async function ask(): Promise<TokenState> {
    const grant = await request();
    switch (grant.kind) {
      case 'granted':
        bar = null;
        held = install(grant.token, grant.life);
        return stateOf(held);
      case 'barred':
        putBar(grant.failure);
        return { ok: false, failure: grant.failure };
      case 'failed':
        if (held !== null && (held.ends === null || clock.monotonic() < held.ends)) {
          held = { ...held, renewAt: clock.monotonic() + renewRetry };
          return stateOf(held);
        }
        held = null;
        return { ok: false, failure: grant.failure };
    }
  }

  function renew(): Promise<TokenState> {
    if (bar !== null && clock.monotonic() < bar.until) {
      return Promise.resolve({ ok: false, failure: bar.failure });
    }
    inFlight ??= ask().finally(() => {
      inFlight = null;
    });
    return inFlight;
  }

  return {
    async current() {
      await inFlight;
      return held !== null && clock.monotonic() < held.renewAt ? stateOf(held) : renew();
    },
    async rejected(stale) {
      await inFlight;
      if (held !== null && held.generation !== stale) {
        return stateOf(held);
      }
      held = null;
      return renew();
    },
    barred: putBar,
  };
}

function stateOf({ token, generation }: Held): TokenState {
  return { ok: true, token, generation };
}

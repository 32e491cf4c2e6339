// The one owner of the access token. Asking for a new one kills the old one, so every grant goes through one queue here: single flight,
// refresh (2.3) at 80 % of the token's life by the monotonic clock, a pause where two tills take the token from each other.
import type { WireTokenGrant } from '../../protocol/yazuo/oauth.ts';
import type { Clock, Random, Timers } from '../../queue/ports.ts';
import type { BackendFailure } from '../backend-failure.ts';

/** How a grant ended. `failed` proves nothing about the credentials: a dead network, a portal, rubbish. */
export type GrantOutcome =
  | { readonly kind: 'granted'; readonly grant: WireTokenGrant }
  | { readonly kind: 'refused'; readonly error: string; readonly message: string }
  | { readonly kind: 'failed'; readonly failure: BackendFailure };

/** `generation` names the token without showing it. */
export type TokenState =
  | { readonly kind: 'token'; readonly token: string; readonly generation: number }
  | { readonly kind: 'signedOut' }
  | { readonly kind: 'contention' }
  | { readonly kind: 'failed'; readonly failure: BackendFailure };

export type TokenOwner = {
  /**
   * 2.1.1. The password is not kept: afterwards only the refresh token can renew. A failed sign-in leaves an older session as it is, and so
   * does one whose grant is not `wanted` (absent: every one is).
   */
  signIn(user: string, password: string, wanted?: (grant: WireTokenGrant) => boolean): Promise<GrantOutcome>;
  /** 2.2.2: what `request` grants is taken into use like a sign-in, where it is `wanted`; else, and where nothing is granted, the session stays. */
  adopt(
    request: (refreshToken: string | null) => Promise<GrantOutcome>,
    wanted: (grant: WireTokenGrant) => boolean,
  ): Promise<GrantOutcome>;
  signOut(): void;
  /** 2.3 at once, though nothing is due: for the probe. Null where there is nothing to refresh with. A failure leaves the session as it is. */
  renewNow(): Promise<GrantOutcome | null>;
  /** The token to use now; waits for a grant in flight, and refreshes first where 80 % of its life is over. */
  current(): Promise<TokenState>;
  /** The platform rejected the token of this generation: what to repeat the call with. */
  rejected(generation: number): Promise<TokenState>;
  close(): void;
};

export type TokenParts = {
  readonly clock: Clock;
  readonly random: Random;
  readonly timers: Timers;
  readonly requestToken: (user: string, password: string) => Promise<GrantOutcome>;
  readonly requestRefresh: (refreshToken: string) => Promise<GrantOutcome>;
};

type Session = {
  readonly token: string;
  readonly refreshToken: string | null;
  readonly generation: number;
  /** Monotonic ms. */
  readonly renewAt: number;
  readonly rejected: boolean;
};

/** Document 1.2: a token lives two hours. */
const defaultLifeSeconds = 7_200;
const renewShare = 0.8;
/** Two rejections within this time: someone else signs in with the same login. */
const contentionWindow = 60_000;
const shortestPause = 30_000;
const longestPause = 120_000;
/** After a refresh that the network ate, the old token is used on; the next try to refresh early comes after this. */
const renewRetry = 30_000;

/** The one owner of the token, signed out. Refreshes are single-flight, at 80 % of the token’s life by the monotonic clock. */
export function createTokenOwner(parts: TokenParts): TokenOwner {
  const { clock, random, timers } = parts;
  let session: Session | null = null;
  let generation = 0;
  /** Grows with sign-out and close: what was asked for before that must not come to life after it. */
  let epoch = 0;
  let lastRejection: number | null = null;
  let pausedUntil: number | null = null;
  let inFlight: Promise<unknown> | null = null;
  let takeBackTimer: () => void = () => undefined;

  function install(grant: WireTokenGrant, olderRefreshToken: string | null): void {
    const life = Math.max(grant.expires_in ?? defaultLifeSeconds, 1) * 1_000;
    generation += 1;
    session = {
      token: grant.access_token,
      refreshToken: grant.refresh_token ?? olderRefreshToken,
      generation,
      renewAt: clock.monotonic() + life * renewShare,
      rejected: false,
    };
    takeBackTimer();
    // Without a refresh token nothing can be renewed: the token is used until the platform rejects it.
    const installed = generation;
    takeBackTimer =
      session.refreshToken === null ? () => undefined : timers.schedule(life * renewShare, () => void renew(installed));
  }

  function end(): void {
    takeBackTimer();
    takeBackTimer = () => undefined;
    session = null;
    epoch += 1;
  }

  /** Runs one grant after the one in flight; nobody else may ask the platform for a token meanwhile. */
  async function exclusively<Value>(work: () => Promise<Value>): Promise<Value> {
    while (inFlight !== null) await inFlight;
    const mine = work();
    const gate = mine.then(
      () => undefined,
      () => undefined,
    );
    inFlight = gate;
    try {
      return await mine;
    } finally {
      if (inFlight === gate) inFlight = null;
    }
  }

  function signIn(
    user: string,
    password: string,
    wanted: (grant: WireTokenGrant) => boolean = () => true,
  ): Promise<GrantOutcome> {
    return adopt(() => parts.requestToken(user, password), wanted);
  }

  async function adopt(
    request: (refreshToken: string | null) => Promise<GrantOutcome>,
    wanted: (grant: WireTokenGrant) => boolean,
  ): Promise<GrantOutcome> {
    const asked = epoch;
    return exclusively(async () => {
      const outcome = await request(session?.refreshToken ?? null);
      if (outcome.kind === 'granted' && asked === epoch && wanted(outcome.grant)) {
        install(outcome.grant, null);
        lastRejection = null;
        pausedUntil = null;
      }
      return outcome;
    });
  }

  /** Renews the session's token unless somebody did so while we waited. `failed` leaves the session as it is. */
  async function renew(stale: number): Promise<BackendFailure | null> {
    return exclusively(async () => {
      if (session === null || session.generation !== stale) return null;
      if (session.refreshToken === null) {
        end();
        return null;
      }
      const older = session.refreshToken;
      const outcome = await parts.requestRefresh(older);
      // Signed out meanwhile; nobody can have signed in again, because a sign-in waits for us.
      if (session === null) return null;
      switch (outcome.kind) {
        case 'granted':
          install(outcome.grant, older);
          return null;
        case 'refused':
          end();
          return null;
        case 'failed':
          session = { ...session, renewAt: clock.monotonic() + renewRetry };
          return outcome.failure;
      }
    });
  }

  async function renewNow(): Promise<GrantOutcome | null> {
    return exclusively(async () => {
      const older = session?.refreshToken ?? null;
      if (older === null) return null;
      const outcome = await parts.requestRefresh(older);
      if (outcome.kind === 'granted' && session !== null) install(outcome.grant, older);
      return outcome;
    });
  }

  function isPaused(): boolean {
    if (pausedUntil !== null && clock.monotonic() >= pausedUntil) pausedUntil = null;
    return pausedUntil !== null;
  }

  function state(): TokenState {
    if (session === null) return { kind: 'signedOut' };
    return isPaused()
      ? { kind: 'contention' }
      : { kind: 'token', token: session.token, generation: session.generation };
  }

  async function settle(): Promise<void> {
    while (inFlight !== null) await inFlight;
  }

  async function current(): Promise<TokenState> {
    await settle();
    if (session === null || isPaused()) return state();
    const due = session.refreshToken !== null && clock.monotonic() >= session.renewAt;
    if (!session.rejected && !due) return state();
    const failure = await renew(session.generation);
    // An early refresh that failed does no harm while the old token still lives; a rejected token is of no use.
    return failure !== null && session?.rejected === true ? { kind: 'failed', failure } : state();
  }

  async function rejected(stale: number): Promise<TokenState> {
    await settle();
    if (session === null || session.generation !== stale || isPaused()) return state();
    if (!session.rejected) {
      // Each token counts once, however many parallel calls came back with it.
      const now = clock.monotonic();
      const contended = lastRejection !== null && now - lastRejection < contentionWindow;
      lastRejection = now;
      session = { ...session, rejected: true };
      if (contended && session.refreshToken !== null) {
        pausedUntil = now + shortestPause + random.next() * (longestPause - shortestPause);
        return state();
      }
    }
    const failure = await renew(stale);
    return failure === null ? state() : { kind: 'failed', failure };
  }

  return { signIn, adopt, signOut: end, renewNow, current, rejected, close: end };
}

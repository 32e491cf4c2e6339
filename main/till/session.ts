// Who stands at the till: sign-in at the platform (2.1.1), without it for whoever signed in here before, lock and unlock.
import { type Failure, failure, type Result, success } from '../../shared/result.ts';
import type { SessionView } from '../../shared/session.ts';
import type { BackendFailure } from '../backends/backend-failure.ts';
import type { MemberBackend } from '../backends/member-backend.ts';
import type { Journal, Verifier } from '../journal/types.ts';
import type { Queue } from '../queue/api.ts';
import type { Clock, Random } from '../queue/ports.ts';
import type { Emit } from './dependencies.ts';
import { refusalToLeave } from './hand-over/open-work.ts';
import { withFailure, withoutFailures } from './lock-out.ts';
import type { CashierCheck } from './people/cashier-check.ts';
import { isAway, reportReach, withoutReach } from './reach.ts';
import { isExpired, lockedMinutes, makeVerifier, matchesVerifier } from './verifier.ts';

export type Session = {
  view(): SessionView;
  /** The cashier, or `notSignedIn` / `locked`. */
  operator(): Result<string>;
  signIn(user: string, password: string): Promise<Result<SessionView>>;
  signOut(): Result<SessionView>;
  lock(): Result<SessionView>;
  unlock(password: string): Promise<Result<SessionView>>;
  /** Whether a password waits in memory for the platform to come back. */
  wantsPlatform(): boolean;
  /** Signs an offline session in at the platform. Null where no password waits any more: then nobody was asked. */
  signInAgain(): Promise<Result<unknown, BackendFailure> | null>;
};

type SessionDependencies = {
  readonly clock: Clock;
  readonly random: Random;
  readonly journal: Pick<Journal, 'audit' | 'handOver' | 'settings' | 'store' | 'summary' | 'verifiers'>;
  readonly queue: Queue;
  readonly backend: Pick<MemberBackend, 'signIn' | 'signOut'>;
  readonly emit: Emit;
  /** Where cashiers are the till's own people: who somebody is the till knows by itself, with the PIN of now. Null: the platform's users. */
  readonly checkOwn: CashierCheck | null;
};

/** The settings key under which the store's own facts of the last sign-in are kept. */
export const storeFactsKey = 'storeFacts';

const nobody: SessionView = { state: 'signedOut', user: null, displayName: null, offline: false };

/** Nobody is signed in. All calls that look at a password run one after the other: ten quick tries are ten tries. */
export function createSession(dependencies: SessionDependencies): Session {
  const { clock, random, journal, queue, backend, emit, checkOwn } = dependencies;
  let current: SessionView = nobody;
  /** Kept in memory only while the platform has not seen it: an offline session, or a token that ended. */
  let waiting: { readonly user: string; readonly password: string } | null = null;
  let turn: Promise<unknown> = Promise.resolve();

  function become(next: SessionView): { readonly ok: true; readonly value: SessionView } {
    current = next;
    emit('session', next);
    return success(next);
  }

  function inTurn<Value>(work: () => Promise<Value>): Promise<Value> {
    const result = turn.then(work);
    turn = result.catch(() => undefined);
    return result;
  }

  /** A refusal stands in the journal before anybody is told. */
  function noteRefused(user: string, reason: string, failures: number | null = null): void {
    const details = { reason, ...(failures === null ? {} : { failures }) };
    journal.audit.append({ kind: 'signInRefused', operator: user, personId: null, serial: null, details });
  }

  function refused(user: string, wrong: Failure): { readonly ok: false; readonly failure: Failure } {
    noteRefused(user, wrong.code);
    return { ok: false, failure: wrong };
  }

  function countWrong(verifier: Verifier): { readonly ok: false; readonly failure: Failure } {
    const counted = withFailure(verifier, clock.wall());
    const minutes = lockedMinutes(counted, clock.wall());
    journal.store.transaction(() => {
      journal.verifiers.put(counted);
      noteRefused(verifier.user, 'wrongPassword', counted.failures);
      if (minutes > 0) {
        const { user: operator, failures, lockedUntil: until } = counted;
        journal.audit.append({
          kind: 'lockedOut',
          operator,
          personId: null,
          serial: null,
          details: { failures, until },
        });
      }
    });
    return minutes > 0 ? failure('lockedOut', { minutes }) : failure('wrongPassword');
  }

  /** The PIN of now, not that of the last sign-in: it may have been changed since, and the person closed. */
  async function signInOwn(check: CashierCheck, user: string, pin: string): Promise<Result<SessionView>> {
    const known = await check(user, pin);
    if (!known.ok) {
      return refused(user, known.failure);
    }
    waiting = { user, password: pin };
    return become({ state: 'signedIn', user, displayName: known.value, offline: true });
  }

  /** Only reached where the platform decided nothing. */
  async function signInOffline(user: string, password: string, away: BackendFailure): Promise<Result<SessionView>> {
    if (checkOwn !== null) {
      return signInOwn(checkOwn, user, password);
    }
    const verifier = journal.verifiers.get(user);
    if (verifier === null) {
      return away.code === 'serverUnreachable'
        ? refused(user, failure('offlineSignInUnknown').failure)
        : { ok: false, failure: away };
    }
    if (isExpired(verifier, clock.wall())) {
      return refused(user, failure('offlineSignInExpired').failure);
    }
    if (!(await matchesVerifier(verifier, password))) {
      return countWrong(verifier);
    }
    if (verifier.failures > 0) {
      journal.verifiers.put(withoutFailures(verifier));
    }
    waiting = { user, password };
    return become({ state: 'signedIn', user, displayName: verifier.displayName, offline: true });
  }

  async function signInAtPlatform(user: string, password: string): Promise<Result<SessionView, BackendFailure>> {
    const answer = await backend.signIn(user, password);
    reportReach(queue, answer);
    if (!answer.ok) {
      return answer;
    }
    const { displayName, ...facts } = answer.value;
    journal.verifiers.put(await makeVerifier(user, displayName, password, random.hex(16), clock.wall()));
    journal.settings.put(storeFactsKey, facts);
    waiting = null;
    return success({ state: 'signedIn', user, displayName, offline: false });
  }

  async function signIn(user: string, password: string): Promise<Result<SessionView>> {
    const verifier = journal.verifiers.get(user);
    const minutes = verifier === null ? 0 : lockedMinutes(verifier, clock.wall());
    if (minutes > 0 && checkOwn === null) {
      return refused(user, failure('lockedOut', { minutes }).failure);
    }
    const answer = await signInAtPlatform(user, password);
    if (answer.ok) {
      return become(answer.value);
    }
    if (answer.failure.code === 'wrongPassword') {
      return verifier === null || checkOwn !== null
        ? refused(user, withoutReach(answer.failure).failure)
        : countWrong(verifier);
    }
    if (answer.failure.code === 'lockedOut' || answer.failure.code === 'otherStoreUser') {
      return refused(user, withoutReach(answer.failure).failure);
    }
    return isAway(answer.failure) ? signInOffline(user, password, answer.failure) : withoutReach(answer.failure);
  }

  /** Whoever signed out while the password was looked at is not brought back by it. */
  function comeBack(user: string): Result<SessionView> {
    const isHere = current.state === 'locked' && current.user === user;
    return isHere ? become({ ...current, state: 'signedIn' }) : failure('notSignedIn');
  }

  async function unlock(password: string): Promise<Result<SessionView>> {
    const { user } = current;
    if (current.state !== 'locked' || user === null) {
      return current.state === 'signedIn' ? success(current) : failure('notSignedIn');
    }
    if (checkOwn !== null) {
      const known = await checkOwn(user, password);
      return known.ok ? comeBack(user) : refused(user, known.failure);
    }
    const verifier = journal.verifiers.get(user);
    if (verifier === null) {
      return failure('notSignedIn');
    }
    const minutes = lockedMinutes(verifier, clock.wall());
    if (minutes > 0) {
      return refused(user, failure('lockedOut', { minutes }).failure);
    }
    if (!(await matchesVerifier(verifier, password))) {
      return countWrong(verifier);
    }
    journal.verifiers.put(withoutFailures(verifier));
    const back = comeBack(user);
    if (back.ok && queue.status().reach === 'signInNeeded') {
      waiting = { user, password };
    }
    return back;
  }

  async function signInAgain(): Promise<Result<unknown, BackendFailure> | null> {
    if (waiting === null) {
      return null;
    }
    const { user, password } = waiting;
    const answer = await signInAtPlatform(user, password);
    if (answer.ok) {
      if (current.user === user && current.state !== 'signedOut') {
        become({ ...current, displayName: answer.value.displayName, offline: false });
      }
    } else if (answer.failure.code === 'wrongPassword' || answer.failure.code === 'otherStoreUser') {
      // The password, or the store, was changed at head office: what was let in here on the old one must end.
      const verifier = journal.verifiers.get(user);
      if (verifier !== null) {
        journal.verifiers.put({ ...verifier, expiresAt: 0 });
      }
      noteRefused(user, answer.failure.code);
      waiting = null;
      become(nobody);
    }
    return answer;
  }

  return {
    view: () => current,
    operator() {
      switch (current.state) {
        case 'signedIn':
          return current.user === null ? failure('notSignedIn') : success(current.user);
        case 'locked':
          return failure('locked');
        default:
          return failure('notSignedIn');
      }
    },
    signIn: (user, password) => inTurn(() => signIn(user.trim(), password)),
    signOut() {
      // What still has to be sent or asked for needs this sign-in, and so does the question behind a person's decision.
      const refusal = current.state === 'signedOut' ? null : refusalToLeave('signOut', journal, clock.wall());
      if (refusal !== null) {
        return { ok: false, failure: refusal };
      }
      backend.signOut();
      waiting = null;
      return become(nobody);
    },
    lock: () => (current.state === 'signedIn' ? become({ ...current, state: 'locked' }) : success(current)),
    unlock: (password) => inTurn(() => unlock(password)),
    wantsPlatform: () => waiting !== null,
    signInAgain: () => inTurn(signInAgain),
  };
}

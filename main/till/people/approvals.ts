// A person's PIN on the spot: who may approve what, the lock-out after wrong tries, and the journal's entry for each. Works
// without the platform. The PIN goes into scrypt and nowhere else: not into an entry, a failure, a log or a variable that stays.
import { type ApprovalInput, mayDo, type Right } from '../../../shared/people.ts';
import { type Failure, type FailureCode, failure, type Result, success } from '../../../shared/result.ts';
import type { AuditKind, Person } from '../../journal/people-types.ts';
import type { Journal } from '../../journal/types.ts';
import type { Approver } from '../../queue/api.ts';
import type { Clock } from '../../queue/ports.ts';
import { inMinutes, triesBeforeLockOut, withFailure, withoutFailures } from '../lock-out.ts';
import { matchesHash } from '../secret-hash.ts';
import { createLockWatch } from './lock-watch.ts';

/** What is approved: who stands at the till, the operation if it has a serial already, and plain data for the journal's entry. */
export type ApprovalAbout = {
  readonly operator: string | null;
  readonly serial: string | null;
  /** Without a secret and without a full card number. */
  readonly details: unknown;
};

export type Approvals = {
  /**
   * Null in, null out: nobody was asked. Else the approver, or a failure with `approvable` set: `personUnknown`, `pinMissing`,
   * `pinWrong` (`left`), `pinLockedOut` (`minutes`), `rightMissing`. Given, refused and locked out are durable in the journal
   * before it resolves. One after the other: ten quick tries are ten tries. Throws `StoreFailure` where the disk refuses.
   */
  check(input: ApprovalInput | null, right: Right, about: ApprovalAbout): Promise<Result<Approver | null>>;
  /** The same where nobody may do it alone: null in is `approvalNeeded`. */
  require(input: ApprovalInput | null, right: Right, about: ApprovalAbout): Promise<Result<Approver>>;
  /** Wall ms UTC until which this person is locked out, or null. */
  lockedUntil(person: Person): number | null;
};

export type ApprovalDependencies = {
  readonly clock: Clock;
  readonly journal: Pick<Journal, 'people' | 'audit'> & { readonly store: Pick<Journal['store'], 'transaction'> };
};

type Refusal = { readonly ok: false; readonly failure: Failure };

/** One for the whole till: the turns and the lock-outs by the monotonic clock are its own. */
export function createApprovals({ clock, journal }: ApprovalDependencies): Approvals {
  const locks = createLockWatch(clock);
  let turn: Promise<unknown> = Promise.resolve();

  function note(
    kind: AuditKind,
    personId: string | null,
    about: ApprovalAbout,
    details: Readonly<Record<string, unknown>>,
  ) {
    const { operator, serial } = about;
    journal.audit.append({ kind, operator, personId, serial, details: { ...details, about: about.details } });
  }

  function refused(code: FailureCode, right: Right, parameters?: Readonly<Record<string, number>>): Refusal {
    return { ok: false, failure: { ...failure(code, parameters).failure, approvable: right } };
  }

  /** Refused for what is known of the person before any PIN is looked at. */
  function barred(person: Person | null, right: Right): Refusal | null {
    if (person === null || person.closed) {
      return refused('personUnknown', right);
    }
    if (!mayDo(person.role, right)) {
      return refused('rightMissing', right);
    }
    if (person.salt === null || person.hash === null) {
      return refused('pinMissing', right);
    }
    const left = locks.left(person);
    return left > 0 ? refused('pinLockedOut', right, { minutes: inMinutes(left) }) : null;
  }

  function noted(refusal: Refusal, person: Person | null, right: Right, about: ApprovalAbout): Refusal {
    note('approvalRefused', person?.id ?? null, about, { right, reason: refusal.failure.code });
    return refusal;
  }

  /** Count and entry in one transaction: neither is there without the other, and both before anybody is told. */
  function countWrong(person: Person, right: Right, about: ApprovalAbout): Refusal {
    const counted = withFailure(person, clock.wall());
    const locked = counted.lockedUntil !== null;
    journal.store.transaction(() => {
      journal.people.put(counted);
      note('approvalRefused', person.id, about, { right, reason: 'pinWrong', failures: counted.failures });
      if (locked) {
        note('lockedOut', person.id, about, { failures: counted.failures, until: counted.lockedUntil });
      }
    });
    locks.restart(counted);
    return locked
      ? refused('pinLockedOut', right, { minutes: inMinutes(locks.left(counted)) })
      : refused('pinWrong', right, { left: triesBeforeLockOut - counted.failures });
  }

  function give(person: Person, right: Right, about: ApprovalAbout): Approver {
    journal.store.transaction(() => {
      if (person.failures > 0) {
        journal.people.put(withoutFailures(person));
      }
      note('approvalGiven', person.id, about, { right });
    });
    return { personId: person.id };
  }

  async function checkNow(input: ApprovalInput, right: Right, about: ApprovalAbout): Promise<Result<Approver>> {
    const person = journal.people.get(input.personId);
    const refusal = barred(person, right);
    if (refusal !== null) {
      return noted(refusal, person, right, about);
    }
    const { salt, hash } = person as Person & { readonly salt: string; readonly hash: string };
    const matches = await matchesHash({ salt, hash }, input.pin);
    // Read again: while the hash was worked out a manager may have closed the person or changed the PIN.
    const now = journal.people.get(input.personId);
    if (now === null || now.closed || now.hash !== hash || !mayDo(now.role, right)) {
      return noted(refused('personUnknown', right), now, right, about);
    }
    return matches ? success(give(now, right, about)) : countWrong(now, right, about);
  }

  function check(input: ApprovalInput, right: Right, about: ApprovalAbout): Promise<Result<Approver>> {
    const result = turn.then(() => checkNow(input, right, about));
    turn = result.catch(() => undefined);
    return result;
  }

  return {
    check: async (input, right, about) => (input === null ? success(null) : check(input, right, about)),
    require: async (input, right, about) =>
      input === null ? refused('approvalNeeded', right) : check(input, right, about),
    lockedUntil(person) {
      const left = locks.left(person);
      return left > 0 ? clock.wall() + left : null;
    },
  };
}

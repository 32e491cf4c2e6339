// Who may sign in where the member platform has no users of its own: the till's own people, by name and PIN (docs/decisions/0007).
import { failure, type Result, success } from '../../../shared/result.ts';
import type { Person } from '../../journal/people-types.ts';
import type { Journal } from '../../journal/types.ts';
import type { Clock } from '../../queue/ports.ts';
import { inMinutes, lockedFor, withFailure, withoutFailures } from '../lock-out.ts';
import { matchesHash } from '../secret-hash.ts';

/** Gives the name to be shown. Fails with `wrongPassword`, whoever it was, and `lockedOut` {minutes}. */
export type CashierCheck = (user: string, pin: string) => Promise<Result<string>>;

/**
 * As long as nobody here has a PIN whoever is at the till is let in under the name that was typed: somebody must be there to make the first
 * manager (`persons.ts`). Throws `StoreFailure` where the disk refuses to count a wrong try.
 */
export function createCashierCheck({ people }: Pick<Journal, 'people'>, clock: Clock): CashierCheck {
  return async (user, pin) => {
    const open = people.all().filter(mayComeIn);
    if (open.length === 0) {
      return success(user);
    }
    const person = open.find(({ name }) => sameName(name, user));
    if (person === undefined) {
      return failure('wrongPassword');
    }
    const left = lockedFor(person, clock.wall());
    if (left > 0) {
      return failure('lockedOut', { minutes: inMinutes(left) });
    }
    const matches = await matchesHash(person, pin);
    // Read again: while the hash was worked out a manager may have closed the person or changed the PIN.
    const now = people.get(person.id) ?? person;
    if (matches && !now.closed && now.hash === person.hash) {
      if (now.failures > 0) {
        people.put(withoutFailures(now));
      }
      return success(now.name);
    }
    const counted = withFailure(now, clock.wall());
    people.put(counted);
    const locked = lockedFor(counted, clock.wall());
    return locked > 0 ? failure('lockedOut', { minutes: inMinutes(locked) }) : failure('wrongPassword');
  };
}

/** Salt and hash are set together. */
type WithPin = Person & { readonly salt: string; readonly hash: string };

function mayComeIn(person: Person): person is WithPin {
  return !person.closed && person.hash !== null;
}

function sameName(one: string, other: string): boolean {
  const tidy = (text: string) => text.normalize('NFC').replaceAll(/\s+/g, ' ').trim().toLocaleLowerCase();
  return tidy(one) === tidy(other);
}

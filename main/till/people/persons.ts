// The people of this till and their PINs: the list, and the one way to change it. A manager's PIN allows each change; only the
// very first manager is made by whoever is signed in, because nobody else is there yet. Nobody is ever deleted.

import type { ChannelArgument } from '../../../shared/ipc.ts';
import { type PersonDraft, type PersonView, type Role, roles } from '../../../shared/people.ts';
import { type Failure, failure, type Result, success } from '../../../shared/result.ts';
import type { Person } from '../../journal/people-types.ts';
import type { Journal } from '../../journal/types.ts';
import type { Approver } from '../../queue/api.ts';
import type { Random } from '../../queue/ports.ts';
import { hashSecret } from '../secret-hash.ts';
import type { Approvals } from './approvals.ts';

export type PersonDependencies = {
  readonly random: Random;
  readonly journal: Pick<Journal, 'people' | 'audit'> & { readonly store: Pick<Journal['store'], 'transaction'> };
  readonly approvals: Approvals;
};

export type SavedPerson = { readonly id: string; readonly persons: readonly PersonView[] };

/** Everybody by role and name, the closed ones last, without salt and hash. */
export function personViews({ journal, approvals }: Pick<PersonDependencies, 'journal' | 'approvals'>) {
  const views = journal.people.all().map((person): PersonView => {
    const { id, name, role, closed } = person;
    return { id, name, role, closed, hasPin: person.hash !== null, lockedUntil: approvals.lockedUntil(person) };
  });
  return roles
    .flatMap((role) => views.filter((view) => view.role === role))
    .sort((left, right) => Number(left.closed) - Number(right.closed));
}

/** Somebody who can allow changes: without one the till has no manager yet. */
function isManaging({ role, closed, hash }: Person): boolean {
  return role === 'manager' && !closed && hash !== null;
}

/**
 * Fails with `personNameMissing`, `personNameTaken`, `firstManager` (the first person must be a manager with a PIN),
 * `lastManager`, `personUnknown`, and as `approvals.require` does; then nothing was changed. A new PIN lifts a lock-out.
 */
export async function savePerson(
  { approval, ...draft }: ChannelArgument<'savePerson'>,
  operator: string,
  dependencies: PersonDependencies,
): Promise<Result<SavedPerson>> {
  const { approvals, journal, random } = dependencies;
  const wanted = { ...draft, name: draft.name.normalize('NFC').replaceAll(/\s+/g, ' ').trim() };
  const wrong = problemOf(wanted, journal.people.all());
  if (wrong !== null) {
    return { ok: false, failure: wrong };
  }
  const isFirst = !journal.people.all().some(isManaging);
  const about = { operator, serial: null, details: { person: wanted.name, role: wanted.role, closed: wanted.closed } };
  const allowed = isFirst ? success(null) : await approvals.require(approval ?? null, 'managePeople', about);
  if (!allowed.ok) {
    return allowed;
  }
  const salt = random.hex(16);
  const secret = wanted.pin === null ? null : { salt, hash: await hashSecret(wanted.pin, salt) };
  // Looked at again: two changes may have been on their way together.
  return journal.store.transaction(() => {
    const people = journal.people.all();
    const late = problemOf(wanted, people);
    if (late !== null) {
      return { ok: false, failure: late };
    }
    if (isFirst && people.some(isManaging)) {
      return approvalNeeded;
    }
    const id = put(wanted, secret, allowed.value, operator, dependencies);
    return success({ id, persons: personViews(dependencies) });
  });
}

const approvalNeeded = {
  ok: false,
  failure: { ...failure('approvalNeeded').failure, approvable: 'managePeople' },
} as const;

function put(
  { id: known, name, role, closed }: PersonDraft,
  secret: { readonly salt: string; readonly hash: string } | null,
  approver: Approver | null,
  operator: string,
  { journal, random }: PersonDependencies,
): string {
  const before = known === null ? null : journal.people.get(known);
  const id = before?.id ?? `p-${random.hex(8)}`;
  const { salt, hash, failures, lockedUntil } = before ?? unlocked;
  const kept = { salt, hash, failures, lockedUntil };
  journal.people.put({ id, name, role, closed, ...kept, ...(secret === null ? {} : { ...unlocked, ...secret }) });
  const by = approver?.personId ?? null;
  const was = before === null ? null : { name: before.name, role: before.role, closed: before.closed };
  if (was === null || was.name !== name || was.role !== role || was.closed !== closed) {
    const details = { by, was, is: { name, role, closed } };
    journal.audit.append({ kind: 'personSaved', operator, personId: id, serial: null, details });
  }
  if (secret !== null) {
    const details = { by, name, first: before?.hash == null };
    journal.audit.append({ kind: 'pinSet', operator, personId: id, serial: null, details });
  }
  return id;
}

const unlocked = { salt: null, hash: null, failures: 0, lockedUntil: null } as const;

/** What stands in the way of it whoever allows it; null where nothing does. */
function problemOf(wanted: PersonDraft, people: readonly Person[]): Failure | null {
  if (wanted.name === '') {
    return failure('personNameMissing').failure;
  }
  if (wanted.id !== null && !people.some(({ id }) => id === wanted.id)) {
    return failure('personUnknown').failure;
  }
  const others = people.filter(({ id }) => id !== wanted.id);
  if (!wanted.closed && others.some(({ name, closed }) => !closed && sameName(name, wanted.name))) {
    return failure('personNameTaken').failure;
  }
  const before = people.find(({ id }) => id === wanted.id);
  const staysManager = isManagerAfter(wanted, before);
  if (!people.some(isManaging) && !staysManager) {
    return failure('firstManager').failure;
  }
  return staysManager || others.some(isManaging) ? null : failure('lastManager').failure;
}

function isManagerAfter({ role, closed, pin }: PersonDraft, before: Person | undefined): boolean {
  const manager: Role = 'manager';
  return role === manager && !closed && (pin !== null || (before !== undefined && before.hash !== null));
}

function sameName(one: string, other: string): boolean {
  return one.toLocaleLowerCase() === other.toLocaleLowerCase();
}

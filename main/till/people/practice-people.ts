// The people of a practice till and their PINs, which are no secret: the practice guide shows them. The hashes are worked out
// already, so that the first start need not.
import type { Role } from '../../../shared/people.ts';
import type { Journal } from '../../journal/types.ts';

type PracticePerson = {
  readonly id: string;
  readonly name: string;
  readonly role: Role;
  readonly pin: string;
  readonly salt: string;
  readonly hash: string;
};

export const practicePeople: readonly PracticePerson[] = [
  {
    id: 'practice-supervisor',
    name: '陈主管',
    role: 'supervisor',
    pin: '1357',
    salt: '5a5a5a5a5a5a5a5a5a5a5a5a5a5a5a5a',
    hash: '15595ee8fbecb1c891dcc960e87cbd60a243f2ac1b586fb5bd216ab32dfc792f',
  },
  {
    id: 'practice-manager',
    name: '林经理',
    role: 'manager',
    pin: '2468',
    salt: 'a5a5a5a5a5a5a5a5a5a5a5a5a5a5a5a5',
    hash: 'c1d721d756b9e803c248897939c3337827d4639ce089f64ef47206b27c36e7a1',
  },
  {
    id: 'practice-technician',
    name: '吴工',
    role: 'technician',
    pin: '9753',
    salt: '3c3c3c3c3c3c3c3c3c3c3c3c3c3c3c3c',
    hash: '0b4ef02890d88f477adcd53d2107df77c130c8c0b9b851a87fa7370c20a125b0',
  },
];

/** Puts them on a practice till where nobody is yet. */
export function seedPracticePeople(journal: Pick<Journal, 'people' | 'audit' | 'store'>): void {
  if (journal.people.all().length > 0) {
    return;
  }
  journal.store.transaction(() => {
    for (const { pin: _, ...person } of practicePeople) {
      journal.people.put({ ...person, failures: 0, lockedUntil: null, closed: false });
      const details = {
        by: null,
        was: null,
        is: { name: person.name, role: person.role, closed: false },
        practice: true,
      };
      journal.audit.append({ kind: 'personSaved', operator: null, personId: person.id, serial: null, details });
    }
  });
}

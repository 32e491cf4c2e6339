// What is typed of a person before it is saved. Pure.
import type { PersonView, Role } from '../../../shared/people.ts';

export type Draft = { readonly name: string; readonly role: Role; readonly closed: boolean };

/** Stands for the person that is being made, where an id would. */
export const newPerson = 'new';

/** The first person of a till can only be a manager. */
export function draftOf(person: PersonView | null, noManager: boolean): Draft {
  return person === null
    ? { name: '', role: noManager ? 'manager' : 'supervisor', closed: false }
    : { name: person.name, role: person.role, closed: person.closed };
}

/** Whether there is anything to save. A name of blanks is nothing. */
export function isChanged(draft: Draft, person: PersonView | null): boolean {
  const name = draft.name.trim();
  return person === null ? name !== '' : name !== '' && (name !== person.name || draft.role !== person.role);
}

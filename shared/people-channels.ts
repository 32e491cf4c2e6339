// The channels of the people of this till: who they are, and what a manager changes of one.
import { z } from 'zod';
import { approvalSchema, type PersonView, personDraftSchema } from './people.ts';

export const personArguments = {
  listPersons: z.null(),
  savePerson: personDraftSchema.extend({ approval: approvalSchema.nullable().optional() }),
} as const;

export type PersonResults = {
  listPersons: readonly PersonView[];
  /** All persons, with this one as it is now. */
  savePerson: { readonly id: string; readonly persons: readonly PersonView[] };
};

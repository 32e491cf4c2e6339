// The people of a practice till with their PINs: what a call takes as an approval, and what a person types.
import { practicePeople } from '../../main/till/people/practice-people.ts';
import type { ApprovalInput, Role } from '../../shared/people.ts';

function approvalBy(role: Role): ApprovalInput {
  const person = practicePeople.find((candidate) => candidate.role === role);
  if (person === undefined) throw new Error(`the practice till has no ${role}`);
  return { personId: person.id, pin: person.pin };
}

export const supervisor = approvalBy('supervisor');
export const manager = approvalBy('manager');
export const technician = approvalBy('technician');

// Rules broken on purpose, one at a time. A harness that does not notice them proves nothing. `blind retry` must double-charge.
import type { Mutant } from './mutant.ts';
import { answerMutants } from './mutants-answers.ts';
import { balanceMutants } from './mutants-balance.ts';
import { byHandMutants } from './mutants-by-hand.ts';
import { journalMutants } from './mutants-journal.ts';
import { limitMutants } from './mutants-limits.ts';
import { orderMutants } from './mutants-order.ts';
import { peopleMutants } from './mutants-people.ts';
import { proofMutants } from './mutants-proof.ts';
import { revokingMutants } from './mutants-revoking.ts';
import { sendingMutants } from './mutants-sending.ts';
import { serviceMutants } from './mutants-services.ts';

export const mutants: readonly Mutant[] = [
  ...sendingMutants,
  ...answerMutants,
  ...proofMutants,
  ...revokingMutants,
  ...limitMutants,
  ...orderMutants,
  ...journalMutants,
  ...peopleMutants,
  ...serviceMutants,
  ...balanceMutants,
  ...byHandMutants,
];

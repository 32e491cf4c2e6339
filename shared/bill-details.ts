// Bill details that follow their sale to the platform (6.21), as the sync desk shows them: how many wait, and which were refused.
import { z } from 'zod';
import type { OperationView } from './operation.ts';

/** The arguments of the outbox's channels. */
export const billDetailArguments = {
  getBillDetails: z.null(),
  sendBillDetailAgain: z.strictObject({ serial: z.string().min(1).max(64) }),
} as const;

/** `words`: the platform's. `at` is ms UTC. */
export type RefusedBillDetail = { readonly operation: OperationView; readonly words: string; readonly at: number };

/** `newest`: the newest of what was refused. */
export type BillDetailsView = {
  readonly waiting: number;
  readonly refused: number;
  readonly newest: readonly RefusedBillDetail[];
};

/** The answers of the outbox's channels. */
export type BillDetailResults = { getBillDetails: BillDetailsView; sendBillDetailAgain: BillDetailsView };

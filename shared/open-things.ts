// What is not settled at this till, by name and by count: it is carried over to the next shift and to the next day. Amounts in fen, times in ms UTC.
import { z } from 'zod';
import { fenSchema } from './fen-schema.ts';
import { operationKinds, operationStates } from './operation.ts';

/** Something that was not settled, by name: it is carried over to the next shift or day. `cash`: what of it is counted as lying in the drawer. */
export const openItemSchema = z.strictObject({
  serial: z.string(),
  kind: z.enum(operationKinds),
  state: z.enum(operationStates),
  amount: fenSchema,
  cash: fenSchema,
  memberName: z.string().nullable(),
  maskedCard: z.string(),
  operator: z.string(),
  createdAt: z.number(),
});
export type OpenItem = z.infer<typeof openItemSchema>;

/** What else waits beside the operations, as counts: refused sales to be settled with the guest, held sales, receipts, letters to others. */
export const waitingThings = ['refused', 'held', 'printing', 'uniposOrders', 'billDetails'] as const;
const waitingSchema = z.strictObject({
  refused: z.int(),
  held: z.int(),
  printing: z.int(),
  uniposOrders: z.int(),
  billDetails: z.int(),
});
export type Waiting = z.infer<typeof waitingSchema>;

export const openThingsSchema = z.strictObject({ operations: z.array(openItemSchema), waiting: waitingSchema });
export type OpenThings = z.infer<typeof openThingsSchema>;

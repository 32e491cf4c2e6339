// Orders of other systems as the screen sees them (6.16), and the code on a card's back (6.17).
import { z } from 'zod';

/** The arguments of the orders' channels. */
export const orderArguments = {
  authoriseOrder: z.strictObject({ orderId: z.string().trim().min(1).max(64) }),
  verifySecurityCode: z.strictObject({
    cardId: z.string().min(1).max(64),
    code: z.string().regex(/^[0-9A-Za-z]{1,16}$/),
  }),
} as const;

/** `code`: for the system that the order is of. `words`: the platform's. */
export type OrderAuthorisationView =
  | { readonly state: 'authorised'; readonly code: string }
  | { readonly state: 'failed' | 'alreadyVerified'; readonly words: string };

/** The answers of the orders' channels. False: the code is not this card's. */
export type OrderResults = { authoriseOrder: OrderAuthorisationView; verifySecurityCode: boolean };

// Orders of other systems (6.16) and the code on a card's back (6.17), in the till's words.
import type { Read } from '../backend-failure.ts';

/** `words`: the platform's. */
export type OrderAuthorisation =
  | { readonly state: 'authorised'; readonly code: string }
  | { readonly state: 'failed' | 'alreadyVerified'; readonly words: string };

export type OrdersPort = {
  /** 6.16: each order is authorised once, so asking again tells that it was. */
  authorise(orderId: string): Read<OrderAuthorisation>;
  /** 6.17: whether this is the code of this card; a card without one passes without one (null). */
  verifySecurityCode(cardNo: string, code: string | null): Read<boolean>;
};

// What the practice world knows of bills beside the money itself: their dishes, orders of other systems, settled details.
import type { RequestOf } from '../protocol/yazuo/catalogue.ts';

export type BillDish = NonNullable<RequestOf<'checkout'>['billDish']>[number];

export type BillKind = 'rechargeAndDineFree' | 'syncThirdPartyPayment' | 'paymentChange';

/** What one row of the log says of a bill. */
export interface PracticeBill {
  readonly dishes?: readonly BillDish[];
  /** 6.19: the other system's number of the order. */
  readonly orderId?: string;
  /** 6.15: the bill that this recharge made free, in fen. */
  readonly freeFen?: number;
  /** 6.20: the voucher whose methods of payment this row changes. */
  readonly changes?: number;
}

export interface BillsWorld {
  /** 6.15: a recharge of so many times the bill makes the bill free. */
  readonly dineFreeTimes: number;
  /** 6.16: an order that stands here was authorised; it is not again. */
  readonly orderAuthorizations: { readonly orderId: string; readonly code: string; readonly at: number }[];
  readonly billDetails: RequestOf<'syncBillDetail'>[];
}

/** A fresh part of the world. */
export function seedBills(): BillsWorld {
  return { dineFreeTimes: 3, orderAuthorizations: [], billDetails: [] };
}

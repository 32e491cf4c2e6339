// What a money operation is: kinds, states, payloads, and what a screen may know of one. See docs and the queue for the machine.
import type { Fen } from './money.ts';
import type { ServiceName } from './service-names.ts';
import type { ServiceRequest } from './services.ts';
import type { BillReference } from './unipos.ts';

export const operationKinds = ['consumption', 'recharge', 'revocation', 'service'] as const;
export type OperationKind = (typeof operationKinds)[number];

/** The states of the design's queue, section 3. */
export const operationStates = [
  'pending',
  'sending',
  'unknown',
  'applied',
  'rejected',
  'cancelled',
  'reverted',
  'blocked',
  'manual',
] as const;
export type OperationState = (typeof operationStates)[number];

/** The states in which nothing more will happen by itself. */
const closedStates: readonly OperationState[] = ['applied', 'rejected', 'cancelled', 'reverted'];

/** Whether nothing more will happen by itself. */
export function isClosed(state: OperationState): boolean {
  return closedStates.includes(state);
}

/** One coupon given in payment: `value` is the fen that it pays in all. */
export type CouponUse = {
  readonly id: string;
  readonly name: string;
  readonly quantity: number;
  readonly value: Fen;
};

/** A payment that is not stored value, points or a coupon: `method` is the id of the profile's payment-method list. */
export type OtherPayment = { readonly method: string; readonly amount: Fen };

/** Cash that a guest handed over for the other payment of this `method`; what lies above that payment went back as change. Fen. */
export type CashReceived = { readonly method: string; readonly received: Fen };

/** The whole business content of a consumption. All parts that pay add up to `billAmount`. */
export type ConsumptionPayload = {
  readonly kind: 'consumption';
  readonly cardNo: string;
  readonly billAmount: Fen;
  readonly storePay: Fen;
  readonly points: number;
  readonly pointsPay: Fen;
  readonly coupons: readonly CouponUse[];
  readonly otherPayments: readonly OtherPayment[];
  readonly remark: string | null;
  /** The UniPOS bill that it pays; left out where there is none. */
  readonly bill?: BillReference;
  /** Left out where nobody said how much cash was handed over. It is not sent: change is no payment. */
  readonly cash?: CashReceived;
};

export type RechargePayload = {
  readonly kind: 'recharge';
  readonly cardNo: string;
  readonly amount: Fen;
  readonly payments: readonly OtherPayment[];
};

/**
 * A revocation of one consumption or recharge. `target` is the serial of this till's own operation, or null where a
 * voucher was scanned from paper; then `voucher` is given. With a target the voucher is read from the target's row.
 */
export type RevocationPayload = {
  readonly kind: 'revocation';
  readonly cardNo: string;
  readonly target: string | null;
  readonly voucher: string | null;
  readonly amount: Fen;
  readonly reason: string;
  /** The platform has no such call: never sent, a person credits the guest there by hand and says so. Left out elsewhere. */
  readonly byHand?: true;
};

/**
 * One of the platform's other money calls (services.ts). `cardNo` names its lane: the card, or the masked mobile number of a coupon
 * for somebody without one. `amount` is what `serviceAmount` says of the content.
 */
export type ServicePayload = ServiceRequest & {
  readonly kind: 'service';
  readonly cardNo: string;
  readonly amount: Fen;
};

export type MoneyPayload = ConsumptionPayload | RechargePayload | RevocationPayload | ServicePayload;

/** What the platform said of an applied operation; every field may be missing on the wire. Balances in fen, points as counted. */
export type OperationAnswer = {
  readonly voucher: string | null;
  readonly storeBalance: Fen | null;
  readonly pointsBalance: number | null;
  readonly storeBonus: Fen | null;
  readonly pointsBonus: number | null;
  readonly couponBonus: readonly {
    readonly id: string;
    readonly name: string;
    readonly amount: Fen | null;
    readonly startDate: string | null;
    readonly endDate: string | null;
  }[];
};

export const serviceFactNames = [
  'points',
  'mobile',
  'cardType',
  'newCard',
  'batch',
  'goods',
  'order',
  'bill',
  'voucher',
  'payments',
  'remark',
] as const;
export type ServiceFactName = (typeof serviceFactNames)[number];

/** One fact of a service, as a person reads it: numbers of guests masked, amounts in yuan. Catalogue key: `serviceFact.<name>`. */
export type ServiceFact = { readonly name: ServiceFactName; readonly value: string };

/** What paid a sale beside stored value. Fen; points as counted. */
export type SaleParts = {
  readonly points: number;
  readonly pointsPay: Fen;
  readonly couponPay: Fen;
  readonly otherPay: Fen;
};

/** What the screen may know of an operation. Times are ms UTC. `heldAmount` is the money at risk (0 when closed). */
export type OperationView = {
  readonly serial: string;
  readonly kind: OperationKind;
  /** Which of the other money calls, and what it is about; null and empty for every other kind. */
  readonly service: ServiceName | null;
  readonly serviceFacts: readonly ServiceFact[];
  readonly state: OperationState;
  readonly attempt: number;
  readonly maskedCard: string;
  readonly memberName: string | null;
  readonly amount: Fen;
  readonly storePay: Fen;
  /** Of a sale; left out elsewhere. */
  readonly parts?: SaleParts;
  readonly operator: string;
  readonly createdAt: number;
  readonly updatedAt: number;
  readonly nextTryAt: number | null;
  readonly voucher: string | null;
  readonly parent: string | null;
  readonly revokedBy: string | null;
  /** The UniPOS bill that a sale pays; null where it pays none. */
  readonly billNo: string | null;
  readonly acceptedOffline: boolean;
  /** Cash that was handed over in a sale, and what went back. Left out where nobody said. */
  readonly cash?: CashReceived & { readonly change: Fen };
  /** Of a revocation: why, in the cashier's words. */
  readonly revocationReason: string | null;
  /** A revocation that no call makes: a person credits the guest in the member service and says so. Left out elsewhere. */
  readonly byHand?: true;
  /** Why it is in this state: a key of the catalogue (`reason.<…>`). */
  readonly reason: string | null;
  /** The platform's own words where it refused. */
  readonly platformMessage: string | null;
  readonly answer: OperationAnswer | null;
};

/** One row of an operation's history. `reason` is a key of the catalogue (`reason.<…>`), `evidence` is JSON text without secrets. */
export type OperationEventView = {
  readonly sequence: number;
  readonly from: OperationState | null;
  readonly to: OperationState;
  readonly reason: string;
  readonly evidence: string | null;
  readonly at: number;
  readonly hash: string;
};

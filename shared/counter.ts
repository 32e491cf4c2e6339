// What the counter asks: who this is, what a bill may be paid with, and every channel that moves money.
import { z } from 'zod';
import { cardId, intent, otherPayments, serial, text } from './argument-parts.ts';
import type { CouponState } from './coupon-reasons.ts';
import { fenSchema } from './fen-schema.ts';
import type { LookupView } from './member.ts';
import type { Fen } from './money.ts';
import type { OperationView } from './operation.ts';
import { approvalSchema } from './people.ts';
import type { Failure } from './result.ts';
import { serviceRequestWith } from './services.ts';
import type { CombineLimits, EarnRule } from './store-rules.ts';

const newCardNo = z.string().regex(/^[0-9A-Za-z]{4,32}$/);
/** A supervisor's PIN where the first answer was a failure with `approvable`; left out, nobody approves. */
const approval = approvalSchema.nullable().optional();

export const counterArguments = {
  lookup: z.strictObject({ text: text(512) }),
  consult: z.strictObject({ cardId, billAmount: fenSchema }),
  verifyTradePassword: z.strictObject({ cardId, password: text(64) }),
  checkout: z.strictObject({
    intent,
    cardId,
    billAmount: fenSchema,
    storePay: fenSchema,
    points: z.int().min(0),
    pointsPay: fenSchema,
    coupons: z.array(z.strictObject({ id: text(64), quantity: z.int().min(1).max(99) })).max(20),
    otherPayments,
    /** Cash that was handed over for one of the other payments. Left out or null: nobody said. */
    cash: z
      .strictObject({ method: text(16), received: fenSchema })
      .nullable()
      .optional(),
    tradePassword: text(64).nullable(),
    remark: z.string().max(200).nullable(),
    /** The UniPOS bill that it pays, with `billAmount` exactly what that asks of a card. Left out or null: none. */
    bill: z
      .strictObject({ billNo: text(64) })
      .nullable()
      .optional(),
    approval,
  }),
  checkRecharge: z.strictObject({ cardId, amount: fenSchema, payments: otherPayments }),
  recharge: z.strictObject({ intent, cardId, amount: fenSchema, payments: otherPayments }),
  /** `cardNo` is the number on a card that is activated; every other card has its name (`cardId`). `content.mobile` may be a member's id. */
  perform: serviceRequestWith({
    intent,
    cardId: cardId.nullable(),
    cardNo: newCardNo.nullable(),
    secret: text(64).nullable(),
    approval,
  }),
  /** Gift cards, one operation each; one PIN for all. */
  performBatch: z.strictObject({
    intent: z.string().regex(/^[0-9a-zA-Z-]{8,60}$/),
    cardTypeId: text(64).nullable(),
    cards: z
      .array(z.strictObject({ cardNo: newCardNo, value: fenSchema }))
      .min(1)
      .max(50),
    secret: text(64).nullable(),
    approval,
  }),
  revokeOperation: z.strictObject({ intent, serial, reason: text(200), approval }),
  revokeVoucher: z.strictObject({ intent, voucher: text(64), cardId: cardId.nullable(), reason: text(200), approval }),
} as const;

/** `couponStates`: one for each coupon of the member. */
export type ConsultView = {
  /** True where the platform answered; false = offline, stored value only. */
  readonly online: boolean;
  readonly storePay: Fen;
  readonly storeLimit: Fen;
  readonly points: number;
  readonly pointsPay: Fen;
  readonly pointsPayLimit: Fen;
  readonly pointsPerYuan: number;
  readonly pointsDivisible: boolean;
  readonly pointsWithCoupons: boolean;
  /** The caps of 4.3.4, for telling them: `asCash` false: this store takes no points; largest share in percent, most points a bill. */
  readonly pointsCaps: { readonly asCash: boolean; readonly percent: number | null; readonly points: number | null };
  readonly coupons: readonly { readonly id: string; readonly quantity: number; readonly value: Fen }[];
  readonly couponStates: readonly CouponState[];
  readonly earns: number | null;
  /** 4.3.1 for this guest today, where `earns` is not told: what is paid then says how many points. */
  readonly earnRules: readonly EarnRule[];
  /** 4.3.2: which coupons do not go together. */
  readonly limits: CombineLimits;
  readonly needsTradePassword: boolean;
};

/** Each card's operation, in order, as far as they were accepted; `failure` says why the rest was not. */
export type BatchView = { readonly operations: readonly OperationView[]; readonly failure: Failure | null };

export type CounterResults = {
  lookup: LookupView;
  consult: ConsultView;
  verifyTradePassword: true;
  checkout: OperationView;
  checkRecharge: { readonly allowed: boolean; readonly detail: string };
  recharge: OperationView;
  perform: OperationView;
  performBatch: BatchView;
  revokeOperation: OperationView;
  revokeVoucher: OperationView;
};

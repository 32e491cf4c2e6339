// Who may do what at this till: four roles, one table of rights. A PIN belongs to a person; the platform's users are another matter.
import { z } from 'zod';
import type { ServiceName } from './service-names.ts';

export const roles = ['cashier', 'supervisor', 'manager', 'technician'] as const;
export type Role = (typeof roles)[number];

/** What a PIN can approve. */
export const rights = [
  /** A sale above an offline limit. */
  'approveLimit',
  /** A revocation above `limits.revocationAlone`. */
  'approveRevocation',
  /** A service that gives value away or changes what was booked: see `rightForService`. */
  'approveService',
  /** Giving a card a new trade password without the old one. */
  'resetPassword',
  /** Deciding what is `manual`; the second person above `limits.decisionAlone` needs it too. */
  'decideManual',
  /** Saying how a refused offline sale was settled with the guest. */
  'settleRefusal',
  /** Making, changing and closing people and their PINs. */
  'managePeople',
  /** The contract probe: it moves real money, 0.01 at a time. */
  'runProbe',
  /** Handing open work to another till, and taking it over. */
  'handOver',
  /** Connecting this till to a store: trying and saving its profile, and linking the application to it. */
  'connectStore',
  /** What this till is set to: printers, scanner, display, cash rules. */
  'changeSettings',
  /** Putting a backup in the place of the journal. */
  'restoreJournal',
  /** Installing a new version of the till. */
  'installUpdate',
  /** Putting cash into the drawer or taking it out, above the limit. */
  'moveCash',
  /** Closing a shift whose cash differs by more than the limit. */
  'acceptDifference',
  /** Opening the cash drawer without a sale. */
  'openDrawer',
  /** Settling a business day with the platform. */
  'settleDay',
  /** Sending a menu file to the platform. */
  'changeMenu',
  /** The interface console: looking at and sending single calls of the platform. */
  'useInterfaces',
  /** A money call from the interface console, outside practice. */
  'sendConsoleMoney',
] as const;
export type Right = (typeof rights)[number];

/** The one table: which role has which right. */
const rightsOf: { readonly [Each in Role]: readonly Right[] } = {
  cashier: [],
  supervisor: [
    'approveLimit',
    'approveRevocation',
    'approveService',
    'resetPassword',
    'decideManual',
    'settleRefusal',
    'moveCash',
    'acceptDifference',
    'openDrawer',
    'sendConsoleMoney',
  ],
  manager: [
    'approveLimit',
    'approveRevocation',
    'approveService',
    'resetPassword',
    'decideManual',
    'settleRefusal',
    'managePeople',
    'openDrawer',
    'runProbe',
    'handOver',
    'connectStore',
    'changeSettings',
    'restoreJournal',
    'installUpdate',
    'moveCash',
    'acceptDifference',
    'settleDay',
    'changeMenu',
    'useInterfaces',
    'sendConsoleMoney',
  ],
  technician: [
    'openDrawer',
    'runProbe',
    'handOver',
    'connectStore',
    'changeSettings',
    'installUpdate',
    'useInterfaces',
  ],
};

/** What a service needs beside the cashier: a PIN with this right; null where a cashier may do it alone. */
export const rightForService: { readonly [Name in ServiceName]: Right | null } = {
  activateCard: null,
  activateGiftCard: null,
  upgradeCard: 'approveService',
  exchangePoints: null,
  awardPoints: null,
  buyCouponWithPoints: null,
  deductPoints: 'approveService',
  buyMallGoods: null,
  issueCoupon: null,
  issueCouponToMember: null,
  rechargeAndDineFree: null,
  syncThirdPartyPayment: null,
  changePaymentMethod: 'approveService',
  claimCouponByScan: null,
};

/** Activating many gift cards at once. */
export const rightForBatch: Right = 'approveService';

/** Whether a role has a right. */
export function mayDo(role: Role, right: Right): boolean {
  return rightsOf[role].includes(right);
}

/** 4 to 8 digits. */
export const pinSchema = z.string().regex(/^\d{4,8}$/);

/** A person and a PIN, as typed on the spot. */
export const approvalSchema = z.strictObject({ personId: z.string().min(1).max(64), pin: pinSchema });
export type ApprovalInput = z.infer<typeof approvalSchema>;

/**
 * Makes a person (`id` null) or changes one. `pin` null leaves the PIN as it is. `closed` takes every right away; the
 * journal keeps the person.
 */
export const personDraftSchema = z.strictObject({
  id: z.string().min(1).max(64).nullable(),
  name: z.string().max(40),
  role: z.enum(roles),
  pin: pinSchema.nullable(),
  closed: z.boolean(),
});
export type PersonDraft = z.infer<typeof personDraftSchema>;

/** A person as the screen may know one. `lockedUntil` is ms UTC, or null. */
export type PersonView = {
  readonly id: string;
  readonly name: string;
  readonly role: Role;
  readonly hasPin: boolean;
  readonly closed: boolean;
  readonly lockedUntil: number | null;
};

// Members beside the counter, as the screen sees it: what is known of a person, their cards and passwords, reviews and orders.
// Amounts in fen, moments ms UTC, days `YYYY-MM-DD`. Full numbers are only what was typed here; every known card has its name.
import { z } from 'zod';
import { fenSchema } from './fen-schema.ts';
import { type Calendar, type Gender, memberDraftSchema, tradePasswordSchema } from './member-draft.ts';
import type { Fen } from './money.ts';
import { approvalSchema } from './people.ts';

const name = z.string().min(1).max(64);
const memberId = name;
const cardId = name;
const approval = approvalSchema.nullable();

/** The arguments of the channels. `mobile` of an imported card may be a member's id. */
export const memberAdminArguments = {
  getMemberProfile: z.strictObject({ memberId }),
  createMember: z.strictObject({ draft: memberDraftSchema }),
  updateMember: z.strictObject({ memberId, draft: memberDraftSchema }),
  listCardTypes: z.null(),
  setDefaultCard: z.strictObject({ memberId, cardId }),
  importCard: z.strictObject({
    cardNo: z.string().regex(/^\d{6,32}$/),
    cardTypeId: name,
    mobile: name,
    name: z.string().max(100).nullable(),
    value: fenSchema.refine((value) => value >= 0),
    points: z.int().min(0).max(100_000_000),
    password: tradePasswordSchema.nullable(),
    approval,
  }),
  createCardCode: z.strictObject({ cardId }),
  getWallets: z.strictObject({ memberId }),
  changePassword: z.strictObject({ cardId, old: z.string().min(1).max(32), password: tradePasswordSchema }),
  changePasswordBySms: z.strictObject({
    cardId,
    memberId,
    code: z.string().regex(/^\d{4,8}$/),
    password: tradePasswordSchema,
  }),
  resetPassword: z.strictObject({ cardId, approval }),
  listReviews: z.strictObject({ memberId }),
  getMemberOrder: z.strictObject({ orderNo: name }),
  listOpenIds: z.strictObject({ wid: name }),
} as const;

/** What the platform knows of a person beside the cards; null: never told. */
export type MemberProfileView = {
  readonly memberId: string;
  readonly name: string;
  readonly maskedMobile: string;
  readonly gender: Gender | null;
  readonly calendar: Calendar;
  readonly birthday: string | null;
  readonly email: string | null;
  readonly address: string | null;
  readonly remark: string | null;
  readonly joinedOn: string | null;
  readonly level: string | null;
};

export type CardTypeView = { readonly id: string; readonly name: string; readonly needsTradePassword: boolean };

/** `expiresAt` null: the platform did not say how long. */
export type CardCodeView = { readonly code: string; readonly expiresAt: number | null };

/** Whether the card is kept in each wallet; null: the platform did not say. */
export type WalletsView = { readonly wechat: boolean | null; readonly alipay: boolean | null };

/** Stars go from 1 to 5; null: not given. */
export type ReviewView = {
  readonly id: string;
  readonly day: string | null;
  readonly content: string;
  readonly score: number | null;
  readonly taste: number | null;
  readonly room: number | null;
  readonly service: number | null;
  readonly impressions: readonly string[];
  readonly replied: boolean | null;
};

export type MemberOrderView = {
  readonly orderNo: string;
  readonly at: number | null;
  readonly state: 'open' | 'settled' | null;
  readonly amount: Fen;
  readonly maskedCard: string | null;
  readonly maskedMobile: string | null;
  readonly dishes: readonly {
    readonly code: string;
    readonly name: string;
    readonly count: string | null;
    readonly price: Fen | null;
  }[];
};

/** The answers of the channels. A change that answers null is followed by a new look at the member. */
export type MemberAdminResults = {
  getMemberProfile: MemberProfileView;
  createMember: null;
  updateMember: null;
  listCardTypes: readonly CardTypeView[];
  setDefaultCard: null;
  importCard: null;
  createCardCode: CardCodeView;
  getWallets: WalletsView;
  changePassword: null;
  changePasswordBySms: null;
  resetPassword: null;
  listReviews: readonly ReviewView[];
  getMemberOrder: MemberOrderView;
  listOpenIds: readonly string[];
};

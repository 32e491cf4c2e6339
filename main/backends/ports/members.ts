// Members and their cards beside the counter (4.2, 5.1 to 5.11, 6.10.1, 6.18), in the till's words. Full numbers; the till masks them.
import type { CardTypeView, ReviewView, WalletsView } from '../../../shared/member-admin.ts';
import type { Calendar, Gender, MemberDraft } from '../../../shared/member-draft.ts';
import type { Fen } from '../../../shared/money.ts';
import type { Read } from '../backend-failure.ts';

export type MemberQuery = { readonly memberId: string } | { readonly mobile: string };

/** Null: the platform does not know it. */
export type MemberProfile = {
  readonly memberId: string;
  readonly name: string;
  readonly mobile: string | null;
  readonly gender: Gender | null;
  readonly calendar: Calendar;
  readonly birthday: string | null;
  readonly email: string | null;
  readonly address: string | null;
  readonly remark: string | null;
  readonly joinedOn: string | null;
  readonly level: string | null;
};

/** A card of another system with what it holds. Fen; `password` is its new trade password. */
export type ExternalCard = {
  readonly cardNo: string;
  readonly cardTypeId: string;
  readonly mobile: string;
  readonly name: string | null;
  readonly value: Fen;
  readonly points: number;
  readonly password: string | null;
};

/** `at` ms UTC; the order's price in fen, counts as the platform writes them. */
export type MemberOrder = {
  readonly orderNo: string;
  readonly at: number | null;
  readonly state: 'open' | 'settled' | null;
  readonly amount: Fen;
  readonly cardNo: string | null;
  readonly mobile: string | null;
  readonly dishes: readonly {
    readonly code: string;
    readonly name: string;
    readonly count: string | null;
    readonly price: Fen | null;
  }[];
};

export type MembersPort = {
  /** 5.1 */
  find(query: MemberQuery): Read<MemberProfile>;
  /** 5.2: comes without a card. */
  create(draft: MemberDraft): Read<null>;
  /** 5.3: what the draft does not tell stays. */
  update(memberId: string, draft: MemberDraft): Read<null>;
  /** 4.2 */
  cardTypes(): Read<readonly CardTypeView[]>;
  /** 5.8 */
  setDefaultCard(memberId: string, cardNo: string): Read<null>;
  /** 5.7: a card number can be brought in once, so asking again does no harm. */
  importCard(card: ExternalCard): Read<null>;
  /** 6.10.1; `seconds` is how long the code is good. */
  dynamicCode(cardNo: string): Read<{ readonly code: string; readonly seconds: number | null }>;
  /** 5.10 */
  wallets(mobile: string): Read<WalletsView>;
  /** 5.6.3 */
  changePassword(cardNo: string, old: string, password: string): Read<null>;
  /** 5.6.4: `code` was sent to `mobile` by 6.9.1. */
  changePasswordByCode(cardNo: string, mobile: string, code: string, password: string): Read<null>;
  /** 5.6.1: the platform sends the new password to the member. */
  resetPassword(cardNo: string): Read<null>;
  /** 5.9, newest first. */
  reviews(mobile: string): Read<readonly ReviewView[]>;
  /** 6.18 */
  order(orderNo: string): Read<MemberOrder>;
  /** 5.11 */
  openIds(wid: string): Read<readonly string[]>;
};

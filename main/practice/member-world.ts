// The part of the practice world that members and cards add to it: cards that wait to be activated, codes on their backs, reviews, wallets, orders.
// Amounts in fen, moments ms UTC, days `yyyy-MM-dd` in China.

/** What 5.2 and 5.3 keep of a person beside name, mobile, gender and birthday. Null: never told. */
export interface PracticeMemberDetails {
  birthType: number;
  merchantId: string | null;
  email: string | null;
  status: number;
  description: string | null;
  address: string | null;
  idNumber: string | null;
  postcode: string | null;
  phone: string | null;
  typeId: string | null;
  constellation: string | null;
}

/** A card in the drawer: nobody's yet, worth nothing, good for nothing until it is activated. */
export interface PracticeBlankCard {
  readonly cardNo: string;
  readonly cardTypeId: number;
  readonly isGift: boolean;
}

/** The code on a card's back; five wrong ones in a row lock it. */
export interface PracticeSecurityCode {
  readonly cardNo: string;
  readonly code: string;
  wrong: number;
}

export interface PracticeReview {
  readonly id: number;
  readonly memberId: number;
  readonly merchantId: number;
  readonly day: string;
  readonly content: string;
  /** 1 to 5: the whole, the taste, the room, the service. */
  readonly score: number;
  readonly tasteMark: number;
  readonly environmentMark: number;
  readonly serviceMark: number;
  readonly impressions: readonly { readonly tagName: string; readonly texts: string }[];
}

/** Whether a member keeps the card in WeChat and in Alipay; null: not there. */
export interface PracticeWallet {
  readonly memberId: number;
  readonly weixinCode: string | null;
  readonly aliPassId: string | null;
}

export interface PracticeOpenIds {
  readonly wid: string;
  readonly openIds: readonly string[];
}

export interface PracticeOrder {
  readonly orderNo: string;
  readonly cardNo: string;
  readonly merchantNo: string;
  readonly at: number;
  /** 1 open, 2 settled. */
  readonly status: 1 | 2;
  readonly dishes: readonly {
    readonly dishNo: string;
    readonly name: string;
    readonly count: number;
    readonly priceFen: number;
  }[];
}

export interface MemberWorld {
  readonly blankCards: PracticeBlankCard[];
  readonly securityCodes: PracticeSecurityCode[];
  readonly reviews: PracticeReview[];
  readonly wallets: PracticeWallet[];
  readonly openIds: PracticeOpenIds[];
  readonly orders: PracticeOrder[];
  nextMemberId: number;
}

// The part of the practice world that UniPOS adds, as plain JSON. Money in 1/10,000 yuan, quantities decimal text, moments ms UTC,
// what UniPOS writes as the shop's local time stays text.
import type { FineMoney } from '../../../shared/fine-money.ts';
import type { UniposInterfaceId } from '../../protocol/unipos/catalogue.ts';
import { type GuideGood, uniposGuide } from './guide.ts';

export interface PracticeBillLine {
  readonly goodsNo: string | null;
  readonly name: string;
  readonly sortNo: string;
  readonly sortName: string;
  readonly unit: string;
  readonly listPrice: FineMoney;
  readonly price: FineMoney;
  readonly quantity: string;
  readonly money: FineMoney;
  readonly discount: FineMoney;
  readonly notes: string;
}

export interface PracticeBillPayment {
  readonly no: string;
  readonly name: string;
  readonly money: FineMoney;
  readonly fromNo: string | null;
}

export interface PracticeUniposBill {
  readonly billNo: string;
  readonly shopNo: string;
  readonly memberNo: string | null;
  readonly memberName: string | null;
  readonly table: string | null;
  readonly guests: number;
  readonly cashier: string;
  readonly total: FineMoney;
  readonly discount: FineMoney;
  readonly floor: FineMoney;
  readonly lines: readonly PracticeBillLine[];
  readonly payments: readonly PracticeBillPayment[];
  /** When it was settled: its day is China's. */
  readonly at: number;
  readonly notes: string;
}

export interface PracticeOrderLine {
  readonly goodsNo: string;
  readonly name: string;
  readonly quantity: string;
  readonly unit: string | null;
  readonly price: FineMoney;
  readonly notes: string | null;
}

/** `receivedAt`: when its number was sent first; an edit does not change it. */
export interface PracticeUniposOrder {
  readonly shopNo: string;
  readonly orderNo: string;
  readonly contact: string;
  readonly tel: string;
  readonly time: string | null;
  readonly memberNo: string | null;
  readonly address: string | null;
  readonly notes: string | null;
  readonly total: FineMoney;
  readonly payMode: string | null;
  readonly payInfo: string | null;
  readonly lines: readonly PracticeOrderLine[];
  readonly receivedAt: number;
}

export interface PracticeReservationLine {
  readonly area: string | null;
  readonly type: string;
  readonly quantity: string;
  readonly notes: string | null;
}

export interface PracticeUniposReservation {
  readonly shopNo: string;
  readonly reservationNo: string;
  readonly contact: string;
  readonly tel: string;
  readonly time: string;
  readonly memberNo: string | null;
  readonly address: string | null;
  readonly notes: string | null;
  readonly payMode: string | null;
  readonly payInfo: string | null;
  readonly lines: readonly PracticeReservationLine[];
  readonly receivedAt: number;
}

/** One `memberpaying` that was booked; `bill` is its TableBill as it came, in XML. */
export interface PracticePaying {
  readonly voucher: number;
  readonly fromNo: string;
  readonly cardNo: string;
  readonly accountNo: string;
  readonly quantity: FineMoney;
  readonly description: string;
  readonly bill: string | null;
}

export interface PracticeCredential {
  readonly in: 'header' | 'query';
  readonly name: string;
  readonly value: string;
}

export interface PracticeShop {
  readonly shopNo: string;
  readonly name: string;
  readonly merchantNo: string;
}

export interface UniposPart {
  readonly application: { readonly appId: string; readonly appSecret: string };
  /** What the application may not do: 0002. */
  denied: UniposInterfaceId[];
  tokens: { readonly token: string; readonly expiresAt: number }[];
  readonly shops: PracticeShop[];
  readonly goods: GuideGood[];
  readonly payModes: { readonly no: string; readonly name: string }[];
  /** Days (China) that have got their bills, orders and reservations: see days.ts. */
  days: string[];
  bills: PracticeUniposBill[];
  orders: PracticeUniposOrder[];
  reservations: PracticeUniposReservation[];
  memberCredentials: PracticeCredential[];
  readonly payings: PracticePaying[];
}

export interface UniposWorld {
  readonly unipos: UniposPart;
}

/** A fresh part without any day: a day gets its bills when it is first asked for, so that a world of last week has some of today. */
export function seedUnipos(): UniposWorld {
  const { application, shops, goods, payModes, memberCredentials } = uniposGuide;
  return {
    unipos: {
      application: { ...application },
      denied: [],
      tokens: [],
      shops: shops.map((shop) => ({ ...shop })),
      goods: goods.map((one) => ({ ...one })),
      payModes: payModes.map((mode) => ({ ...mode })),
      days: [],
      bills: [],
      orders: [],
      reservations: [],
      memberCredentials: memberCredentials.map((credential) => ({ ...credential })),
      payings: [],
    },
  };
}

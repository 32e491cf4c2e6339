// UniPOS's bills, orders and reservations in the till's own words: what the service client reads, the journal keeps and the screens show.
import type { FineMoney } from './fine-money.ts';

/** One dish. `price` is what one unit cost, `money` the line's sum, `net` what is left of it after `discount`. `quantity` is decimal text: `0.5`. */
export type UniposBillLine = {
  readonly goodsNo: string | null;
  readonly name: string;
  readonly categoryNo: string | null;
  readonly categoryName: string | null;
  readonly unit: string | null;
  readonly quantity: string;
  readonly listPrice: FineMoney;
  readonly price: FineMoney;
  readonly money: FineMoney;
  readonly discount: FineMoney;
  readonly net: FineMoney;
  readonly notes: string | null;
};

/** `reference` is the number of the payment's own voucher, where UniPOS knows one (`from_no`). */
export type UniposBillPayment = {
  readonly modeNo: string;
  readonly modeName: string | null;
  readonly money: FineMoney;
  readonly reference: string | null;
};

/** `closedAt` is the shop's local time as written, `2016-11-10T12:03:53.117`; `floor` is what was rounded off. */
export type UniposBill = {
  readonly billNo: string;
  readonly shopNo: string;
  readonly shopName: string | null;
  readonly memberNo: string | null;
  readonly table: string | null;
  readonly guests: number | null;
  readonly cashier: string | null;
  readonly total: FineMoney;
  readonly discount: FineMoney;
  readonly floor: FineMoney;
  readonly lines: readonly UniposBillLine[];
  readonly payments: readonly UniposBillPayment[];
  readonly closedAt: string;
  readonly notes: string | null;
};

export type UniposOrderLine = {
  readonly goodsNo: string;
  readonly name: string;
  readonly quantity: string;
  readonly unit: string | null;
  readonly price: FineMoney;
  readonly notes: string | null;
};

/** A take-away order; `orderNo` is its one key. `time` is the wanted delivery, local, `YYYY-MM-DDTHH:mm:ss`. */
export type UniposOrder = {
  readonly shopNo: string | null;
  readonly orderNo: string;
  readonly contact: string;
  readonly phone: string;
  readonly time: string | null;
  readonly memberNo: string | null;
  readonly address: string | null;
  readonly notes: string | null;
  readonly total: FineMoney;
  readonly payMode: string | null;
  readonly payInfo: string | null;
  readonly lines: readonly UniposOrderLine[];
};

/** `area` and `type` say what is reserved (a hall; a table of four). */
export type UniposReservationLine = {
  readonly area: string | null;
  readonly type: string;
  readonly quantity: string;
  readonly notes: string | null;
};

/** `reservationNo` is its one key; `time` is when the guests come, local. */
export type UniposReservation = {
  readonly shopNo: string | null;
  readonly reservationNo: string;
  readonly contact: string;
  readonly phone: string;
  readonly time: string;
  readonly memberNo: string | null;
  readonly address: string | null;
  readonly notes: string | null;
  readonly payMode: string | null;
  readonly payInfo: string | null;
  readonly lines: readonly UniposReservationLine[];
};

/** Which bill a sale pays: it travels in the operation. */
export type BillReference = { readonly billNo: string; readonly shopNo: string };

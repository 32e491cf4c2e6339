// UniPOS's bills as this till keeps them: the newest content of each, and what is known of when it came.
import type { UniposBill } from '../../shared/unipos.ts';

/** `service`: from UniPOS's list of a day. `gateway`: from a terminal's payment; the list's content counts more once it is there. */
export type BillSource = 'service' | 'gateway';

/** Times are wall ms UTC. `day`: the business date under which it was read. */
export type KeptBill = {
  readonly bill: UniposBill;
  readonly day: string;
  readonly source: BillSource;
  readonly firstSeenAt: number;
  /** Since when its content is this. */
  readonly seenAt: number;
  /** When its day had been read whole before it was seen first; null: never, so it may be as old as it likes. */
  readonly readBefore: number | null;
  /** Since when whole readings of its day have it no more; null: the newest one has it. */
  readonly goneAt: number | null;
};

/** A whole reading of one shop's day, taken now. A bill that stood under another day moves to this one. */
export type DayReading = { readonly shopNo: string; readonly day: string; readonly bills: readonly UniposBill[] };

export type UniposBillShelf = {
  /**
   * Keeps in one transaction what is new or other than before, and what is gone; returns how many bills that were. Nothing new: no
   * write but the time. With the first bills of a day those of two months before it go.
   */
  putDay(reading: DayReading): number;
  /** A bill that a terminal's payment brought, under the day (`YYYY-MM-DD`) of that payment; of what the list already told nothing changes. */
  putOne(bill: UniposBill, day: string): void;
  /** All of a shop's day, the newest closed first; those that are gone too. */
  day(shopNo: string, day: string): readonly KeptBill[];
  byBillNo(billNo: string): KeptBill | null;
  /** When the day was read whole last, or null. */
  readAt(shopNo: string, day: string): number | null;
  /** When any day of the shop was read whole last, or null. */
  lastReadAt(shopNo: string): number | null;
};

// Settling a business day with the platform (6.22), in the till's words.
import type { DayTotals } from '../../../shared/day-end.ts';
import type { Fen } from '../../../shared/money.ts';
import type { Read } from '../backend-failure.ts';

/** `day` is `YYYY-MM-DD`; `totals` are this till's own. */
export type DayToSettle = { readonly day: string; readonly terminalNo: string; readonly totals: DayTotals };

/** What the platform says of the day. `platform` equals the till's totals where it named no difference. */
export type DaySettlement = {
  readonly platform: DayTotals;
  /** What the platform counted in all. Fen. */
  readonly total: { readonly count: number; readonly amount: Fen };
  /** Differences that cannot be held against a figure of the till, as the platform spells them. */
  readonly unread: readonly { readonly item: string; readonly till: string | null; readonly platform: string | null }[];
};

export type DayPort = {
  /** 6.22. Moves no money: the platform compares, and closes the day. */
  settle(asked: DayToSettle): Read<DaySettlement>;
};

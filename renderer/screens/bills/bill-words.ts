// A bill reckoned without a screen: what may be paid of it, what a search finds, what is new, and where a list that grew must be scrolled to.
import { type FineMoney, fenOfFine, fineText } from '../../../shared/fine-money.ts';
import type { Fen } from '../../../shared/money.ts';
import type { BillRow } from '../../../shared/unipos-bills.ts';
import { moneyText } from '../../components/money-text.ts';

/** What a card may pay of it now, fen; null where it may not. */
export function payableAmount({ due, gone, paid }: BillRow): Fen | null {
  return due.kind === 'amount' && paid.state === 'unpaid' && !gone ? due.amount : null;
}

/** Those whose number or table holds what was typed. Full-width digits count as digits. */
export function matchingBills(bills: readonly BillRow[], search: string): readonly BillRow[] {
  const wanted = plain(search);
  return wanted === ''
    ? bills
    : bills.filter(({ billNo, table }) => plain(`${billNo} ${table ?? ''}`).includes(wanted));
}

function plain(text: string): string {
  return text.normalize('NFKC').trim().toLowerCase();
}

/** `12:03` of a bill's local time. */
export function timeOfDay(closedAt: string): string {
  return closedAt.slice(11, 16);
}

/** `6201****0101`: what is as long as a card's number is nobody's business on a screen. */
export function shortNumber(text: string): string {
  return text.length < 11 ? text : `${text.slice(0, 4)}****${text.slice(-4)}`;
}

/** `¥16.00`; what is no whole fen with its four decimals. */
export function fineMoneyText(amount: FineMoney): string {
  const whole = fenOfFine(amount);
  return whole === null ? `¥${fineText(amount)}` : moneyText(whole);
}

/**
 * How far (px) a list must be scrolled on so that what is being read stays where it is when rows came or went: the first row in sight
 * that is still there keeps its place.
 */
export function scrollShift(
  before: readonly string[],
  after: readonly string[],
  top: number,
  rowHeight: number,
): number {
  const places = new Map(after.map((key, index) => [key, index]));
  for (let index = Math.floor(top / rowHeight); index < before.length; index += 1) {
    const key = before[index];
    const now = key === undefined ? undefined : places.get(key);
    if (now !== undefined) {
      return (now - index) * rowHeight;
    }
  }
  return 0;
}

// What a UniPOS bill says of its price, line by line, for showing: nothing here is charged. What a card is asked for is main's own sum. Pure.
import { type FineMoney, fineMoney } from './fine-money.ts';
import type { UniposBill } from './unipos.ts';
import { lineAmount } from './unipos-amounts.ts';

export const billSumNames = ['original', 'memberPrice', 'discount', 'floor', 'otherPaid'] as const;
export type BillSumName = (typeof billSumNames)[number];

/** 1/10,000 yuan; `original` is what stands on the menu, every other is what is taken off it. */
export type BillSum = { readonly name: BillSumName; readonly money: FineMoney };

/**
 * The lines that lead from the menu's price to what is due, those that are nothing left out. Empty where they do not lead there to the fen:
 * rather the bill's total alone than a sum that a guest could prove wrong.
 */
export function billSums(
  bill: Pick<UniposBill, 'lines' | 'total' | 'discount' | 'floor'>,
  due: FineMoney,
): readonly BillSum[] {
  const listed = bill.lines.reduce<number | null>((sum, { listPrice, quantity }) => {
    const amount = listPrice <= 0 ? null : lineAmount(quantity, listPrice);
    return sum === null || amount === null ? null : sum + amount;
  }, 0);
  // A menu price that is missing, or below what was charged, says nothing of a member's price.
  const original = listed === null || listed < bill.total || bill.lines.length === 0 ? Number(bill.total) : listed;
  const rest = bill.total - bill.discount - bill.floor - due;
  if (rest < 0 || bill.discount < 0) {
    return [];
  }
  const sums: readonly BillSum[] = [
    { name: 'memberPrice', money: fineMoney(original - bill.total) },
    { name: 'discount', money: bill.discount },
    { name: 'floor', money: bill.floor },
    { name: 'otherPaid', money: fineMoney(rest) },
  ];
  const told = sums.filter(({ money }) => money !== 0);
  return told.length === 0 ? [] : [{ name: 'original', money: fineMoney(original) }, ...told];
}

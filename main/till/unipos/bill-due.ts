// What a card is asked for by one of UniPOS's bills. Pure.
import { type FineMoney, fenOfFine, fineMoney } from '../../../shared/fine-money.ts';
import type { UniposBill, UniposBillPayment } from '../../../shared/unipos.ts';
import type { BillDue } from '../../../shared/unipos-bills.ts';

/**
 * The sum of its payments by the numbers that stand for a member card (`modes`), where the profile names them; else of all its payments.
 * A bill without a payment yet: its total less discount and what was rounded off. A payment that names a voucher of its own was
 * charged already, at a terminal or by another system: it is not asked for again.
 */
export function billDue(bill: UniposBill, modes: readonly string[]): BillDue {
  const exact =
    bill.payments.length === 0
      ? fineMoney(bill.total - bill.discount - bill.floor)
      : sumOf(bill.payments.filter((payment) => isAskedOfCard(payment, modes)));
  if (exact <= 0) {
    return { kind: 'none' };
  }
  const amount = fenOfFine(exact);
  return amount === null ? { kind: 'notWholeFen', exact } : { kind: 'amount', amount };
}

/** Whether a card is to pay this part of a bill. `modes` empty: every payment may be by card. */
export function isAskedOfCard({ modeNo, reference }: UniposBillPayment, modes: readonly string[]): boolean {
  return reference === null && (modes.length === 0 || modes.includes(modeNo));
}

/** Together, in 1/10,000 yuan. */
function sumOf(payments: readonly UniposBillPayment[]): FineMoney {
  return fineMoney(payments.reduce((sum, { money }) => sum + money, 0));
}

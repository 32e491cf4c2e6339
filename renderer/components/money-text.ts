// An amount as text: for sentences and accessible names.
import { type Fen, formatFen } from '../../shared/money.ts';

/** `¥1,234.50`; a minus stands before the sign. */
export function moneyText(amount: Fen): string {
  return `${amount < 0 ? '−' : ''}¥${formatFen(Math.abs(amount) as Fen)}`;
}

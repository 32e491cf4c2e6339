// An amount for a guest to read across a counter.
import type { Fen } from '../../shared/money.ts';
import { moneyText } from '../components/money-text.ts';

type AmountProps = { readonly amount: Fen; readonly size: 'huge' | 'fact'; readonly testid?: string };

export function Amount({ amount, size, testid }: AmountProps) {
  return (
    <span className="amount number" data-size={size} data-testid={testid} data-fen={amount}>
      {moneyText(amount)}
    </span>
  );
}

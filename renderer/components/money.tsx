// An amount on screen: yen sign, two decimals, tabular digits, and a sign in front where money moves.
import { type Fen, formatFen } from '../../shared/money.ts';
import styles from './money.module.css';

export type MoneyProps = {
  readonly amount: Fen;
  readonly size?: 'text' | 'row' | 'big' | 'huge';
  /** `change` writes + and − for what comes and goes. */
  readonly sign?: 'plain' | 'change';
};

export function Money({ amount, size = 'text', sign = 'plain' }: MoneyProps) {
  return (
    <span className={`number ${styles['money']}`} data-size={size}>
      <span className={styles['symbol']}>{symbolOf(amount, sign)}</span>
      {formatFen(Math.abs(amount) as Fen)}
    </span>
  );
}

function symbolOf(amount: Fen, sign: MoneyProps['sign']): string {
  const minus = amount < 0 ? '−' : '';
  return `${sign === 'change' && amount > 0 ? '+' : minus}¥`;
}

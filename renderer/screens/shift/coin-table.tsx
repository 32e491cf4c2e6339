// The drawer's notes and coins, a line each: chosen by ↑ ↓ or a press, counted by digits.
import { useTranslation } from 'react-i18next';
import { type Denomination, denominations } from '../../../shared/coins.ts';
import { fen } from '../../../shared/money.ts';
import { Money } from '../../components/money.tsx';
import type { Counting } from './coin-typing.ts';
import styles from './shift.module.css';

function useCoinName(): (value: Denomination) => string {
  const { t } = useTranslation();
  return (value) => (value >= 100 ? t('shift.yuan', { value: value / 100 }) : t('shift.jiao', { value: value / 10 }));
}

type CoinTableProps = {
  readonly counting: Counting;
  /** Absent: it is only looked at. */
  readonly onChoose?: (at: number) => void;
};

export function CoinTable({ counting: { coins, at }, onChoose }: CoinTableProps) {
  const { t } = useTranslation();
  const nameOf = useCoinName();
  return (
    <ul className={styles['coins']} aria-label={t('shift.countTitle')}>
      {denominations.map((value, index) => {
        const pieces = coins[index] ?? 0;
        const chosen = onChoose !== undefined && at === index;
        return (
          <li key={value}>
            <button
              type="button"
              className={styles['coin']}
              aria-pressed={onChoose === undefined ? undefined : chosen}
              disabled={onChoose === undefined}
              data-testid={`coin-${value}`}
              data-pieces={pieces}
              onMouseDown={(event) => event.preventDefault()}
              onClick={() => onChoose?.(index)}
            >
              <span className="number">{nameOf(value)}</span>
              <span className={`number ${styles['pieces']}`}>× {pieces}</span>
              <Money amount={fen(value * pieces)} size="row" />
            </button>
          </li>
        );
      })}
    </ul>
  );
}

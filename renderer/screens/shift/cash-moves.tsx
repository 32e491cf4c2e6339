// What was put into the drawer and taken out, newest last, each with who and why.
import { useTranslation } from 'react-i18next';
import { fen } from '../../../shared/money.ts';
import type { CashMove } from '../../../shared/shift.ts';
import { clockText } from '../../components/age-text.ts';
import { Money } from '../../components/money.tsx';
import styles from './shift.module.css';

export function CashMoves({ moves }: { readonly moves: readonly CashMove[] }) {
  const { t } = useTranslation();
  return moves.length === 0 ? (
    <p className={styles['soft']}>{t('shift.movesNone')}</p>
  ) : (
    <ul className={styles['open']} aria-label={t('shift.moves')} data-testid="cash-moves" data-count={moves.length}>
      {moves.map(({ at, direction, amount, reason, operator, person }) => (
        <li key={at}>
          <span className={styles['openName']}>
            <span>
              {t(`shift.direction.${direction}`)} · {reason}
            </span>
            <span className={`number ${styles['soft']}`}>
              {clockText(at).slice(0, 5)} {operator} {person === null ? '' : `· ${person}`}
            </span>
          </span>
          <Money amount={fen(direction === 'in' ? amount : -amount)} sign="change" size="row" />
        </li>
      ))}
    </ul>
  );
}

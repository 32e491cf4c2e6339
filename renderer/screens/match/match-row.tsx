// One row of the match in the list: what it is, whose, how much, and its verdict as a word with an icon.
import { useTranslation } from 'react-i18next';
import type { MatchRow } from '../../../shared/match.ts';
import { clockText } from '../../components/age-text.ts';
import { Money } from '../../components/money.tsx';
import { RowPress } from '../../components/row-press.tsx';
import styles from './match.module.css';
import { nameOfRow, whatOfRow } from './match-words.ts';
import { VerdictMark } from './verdict-mark.tsx';

type RowProps = { readonly row: MatchRow; readonly chosen: boolean; readonly onChoose: () => void };

export function MatchRowPress({ row, chosen, onChoose }: RowProps) {
  const { t } = useTranslation();
  const { at, amount, cause, key } = row;
  return (
    <RowPress
      className={styles['row']}
      chosen={chosen}
      onChoose={onChoose}
      testid={`match-row-${key}`}
      data={{ 'data-cause': cause }}
    >
      <span className={styles['rowLine']}>
        <strong className={styles['rowName']}>{nameOfRow(row, t)}</strong>
        {amount === null ? null : <Money amount={amount} size="row" />}
      </span>
      <span className={styles['rowLine']}>
        <span className={`number ${styles['rowName']} ${styles['soft']}`}>
          {[at === null ? null : clockText(at).slice(0, 5), whatOfRow(row)].filter((part) => part !== null).join(' · ')}
        </span>
        <VerdictMark cause={cause} />
      </span>
    </RowPress>
  );
}

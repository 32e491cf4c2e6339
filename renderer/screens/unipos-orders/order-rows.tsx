// The list: when, for whom, what, how much, and how it stands.
import { useTranslation } from 'react-i18next';
import type { UniposRow } from '../../../shared/unipos-orders.ts';
import { RowPress } from '../../components/row-press.tsx';
import { fineMoneyText } from '../bills/bill-words.ts';
import type { UniposContent } from './form-draft.ts';
import { whatText, whenText } from './order-words.ts';
import { RowState } from './row-state.tsx';
import styles from './unipos-orders.module.css';

type RowsProps = {
  readonly rows: readonly UniposRow<UniposContent>[];
  readonly day: string;
  readonly chosen: string | null;
  readonly onChoose: (number: string) => void;
};

export function OrderRows({ rows, day, chosen, onChoose }: RowsProps) {
  const { t } = useTranslation();
  return (
    <div className={`${styles['rows']} scroll`} data-testid="unipos-rows" data-count={rows.length}>
      {rows.map((row) => (
        <RowPress
          key={row.number}
          className={styles['row']}
          chosen={row.number === chosen}
          onChoose={() => onChoose(row.number)}
          testid={`unipos-row-${row.number}`}
          data={{ 'data-state': row.state }}
        >
          <span className={`number ${styles['when']}`}>{whenText(row.content, day, t)}</span>
          <span className={styles['who']}>
            <strong>{row.content.contact}</strong>
            <span className={styles['what']}>{whatText(row.content)}</span>
          </span>
          <span className={styles['side']}>
            {'total' in row.content ? <span className="number">{fineMoneyText(row.content.total)}</span> : null}
            <RowState row={row} />
          </span>
        </RowPress>
      ))}
    </div>
  );
}

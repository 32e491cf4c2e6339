// A list of operations: what each is, how it stands, when it is tried next.

import IconCloudOff from '@tabler/icons-react/dist/esm/icons/IconCloudOff.mjs';
import { useTranslation } from 'react-i18next';
import { isClosed, type OperationView } from '../../../shared/operation.ts';
import { ageText } from '../../components/age-text.ts';
import { joined } from '../../components/joined.ts';
import { kindText } from '../../components/kind-text.ts';
import { Money } from '../../components/money.tsx';
import { RowPress } from '../../components/row-press.tsx';
import { StateBadge } from '../../components/state-badge.tsx';
import { useNow } from '../../components/use-now.ts';
import { useNextTry } from './next-try.ts';
import styles from './row-list.module.css';
import { RowList } from './row-list.tsx';

const rowHeight = 96;

export type OperationRowsProps = {
  readonly rows: readonly OperationView[];
  readonly chosen: string | null;
  readonly more: boolean;
  readonly onMore: () => void;
  readonly onChoose: (serial: string) => void;
  readonly rowTestid?: 'queue-row' | 'revoke-row';
};

export function OperationRows({ rows, chosen, more, onMore, onChoose, rowTestid = 'queue-row' }: OperationRowsProps) {
  return (
    <RowList rows={rows} keyOf={serialOf} rowHeight={rowHeight} chosen={chosen} more={more} onMore={onMore}>
      {(row) => (
        <Row
          operation={row}
          chosen={row.serial === chosen}
          onChoose={() => onChoose(row.serial)}
          testid={`${rowTestid}-${row.serial}`}
        />
      )}
    </RowList>
  );
}

function serialOf({ serial }: OperationView): string {
  return serial;
}

type RowProps = {
  readonly operation: OperationView;
  readonly chosen: boolean;
  readonly onChoose: () => void;
  readonly testid: string;
};

function Row({ operation, chosen, onChoose, testid }: RowProps) {
  const { t } = useTranslation();
  const now = useNow(1_000);
  const nextTry = useNextTry();
  return (
    <RowPress
      className={styles['row']}
      chosen={chosen}
      onChoose={onChoose}
      testid={testid}
      data={{ 'data-state': operation.state }}
    >
      <span className={styles['rowMain']}>
        <span className={styles['rowTitle']}>
          {kindText(t, operation)}
          {operation.memberName === null ? '' : ` · ${operation.memberName}`}
          {operation.acceptedOffline ? <IconCloudOff size={18} aria-label={t('queue.offlineAccepted')} /> : null}
        </span>
        <span className={`number ${styles['soft']}`}>
          {operation.maskedCard} · {ageText(t, 'queue.age', now - operation.createdAt)}
        </span>
        <span className={`number ${styles['next']}`}>{progress()}</span>
      </span>
      <span className={styles['rowSide']}>
        <Money amount={operation.amount} size="row" />
        <StateBadge state={operation.state} />
      </span>
    </RowPress>
  );

  /** How often it was tried, and when next; a closed one names its voucher, which the guest's paper shows too. */
  function progress(): string {
    const attempts = operation.attempt === 0 ? [] : [t('queue.attempts', { value: operation.attempt })];
    if (isClosed(operation.state)) {
      return operation.voucher === null ? attempts.join('') : `${t('queue.voucher')} ${operation.voucher}`;
    }
    return joined([...attempts, nextTry(operation, now)]);
  }
}

// A list of operations of any length: only the rows in sight are in the page.
import IconCloudOff from '@tabler/icons-react/dist/esm/icons/IconCloudOff.mjs';
import { useVirtualizer } from '@tanstack/react-virtual';
import { useEffect, useRef } from 'react';
import { useTranslation } from 'react-i18next';
import { isClosed, type OperationView } from '../../../shared/operation.ts';
import { ageText } from '../../components/age-text.ts';
import { Money } from '../../components/money.tsx';
import { StateBadge } from '../../components/state-badge.tsx';
import { useNow } from '../../components/use-now.ts';
import styles from './queue.module.css';

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
  const box = useRef<HTMLDivElement>(null);
  const virtual = useVirtualizer({
    count: rows.length,
    getScrollElement: () => box.current,
    estimateSize: () => rowHeight,
    overscan: 6,
    getItemKey: (index) => rows[index]?.serial ?? index,
  });
  const items = virtual.getVirtualItems();
  const last = items.at(-1)?.index ?? 0;
  useEffect(() => {
    if (more && last >= rows.length - 10) {
      onMore();
    }
  }, [more, last, rows.length, onMore]);
  const index = rows.findIndex((row) => row.serial === chosen);
  useEffect(() => {
    if (index >= 0) {
      virtual.scrollToIndex(index);
    }
  }, [index, virtual]);
  return (
    <div ref={box} className={`${styles['rows']} scroll`}>
      <div style={{ height: virtual.getTotalSize() }} className={styles['canvas']}>
        {items.map((item) => {
          const row = rows[item.index];
          return row === undefined ? null : (
            <div
              key={item.key}
              className={styles['slot']}
              style={{ transform: `translateY(${item.start}px)`, height: rowHeight }}
            >
              <Row
                operation={row}
                chosen={row.serial === chosen}
                onChoose={() => onChoose(row.serial)}
                testid={`${rowTestid}-${row.serial}`}
              />
            </div>
          );
        })}
      </div>
    </div>
  );
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
  return (
    <button
      type="button"
      className={styles['row']}
      aria-pressed={chosen}
      data-testid={testid}
      data-state={operation.state}
      onMouseDown={(event) => event.preventDefault()}
      onClick={onChoose}
    >
      <span className={styles['rowMain']}>
        <span className={styles['rowTitle']}>
          {t(`kind.${operation.kind}`)}
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
    </button>
  );

  /** How often it was tried, and when next; a closed one names its voucher, which the guest's paper shows too. */
  function progress(): string {
    const attempts = operation.attempt === 0 ? [] : [t('queue.attempts', { value: operation.attempt })];
    if (isClosed(operation.state)) {
      return operation.voucher === null ? attempts.join('') : `${t('queue.voucher')} ${operation.voucher}`;
    }
    if (operation.nextTryAt === null) {
      return attempts.join('');
    }
    const wait = Math.ceil((operation.nextTryAt - now) / 1_000);
    const next =
      wait <= 0 ? t('queue.nextTryNow') : t('queue.nextTry', { value: t('queue.inSeconds', { value: wait }) });
    return [...attempts, next].join(' · ');
  }
}

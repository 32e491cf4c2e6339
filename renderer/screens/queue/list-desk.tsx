// Lists of operations on the left, the chosen one on the right: what is open, everything, what a person must decide.
import { useTranslation } from 'react-i18next';
import { useOperationList } from '../../store/operation-list.ts';
import { DeskHint, DeskNone } from './desk-none.tsx';
import { OperationDetailPanel } from './operation-detail.tsx';
import { OperationRows } from './operation-rows.tsx';
import styles from './queue.module.css';
import { useManual } from './use-manual.ts';
import { useRowKeys } from './use-row-keys.ts';

export type DeskProps = { readonly chosen: string | null; readonly onChoose: (serial: string) => void };

export function ListDesk({ filter, chosen, onChoose }: DeskProps & { readonly filter: 'open' | 'all' }) {
  const { t } = useTranslation();
  const list = useOperationList(filter);
  useRowKeys(list.rows?.map(({ serial }) => serial) ?? [], chosen, onChoose);
  return (
    <div className={styles['columns']}>
      <section className={styles['list']} aria-label={t(`desk.tabs.${filter}`)}>
        {list.rows === null || list.rows.length === 0 ? (
          <DeskNone
            known={list.rows !== null}
            empty={filter === 'open' ? t('queue.noneOpen') : t('queue.none')}
            problem={list.problem}
            onAgain={list.again}
            testid="queue-empty"
          />
        ) : (
          <OperationRows rows={list.rows} chosen={chosen} more={list.more} onMore={list.loadMore} onChoose={onChoose} />
        )}
      </section>
      <section className={styles['detail']}>
        {chosen === null ? (
          <DeskHint>{t('queue.choose')}</DeskHint>
        ) : (
          <OperationDetailPanel key={chosen} serial={chosen} />
        )}
      </section>
    </div>
  );
}

export function ManualDesk({ chosen, onChoose }: DeskProps) {
  const { t } = useTranslation();
  const list = useManual();
  useRowKeys(list.rows?.map(({ serial }) => serial) ?? [], chosen, onChoose);
  return (
    <div className={styles['columns']}>
      <section className={styles['list']} aria-label={t('desk.tabs.manual')}>
        {list.rows === null || list.rows.length === 0 ? (
          <DeskNone
            known={list.rows !== null}
            empty={t('desk.decide.none')}
            problem={list.problem}
            onAgain={list.again}
            testid="manual-empty"
          />
        ) : (
          <OperationRows rows={list.rows} chosen={chosen} more={list.more} onMore={list.loadMore} onChoose={onChoose} />
        )}
      </section>
      <section className={styles['detail']}>
        {chosen === null ? (
          <DeskHint>{t('desk.decide.choose')}</DeskHint>
        ) : (
          <OperationDetailPanel key={chosen} serial={chosen} />
        )}
      </section>
    </div>
  );
}

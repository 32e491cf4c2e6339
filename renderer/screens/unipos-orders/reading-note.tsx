// When the day was read, why it could not be, and which other days have something that is not finished.
import IconRefresh from '@tabler/icons-react/dist/esm/icons/IconRefresh.mjs';
import { useTranslation } from 'react-i18next';
import type { Failure } from '../../../shared/result.ts';
import { ageText } from '../../components/age-text.ts';
import { FailureNote, Note } from '../../components/failure-note.tsx';
import { Press } from '../../components/press.tsx';
import { useNow } from '../../components/use-now.ts';
import styles from './unipos-orders.module.css';
import type { OrderList } from './use-order-list.ts';

type ReadingNoteProps = { readonly list: OrderList; readonly onDay: (day: string) => void };

export function ReadingNote({ list: { view, busy, refresh }, onDay }: ReadingNoteProps) {
  const { t } = useTranslation();
  const now = useNow(5_000);
  if (view === null) {
    return null;
  }
  const { readAt, failure, elsewhere } = view;
  return (
    <>
      <div className={styles['reading']}>
        <span data-testid="unipos-read" data-read={readAt ?? ''} data-age={failure === null ? 'fresh' : 'kept'}>
          {readAt === null
            ? t('uniposOrders.unread')
            : t('uniposOrders.read', { age: ageText(t, 'queue.age', now - readAt) })}
        </span>
        {elsewhere.map(({ day, count }) => (
          <Press key={day} look="amber" size="small" testid={`unipos-elsewhere-${day}`} onClick={() => onDay(day)}>
            {t('uniposOrders.elsewhere', { day, count })}
          </Press>
        ))}
        <Press
          size="small"
          shortcut="R"
          busy={busy}
          icon={<IconRefresh size={20} aria-hidden="true" />}
          testid="unipos-refresh"
          onClick={refresh}
        >
          {busy ? t('uniposOrders.refreshing') : t('uniposOrders.refresh')}
        </Press>
      </div>
      {failure === null ? null : (
        <div data-testid="unipos-failure" data-failure={failure.code} className={styles['trouble']}>
          <UniposFailure failure={failure} />
        </div>
      )}
    </>
  );
}

/** The general sentences speak of the member platform: where it is UniPOS that is away, they say so. */
function UniposFailure({ failure }: { readonly failure: Failure }) {
  const { t } = useTranslation();
  switch (failure.code) {
    case 'serverUnreachable':
    case 'serverFault':
    case 'badAnswer':
    case 'answerTooLarge':
    case 'captivePortal':
      return (
        <Note tone="warn">
          {t(`uniposOrders.away.${failure.code}`)} {t('uniposOrders.kept')}
        </Note>
      );
    default:
      return <FailureNote failure={failure} />;
  }
}

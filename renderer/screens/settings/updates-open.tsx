// What stands in the way of an install, and what only waits and goes on afterwards.
import { useTranslation } from 'react-i18next';
import type { UpdatesView } from '../../../shared/updates.ts';
import { Note } from '../../components/failure-note.tsx';
import { Press } from '../../components/press.tsx';
import { useActions } from '../../store/till-context.tsx';
import styles from './updates-panel.module.css';

export function UpdateOpen({ waiting }: Pick<UpdatesView, 'waiting'>) {
  const { t } = useTranslation();
  const { goTo } = useActions();
  const { operations, held, printing } = waiting;
  const kept = [
    held === 0 ? null : t('updates.held', { count: held }),
    printing === 0 ? null : t('updates.printing', { count: printing }),
  ].filter((text) => text !== null);
  return (
    <>
      {operations === 0 ? null : (
        <div className={styles['open']}>
          <Note tone="warn" testid="updates-open">
            {t('updates.open', { count: operations })}
          </Note>
          <Press testid="updates-to-queue" onClick={() => goTo('queue')}>
            {t('updates.toQueue')}
          </Press>
        </div>
      )}
      {kept.length === 0 ? null : (
        <Note tone="info" testid="updates-kept">
          {t('updates.kept', { what: kept.join(t('updates.and')) })}
        </Note>
      )}
    </>
  );
}

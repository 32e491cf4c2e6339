// How an update stands, in one sentence with its next step; what went wrong last; and what became of the install before.
import { useTranslation } from 'react-i18next';
import type { UpdatesView } from '../../../shared/updates.ts';
import { clockText } from '../../components/age-text.ts';
import { Note } from '../../components/failure-note.tsx';
import styles from './updates-panel.module.css';

export function UpdateStanding({ view }: { readonly view: UpdatesView }) {
  const { t } = useTranslation();
  const { state, offer, percent, problem, checkedAt, last } = view;
  const version = offer?.version ?? '';
  return (
    <>
      {last === null ? null : (
        <Note tone={last.installed ? 'good' : 'warn'} testid="updates-last">
          {t(last.installed ? 'updates.lastGood' : 'updates.lastBad', { ...last, time: clockText(last.at, true) })}
        </Note>
      )}
      {problem === null ? null : (
        <Note tone="warn" testid="updates-problem">
          {t(`updates.problem.${problem}`)}
        </Note>
      )}
      {problem !== null && (state === 'none' || state === 'held') ? null : (
        <Note tone={state === 'ready' ? 'good' : 'info'} testid="updates-state">
          {state === 'none' && checkedAt !== null
            ? t('updates.newest', { time: clockText(checkedAt, true) })
            : t(`updates.state.${state}`, { version })}
        </Note>
      )}
      {percent === null ? null : (
        <div className={styles['progress']}>
          <progress max={100} value={percent} aria-label={t('updates.state.downloading', { version })} />
          <span className="number" data-testid="updates-percent">
            {percent} %
          </span>
        </div>
      )}
    </>
  );
}

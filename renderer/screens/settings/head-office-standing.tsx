// How shipping to head office stands: in one sentence, in figures, and what to do where it does not go on.
import { useTranslation } from 'react-i18next';
import type { HeadOfficeView } from '../../../shared/head-office.ts';
import { clockText } from '../../components/age-text.ts';
import { Note } from '../../components/failure-note.tsx';
import { Press } from '../../components/press.tsx';
import styles from './connect-panel.module.css';
import own from './head-office-panel.module.css';
import panel from './panel.module.css';

const tones = {
  off: 'info',
  practice: 'info',
  waiting: 'info',
  shipping: 'info',
  even: 'good',
  failing: 'warn',
  stopped: 'bad',
} as const;

type StandingProps = { readonly view: HeadOfficeView; readonly busy: boolean; readonly onStop: () => void };

export function HeadOfficeStanding({ view, busy, onStop }: StandingProps) {
  const { t } = useTranslation();
  const { running, shipping } = view;
  const { state, fault, words, shipped, behind, heardAt, nextTry } = shipping;
  const number = (value: number | null) => (value === null ? t('headOffice.never') : value.toLocaleString('en-US'));
  const time = (at: number | null) => (at === null ? t('headOffice.never') : clockText(at, true));
  return (
    <section className={own['standing']} aria-label={t('headOffice.title')}>
      <h2 className={styles['title']}>{t('headOffice.title')}</h2>
      <div data-testid="head-office-state" data-state={state} data-fault={fault ?? ''} data-shipped={shipped ?? ''}>
        <Note tone={tones[state]}>
          <div>{t(`headOffice.state.${state}`)}</div>
          {fault === null ? null : (
            <>
              <div>{t(`headOffice.fault.${fault}`)}</div>
              {words === null ? null : <div className="selectable">{t('headOffice.words', { words })}</div>}
              <div>{t('headOffice.ask', { ask: t(`headOffice.asks.${fault}`) })}</div>
            </>
          )}
        </Note>
      </div>
      {running === null ? (
        <>
          <p className={panel['hint']}>{t('headOffice.what')}</p>
          <p className={panel['hint']}>{t('headOffice.privacy')}</p>
        </>
      ) : (
        <>
          <dl className={styles['facts']}>
            {(
              [
                ['to', `${running.user}@${running.host}:${running.port}/${running.database}`],
                ['shipped', number(shipped)],
                ['behind', number(behind)],
                ['heard', time(heardAt)],
                ['next', time(nextTry)],
              ] as const
            ).map(([name, value]) => (
              <div key={name} className={styles['fact']}>
                <dt>{t(`headOffice.facts.${name}`)}</dt>
                <dd className="number selectable">{value}</dd>
              </div>
            ))}
          </dl>
          {view.secretKept ? null : <Note tone="warn">{t('headOffice.secretForgotten')}</Note>}
          <Press size="small" busy={busy} testid="head-office-stop" onClick={onStop}>
            {t('headOffice.stop')}
          </Press>
        </>
      )}
    </section>
  );
}

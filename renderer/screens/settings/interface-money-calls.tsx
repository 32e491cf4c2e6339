// The last money calls that were made from the console, with what became of each: one that is not known must be looked up elsewhere.
import { useTranslation } from 'react-i18next';
import type { ConsoleCallView } from '../../../shared/interfaces-console.ts';
import { shortClockText } from '../../components/age-text.ts';
import styles from './interfaces-panel.module.css';

export function InterfaceMoneyCalls({ calls }: { readonly calls: readonly ConsoleCallView[] }) {
  const { t } = useTranslation();
  return calls.length === 0 ? null : (
    <section aria-label={t('interfaces.moneyCalls')} className={styles['calls']} data-testid="interface-money-calls">
      <h2 className={styles['chapterName']}>{t('interfaces.moneyCalls')}</h2>
      <ul className={styles['callList']}>
        {calls.map(({ at, id, section, cardNo, outcome }) => (
          <li key={`${at}-${id}`} className={styles['call']} data-outcome={outcome ?? 'unknown'}>
            <span className="number">{shortClockText(at)}</span>
            <span className="number">{section}</span>
            <span className="number">{cardNo ?? ''}</span>
            <span>{outcome === null ? t('interfaces.noOutcome') : t(`interfaces.outcome.${outcome}`)}</span>
          </li>
        ))}
      </ul>
    </section>
  );
}

// The profile that this till works with, without a secret: to be looked at, and to be filled in from.
import { useTranslation } from 'react-i18next';
import { type ConnectView, draftFields } from '../../../shared/connect.ts';
import { Press } from '../../components/press.tsx';
import styles from './connect-panel.module.css';

type RunningProps = { readonly running: ConnectView['running']; readonly onTake: () => void };

export function ConnectRunning({ running, onTake }: RunningProps) {
  const { t } = useTranslation();
  return (
    <section className={styles['running']} aria-label={t('connect.running')} data-testid="connect-running">
      <h2 className={styles['title']}>{t('connect.running')}</h2>
      <dl className={styles['facts']}>
        {draftFields.map((field) => (
          <div key={field} className={styles['fact']}>
            <dt>{t(`connect.fields.${field}.label`)}</dt>
            <dd className="number selectable">{textOf(field)}</dd>
          </div>
        ))}
      </dl>
      <Press size="small" testid="connect-take" onClick={onTake}>
        {t('connect.take')}
      </Press>
    </section>
  );

  function textOf(field: (typeof draftFields)[number]): string {
    if (field === 'name' && running.practice) {
      return t('connect.runningPractice', { name: running.name });
    }
    return running[field] === '' ? t('connect.none') : running[field];
  }
}

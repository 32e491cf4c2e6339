// The cards and passwords that may be tried, and the texts on the practice phone.
import { useTranslation } from 'react-i18next';
import { clockText } from '../../components/age-text.ts';
import { useTill } from '../../store/till-context.tsx';
import { guideLabel } from './guide.ts';
import styles from './practice-menu.module.css';

export function CodesTab() {
  const { t } = useTranslation();
  const practice = useTill((state) => state.practice);
  return (
    <div className={styles['columns']}>
      <section>
        <h2 className={styles['subtitle']}>{t('practice.guideTitle')}</h2>
        <dl className={`${styles['list']} scroll selectable`}>
          {practice?.guide.map((entry) => (
            <div key={`${entry.label}${entry.value}`} className={styles['row']}>
              <dt>{guideLabel(entry.label, t)}</dt>
              <dd className="number">{entry.value}</dd>
            </div>
          ))}
        </dl>
      </section>
      <section>
        <h2 className={styles['subtitle']}>{t('practice.phone')}</h2>
        {practice === null || practice.phone.length === 0 ? <p>{t('practice.phoneNone')}</p> : null}
        <dl className={`${styles['list']} scroll selectable`} data-testid="practice-phone">
          {practice?.phone.map((message) => (
            <div key={`${message.mobile}${message.at}`} className={styles['row']}>
              <dt className="number">
                {message.mobile} · {clockText(message.at)}
              </dt>
              <dd className="number" data-testid="practice-code">
                {message.code}
              </dd>
            </div>
          ))}
        </dl>
      </section>
    </div>
  );
}

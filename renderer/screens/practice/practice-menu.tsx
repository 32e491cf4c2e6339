// Only in practice mode: faults to switch on, the texts on the practice phone, the cards and passwords to try.
import { useEffect } from 'react';
import { useTranslation } from 'react-i18next';
import { clockText } from '../../components/age-text.ts';
import { Dialog } from '../../components/dialog.tsx';
import { Press } from '../../components/press.tsx';
import { keyLevel } from '../../keys/key-layers.ts';
import { useKeys } from '../../keys/use-keys.ts';
import { useActions, useTill } from '../../store/till-context.tsx';
import { guideLabel } from './guide.ts';
import styles from './practice-menu.module.css';

const faults = ['none', 'networkCut', 'slow', 'lostResponse', 'serverError', 'htmlPage', 'logLag'] as const;

export function PracticeMenu() {
  const { t } = useTranslation();
  const { show, setFault, readPractice } = useActions();
  const practice = useTill((state) => state.practice);
  useEffect(() => void readPractice(), [readPractice]);
  useKeys(keyLevel.dialog, (key) => {
    if (key.name === 'Escape' || key.name === 'Enter') {
      show(null);
    }
    return true;
  });
  return (
    <Dialog label={t('practice.title')} width={860}>
      <h2 className={styles['title']}>{t('practice.title')}</h2>
      <p className={styles['explain']}>{t('practice.explain')}</p>
      <div className={styles['faults']} role="radiogroup" aria-label={t('practice.fault')}>
        {faults.map((fault) => (
          <Press
            key={fault}
            role="radio"
            aria-checked={practice?.fault === fault}
            testid={`practice-fault-${fault}`}
            onClick={() => void setFault(fault)}
          >
            {t(`practice.faults.${fault}`)}
          </Press>
        ))}
      </div>
      <div className={styles['columns']}>
        <section>
          <h3 className={styles['subtitle']}>{t('practice.guideTitle')}</h3>
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
          <h3 className={styles['subtitle']}>{t('practice.phone')}</h3>
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
      <Press look="primary" shortcut="Esc" testid="practice-close" onClick={() => show(null)}>
        {t('action.close')}
      </Press>
    </Dialog>
  );
}

// Faults that can be switched on, each with a sentence of what to watch.
import { useTranslation } from 'react-i18next';
import { Press } from '../../components/press.tsx';
import { useActions, useTill } from '../../store/till-context.tsx';
import styles from './practice-menu.module.css';

const faults = ['none', 'networkCut', 'slow', 'lostResponse', 'serverError', 'htmlPage', 'logLag'] as const;

export function FaultsTab() {
  const { t } = useTranslation();
  const { setFault } = useActions();
  const fault = useTill((state) => state.practice?.fault);
  return (
    <>
      <p className={styles['explain']}>{t('practice.explain')}</p>
      <div className={styles['faults']} role="radiogroup" aria-label={t('practice.fault')}>
        {faults.map((name) => (
          <Press
            key={name}
            role="radio"
            aria-checked={fault === name}
            className={styles['fault']}
            testid={`practice-fault-${name}`}
            onClick={() => void setFault(name)}
          >
            <strong>{t(`practice.faults.${name}`)}</strong>
            <span className={styles['watch']}>{t(`training.watch.${name}`)}</span>
          </Press>
        ))}
      </div>
    </>
  );
}

// What an interface does to the platform, in one word: money stands out.
import { useTranslation } from 'react-i18next';
import type { InterfaceView } from '../../../shared/interfaces-console.ts';
import styles from './interfaces-panel.module.css';

export function EffectBadge({ effect }: Pick<InterfaceView, 'effect'>) {
  const { t } = useTranslation();
  return (
    <span className={styles['effect']} data-effect={effect}>
      {t(`interfaces.effect.${effect}`)}
    </span>
  );
}

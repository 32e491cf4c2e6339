// The keys that change the tab, shown beside the tabs: whoever sells without a mouse finds them there.
import styles from './press.module.css';

export function TabKeys() {
  return (
    <span className={styles['tabKeys']} aria-hidden="true">
      <span className={styles['shortcut']}>←</span>
      <span className={styles['shortcut']}>→</span>
    </span>
  );
}

// The set-up assistant on its own: at a new installation's first start, and as long as it was begun and not left.
import styles from './assistant.module.css';
import { Assistant } from './assistant.tsx';

export function AssistantScreen() {
  return (
    <main className={styles['alone']}>
      <Assistant />
    </main>
  );
}

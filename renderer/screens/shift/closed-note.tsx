// A shift that was just closed: it says so, and how the drawer was, until the cashier has seen it.
import { useTranslation } from 'react-i18next';
import type { ShiftRecord } from '../../../shared/shift.ts';
import { Note } from '../../components/failure-note.tsx';
import paper from '../../components/paper.module.css';
import { Press } from '../../components/press.tsx';
import { keyLevel } from '../../keys/key-layers.ts';
import { useKeys } from '../../keys/use-keys.ts';
import styles from './shift.module.css';
import { ShiftPaper } from './shift-paper.tsx';

export function ClosedNote({ record, onGo }: { readonly record: ShiftRecord; readonly onGo: () => void }) {
  const { t } = useTranslation();
  useKeys(keyLevel.panel, ({ name }) => {
    if (name === 'Enter') {
      onGo();
    }
    return name === 'Enter';
  });
  return (
    <section className={`${paper['paper']} ${styles['paper']}`} data-testid="shift-closed" data-shift={record.shift}>
      <div className={styles['figures']}>
        <Note tone="good">{t('shift.closed')}</Note>
        <ShiftPaper record={record} />
      </div>
      <div className={styles['ends']}>
        <Press look="primary" size="large" shortcut="Enter" testid="shift-closed-go" onClick={onGo}>
          {t('shift.closedDone')}
        </Press>
      </div>
    </section>
  );
}

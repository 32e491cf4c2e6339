// What became of the last scan where it went wrong: a sentence at the top of whatever screen is shown.
import IconX from '@tabler/icons-react/dist/esm/icons/IconX.mjs';
import { useTranslation } from 'react-i18next';
import { assertNever } from '../../shared/result.ts';
import { useActions, useTill } from '../store/till-context.tsx';
import { FailureNote, Note } from './failure-note.tsx';
import { Press } from './press.tsx';
import styles from './scan-note.module.css';

export function ScanNoteLine() {
  const { t } = useTranslation();
  const note = useTill((state) => state.scanNote);
  const { clearNote } = useActions();
  if (note === null) {
    return null;
  }
  return (
    <div className={styles['line']}>
      <div className={styles['note']}>{noteBody()}</div>
      <Press
        size="small"
        aria-label={t('action.close')}
        icon={<IconX size={22} aria-hidden="true" />}
        onClick={clearNote}
      />
    </div>
  );

  function noteBody() {
    switch (note?.kind) {
      case undefined:
        return null;
      case 'failure':
        return <FailureNote failure={note.failure} />;
      case 'incomplete':
        return <Note tone="warn">{t('counter.scanIncomplete')}</Note>;
      case 'spoilt':
        return <Note tone="warn">{t('scanner.spoilt')}</Note>;
      case 'refused':
        return <Note tone="warn">{t('counter.scanRefused')}</Note>;
      case 'signInFirst':
        return <Note tone="warn">{t('signIn.scanHere')}</Note>;
      case 'billGivenUp':
        return <Note tone="info">{t('bills.givenUp', { billNo: note.billNo })}</Note>;
      case 'saleHeld':
        return (
          <Note tone="good" testid="sale-held">
            {t('sale.held', { number: note.number })}
          </Note>
        );
      default:
        return assertNever(note);
    }
  }
}

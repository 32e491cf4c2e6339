// What the platform said of a day in words: agreed or not, the causes that are known, and the next step for each.
import { useTranslation } from 'react-i18next';
import type { DayEndRecord } from '../../../shared/day-end.ts';
import { agrees } from '../../../shared/day-totals.ts';
import { clockText } from '../../components/age-text.ts';
import { Note } from '../../components/failure-note.tsx';
import { moneyText } from '../../components/money-text.ts';
import styles from './day-end.module.css';

export function DayVerdict({ record }: { readonly record: DayEndRecord }) {
  const { t } = useTranslation();
  const agreed = agrees(record);
  const said = (text: string | null) => text ?? t('dayEnd.unreadNothing');
  return (
    <div className={styles['verdict']} data-testid="day-verdict" data-agreed={agreed}>
      <Note tone={agreed ? 'good' : 'warn'}>
        <strong>{agreed ? t('dayEnd.agreed') : t('dayEnd.differs')}</strong>
        <div>
          {t('dayEnd.settledAt', {
            time: clockText(record.at, true),
            person: record.person ?? '—',
            operator: record.operator ?? '—',
          })}
        </div>
      </Note>
      <p className={styles['soft']} data-testid="day-record-match">
        {record.match === null ? t('match.dayEnd.recordedNone') : t('match.dayEnd.recorded', { ...record.match })}
      </p>
      {agreed ? null : (
        <ul className={styles['causes']}>
          {record.unread.map(({ item, till, platform }) => (
            <li key={item}>{t('dayEnd.unread', { item, till: said(till), platform: said(platform) })}</li>
          ))}
          {record.causes.map(({ cause, count, amount }) => (
            <li key={cause} data-testid={`day-cause-${cause}`}>
              {t(`dayEnd.causes.${cause}`, { count, amount: moneyText(amount) })}
            </li>
          ))}
          <li>{t('dayEnd.unknownWhy')}</li>
        </ul>
      )}
    </div>
  );
}

// The days that were settled here, newest first, each with its figures, causes and who it was.
import { useCallback } from 'react';
import { useTranslation } from 'react-i18next';
import { agrees, wholeOf } from '../../../shared/day-totals.ts';
import { ask } from '../../bridge.ts';
import { PastRecords } from '../../components/past-records.tsx';
import { useBridge } from '../../store/till-context.tsx';
import styles from './day-end.module.css';
import { DayTable } from './day-table.tsx';
import { DayVerdict } from './day-verdict.tsx';

const pageSize = 30;

export function PastPanel() {
  const { t } = useTranslation();
  const bridge = useBridge();
  const read = useCallback((before: number | null) => ask(bridge.listDayEnds({ before, size: pageSize })), [bridge]);
  return (
    <PastRecords
      className={styles['past']}
      testid="day-past"
      words={{
        list: t('dayEnd.past'),
        none: t('dayEnd.pastNone'),
        choose: t('dayEnd.pastChoose'),
        more: t('dayEnd.more'),
      }}
      read={read}
      rowOf={(record) => ({
        name: String(record.sequence),
        testid: `day-record-${record.sequence}`,
        data: { 'data-day': record.day },
        title: record.day,
        at: record.at,
        person: record.person,
        amount: wholeOf(record.till).amount,
        mark: t(agrees(record) ? 'dayEnd.pastAgreed' : 'dayEnd.pastDiffers'),
        bad: !agrees(record),
      })}
      labelOf={({ day }) => day}
    >
      {(record) => (
        <div className={`${styles['figures']} scroll`} data-testid="day-past" data-day={record.day}>
          <h2 className={`number ${styles['day']}`}>{record.day}</h2>
          <DayTable till={record.till} platform={{ totals: record.platform, total: record.total }} />
          <DayVerdict record={record} />
        </div>
      )}
    </PastRecords>
  );
}

// The shifts that were closed, newest first, each with its drawer and what it left open.
import { useCallback } from 'react';
import { useTranslation } from 'react-i18next';
import { ask } from '../../bridge.ts';
import { PastRecords } from '../../components/past-records.tsx';
import { useBridge } from '../../store/till-context.tsx';
import styles from './shift.module.css';
import { ShiftPaper } from './shift-paper.tsx';
import { differenceText } from './shift-texts.ts';

const pageSize = 30;

export function PastPanel() {
  const { t } = useTranslation();
  const bridge = useBridge();
  const read = useCallback((before: number | null) => ask(bridge.listShifts({ before, size: pageSize })), [bridge]);
  return (
    <PastRecords
      className={styles['past']}
      testid="shift-past"
      words={{ list: t('shift.past'), none: t('shift.pastNone'), choose: t('shift.pastChoose'), more: t('shift.more') }}
      read={read}
      rowOf={({ shift, closedAt, closedBy, counted, difference }) => ({
        name: String(shift),
        testid: `shift-row-${shift}`,
        title: t('shift.number', { shift }),
        at: closedAt,
        person: closedBy,
        amount: counted,
        mark: differenceText(t, difference),
        bad: difference !== 0,
      })}
      labelOf={({ shift }) => `${t('shift.past')} ${shift}`}
    >
      {(record) => (
        <div className={styles['figures']}>
          <ShiftPaper key={record.shift} record={record} />
        </div>
      )}
    </PastRecords>
  );
}

// The days that were settled here, newest first, each with its figures, causes and who it was.
import { useCallback, useEffect, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { DayEndRecord } from '../../../shared/day-end.ts';
import { agrees, wholeOf } from '../../../shared/day-totals.ts';
import type { Failure } from '../../../shared/result.ts';
import { ask } from '../../bridge.ts';
import { shortClockText } from '../../components/age-text.ts';
import { ListHint, ListNone } from '../../components/list-none.tsx';
import { Money } from '../../components/money.tsx';
import { Press } from '../../components/press.tsx';
import { RowPress } from '../../components/row-press.tsx';
import { useRowKeys } from '../../components/use-row-keys.ts';
import { keyLevel } from '../../keys/key-layers.ts';
import { useKeys } from '../../keys/use-keys.ts';
import { useBridge } from '../../store/till-context.tsx';
import styles from './day-end.module.css';
import { DayTable } from './day-table.tsx';
import { DayVerdict } from './day-verdict.tsx';

const pageSize = 30;

export function PastPanel() {
  const { t } = useTranslation();
  const { records, more, problem, read } = useRecords();
  const [chosen, setChosen] = useState<string | null>(null);
  useRowKeys(records?.map(nameOf) ?? [], chosen, setChosen);
  useKeys(keyLevel.panel, ({ name }) => {
    if (name === 'Escape' && chosen !== null) {
      setChosen(null);
      return true;
    }
    return false;
  });
  const record = records?.find((each) => nameOf(each) === chosen) ?? null;
  return (
    <div className={`${styles['columns']} ${styles['past']}`}>
      <section className={styles['paper']} aria-label={t('dayEnd.past')}>
        {records === null || records.length === 0 ? (
          <ListNone
            known={records !== null}
            empty={t('dayEnd.pastNone')}
            problem={problem}
            onAgain={() => read(null)}
            testid="day-past-none"
          />
        ) : (
          <div className={`${styles['rows']} scroll`}>
            {records.map((each) => (
              <RecordRow
                key={each.sequence}
                record={each}
                chosen={nameOf(each) === chosen}
                onChoose={() => setChosen(nameOf(each))}
              />
            ))}
            {more === null ? null : (
              <Press look="ghost" className={styles['more']} testid="day-past-more" onClick={() => read(more)}>
                {t('dayEnd.more')}
              </Press>
            )}
          </div>
        )}
      </section>
      <section className={styles['paper']} aria-label={record?.day ?? t('dayEnd.pastChoose')}>
        {record === null ? (
          <ListHint>{t('dayEnd.pastChoose')}</ListHint>
        ) : (
          <div className={`${styles['figures']} scroll`} data-testid="day-past" data-day={record.day}>
            <h2 className={`number ${styles['day']}`}>{record.day}</h2>
            <DayTable till={record.till} platform={{ totals: record.platform, total: record.total }} />
            <DayVerdict record={record} />
          </div>
        )}
      </section>
    </div>
  );
}

function nameOf({ sequence }: DayEndRecord): string {
  return String(sequence);
}

function useRecords() {
  const bridge = useBridge();
  const [records, setRecords] = useState<readonly DayEndRecord[] | null>(null);
  const [more, setMore] = useState<number | null>(null);
  const [problem, setProblem] = useState<Failure | null>(null);
  const read = useCallback(
    (before: number | null) => {
      void ask(bridge.listDayEnds({ before, size: pageSize })).then((answer) => {
        if (answer.ok) {
          setRecords((old) => (before === null ? answer.value.records : [...(old ?? []), ...answer.value.records]));
          setMore(answer.value.nextBefore);
        }
        setProblem(answer.ok ? null : answer.failure);
      });
    },
    [bridge],
  );
  useEffect(() => read(null), [read]);
  return { records, more, problem, read };
}

type RecordRowProps = { readonly record: DayEndRecord; readonly chosen: boolean; readonly onChoose: () => void };

function RecordRow({ record, chosen, onChoose }: RecordRowProps) {
  const { t } = useTranslation();
  const agreed = agrees(record);
  return (
    <RowPress
      className={styles['record']}
      chosen={chosen}
      onChoose={onChoose}
      testid={`day-record-${record.sequence}`}
      data={{ 'data-day': record.day }}
    >
      <span className={styles['rowMain']}>
        <strong className="number">{record.day}</strong>
        <span className={`number ${styles['soft']}`}>
          {shortClockText(record.at)} · {record.person}
        </span>
      </span>
      <span className={styles['openSide']}>
        <Money amount={wholeOf(record.till).amount} size="row" />
        <span className={styles['mark']} data-agreed={agreed}>
          {agreed ? t('dayEnd.pastAgreed') : t('dayEnd.pastDiffers')}
        </span>
      </span>
    </RowPress>
  );
}

// The shifts that were closed, newest first, each with its drawer and what it left open.
import { useCallback, useEffect, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { Failure } from '../../../shared/result.ts';
import type { ShiftRecord } from '../../../shared/shift.ts';
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
import styles from './shift.module.css';
import { ShiftPaper } from './shift-paper.tsx';
import { differenceText } from './shift-texts.ts';

const pageSize = 30;

export function PastPanel() {
  const { t } = useTranslation();
  const { records, more, problem, read } = useRecords();
  const [chosen, setChosen] = useState<string | null>(null);
  useRowKeys(records?.map(({ shift }) => String(shift)) ?? [], chosen, setChosen);
  useKeys(keyLevel.panel, ({ name }) => {
    if (name === 'Escape' && chosen !== null) {
      setChosen(null);
      return true;
    }
    return false;
  });
  const record = records?.find(({ shift }) => String(shift) === chosen) ?? null;
  return (
    <div className={`${styles['columns']} ${styles['past']}`}>
      <section className={styles['paper']} aria-label={t('shift.past')}>
        {records === null || records.length === 0 ? (
          <ListNone
            known={records !== null}
            empty={t('shift.pastNone')}
            problem={problem}
            onAgain={() => read(null)}
            testid="shift-past-none"
          />
        ) : (
          <div className={`${styles['rows']} scroll`}>
            {records.map((each) => (
              <Row
                key={each.shift}
                record={each}
                chosen={String(each.shift) === chosen}
                onChoose={() => setChosen(String(each.shift))}
              />
            ))}
            {more === null ? null : (
              <Press look="ghost" className={styles['more']} testid="shift-past-more" onClick={() => read(more)}>
                {t('shift.more')}
              </Press>
            )}
          </div>
        )}
      </section>
      <section
        className={styles['paper']}
        aria-label={record === null ? t('shift.pastChoose') : `${t('shift.past')} ${record.shift}`}
      >
        {record === null ? (
          <ListHint>{t('shift.pastChoose')}</ListHint>
        ) : (
          <div className={styles['figures']}>
            <ShiftPaper key={record.shift} record={record} />
          </div>
        )}
      </section>
    </div>
  );
}

function useRecords() {
  const bridge = useBridge();
  const [records, setRecords] = useState<readonly ShiftRecord[] | null>(null);
  const [more, setMore] = useState<number | null>(null);
  const [problem, setProblem] = useState<Failure | null>(null);
  const read = useCallback(
    (before: number | null) => {
      void ask(bridge.listShifts({ before, size: pageSize })).then((answer) => {
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

type RowProps = { readonly record: ShiftRecord; readonly chosen: boolean; readonly onChoose: () => void };

function Row({ record, chosen, onChoose }: RowProps) {
  const { t } = useTranslation();
  return (
    <RowPress className={styles['row']} chosen={chosen} onChoose={onChoose} testid={`shift-row-${record.shift}`}>
      <span className={styles['openName']}>
        <strong className="number">{t('shift.number', { shift: record.shift })}</strong>
        <span className={`number ${styles['soft']}`}>
          {shortClockText(record.closedAt)} · {record.closedBy}
        </span>
      </span>
      <span className={styles['openSide']}>
        <Money amount={record.counted} size="row" />
        <span className={styles['mark']} data-differs={record.difference !== 0}>
          {differenceText(t, record.difference)}
        </span>
      </span>
    </RowPress>
  );
}

// The days that have ended here, newest first, each with its figures and who it was; settled ones with both sides and the causes.
import { useCallback } from 'react';
import { useTranslation } from 'react-i18next';
import type { DayEndRecord, DaySealRecord, PastDay } from '../../../shared/day-end.ts';
import { agrees, wholeOf } from '../../../shared/day-totals.ts';
import { ask } from '../../bridge.ts';
import { PastRecords, type PastRow } from '../../components/past-records.tsx';
import { useBridge } from '../../store/till-context.tsx';
import styles from './day-end.module.css';
import { SealMatch, SealNote } from './day-seal.tsx';
import { Alone } from './day-standing.tsx';
import { DayTable } from './day-table.tsx';
import { DayVerdict } from './day-verdict.tsx';
import { useSettles } from './use-settles.ts';

const pageSize = 30;

export function PastPanel() {
  const { t } = useTranslation();
  const bridge = useBridge();
  const settles = useSettles();
  const read = useCallback((before: number | null) => ask(bridge.listDayEnds({ before, size: pageSize })), [bridge]);

  function rowOf(past: PastDay): PastRow {
    return past.by === 'platform' ? settledRow(past.record) : sealedRow(past.seal);
  }

  function settledRow(record: DayEndRecord): PastRow {
    const isSame = agrees(record);
    return {
      ...rowParts(record, record.sequence, record.till),
      mark: t(isSame ? 'dayEnd.pastAgreed' : 'dayEnd.pastDiffers'),
      bad: !isSame,
    };
  }

  function sealedRow(seal: DaySealRecord): PastRow {
    return { ...rowParts(seal, `seal-${seal.sequence}`, seal.totals), mark: t('dayEnd.sealKind.final'), bad: false };
  }

  return (
    <PastRecords
      className={styles['past']}
      testid="day-past"
      words={{
        list: t(settles ? 'dayEnd.past' : 'dayEnd.alone.tabs.past'),
        none: t(settles ? 'dayEnd.pastNone' : 'dayEnd.alone.pastNone'),
        choose: t('dayEnd.pastChoose'),
        more: t('dayEnd.more'),
      }}
      read={read}
      rowOf={rowOf}
      labelOf={dayOf}
    >
      {(past) => (
        <div className={`${styles['figures']} scroll`} data-testid="day-past" data-day={dayOf(past)}>
          <h2 className={`number ${styles['day']}`}>{dayOf(past)}</h2>
          {past.by === 'platform' ? <Settled record={past.record} /> : <Sealed seal={past.seal} />}
        </div>
      )}
    </PastRecords>
  );
}

function dayOf(past: PastDay): string {
  return past.by === 'platform' ? past.record.day : past.seal.day;
}

function rowParts(
  { day, at, person }: Pick<DayEndRecord, 'day' | 'at' | 'person'>,
  name: number | string,
  totals: DaySealRecord['totals'],
): Omit<PastRow, 'mark' | 'bad'> {
  return {
    name: String(name),
    testid: `day-record-${name}`,
    data: { 'data-day': day },
    title: day,
    at,
    person,
    amount: wholeOf(totals).amount,
  };
}

function Settled({ record }: { readonly record: DayEndRecord }) {
  return (
    <>
      <DayTable till={record.till} platform={{ totals: record.platform, total: record.total }} />
      <DayVerdict record={record} />
    </>
  );
}

function Sealed({ seal }: { readonly seal: DaySealRecord }) {
  return (
    <>
      <DayTable till={seal.totals} platform={null} />
      <Alone />
      <SealNote seal={seal} />
      <SealMatch seal={seal} />
    </>
  );
}

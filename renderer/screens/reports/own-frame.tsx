// What every report of the till itself has around it: its days, a way to a file, and a word where there is nothing to show yet.
import { type ReactNode, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { ReportTable } from '../../../shared/report-tables.ts';
import type { SalesReport } from '../../../shared/reports.ts';
import type { Failure } from '../../../shared/result.ts';
import { ask } from '../../bridge.ts';
import { FailureNote, Note } from '../../components/failure-note.tsx';
import paper from '../../components/paper.module.css';
import { Press } from '../../components/press.tsx';
import { useBridge, useTill } from '../../store/till-context.tsx';
import { type Period, type Span, spanOf, todayOf } from './period.ts';
import { PeriodBar } from './period-bar.tsx';
import { ReportNone } from './report-none.tsx';
import styles from './reports.module.css';
import { useSalesReport } from './use-sales-report.ts';

export type Chosen = { readonly period: Period; readonly onPeriod: (period: Period) => void };

export type OwnFrameProps = Chosen & {
  readonly table: ReportTable;
  readonly children: (report: SalesReport) => ReactNode;
};

/** The business day by main's clock, as the status last told it. */
export function useToday(): string {
  const now = useTill((state) => state.status?.now ?? 0);
  return todayOf(now === 0 ? Date.now() : now);
}

export function OwnFrame({ period, onPeriod, table, children }: OwnFrameProps) {
  const { t } = useTranslation();
  const today = useToday();
  const span = spanOf(period, today);
  const { value, problem, busy, counting, again } = useSalesReport(span);
  const isOther = value !== null && (value.from !== span.from || value.to !== span.to);
  return (
    <>
      <PeriodBar period={period} today={today} onChange={onPeriod}>
        <SaveButtons span={span} table={table} busy={busy} onAgain={again} />
      </PeriodBar>
      {counting === null ? null : (
        <Note tone="info" testid="report-counting">
          {t('salesReport.counting', { percent: counting })}
        </Note>
      )}
      {value === null || isOther || problem !== null ? (
        <ReportNone problem={problem} onAgain={again} />
      ) : value.total.operations === 0 && counting === null ? (
        <section className={paper['paper']}>
          <p className={styles['none']} data-testid="report-empty">
            {t('salesReport.none')}
          </p>
        </section>
      ) : (
        children(value)
      )}
    </>
  );
}

type SaveButtonsProps = {
  readonly span: Span;
  readonly table: ReportTable;
  readonly busy: boolean;
  readonly onAgain: () => void;
};

/** Reading again, and the ways to a file; what became of it is told beneath. */
export function SaveButtons({ span, table, busy, onAgain }: SaveButtonsProps) {
  const { t } = useTranslation();
  const bridge = useBridge();
  const [saving, setSaving] = useState(false);
  const [said, setSaid] = useState<{ readonly file: string; readonly count: number } | Failure | null>(null);

  async function save(format: 'csv' | 'xlsx'): Promise<void> {
    setSaving(true);
    setSaid(null);
    const answer = await ask(bridge.exportReport({ ...span, table, format }));
    setSaving(false);
    if (!answer.ok) {
      setSaid(answer.failure);
    } else if (answer.value.fileName !== null) {
      setSaid({ file: answer.value.fileName, count: answer.value.rows });
    }
  }

  return (
    <span className={styles['ways']}>
      {(['csv', 'xlsx'] as const).map((format) => (
        <Press
          key={format}
          size="small"
          busy={saving}
          testid={`report-export-${format}`}
          onClick={() => void save(format)}
        >
          {t(format === 'csv' ? 'salesReport.exportCsv' : 'salesReport.exportXlsx')}
        </Press>
      ))}
      <Press size="small" busy={busy} testid="report-again" onClick={onAgain}>
        {t('salesReport.refresh')}
      </Press>
      {said === null ? null : (
        <span className={styles['said']}>
          {'code' in said ? (
            <FailureNote failure={said} />
          ) : (
            <Note tone="good" testid="report-exported">
              {t('salesReport.exported', said)}
            </Note>
          )}
        </span>
      )}
    </span>
  );
}

// What people did: every approval, every refusal, every decision and every change, newest first, by kind (1 to 6).
import { useCallback, useEffect, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { type Deed, type DeedFilter, type DeedPage, deedFilters } from '../../../shared/reports.ts';
import type { Failure } from '../../../shared/result.ts';
import { ask } from '../../bridge.ts';
import paper from '../../components/paper.module.css';
import { Press } from '../../components/press.tsx';
import { keyLevel } from '../../keys/key-layers.ts';
import { useKeys } from '../../keys/use-keys.ts';
import { useBridge } from '../../store/till-context.tsx';
import { DeedsTable } from './deeds-table.tsx';
import { type Chosen, SaveButtons, useToday } from './own-frame.tsx';
import { spanOf } from './period.ts';
import { PeriodBar } from './period-bar.tsx';
import { ReportNone } from './report-none.tsx';
import styles from './reports.module.css';
import { useReport } from './use-report.ts';

const pageSize = 50;

export function DeedsPanel({ period, onPeriod }: Chosen) {
  const { t } = useTranslation();
  const bridge = useBridge();
  const today = useToday();
  const { from, to } = spanOf(period, today);
  const [filter, setFilter] = useState<DeedFilter>('all');
  const ask50 = useCallback(
    (before: number | null) => bridge.listDeeds({ from, to, filter, before, size: pageSize }),
    [bridge, from, to, filter],
  );
  const read = useCallback(() => ask50(null), [ask50]);
  const { value, problem, busy, again } = useReport(read);
  const older = useOlder(value, ask50);

  useKeys(keyLevel.panel, ({ name }) => {
    const next = /^[1-6]$/.test(name) ? deedFilters[Number(name) - 1] : undefined;
    if (next !== undefined) {
      setFilter(next);
    }
    return next !== undefined;
  });

  return (
    <>
      <PeriodBar period={period} today={today} onChange={onPeriod}>
        <SaveButtons span={{ from, to }} table="deeds" busy={busy} onAgain={again} />
      </PeriodBar>
      <div role="radiogroup" aria-label={t('salesReport.deedFilter')} className={styles['tabs']}>
        {deedFilters.map((each, index) => (
          <Press
            key={each}
            role="radio"
            size="small"
            aria-checked={each === filter}
            shortcut={String(index + 1)}
            testid={`deeds-${each}`}
            data-count={value?.counts[each]}
            onClick={() => setFilter(each)}
          >
            {t(`salesReport.deedFilters.${each}`)}
            {value === null ? '' : ` ${value.counts[each]}`}
          </Press>
        ))}
      </div>
      {value === null || problem !== null ? (
        <ReportNone problem={problem} onAgain={again} />
      ) : (
        <section className={`${paper['paper']} ${styles['tablePaper']}`} aria-label={t('salesReport.tabs.deeds')}>
          {value.rows.length === 0 ? (
            <p className={styles['none']} data-testid="deeds-none">
              {t('salesReport.deedsNone')}
            </p>
          ) : (
            <DeedsTable rows={[...value.rows, ...older.rows]}>
              {older.next === null ? null : (
                <Press size="small" busy={older.busy} testid="deeds-more" onClick={older.more}>
                  {t('salesReport.deedsMore')}
                </Press>
              )}
            </DeedsTable>
          )}
        </section>
      )}
    </>
  );
}

type Older = {
  readonly rows: readonly Deed[];
  readonly next: number | null;
  readonly busy: boolean;
  readonly more: () => void;
};

/** The pages behind the first; a new first page begins anew. */
function useOlder(
  first: DeedPage | null,
  read: (
    before: number,
  ) => Promise<{ readonly ok: true; readonly value: DeedPage } | { readonly ok: false; readonly failure: Failure }>,
): Older {
  const [pages, setPages] = useState<{
    readonly of: DeedPage | null;
    readonly rows: readonly Deed[];
    readonly next: number | null;
  }>({ of: null, rows: [], next: null });
  const [busy, setBusy] = useState(false);
  useEffect(() => setPages({ of: first, rows: [], next: first?.nextBefore ?? null }), [first]);
  const shown = pages.of === first ? pages : { rows: [], next: first?.nextBefore ?? null };

  async function more(): Promise<void> {
    if (shown.next === null || busy) {
      return;
    }
    setBusy(true);
    const answer = await ask(read(shown.next));
    setBusy(false);
    if (answer.ok) {
      setPages((now) =>
        now.of === first
          ? { of: first, rows: [...now.rows, ...answer.value.rows], next: answer.value.nextBefore }
          : now,
      );
    }
  }

  return { rows: shown.rows, next: shown.next, busy, more: () => void more() };
}

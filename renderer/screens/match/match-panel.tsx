// One day matched: on the left the day, what the list is narrowed to, and its rows; on the right the overview, or the row that was chosen.
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { DayStepper } from '../../components/day-stepper.tsx';
import { FailureNote } from '../../components/failure-note.tsx';
import { ListNone } from '../../components/list-none.tsx';
import paper from '../../components/paper.module.css';
import { Press } from '../../components/press.tsx';
import { useRowKeys } from '../../components/use-row-keys.ts';
import { keyLevel } from '../../keys/key-layers.ts';
import { useKeys } from '../../keys/use-keys.ts';
import { RowList } from '../queue/row-list.tsx';
import styles from './match.module.css';
import { MatchDetail } from './match-detail.tsx';
import { MatchOverview } from './match-overview.tsx';
import { MatchRowPress } from './match-row.tsx';
import { useExport } from './use-export.ts';
import { useGoal } from './use-goal.ts';
import { useMatch } from './use-match.ts';

const rowHeight = 72;

export function MatchPanel() {
  const { t } = useTranslation();
  const match = useMatch();
  const { view, rows, filter, problem, busy } = match;
  const file = useExport(view?.day ?? null);
  const [chosen, setChosen] = useState<string | null>(null);
  const row = rows.find(({ key }) => key === chosen) ?? null;
  const go = useGoal();

  useRowKeys(
    rows.map(({ key }) => key),
    chosen,
    setChosen,
    () => {
      if (row === null) {
        match.again();
      } else {
        go(row);
      }
      return true;
    },
  );
  useKeys(keyLevel.panel, ({ name }) => {
    switch (name) {
      case 'Escape':
        return back();
      case 'PageUp':
      case 'PageDown':
        setChosen(null);
        match.step(name === 'PageUp' ? -1 : 1);
        return true;
      case 'c':
      case 'x':
        file.save(name === 'c' ? 'csv' : 'xlsx');
        return true;
      default:
        return false;
    }
  });

  /** First what is chosen, then what the list is narrowed to; then the screen. */
  function back(): boolean {
    if (chosen !== null) {
      setChosen(null);
      return true;
    }
    if (filter !== 'all') {
      match.choose('all');
      return true;
    }
    return false;
  }

  if (view === null) {
    return (
      <section className={paper['paper']}>
        {busy ? (
          <p className={styles['waiting']} role="status" data-testid="match-reading">
            {t('match.reading')}
          </p>
        ) : (
          <ListNone known={false} empty="" problem={problem} onAgain={match.again} />
        )}
      </section>
    );
  }
  return (
    <>
      <div className={styles['bar']}>
        <DayStepper day={view.day} today={view.today} keys={['PgUp', 'PgDn']} onStep={match.step} />
        <div className={styles['filters']} role="radiogroup" aria-label={t('match.filterLabel')}>
          {filtersShown(filter).map((each) => (
            <Press
              key={each}
              role="radio"
              size="small"
              aria-checked={each === filter}
              testid={`match-filter-${each}`}
              onClick={() => {
                setChosen(null);
                match.choose(each);
              }}
            >
              {each === 'all' || each === 'differences' ? t(`match.filter.${each}`) : t(`match.verdict.${each}`)}
            </Press>
          ))}
        </div>
      </div>
      <div className={styles['columns']}>
        <section
          className={paper['paper']}
          aria-label={t('match.list')}
          data-testid="match-list"
          data-total={match.total}
          data-day={view.day}
        >
          {rows.length === 0 ? (
            <ListNone
              known
              empty={t(emptyText(filter, view.verdicts.length))}
              problem={null}
              onAgain={match.again}
              testid="match-none"
            />
          ) : (
            <div className={styles['rows']}>
              <RowList
                rows={rows}
                keyOf={({ key }) => key}
                rowHeight={rowHeight}
                chosen={chosen}
                more={rows.length < match.total}
                onMore={match.more}
              >
                {(each) => (
                  <MatchRowPress row={each} chosen={each.key === chosen} onChoose={() => setChosen(each.key)} />
                )}
              </RowList>
            </div>
          )}
        </section>
        <section className={paper['paper']} aria-label={t('match.summary')}>
          {row === null ? (
            <>
              <div className={`${styles['told']} scroll`}>
                {problem === null ? null : <FailureNote failure={problem} />}
                {file.problem === null ? null : <FailureNote failure={file.problem} />}
                <MatchOverview
                  view={view}
                  busy={busy}
                  written={file.written}
                  onChoose={(verdict) => {
                    setChosen(null);
                    match.choose(verdict);
                  }}
                />
              </div>
              <div className={styles['steps']}>
                <Press look="primary" shortcut="Enter" busy={busy} testid="match-again" onClick={match.again}>
                  {t('match.again')}
                </Press>
                {(['csv', 'xlsx'] as const).map((format) => (
                  <Press
                    key={format}
                    shortcut={format === 'csv' ? 'C' : 'X'}
                    busy={file.busy === format}
                    testid={`match-export-${format}`}
                    onClick={() => file.save(format)}
                  >
                    {t(format === 'csv' ? 'match.exportCsv' : 'match.exportXlsx')}
                  </Press>
                ))}
              </div>
            </>
          ) : (
            <MatchDetail row={row} view={view} onGo={() => go(row)} />
          )}
        </section>
      </div>
    </>
  );
}

type Filter = ReturnType<typeof useMatch>['filter'];

/** All, the differences, and what was chosen in the overview. */
function filtersShown(filter: Filter): readonly Filter[] {
  return filter === 'all' || filter === 'differences' ? ['all', 'differences'] : ['all', 'differences', filter];
}

function emptyText(filter: Filter, verdicts: number) {
  return verdicts === 0 ? 'match.noneDay' : filter === 'differences' ? 'match.noneBad' : 'match.none';
}

// The day in figures: how each side stands, what it says in all, and each verdict with its rows; a press narrows the list to it.
import type { TFunction } from 'i18next';
import { useTranslation } from 'react-i18next';
import { type MatchVerdict, type MatchView, matchSides } from '../../../shared/match.ts';
import { clockText } from '../../components/age-text.ts';
import { Note } from '../../components/failure-note.tsx';
import figures from '../../components/figure-table.module.css';
import { Money } from '../../components/money.tsx';
import { Press } from '../../components/press.tsx';
import styles from './match.module.css';
import type { Written } from './use-export.ts';

type OverviewProps = {
  readonly view: MatchView;
  readonly busy: boolean;
  readonly written: Written | null;
  readonly onChoose: (verdict: MatchVerdict) => void;
};

export function MatchOverview({ view, busy, written, onChoose }: OverviewProps) {
  const { t } = useTranslation();
  const { counts, sides, sums, verdicts } = view;
  return (
    <>
      <div
        className={styles['counts']}
        data-testid="match-counts"
        data-differences={counts.differences}
        data-matched={counts.matched}
      >
        <Note tone={counts.differences > 0 ? 'bad' : counts.notCompared > 0 ? 'warn' : 'good'}>
          <strong>{t('match.counts.differences', { count: counts.differences })}</strong>
          {' · '}
          {t('match.counts.matched', { count: counts.matched })}
          {counts.waiting === 0 ? null : ` · ${t('match.counts.waiting', { count: counts.waiting })}`}
          {counts.notCompared === 0 ? null : ` · ${t('match.counts.notCompared', { count: counts.notCompared })}`}
        </Note>
      </div>
      {written === null ? null : (
        <Note tone="good" testid="match-written">
          {t('match.exported', { rows: written.rows, fileName: written.fileName })}
        </Note>
      )}
      <SideNotes sides={sides} />
      <table className={figures['table']} data-dense data-testid="match-table">
        <thead>
          <tr>
            <th scope="col" className={figures['name']}>
              {busy ? t('match.reading') : t('match.madeAt', { time: clockText(view.madeAt) })}
            </th>
            {matchSides.map((side) => (
              <th key={side} scope="col">
                {t(`match.side.${side}`)}
                <br />
                <span data-testid={`match-side-${side}`} data-state={sides[side].state}>
                  {sideText(sides[side], t)}
                </span>
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {verdicts.map(({ verdict, rows, sums: own }) => (
            <tr key={verdict} data-testid={`match-verdict-${verdict}`} data-rows={rows}>
              <th scope="row" className={figures['name']}>
                <Press
                  look="ghost"
                  size="small"
                  className={styles['verdict']}
                  testid={`match-show-${verdict}`}
                  onClick={() => onChoose(verdict)}
                >
                  {t(`match.verdict.${verdict}`)} <span className="number">{rows}</span>
                </Press>
              </th>
              <SumCells sums={own} />
            </tr>
          ))}
        </tbody>
        <tfoot>
          <tr data-testid="match-sums">
            <th scope="row" className={figures['name']}>
              {t('match.sheetTotal')}
            </th>
            <SumCells sums={sums} />
          </tr>
        </tfoot>
      </table>
    </>
  );
}

function SumCells({ sums }: { readonly sums: MatchView['sums'] }) {
  const { t } = useTranslation();
  return matchSides.map((side) => (
    <td key={side} data-side={side} data-count={sums[side].count} data-fen={sums[side].amount}>
      {sums[side].count === 0 ? (
        <span className={styles['soft']}>—</span>
      ) : (
        <>
          <Money amount={sums[side].amount} />
          <span className={`number ${styles['lines']}`}>{t('match.lines', { count: sums[side].count })}</span>
        </>
      )}
    </td>
  ));
}

type Side = MatchView['sides']['log'];

function sideText({ state, at }: Side, t: TFunction): string {
  return state === 'kept'
    ? t('match.sideState.kept', { time: at === null ? '' : clockText(at) })
    : t(`match.sideState.${state}`);
}

/** A side that was not read is said so, with the reason: its silence is no difference. */
function SideNotes({ sides: { log, bills } }: { readonly sides: MatchView['sides'] }) {
  return (
    <>
      <SideNote side={log} unread="logUnread" absent="logAbsent" />
      <SideNote side={bills} unread="billsUnread" absent="billsAbsent" />
    </>
  );
}

type SideNoteProps = {
  readonly side: Side;
  readonly unread: 'logUnread' | 'billsUnread';
  readonly absent: 'logAbsent' | 'billsAbsent';
};

function SideNote({ side: { state, failure }, unread, absent }: SideNoteProps) {
  const { t } = useTranslation();
  if (state === 'read' || state === 'kept') {
    return null;
  }
  const told = state === 'absent' ? absent : unread;
  const hasReason = failure !== null && (failure.code.startsWith('unipos') || failure.code === 'logNotWhole');
  return (
    <Note tone={state === 'absent' ? 'info' : 'warn'} testid={`match-told-${told}`}>
      {t(`match.sideTold.${told}`)}
      {hasReason ? <div>{t(`failure.${failure.code}`, { ...failure.parameters })}</div> : null}
    </Note>
  );
}

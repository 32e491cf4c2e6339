// One business day: the till's figures on the left; on the right what is still open, or what the platform said, and the one big step.
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { nextStep, saidByPlatform } from '../../../shared/day-totals.ts';
import { assertNever } from '../../../shared/result.ts';
import { DayStepper } from '../../components/day-stepper.tsx';
import { FailureNote } from '../../components/failure-note.tsx';
import { ListNone } from '../../components/list-none.tsx';
import paper from '../../components/paper.module.css';
import { keyLevel } from '../../keys/key-layers.ts';
import { useKeys } from '../../keys/use-keys.ts';
import { useActions, useTill } from '../../store/till-context.tsx';
import { openMatch } from '../match/match-way.ts';
import styles from './day-end.module.css';
import { DayGo } from './day-go.tsx';
import { DayMatchNote, DifferencesDialog } from './day-match.tsx';
import { DaySealNote } from './day-seal.tsx';
import { Beside, Standing } from './day-standing.tsx';
import { DayTable } from './day-table.tsx';
import { DayWays } from './day-ways.tsx';
import { useDayEnd } from './use-day-end.ts';
import { useDayMatch } from './use-day-match.ts';

export function DayPanel() {
  const { t } = useTranslation();
  const actions = useActions();
  const state = useDayEnd();
  const { view, problem, busy, again } = state;
  const match = useDayMatch(view?.day ?? null);
  const online = useTill((till) => till.status?.connection === 'online');
  const [warning, setWarning] = useState(false);
  const differs = (match.view?.counts.differences ?? 0) > 0;
  const step = view === null ? 'done' : nextStep(view, online);
  const settled = view === null ? null : saidByPlatform(view.settling);

  function go(): void {
    switch (step) {
      case 'queue':
        actions.goTo('queue');
        break;
      case 'settle':
      case 'settleAgain':
      case 'close':
        if (differs) {
          setWarning(true);
        } else {
          end();
        }
        break;
      case 'sealNow':
        void state.seal(false);
        break;
      case 'done':
        break;
      default:
        assertNever(step);
    }
  }

  /** With the platform where it settles days, else by the seal alone. */
  function end(): void {
    void (view?.settling.by === 'till' ? state.seal(true) : state.settle());
  }

  useKeys(keyLevel.panel, ({ name }) => {
    if (state.asking || warning) {
      return false;
    }
    switch (name) {
      case 'ArrowUp':
        state.step(-1);
        return true;
      case 'ArrowDown':
        state.step(1);
        return true;
      case 'Enter':
        go();
        return true;
      case 'm':
        if (view !== null) {
          openMatch(actions, view.day);
        }
        return true;
      default:
        return false;
    }
  });

  if (view === null) {
    return (
      <section className={paper['paper']}>
        <ListNone known={false} empty="" problem={problem} onAgain={again} />
      </section>
    );
  }
  return (
    <div className={styles['columns']}>
      <section className={paper['paper']} aria-label={t('dayEnd.figures')}>
        <DayStepper day={view.day} today={view.today} onStep={state.step} />
        <div className={`${styles['figures']} scroll`}>
          <DayTable
            till={view.seal?.kind === 'final' ? view.seal.totals : (settled?.till ?? view.seal?.totals ?? view.totals)}
            platform={settled === null ? null : { totals: settled.platform, total: settled.total }}
          />
          <Beside view={view} />
          <DayMatchNote day={view.day} match={match} />
        </div>
      </section>
      <section className={paper['paper']} aria-label={t('dayEnd.title')}>
        <div className={`${styles['told']} scroll`}>
          {problem === null ? null : <FailureNote failure={problem} />}
          <Standing view={view} problem={problem} />
          <DaySealNote view={view} />
        </div>
        <div className={styles['beneath']}>
          <DayWays view={view} state={state} step={step} held={warning} />
        </div>
        <DayGo step={step} busy={busy && !state.asking && step !== 'queue'} onGo={go} />
      </section>
      {state.dialog}
      {warning && match.view !== null ? (
        <DifferencesDialog
          view={match.view}
          onClose={() => setWarning(false)}
          onSettle={() => {
            setWarning(false);
            end();
          }}
        />
      ) : null}
    </div>
  );
}

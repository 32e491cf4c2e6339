// One business day: the till's figures on the left; on the right what is still open, or what the platform said, and the one big step.
import IconCalendarCheck from '@tabler/icons-react/dist/esm/icons/IconCalendarCheck.mjs';
import IconListCheck from '@tabler/icons-react/dist/esm/icons/IconListCheck.mjs';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { DayEndView } from '../../../shared/day-end.ts';
import { sameTotals } from '../../../shared/day-totals.ts';
import type { Failure } from '../../../shared/result.ts';
import { shortClockText } from '../../components/age-text.ts';
import { DayStepper } from '../../components/day-stepper.tsx';
import { FailureNote, Note } from '../../components/failure-note.tsx';
import { ListNone } from '../../components/list-none.tsx';
import { Money } from '../../components/money.tsx';
import { moneyText } from '../../components/money-text.ts';
import paper from '../../components/paper.module.css';
import { Press } from '../../components/press.tsx';
import { StateBadge } from '../../components/state-badge.tsx';
import { keyLevel } from '../../keys/key-layers.ts';
import { useKeys } from '../../keys/use-keys.ts';
import { useActions, useTill } from '../../store/till-context.tsx';
import { openMatch } from '../match/match-way.ts';
import styles from './day-end.module.css';
import { DayMatchNote, DifferencesDialog } from './day-match.tsx';
import { DaySealNote } from './day-seal.tsx';
import { DayTable } from './day-table.tsx';
import { DayVerdict } from './day-verdict.tsx';
import { DayWays } from './day-ways.tsx';
import { useDayEnd } from './use-day-end.ts';
import { useDayMatch } from './use-day-match.ts';

export function DayPanel() {
  const { t } = useTranslation();
  const actions = useActions();
  const { goTo } = actions;
  const state = useDayEnd();
  const { view, problem, busy, again } = state;
  const match = useDayMatch(view?.day ?? null);
  const [warning, setWarning] = useState(false);
  const differs = (match.view?.counts.differences ?? 0) > 0;

  function settle(): void {
    if (differs) {
      setWarning(true);
    } else {
      void state.settle();
    }
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
        if (view !== null && view.open.count > 0) {
          goTo('queue');
        } else {
          settle();
        }
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
            till={
              view.seal?.kind === 'final' ? view.seal.totals : (view.settled?.till ?? view.seal?.totals ?? view.totals)
            }
            platform={view.settled === null ? null : { totals: view.settled.platform, total: view.settled.total }}
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
          <DayWays view={view} state={state} held={warning} />
        </div>
        {view.open.count > 0 ? (
          <Press
            look="primary"
            size="large"
            shortcut="Enter"
            className={styles['go']}
            icon={<IconListCheck size={26} aria-hidden="true" />}
            testid="day-to-queue"
            onClick={() => goTo('queue')}
          >
            {t('dayEnd.toQueue')}
          </Press>
        ) : (
          <Press
            look={view.settled === null ? 'primary' : 'plain'}
            size="large"
            shortcut="Enter"
            className={styles['go']}
            busy={busy && !state.asking}
            icon={<IconCalendarCheck size={26} aria-hidden="true" />}
            testid="day-settle"
            onClick={settle}
          >
            {busy && !state.asking
              ? t('dayEnd.settling')
              : t(view.settled === null ? 'dayEnd.settle' : 'dayEnd.settleAgain')}
          </Press>
        )}
      </section>
      {state.dialog}
      {warning && match.view !== null ? (
        <DifferencesDialog
          view={match.view}
          onClose={() => setWarning(false)}
          onSettle={() => {
            setWarning(false);
            void state.settle();
          }}
        />
      ) : null}
    </div>
  );
}

/** What stands beside the figures, and is in none of them. */
function Beside({ view: { seal, services, settled, takenOver, totals } }: { readonly view: DayEndView }) {
  const { t } = useTranslation();
  const told = (sum: DayEndView['services']) => ({ count: sum.count, amount: moneyText(sum.amount) });
  return (
    <>
      {settled === null && totals.consumption.count + totals.recharge.count + totals.revocation.count === 0 ? (
        <p className={styles['soft']}>{t('dayEnd.none')}</p>
      ) : null}
      {settled !== null && seal?.kind !== 'final' && !sameTotals(settled.till, totals) ? (
        <Note tone="warn" testid="day-since">
          {t('dayEnd.since')}
        </Note>
      ) : null}
      {services.count === 0 ? null : <p className={styles['soft']}>{t('dayEnd.services', told(services))}</p>}
      {takenOver.count === 0 ? null : <p className={styles['soft']}>{t('dayEnd.takenOver', told(takenOver))}</p>}
    </>
  );
}

/** What is open comes first: nothing can be settled before. */
function Standing({ view, problem }: { readonly view: DayEndView; readonly problem: Failure | null }) {
  const { t } = useTranslation();
  const offline = useTill((till) => till.status !== null && till.status.connection !== 'online');
  const { open, settled } = view;
  if (open.count > 0) {
    return (
      <>
        <Note tone="warn" testid="day-open">
          {t('dayEnd.openSome', { count: open.count, amount: moneyText(open.amount) })}
        </Note>
        <ul className={styles['open']} aria-label={t('dayEnd.open')}>
          {open.operations.map(({ serial, kind, memberName, maskedCard, amount, state, createdAt }) => (
            <li key={serial} data-testid={`day-open-${serial}`}>
              <span className={styles['rowMain']}>
                <strong>
                  {t(`kind.${kind}`)} · {memberName ?? maskedCard}
                </strong>
                <span className={`number ${styles['soft']}`}>{shortClockText(createdAt)}</span>
              </span>
              <span className={styles['openSide']}>
                <Money amount={amount} size="row" />
                <StateBadge state={state} />
              </span>
            </li>
          ))}
        </ul>
        {open.count > open.operations.length ? (
          <p className={styles['soft']}>{t('dayEnd.openMore', { shown: open.operations.length })}</p>
        ) : null}
      </>
    );
  }
  if (settled !== null) {
    return <DayVerdict record={settled} />;
  }
  return offline && problem === null ? (
    <Note tone="warn" testid="day-offline">
      {t('dayEnd.offline')}
    </Note>
  ) : (
    <>
      <Note tone="good" testid="day-open-none">
        {t('dayEnd.openNone')}
      </Note>
      <p className={styles['soft']}>{t('dayEnd.settlingTold', { day: view.day })}</p>
    </>
  );
}

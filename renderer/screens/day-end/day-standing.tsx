// How a day stands, in words: what is open comes first, then what the platform said of it, or what closing it will do.
import { useTranslation } from 'react-i18next';
import type { DayEndView } from '../../../shared/day-end.ts';
import { saidByPlatform, sameTotals } from '../../../shared/day-totals.ts';
import type { Failure } from '../../../shared/result.ts';
import { shortClockText } from '../../components/age-text.ts';
import { Note } from '../../components/failure-note.tsx';
import { Money } from '../../components/money.tsx';
import { moneyText } from '../../components/money-text.ts';
import { StateBadge } from '../../components/state-badge.tsx';
import { useTill } from '../../store/till-context.tsx';
import styles from './day-end.module.css';
import { DayVerdict } from './day-verdict.tsx';

/** What stands beside the figures, and is in none of them. */
export function Beside({ view: { seal, services, settling, takenOver, totals } }: { readonly view: DayEndView }) {
  const { t } = useTranslation();
  const settled = saidByPlatform(settling);
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
      {settling.by === 'till' ? <Alone /> : null}
    </>
  );
}

/** That nobody else counts this day: said wherever the platform's figures would stand. */
export function Alone() {
  const { t } = useTranslation();
  return (
    <Note tone="info" testid="day-alone">
      {t('dayEnd.alone.about')}
    </Note>
  );
}

/** What is open comes first: no day ends before. */
export function Standing({ view, problem }: { readonly view: DayEndView; readonly problem: Failure | null }) {
  const { t } = useTranslation();
  const offline = useTill((till) => till.status !== null && till.status.connection !== 'online');
  const { open, seal, settling } = view;
  const settled = saidByPlatform(settling);
  const isAlone = settling.by === 'till';
  if (open.count > 0) {
    return <Open open={open} isAlone={isAlone} />;
  }
  if (settled !== null) {
    return <DayVerdict record={settled} />;
  }
  if (isAlone && seal?.kind === 'final') {
    return null;
  }
  return offline && problem === null ? (
    <Note tone="warn" testid="day-offline">
      {t(isAlone ? 'dayEnd.alone.offline' : 'dayEnd.offline')}
    </Note>
  ) : (
    <>
      <Note tone="good" testid="day-open-none">
        {t(isAlone ? 'dayEnd.alone.openNone' : 'dayEnd.openNone')}
      </Note>
      <p className={styles['soft']}>{t(isAlone ? 'dayEnd.alone.told' : 'dayEnd.settlingTold', { day: view.day })}</p>
    </>
  );
}

function Open({ open, isAlone }: { readonly open: DayEndView['open']; readonly isAlone: boolean }) {
  const { t } = useTranslation();
  return (
    <>
      <Note tone="warn" testid="day-open">
        {t(isAlone ? 'dayEnd.alone.openSome' : 'dayEnd.openSome', {
          count: open.count,
          amount: moneyText(open.amount),
        })}
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

// How the till stands towards its platform: what it may do by itself, what strict mode means for the cashier, when the next probe is due.
import { useTranslation } from 'react-i18next';
import type { Fen } from '../../../shared/money.ts';
import type { ProbeView } from '../../../shared/probe.ts';
import { clockText } from '../../components/age-text.ts';
import { Note } from '../../components/failure-note.tsx';
import { moneyText } from '../../components/money-text.ts';

/** Calm: the weekly reminder is amber, never red, and blocks nothing. */
export function ProbeStanding({ view }: { readonly view: ProbeView }) {
  const { t } = useTranslation();
  const { standing, due, brokenOff, record, nextDueAt } = view;
  const isProven = standing === 'proven';
  return (
    <>
      <Note tone={isProven ? 'good' : 'info'} testid="probe-standing">
        <strong>{t(`probe.standing.${standing}`)}</strong>
        <div>{t(isProven ? 'probe.consequence.proven' : 'probe.consequence.strict')}</div>
      </Note>
      {due && !view.running ? (
        <Note tone="warn" testid="probe-due">
          {t(brokenOff ? 'probe.brokenOff' : 'probe.dueNow')}
        </Note>
      ) : null}
      <div data-testid="probe-dates">
        <div>{t('probe.last', { value: record === null ? t('probe.never') : clockText(record.at, true) })}</div>
        {nextDueAt === null || due ? null : (
          <div>{t('probe.next', { value: clockText(nextDueAt, true).slice(0, 10) })}</div>
        )}
      </div>
    </>
  );
}

/** What became of the money, and a serial that is too long for the platform. */
export function ProbeResult({ view: { record, ownSerial } }: { readonly view: ProbeView }) {
  const { t } = useTranslation();
  if (record === null) {
    return null;
  }
  const { leftBehind, longestSerial } = record;
  return (
    <>
      <Note tone={leftBehind === 0 ? 'good' : 'warn'} testid="probe-left">
        {leftBehind === 0 ? t('probe.nothingLeft') : t('probe.leftBehind', { amount: moneyText(leftBehind as Fen) })}
      </Note>
      {longestSerial !== null && longestSerial < ownSerial ? (
        <Note tone="bad">{t('probe.tooShort', { own: ownSerial, length: longestSerial })}</Note>
      ) : null}
    </>
  );
}

// How the day is sealed: what its seal says, what came since, what earlier days left, what else waits.
import IconLock from '@tabler/icons-react/dist/esm/icons/IconLock.mjs';
import { useTranslation } from 'react-i18next';
import type { DayEndView, DaySealRecord, LateArrival, LateLog } from '../../../shared/day-end.ts';
import { clockText, shortClockText } from '../../components/age-text.ts';
import { Note } from '../../components/failure-note.tsx';
import { Money } from '../../components/money.tsx';
import { moneyText } from '../../components/money-text.ts';
import { OpenList, WaitingThings } from '../shift/open-list.tsx';
import styles from './day-end.module.css';

export function DaySealNote({ view }: { readonly view: DayEndView }) {
  const { t } = useTranslation();
  const { seal, late, lateLog, earlier, waiting } = view;
  return (
    <>
      {seal === null ? null : (
        <div data-testid="day-seal" data-kind={seal.kind} data-late={late.length}>
          <SealNote seal={seal} />
        </div>
      )}
      {view.settling.by === 'till' && seal !== null ? <SealMatch seal={seal} /> : null}
      <LateList title={t('dayEnd.lateCounted')} arrivals={seal?.late ?? []} testid="day-late-counted" />
      <LateList title={t('dayEnd.late')} arrivals={late} testid="day-late" />
      {lateLog === null || (lateLog.count === 0 && lateLog.rows.length === 0) ? null : <LateInLog lateLog={lateLog} />}
      {earlier.length === 0 ? null : (
        <section aria-label={t('dayEnd.carried')}>
          <h2 className={styles['subheading']}>{t('dayEnd.carried')}</h2>
          <OpenList label={t('dayEnd.carried')} items={earlier} testid="day-carried" />
        </section>
      )}
      <WaitingThings waiting={waiting} />
    </>
  );
}

type LateListProps = {
  readonly title: string;
  readonly arrivals: readonly LateArrival[];
  readonly testid: string;
};

/** What an earlier seal did not know: counted in the newest one, or come after that, too. */
function LateList({ title, arrivals, testid }: LateListProps) {
  const { t } = useTranslation();
  return arrivals.length === 0 ? null : (
    <section aria-label={title}>
      <h2 className={styles['subheading']}>{title}</h2>
      <ul className={styles['open']} data-testid={testid} data-count={arrivals.length}>
        {arrivals.map((each) => (
          <li key={each.serial} data-testid={`day-late-${each.serial}`} data-cause={each.cause}>
            <span className={styles['rowMain']}>
              <strong>
                {t(`kind.${each.kind}`)} · {each.memberName ?? each.maskedCard}
              </strong>
              <span className={`number ${styles['soft']}`}>
                {shortClockText(each.createdAt)} · {t(`dayEnd.lateCauses.${each.cause}`)}
              </span>
            </span>
            <Money amount={each.amount} size="row" />
          </li>
        ))}
      </ul>
    </section>
  );
}

/** When a day was sealed, how, and by whom. */
export function SealNote({ seal }: { readonly seal: DaySealRecord }) {
  const { t } = useTranslation();
  const open = seal.open.operations.length;
  return (
    <Note tone={seal.kind === 'final' ? 'good' : 'info'} icon={IconLock}>
      {t(seal.kind === 'final' ? 'dayEnd.sealedFinal' : 'dayEnd.sealedProvisional', {
        time: clockText(seal.at, true),
        person: seal.person ?? '—',
        operator: seal.operator ?? '—',
      })}
      {open === 0 ? null : <div>{t('dayEnd.sealOpen', { count: open })}</div>}
    </Note>
  );
}

/** What the match said at the seal, where there is no record of a settlement to say it; nothing where there was no match. */
export function SealMatch({ seal: { match } }: { readonly seal: DaySealRecord }) {
  const { t } = useTranslation();
  return match === null ? null : (
    <p className={styles['soft']} data-testid="day-record-match">
      {t('match.dayEnd.recorded', { ...match })}
    </p>
  );
}

/** The platform's rows that were not there at the seal, each by itself. */
function LateInLog({ lateLog }: { readonly lateLog: LateLog }) {
  const { t } = useTranslation();
  return (
    <section aria-label={t('dayEnd.lateLogTitle')}>
      <h2 className={styles['subheading']}>{t('dayEnd.lateLogTitle')}</h2>
      <Note tone="warn" testid="day-late-log">
        {t('dayEnd.lateLog', { count: lateLog.count, amount: moneyText(lateLog.amount) })}
      </Note>
      <ul className={styles['open']} data-testid="day-late-rows" data-count={lateLog.rows.length}>
        {lateLog.rows.map(({ key, kind, name, maskedCard, at, terminalNo, serial, voucher, amount }) => (
          <li key={key}>
            <span className={styles['rowMain']}>
              <strong>
                {kind === null || kind === 'other' ? (name ?? t('dayEnd.lateLogOther')) : t(`kind.${kind}`)}
                {maskedCard === null ? '' : ` · ${maskedCard}`}
              </strong>
              <span className={`number ${styles['soft']}`}>
                {[at === null ? null : shortClockText(at), terminalNo, serial ?? voucher].filter(Boolean).join(' · ')}
              </span>
            </span>
            {amount === null ? null : <Money amount={amount} size="row" />}
          </li>
        ))}
      </ul>
    </section>
  );
}

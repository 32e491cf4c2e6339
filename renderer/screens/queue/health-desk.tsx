// Sync health: how till and platform keep together, now and today, and when each proof was last made.
import { type ReactNode, useCallback, useEffect, useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { probeInterval } from '../../../shared/contract.ts';
import type { HealthView } from '../../../shared/desks.ts';
import type { Failure, Result } from '../../../shared/result.ts';
import { ask } from '../../bridge.ts';
import { ageText, clockText } from '../../components/age-text.ts';
import { FailureNote, Note } from '../../components/failure-note.tsx';
import { ListNone } from '../../components/list-none.tsx';
import { Money } from '../../components/money.tsx';
import { OriginNote } from '../../components/origin-note.tsx';
import { Press } from '../../components/press.tsx';
import { useBridge, useTill } from '../../store/till-context.tsx';
import { BillDetailsCard, RefusedBillDetails } from './bill-details-card.tsx';
import styles from './desk.module.css';
import { HealthCard } from './health-card.tsx';
import { offlinePercent } from './health-figures.ts';
import { MachineCard, MachineNotes } from './machine-card.tsx';
import { useBillDetails } from './use-bill-details.ts';

/** Ages and sums are read again so often. Ms. */
const refreshPause = 5_000;
const settlePause = 250;

export function HealthDesk() {
  const { t } = useTranslation();
  const bridge = useBridge();
  const tick = useTill((state) => state.operationTick);
  const connection = useTill((state) => state.status?.connection);
  const [health, setHealth] = useState<HealthView | null>(null);
  const [problem, setProblem] = useState<Failure | null>(null);
  const [checking, setChecking] = useState(false);
  const [unchecked, setUnchecked] = useState<Failure | null>(null);
  const billDetails = useBillDetails();
  const hasLog = useTill((state) => state.settings?.offers.includes('transactions') ?? true);
  const hasDetails = useTill((state) => state.settings?.offers.includes('billDetails') ?? true);
  const hasProbe = useTill((state) => state.settings?.offers.includes('setUp') ?? true);
  const shown = useRef(false);

  const keep = useCallback((answer: Result<HealthView>) => {
    setHealth((old) => (answer.ok ? answer.value : old));
    setProblem(answer.ok ? null : answer.failure);
  }, []);
  const read = useCallback(() => void ask(bridge.getHealth(null)).then(keep), [bridge, keep]);
  // biome-ignore lint/correctness/useExhaustiveDependencies: what changed is what it waits for
  useEffect(() => {
    // Who opens the desk reads at once; what changes while it is open is read when it has settled.
    const first = setTimeout(read, shown.current ? settlePause : 0);
    shown.current = true;
    const timer = setInterval(read, refreshPause);
    return () => {
      clearTimeout(first);
      clearInterval(timer);
    };
  }, [read, tick, connection]);

  if (health === null) {
    return (
      <section className={styles['alone']}>
        <ListNone known={false} empty="" problem={problem} onAgain={read} />
      </section>
    );
  }
  const { checked, now, probe, today } = health;
  return (
    <section className={`${styles['health']} scroll`} data-testid="health" aria-label={t('desk.tabs.health')}>
      {problem === null ? null : <FailureNote failure={problem} />}
      <OriginNote />
      {health.connection === 'contention' ? (
        <Note tone="warn" testid="health-contention">
          {t('desk.health.contention')}
        </Note>
      ) : null}
      {checked !== null && checked.problem !== null ? (
        <Note tone="bad" testid="health-broken">
          {t('desk.health.checkedBad', { time: clockText(checked.at, true), problem: checked.problem })}
        </Note>
      ) : null}
      {health.gateway.problem === null ? null : (
        <Note tone="bad" testid="health-gateway">
          {`${t('uniposSetup.gateway.title')} · ${t('uniposSetup.gateway.state.failed')} `}
          {t(`uniposSetup.gateway.problem.${health.gateway.problem}`, { detail: health.gateway.detail ?? '' })}
        </Note>
      )}
      <MachineNotes machine={health.machine} />
      <RefusedBillDetails state={billDetails} />
      <div className={styles['cards']}>
        <HealthCard title={t('desk.health.connection')}>
          <strong data-testid="health-connection" data-connection={health.connection}>
            {t(`status.connection.${health.connection}`)}
          </strong>
          <span className="number">
            {t('desk.health.since', {
              time: clockText(health.connectionSince, true),
              age: whole(ageText(t, 'queue.age', now - health.connectionSince)),
            })}
          </span>
        </HealthCard>
        <HealthCard title={t('desk.health.open')}>
          <Figures
            figures={[
              [t('queue.waiting'), String(health.waiting)],
              [t('queue.unknown'), String(health.unknown)],
              [t('queue.manual'), String(health.manual)],
              [t('queue.risk'), <Money key="risk" amount={health.atRisk} />],
            ]}
          />
          <span className="number">
            {health.oldestOpen === null
              ? t('desk.health.noneOpen')
              : `${t('desk.health.oldest')} ${whole(ageText(t, 'queue.age', now - health.oldestOpen))}`}
          </span>
        </HealthCard>
        <HealthCard title={t('desk.health.today')}>
          <Figures
            figures={[
              [t('desk.health.operations'), String(today.operations)],
              [t('desk.health.attempts'), String(today.attempts)],
              [t('desk.health.unknowns'), String(today.unknowns)],
              [t('desk.health.ghosts'), String(today.ghosts)],
            ]}
          />
          <span className="number" data-testid="health-offline">
            {t('desk.health.offline')}{' '}
            {t('desk.health.share', {
              count: today.offline,
              percent: offlinePercent(today.offline, today.operations),
            })}
          </span>
        </HealthCard>
        {hasDetails ? <BillDetailsCard state={billDetails} /> : null}
        {hasLog ? (
          <HealthCard title={t('desk.health.logLag')}>
            <strong className="number">
              {health.logLag === null
                ? t('desk.health.lagUnknown')
                : t('desk.health.seconds', { value: (health.logLag / 1_000).toFixed(1) })}
            </strong>
          </HealthCard>
        ) : null}
        {hasProbe ? <ProbeCard probe={probe} now={now} /> : null}
        <HealthCard title={t('desk.health.backup')}>
          <span className="number" data-testid="health-backup">
            {health.lastBackup === null
              ? t('desk.health.noBackup')
              : `${clockText(health.lastBackup, true)} · ${whole(ageText(t, 'queue.age', now - health.lastBackup))}`}
          </span>
        </HealthCard>
        <MachineCard machine={health.machine} />
        <HealthCard title={t('desk.health.checked')}>
          <span className="number" data-testid="health-checked">
            {checked === null || checked.problem !== null
              ? t('desk.health.notChecked')
              : t('desk.health.checkedGood', { time: clockText(checked.at, true) })}
          </span>
          <Press
            busy={checking}
            testid="health-check"
            onClick={() => {
              setChecking(true);
              void ask(bridge.checkJournal(null)).then((answer) => {
                setChecking(false);
                setUnchecked(answer.ok ? null : answer.failure);
                if (answer.ok) {
                  keep(answer);
                }
              });
            }}
          >
            {checking ? t('desk.health.checking') : t('desk.health.check')}
          </Press>
          {unchecked === null ? null : <FailureNote failure={unchecked} />}
        </HealthCard>
      </div>
    </section>
  );
}

function ProbeCard({ probe, now }: Pick<HealthView, 'probe' | 'now'>) {
  const { t } = useTranslation();
  const old = probe !== null && now - probe.at > probeInterval;
  return (
    <HealthCard title={t('desk.health.probe')}>
      <span className="number" data-testid="health-probe">
        {probe === null
          ? t('desk.health.noProbe')
          : t(probe.proven ? 'desk.health.probeProven' : 'desk.health.probeStrict', {
              time: clockText(probe.at, true),
            })}
      </span>
      {probe === null || probe.failed.length === 0 ? null : <span className="number">{probe.failed.join(' ')}</span>}
      {old ? <span className={styles['warn']}>{t('desk.health.probeOld')}</span> : null}
    </HealthCard>
  );
}

function Figures({ figures }: { readonly figures: readonly (readonly [string, ReactNode])[] }) {
  return (
    <dl className={styles['figures']}>
      {figures.map(([label, value]) => (
        <div key={label}>
          <dt>{label}</dt>
          <dd className="number">{value}</dd>
        </div>
      ))}
    </dl>
  );
}

/** An age goes to the next line as a whole. */
function whole(age: string): string {
  return age.replaceAll(' ', '\u00a0');
}

// One operation whole: what it is, where it stands and why, and every event of its history with the evidence.
import type { TFunction } from 'i18next';
import { type ReactNode, useEffect, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { OperationDetail } from '../../../shared/ipc.ts';
import type { OperationEventView } from '../../../shared/operation.ts';
import type { Failure } from '../../../shared/result.ts';
import { ask } from '../../bridge.ts';
import { clockText } from '../../components/age-text.ts';
import { FailureNote } from '../../components/failure-note.tsx';
import { Money } from '../../components/money.tsx';
import { reasonText } from '../../components/reason-text.ts';
import { StateBadge } from '../../components/state-badge.tsx';
import { useBridge, useTill } from '../../store/till-context.tsx';
import styles from './queue.module.css';

export function OperationDetailPanel({ serial }: { readonly serial: string }) {
  const { t } = useTranslation();
  const bridge = useBridge();
  const changed = useTill((state) => state.operations[serial]?.updatedAt);
  const [detail, setDetail] = useState<OperationDetail | null>(null);
  const [problem, setProblem] = useState<Failure | null>(null);

  // biome-ignore lint/correctness/useExhaustiveDependencies: a change of the operation means that its history grew
  useEffect(() => {
    let current = true;
    void ask(bridge.getOperation({ serial })).then((answer) => {
      if (current) {
        setDetail((old) => (answer.ok ? answer.value : old));
        setProblem(answer.ok ? null : answer.failure);
      }
    });
    return () => {
      current = false;
    };
  }, [bridge, serial, changed]);

  if (detail === null) {
    return problem === null ? null : <FailureNote failure={problem} />;
  }
  const { operation, events } = detail;
  return (
    <>
      <div className={styles['head']}>
        <div>
          <h2 className={styles['title']}>
            {t(`kind.${operation.kind}`)} <Money amount={operation.amount} />
          </h2>
          <span className="number selectable">{operation.serial}</span>
        </div>
        <StateBadge state={operation.state} />
      </div>
      <p className={styles['help']}>{t(`stateHelp.${operation.state}`)}</p>
      <dl className={styles['facts']}>
        <Fact label={t('queue.card')}>{operation.maskedCard}</Fact>
        <Fact label={t('queue.operator')}>{operation.operator}</Fact>
        <Fact label={t('queue.created')}>{clockText(operation.createdAt, true)}</Fact>
        {operation.kind === 'consumption' ? (
          <Fact label={t('queue.store')}>
            <Money amount={operation.storePay} />
          </Fact>
        ) : null}
        {operation.voucher === null ? null : <Fact label={t('queue.voucher')}>{operation.voucher}</Fact>}
        {operation.parent === null ? null : <Fact label={t('queue.parent')}>{operation.parent}</Fact>}
        {operation.revocationReason === null ? null : <Fact label={t('queue.why')}>{operation.revocationReason}</Fact>}
        {operation.revokedBy === null ? null : <Fact label={t('queue.revokedBy')}>{operation.revokedBy}</Fact>}
      </dl>
      {operation.platformMessage === null ? null : (
        <p className={styles['help']}>{t('failureDetail.platform', { value: operation.platformMessage })}</p>
      )}
      <h3 className={styles['subtitle']}>{t('queue.history')}</h3>
      <ol className={styles['events']}>
        {events.map((event) => (
          <li key={event.sequence} className={styles['event']} data-testid="queue-event" data-to={event.to}>
            <span className={`number ${styles['at']}`}>{clockText(event.at)}</span>
            <span className={styles['step']}>
              <span className={styles['stepHead']}>
                <span className={styles['move']}>{moveText(event, t)}</span>
                <span className={`number ${styles['hash']}`}>
                  {t('queue.hash')} {event.hash.slice(0, 12)}
                </span>
              </span>
              <span>{reasonText(event.reason, t)}</span>
              {event.evidence === null || event.evidence === 'null' ? null : (
                <code className={`${styles['evidence']} selectable`}>{event.evidence}</code>
              )}
            </span>
          </li>
        ))}
      </ol>
    </>
  );
}

/** `Pending → Sending`; an event that changes nothing names its state once. */
function moveText(event: OperationEventView, t: TFunction): string {
  if (event.from === null) {
    return t(`state.${event.to}`);
  }
  return event.from === event.to ? t(`state.${event.to}`) : `${t(`state.${event.from}`)} → ${t(`state.${event.to}`)}`;
}

function Fact({ label, children }: { readonly label: string; readonly children: ReactNode }) {
  return (
    <div>
      <dt>{label}</dt>
      <dd className="number selectable">{children}</dd>
    </div>
  );
}

// One operation whole: what it is, where it stands and why, what people did about it, and its history. Beneath it, what a person
// can do: ask the platform now, and decide what the machine refuses to guess.
import { type ReactNode, useEffect, useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { OperationDetail } from '../../../shared/desk-channels.ts';
import type { AskedView } from '../../../shared/desks.ts';
import type { Failure } from '../../../shared/result.ts';
import { ask, askWhileShown } from '../../bridge.ts';
import { clockText } from '../../components/age-text.ts';
import { FailureNote } from '../../components/failure-note.tsx';
import { ListHint } from '../../components/list-none.tsx';
import { Press } from '../../components/press.tsx';
import { ReceiptPress } from '../../components/receipt-press.tsx';
import { keyLevel } from '../../keys/key-layers.ts';
import { useKeys } from '../../keys/use-keys.ts';
import { useBridge, useTill } from '../../store/till-context.tsx';
import { AskedNote } from './asked-note.tsx';
import { DecideDialog } from './decide-dialog.tsx';
import { DecidedNote } from './decided-note.tsx';
import { type Decided, emptyDecision, isDecided } from './decision.ts';
import styles from './operation-detail.module.css';
import { OperationFacts } from './operation-facts.tsx';
import { Timeline } from './timeline.tsx';

export type OperationDetailProps = {
  readonly serial: string;
  /** More of what a person can do with it, right of the rest. */
  readonly actions?: ReactNode;
  /** What the desk has to say of it, above its history. */
  readonly children?: ReactNode;
};

export function OperationDetailPanel({ serial, actions, children }: OperationDetailProps) {
  const { t } = useTranslation();
  const bridge = useBridge();
  // A balance tells only of what is not known yet.
  const hasLog = useTill((state) => state.settings?.offers.includes('transactions') ?? true);
  const changed = useTill((state) => state.operations[serial]?.updatedAt);
  const [detail, setDetail] = useState<OperationDetail | null>(null);
  const [problem, setProblem] = useState<Failure | null>(null);
  const [asking, setAsking] = useState(false);
  const [asked, setAsked] = useState<AskedView | null>(null);
  const [deciding, setDeciding] = useState(false);
  const [draft, setDraft] = useState(emptyDecision);
  const [decided, setDecided] = useState<Decided | null>(null);
  const body = useRef<HTMLDivElement>(null);

  // biome-ignore lint/correctness/useExhaustiveDependencies: a change of the operation, or an answer, means that its history grew
  useEffect(
    () =>
      askWhileShown(bridge.getOperation({ serial }), (answer) => {
        setDetail((old) => (answer.ok ? answer.value : old));
        setProblem(answer.ok ? null : answer.failure);
      }),
    [bridge, serial, changed, asked],
  );

  // What the platform said, and what became of a decision, stands at the top.
  // biome-ignore lint/correctness/useExhaustiveDependencies: news is what it waits for
  useEffect(() => {
    body.current?.scrollTo(0, 0);
  }, [asked, decided]);

  async function askNow(): Promise<void> {
    setAsking(true);
    setProblem(null);
    const answer = await ask(bridge.askPlatform({ serial }));
    setAsking(false);
    setAsked(answer.ok ? answer.value : null);
    setProblem(answer.ok ? null : answer.failure);
  }

  const mayDecide = detail?.operation.state === 'manual';
  useKeys(keyLevel.panel, (key) => {
    if (key.name === 'Enter' && mayDecide) {
      setDeciding(true);
      return true;
    }
    return false;
  });

  if (detail === null) {
    return <ListHint>{problem === null ? t('desk.loading') : <FailureNote failure={problem} />}</ListHint>;
  }
  const { operation, events, audit, persons } = detail;
  return (
    <div className={styles['whole']} data-testid="queue-detail" data-serial={serial} data-state={operation.state}>
      <div ref={body} className={`${styles['body']} scroll`}>
        {problem === null ? null : <FailureNote failure={problem} />}
        {decided === null ? null : <DecidedNote decided={decided} operation={operation} />}
        {asked === null ? null : <AskedNote asked={asked} operation={operation} />}
        {children}
        <OperationFacts operation={operation} isDecided={isDecided(events)} />
        {audit.length === 0 ? null : (
          <>
            <h2 className={styles['subtitle']}>{t('desk.event.audit')}</h2>
            <ul className={styles['audit']}>
              {audit.map((entry) => (
                <li key={entry.sequence} data-testid="queue-audit" data-kind={entry.kind}>
                  <span className="number">{clockText(entry.at, true)}</span>{' '}
                  {t(`desk.auditKind.${entry.kind}` as 'desk.auditKind.decided', { defaultValue: entry.kind })}
                  {' · '}
                  {[entry.person, entry.operator].filter((name) => name !== null).join(' / ')}
                </li>
              ))}
            </ul>
          </>
        )}
        <h2 className={styles['subtitle']}>{t('queue.history')}</h2>
        <Timeline events={events} persons={persons} />
      </div>
      <div className={styles['actions']}>
        {hasLog || operation.state === 'unknown' ? (
          <Press busy={asking} testid="queue-ask" onClick={() => void askNow()}>
            {asking ? t('desk.ask.busy') : t('desk.ask.press')}
          </Press>
        ) : null}
        <ReceiptPress serial={serial} />
        {actions}
        {mayDecide ? (
          <Press look="primary" shortcut="Enter" testid="queue-decide" onClick={() => setDeciding(true)}>
            {t('desk.decide.press')}
          </Press>
        ) : null}
      </div>
      {deciding ? (
        <DecideDialog
          operation={operation}
          events={events}
          draft={draft}
          onDraft={setDraft}
          onClose={() => setDeciding(false)}
          onDecided={(outcome, now) => {
            setDeciding(false);
            setAsked(null);
            setDetail(now);
            setDecided({ outcome, state: now.operation.state, reason: now.operation.reason });
          }}
        />
      ) : null}
    </div>
  );
}

// The history of an operation: for each event a plain sentence, its evidence folded beneath it, the raw JSON one press further.
import type { TFunction } from 'i18next';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { PersonName } from '../../../shared/desks.ts';
import type { OperationEventView } from '../../../shared/operation.ts';
import { ageText, clockText } from '../../components/age-text.ts';
import { Press } from '../../components/press.tsx';
import { reasonText } from '../../components/reason-text.ts';
import { useNow } from '../../components/use-now.ts';
import { readEvidence } from './evidence.ts';
import { EvidenceTable } from './evidence-table.tsx';
import styles from './timeline.module.css';

export type TimelineProps = {
  readonly events: readonly OperationEventView[];
  readonly persons: readonly PersonName[];
};

export function Timeline({ events, persons }: TimelineProps) {
  const { t } = useTranslation();
  const now = useNow(10_000);
  return (
    <ol className={styles['events']}>
      {events.map((event) => (
        <li key={event.sequence} className={styles['event']} data-testid="queue-event" data-to={event.to}>
          <span className={styles['step']}>
            <span className={styles['stepHead']}>
              <span className={styles['move']}>{moveText(event, t)}</span>
              <span className={`number ${styles['soft']}`} title={clockText(event.at, true)}>
                {clockText(event.at)} · {ageText(t, 'queue.age', now - event.at)}
              </span>
            </span>
            <span data-testid="event-sentence">{sentenceOf(event, t)}</span>
            <Folded event={event} persons={persons} />
            <span className={`number ${styles['soft']}`} title={event.hash}>
              {t('queue.hash')} {event.hash.slice(0, 12)}
            </span>
          </span>
        </li>
      ))}
    </ol>
  );
}

/** The reason in words; what the platform said itself, or what the log was found to say, belongs into the same sentence. */
function sentenceOf(event: OperationEventView, t: TFunction): string {
  const sentence = reasonText(event.reason, t);
  const facts = readEvidence(event.evidence)?.facts ?? [];
  const message = facts.find(({ name }) => name === 'message')?.value;
  if (message !== undefined && message !== '' && event.reason.startsWith('refus')) {
    return t('desk.event.with', { sentence, words: t('failureDetail.platform', { value: message }) });
  }
  const finding = facts.find(({ name }) => name === 'finding')?.value;
  if (event.reason === 'askedByPerson' && isFinding(finding)) {
    return t('desk.event.with', { sentence, words: t(`desk.finding.${finding}`) });
  }
  const reason = facts.find(({ name }) => name === 'reason')?.value;
  return event.reason.startsWith('decided') && reason !== undefined
    ? t('desk.event.with', { sentence, words: reason })
    : sentence;
}

type Finding = 'applied' | 'reverted' | 'mismatch' | 'absent' | 'untrusted' | 'failed';

function isFinding(value: string | undefined): value is Finding {
  return ['applied', 'reverted', 'mismatch', 'absent', 'untrusted', 'failed'].includes(value ?? '');
}

/** `Pending → Sending`; an event that changes nothing names its state once. */
function moveText(event: OperationEventView, t: TFunction): string {
  if (event.from === null) {
    return t(`state.${event.to}`);
  }
  return event.from === event.to ? t(`state.${event.to}`) : `${t(`state.${event.from}`)} → ${t(`state.${event.to}`)}`;
}

function Folded({ event, persons }: { readonly event: OperationEventView; readonly persons: readonly PersonName[] }) {
  const { t } = useTranslation();
  const [open, setOpen] = useState(false);
  const [raw, setRaw] = useState(false);
  const evidence = readEvidence(event.evidence);
  if (evidence === null) {
    return null;
  }
  return (
    <>
      <span className={styles['folds']}>
        <Press
          size="small"
          look="quiet"
          aria-expanded={open}
          testid={`event-evidence-${event.sequence}`}
          onClick={() => setOpen(!open)}
        >
          {open ? t('desk.event.hide') : t('desk.event.evidence')}
        </Press>
        {open ? (
          <Press
            size="small"
            look="ghost"
            aria-expanded={raw}
            testid={`event-raw-${event.sequence}`}
            onClick={() => setRaw(!raw)}
          >
            {raw ? t('desk.event.hideRaw') : t('desk.event.raw')}
          </Press>
        ) : null}
      </span>
      {open ? <EvidenceTable evidence={evidence} persons={persons} /> : null}
      {open && raw ? <code className={`${styles['raw']} selectable`}>{evidence.raw}</code> : null}
    </>
  );
}

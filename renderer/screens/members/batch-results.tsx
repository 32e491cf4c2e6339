// What became of each gift card, with the reason where one failed. Only those that surely failed are tried again.
import { useTranslation } from 'react-i18next';
import { FailureNote, Note } from '../../components/failure-note.tsx';
import paper from '../../components/paper.module.css';
import { Press } from '../../components/press.tsx';
import { reasonText } from '../../components/reason-text.ts';
import { StateBadge } from '../../components/state-badge.tsx';
import { useSettled } from '../../components/use-settled.ts';
import { keyLevel } from '../../keys/key-layers.ts';
import { useKeys } from '../../keys/use-keys.ts';
import { useFreshness } from '../../store/money-dialog.ts';
import { type BatchLine, countsOf } from './batch-list.ts';
import styles from './members.module.css';
import type { Batch } from './use-batch.ts';

type ResultsProps = {
  readonly batch: Batch;
  /** Begins an empty list. */
  readonly onAnother: () => void;
  /** Goes back to the list; what failed is still in it. */
  readonly onBack: () => void;
};

export function BatchResults({ batch, onAnother, onBack }: ResultsProps) {
  const { t } = useTranslation();
  const { lines, phase, problem } = batch;
  const counts = countsOf(lines);
  const fresh = useFreshness(phase);
  const settled = useSettled(phase);
  const busy = phase === 'sending' || phase === 'asking';

  useKeys(keyLevel.panel, (key) => {
    if (key.name === 'Escape' && batch.dialog === null) {
      if (phase === 'results') {
        onBack();
      }
      return true;
    }
    if (busy || batch.dialog !== null || key.name !== 'Enter') {
      return false;
    }
    if (fresh(key.timeMs)) {
      if (phase === 'lost') {
        batch.askAgain();
      } else {
        onAnother();
      }
    }
    return true;
  });

  return (
    <section
      className={`${paper['paper']} ${styles['paper']}`}
      aria-label={t('members.activation.results')}
      data-testid="batch-results"
    >
      {phase === 'lost' ? (
        <Note tone="warn" testid="batch-lost">
          {t('members.activation.lost')}
        </Note>
      ) : (
        <Note
          tone={counts.bad > 0 ? 'bad' : counts.open > 0 ? 'warn' : 'good'}
          testid={phase === 'results' ? 'batch-counts' : 'batch-working'}
        >
          {t(busy ? 'members.activation.working' : 'members.activation.resultOf', counts)}
        </Note>
      )}
      {problem === null ? null : <FailureNote failure={problem} />}
      <ol className={`${styles['results']} scroll`}>
        {lines.map((line) => (
          <ResultRow key={line.cardNo} line={line} />
        ))}
      </ol>
      <div className={styles['end']}>
        {phase === 'lost' ? (
          <Press look="primary" size="large" shortcut="Enter" testid="batch-ask-again" onClick={batch.askAgain}>
            {t('members.activation.askAgain')}
          </Press>
        ) : (
          <>
            {counts.bad === 0 ? (
              <span />
            ) : (
              <Press size="large" look="amber" busy={busy} testid="batch-retry" onClick={batch.retry}>
                {t('members.activation.retry', { count: counts.bad })}
              </Press>
            )}
            <Press
              look="primary"
              size="large"
              shortcut="Enter"
              disabled={busy}
              settling={!settled}
              testid="batch-another"
              onClick={onAnother}
            >
              {t('members.activation.another')}
            </Press>
          </>
        )}
      </div>
    </section>
  );
}

function ResultRow({ line: { cardNo, operation } }: { readonly line: BatchLine }) {
  const { t } = useTranslation();
  const why = operation?.platformMessage ?? (operation?.reason == null ? null : reasonText(operation.reason, t));
  return (
    <li data-testid={`batch-result-${cardNo}`} data-state={operation?.state ?? 'notAccepted'}>
      <strong className="number">{cardNo}</strong>
      <span className={styles['why']}>
        {operation === null
          ? null
          : operation.state === 'applied'
            ? operation.voucher === null
              ? null
              : `${t('outcome.voucher')} ${operation.voucher}`
            : why}
      </span>
      {operation === null ? (
        <span className={styles['soft']}>{t('members.activation.notAccepted')}</span>
      ) : (
        <StateBadge state={operation.state} />
      )}
    </li>
  );
}

// One job of the print queue: the receipt itself, what is in its way, and what a person can say of it.
import { useEffect, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { PrintJobView } from '../../../shared/printing.ts';
import type { PrintConclusion, ReceiptPreview } from '../../../shared/printing-channels.ts';
import type { Failure } from '../../../shared/result.ts';
import { ask } from '../../bridge.ts';
import { FailureNote, Note } from '../../components/failure-note.tsx';
import { Press } from '../../components/press.tsx';
import { Sheet } from '../../components/receipt-sheet.tsx';
import { useBridge, useTill } from '../../store/till-context.tsx';
import styles from './receipts.module.css';

type PaneProps = { readonly job: PrintJobView; readonly onConclude: (how: PrintConclusion) => void };

export function ReceiptPane({ job, onConclude }: PaneProps) {
  const { t } = useTranslation();
  const bridge = useBridge();
  const { printer, problem: trouble } = useTill((state) => state.printing);
  const [preview, setPreview] = useState<ReceiptPreview | null>(null);
  const [problem, setProblem] = useState<Failure | null>(null);
  const number = job.job;

  useEffect(() => {
    void ask(bridge.previewPrintJob({ job: number })).then((answer) => {
      setPreview(answer.ok ? answer.value : null);
      setProblem(answer.ok ? null : answer.failure);
    });
  }, [bridge, number]);

  const { state } = job;
  const stopped = state === 'waiting' || state === 'printing' ? (printer ? trouble : 'noPrinter') : null;
  return (
    <>
      {problem === null && stopped === null && state !== 'doubtful' ? null : (
        <div className={styles['notes']}>
          {problem === null ? null : <FailureNote failure={problem} />}
          {stopped === null ? null : <Note tone="warn">{t(`printing.problem.${stopped}`)}</Note>}
          {state === 'doubtful' ? (
            <Note tone="bad" testid="receipt-doubt">
              {t('printing.doubtfulHelp')}
            </Note>
          ) : null}
        </div>
      )}
      {/* biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls must be reached by the keyboard */}
      <section className={`${styles['table']} scroll`} tabIndex={0} aria-label={t('printing.preview')}>
        {preview === null ? null : <Sheet sheet={preview.sheet} />}
      </section>
      <div className={styles['presses']}>
        {state === 'waiting' || state === 'doubtful' ? (
          <Press testid="receipt-drop" onClick={() => onConclude('drop')}>
            {t('printing.drop')}
          </Press>
        ) : null}
        {state === 'doubtful' ? (
          <Press testid="receipt-is-there" onClick={() => onConclude('isThere')}>
            {t('printing.isThere')}
          </Press>
        ) : null}
        {state === 'printing' ? null : (
          <Press
            look="primary"
            shortcut="Enter"
            disabled={!printer}
            testid="receipt-again"
            onClick={() => onConclude('again')}
          >
            {state === 'waiting' ? t('printing.retry') : job.attempts === 0 ? t('printing.print') : t('printing.again')}
          </Press>
        )}
      </div>
    </>
  );
}

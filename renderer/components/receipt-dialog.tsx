// The receipt of an operation: as it would come out now, and printed at a press; what may be on paper already comes as a copy.
import IconPrinter from '@tabler/icons-react/dist/esm/icons/IconPrinter.mjs';
import { useEffect, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { ReceiptPreview } from '../../shared/printing-channels.ts';
import type { Failure } from '../../shared/result.ts';
import { sentences } from '../../shared/sentences.ts';
import { ask } from '../bridge.ts';
import { keyLevel } from '../keys/key-layers.ts';
import { useKeys } from '../keys/use-keys.ts';
import { useBridge, useTill } from '../store/till-context.tsx';
import { Dialog } from './dialog.tsx';
import { FailureNote, Note } from './failure-note.tsx';
import { Press } from './press.tsx';
import styles from './receipt-dialog.module.css';
import { Sheet } from './receipt-sheet.tsx';

export type ReceiptDialogProps = { readonly serial: string; readonly onClose: () => void };

export function ReceiptDialog({ serial, onClose }: ReceiptDialogProps) {
  const { t } = useTranslation();
  const bridge = useBridge();
  const { printer, problem: trouble } = useTill((state) => state.printing);
  const [preview, setPreview] = useState<ReceiptPreview | null>(null);
  const [problem, setProblem] = useState<Failure | null>(null);
  const [sent, setSent] = useState(false);
  const waits = preview?.waits === true;

  useEffect(() => {
    void ask(bridge.previewReceipt({ serial })).then((answer) => {
      setPreview(answer.ok ? answer.value : null);
      setProblem(answer.ok ? null : answer.failure);
    });
  }, [bridge, serial]);

  /** Once a dialog: who wants another one opens it again and sees its number. */
  async function print(): Promise<void> {
    if (preview !== null && printer && !sent) {
      setSent(true);
      const answer = await ask(bridge.printReceipt({ serial }));
      setProblem(answer.ok ? null : answer.failure);
    }
  }

  useKeys(keyLevel.dialog, ({ name }) => {
    if (name === 'Escape' || (name === 'Enter' && (sent || !printer))) {
      onClose();
    } else if (name === 'Enter') {
      void print();
    }
    return true;
  });

  return (
    <Dialog label={t('printing.preview')}>
      {problem === null ? null : <FailureNote failure={problem} />}
      {printer ? null : <Note tone="info">{t('printing.noPrinter')}</Note>}
      {sent && problem === null ? (
        <Note tone={trouble === null ? 'good' : 'warn'} testid="receipt-sent">
          {trouble === null
            ? t('printing.printed')
            : sentences([t(`printing.problem.${trouble}`), t('printing.queued')])}
        </Note>
      ) : null}
      {waits && !sent ? <Note tone="info">{t('printing.waits')}</Note> : null}
      {/* biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls must be reached by the keyboard */}
      <section className={`${styles['body']} scroll`} tabIndex={0} aria-label={t('printing.preview')}>
        {preview === null ? null : <Sheet sheet={preview.sheet} />}
      </section>
      <div className={styles['end']}>
        <Press size="large" shortcut="Esc" testid="receipt-close" onClick={onClose}>
          {t('action.close')}
        </Press>
        <Press
          look="primary"
          size="large"
          shortcut="Enter"
          icon={<IconPrinter size={26} aria-hidden="true" />}
          disabled={preview === null || !printer || sent}
          testid="receipt-print"
          onClick={() => void print()}
        >
          {preview === null || preview.copy === 0
            ? t('printing.print')
            : t('printing.printCopy', { number: preview.copy })}
        </Press>
      </div>
    </Dialog>
  );
}

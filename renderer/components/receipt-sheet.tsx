// A receipt as it lies on paper: the very lines that go to the printer, column by column.
import { QRCodeSVG } from 'qrcode.react';
import { useTranslation } from 'react-i18next';
import type { ReceiptSheet, SheetLine } from '../../shared/printing.ts';
import styles from './receipt-sheet.module.css';

export function Sheet({ sheet }: { readonly sheet: ReceiptSheet }) {
  const { t } = useTranslation();
  return (
    <article
      className={`${styles['paper']} selectable`}
      style={{ width: `${sheet.columns}ch` }}
      aria-label={t('printing.preview')}
      data-testid="receipt-sheet"
      data-columns={sheet.columns}
    >
      {sheet.lines.map((line, index) => (
        // The lines of a sheet never change places.
        // biome-ignore lint/suspicious/noArrayIndexKey: a line is known by where it stands
        <Line key={index} line={line} />
      ))}
    </article>
  );
}

function Line({ line }: { readonly line: SheetLine }) {
  switch (line.line) {
    case 'text':
      return (
        <div className={styles['line']} data-big={line.big || undefined} data-bold={line.bold || undefined}>
          {runsOf(line.text).map(({ text, wide, at }) =>
            wide ? (
              <span key={at} className={styles['wide']}>
                {text}
              </span>
            ) : (
              text
            ),
          )}
        </div>
      );
    case 'code':
      return (
        <div className={styles['code']} data-testid="receipt-code" data-code={line.text}>
          <QRCodeSVG value={line.text} size={132} level="M" title={line.text} />
        </div>
      );
    case 'feed':
      return (
        <>
          {Array.from({ length: line.lines }, (_, at) => (
            // biome-ignore lint/suspicious/noArrayIndexKey: blank lines are all alike
            <div key={at} className={styles['line']} />
          ))}
        </>
      );
  }
}

type Run = { readonly text: string; readonly wide: boolean; readonly at: number };

/** Runs of narrow characters, and every wide one alone. */
function runsOf(text: string): readonly Run[] {
  return [...text.matchAll(/[\u0020-\u007e]+|[^\u0020-\u007e]/gu)].map(({ 0: run, index }) => ({
    text: run,
    wide: !/^[\u0020-\u007e]/.test(run),
    at: index,
  }));
}

// A failure in plain words with its next step; the numbers that main gave with it and the platform's own words beneath.
import IconAlertTriangle from '@tabler/icons-react/dist/esm/icons/IconAlertTriangle.mjs';
import type { TFunction } from 'i18next';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { type Fen, formatFen } from '../../shared/money.ts';
import type { Failure } from '../../shared/result.ts';
import { couponReasonText } from './coupon-texts.ts';
import styles from './note.module.css';

const amounts = ['limit', 'amount', 'available', 'bill', 'paid'] as const;
const counts = ['hours', 'minutes', 'seconds', 'left', 'count', 'quota', 'name', 'file'] as const;

/** Lines for the parameters that a person understands; whatever else main passed stays in the log. */
export function failureDetails(problem: Failure, t: TFunction): string[] {
  const lines: string[] = [];
  for (const name of amounts) {
    const value = problem.parameters?.[name];
    if (value !== undefined) {
      const text = typeof value === 'number' ? formatFen(value as Fen) : value;
      lines.push(t(`failureDetail.${name}`, { value: text }));
    }
  }
  for (const name of counts) {
    const value = problem.parameters?.[name];
    if (value !== undefined) {
      lines.push(t(`failureDetail.${name}`, { value }));
    }
  }
  const reason = problem.parameters?.['reason'];
  if (typeof reason === 'string' && reason !== '') {
    lines.push(couponReasonText(reason, t));
  }
  if (problem.platformMessage !== undefined && problem.platformMessage !== '') {
    lines.push(t('failureDetail.platform', { value: problem.platformMessage }));
  }
  return lines;
}

export function FailureNote({ failure }: { readonly failure: Failure }) {
  const { t } = useTranslation();
  const details = failureDetails(failure, t);
  return (
    <Note tone="bad" testid="failure-text">
      {t(`failure.${failure.code}`)}
      {details.length === 0 ? null : <span className={styles['detail']}>{details.join(' · ')}</span>}
    </Note>
  );
}

export type NoteProps = {
  readonly tone: 'bad' | 'warn' | 'good' | 'info';
  readonly children: ReactNode;
  readonly testid?: string;
  readonly icon?: typeof IconAlertTriangle;
};

/** A sentence in a coloured box with an icon: colour never speaks alone. */
export function Note({ tone, children, testid, icon: Icon = IconAlertTriangle }: NoteProps) {
  return (
    <div className={styles['note']} data-tone={tone} role={tone === 'bad' ? 'alert' : 'status'} data-testid={testid}>
      <Icon size={22} aria-hidden="true" className={styles['icon']} />
      <div className={styles['text']}>{children}</div>
    </div>
  );
}

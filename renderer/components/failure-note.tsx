// A failure in plain words with its next step; the numbers that main gave with it and the platform's own words beneath.
import IconAlertTriangle from '@tabler/icons-react/dist/esm/icons/IconAlertTriangle.mjs';
import IconCircleCheck from '@tabler/icons-react/dist/esm/icons/IconCircleCheck.mjs';
import IconInfoCircle from '@tabler/icons-react/dist/esm/icons/IconInfoCircle.mjs';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import type { Failure } from '../../shared/result.ts';
import { failureDetails } from './failure-details.ts';
import styles from './note.module.css';

export function FailureNote({ failure }: { readonly failure: Failure }) {
  const { t } = useTranslation();
  const details = failureDetails(failure, t);
  return (
    <Note tone="bad" testid="failure-text">
      {t(`failure.${failure.code}`, { ...failure.parameters })}
      {details.length === 0 ? null : <span className={styles['detail']}>{details.join(' · ')}</span>}
    </Note>
  );
}

export type NoteProps = {
  readonly tone: 'bad' | 'warn' | 'good' | 'info';
  readonly children: ReactNode;
  readonly testid?: string;
  readonly icon?: typeof IconAlertTriangle | undefined;
};

const icons = {
  bad: IconAlertTriangle,
  warn: IconAlertTriangle,
  good: IconCircleCheck,
  info: IconInfoCircle,
} as const satisfies Record<NoteProps['tone'], unknown>;

/** A sentence in a coloured box with an icon: colour never speaks alone. */
export function Note({ tone, children, testid, icon }: NoteProps) {
  const Icon = icon ?? icons[tone];
  return (
    <div className={styles['note']} data-tone={tone} role={tone === 'bad' ? 'alert' : 'status'} data-testid={testid}>
      <Icon size={22} aria-hidden="true" className={styles['icon']} />
      <div className={styles['text']}>{children}</div>
    </div>
  );
}

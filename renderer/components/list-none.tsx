// What stands where there is nothing to show: nothing yet, nothing at all, or a failure with a way on.
import IconCircleCheck from '@tabler/icons-react/dist/esm/icons/IconCircleCheck.mjs';
import IconInbox from '@tabler/icons-react/dist/esm/icons/IconInbox.mjs';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import type { Failure } from '../../shared/result.ts';
import { FailureNote } from './failure-note.tsx';
import styles from './list-none.module.css';
import { Press } from './press.tsx';

export type ListNoneProps = {
  /** Whether an answer has come: nothing is said to be empty before. */
  readonly known: boolean;
  readonly empty: string;
  /** That there is nothing is what a person hopes for. */
  readonly good?: boolean;
  readonly problem: Failure | null;
  readonly onAgain: () => void;
  readonly testid?: string;
};

export function ListNone({ known, empty, good = false, problem, onAgain, testid }: ListNoneProps) {
  const { t } = useTranslation();
  const Icon = good ? IconCircleCheck : IconInbox;
  if (problem !== null) {
    return (
      <div className={styles['trouble']}>
        <FailureNote failure={problem} />
        <Press testid="queue-again" onClick={onAgain}>
          {t('desk.again')}
        </Press>
      </div>
    );
  }
  if (!known) {
    return (
      <p className={styles['none']} role="status">
        {t('desk.loading')}
      </p>
    );
  }
  return (
    <p className={styles['none']} data-testid={testid}>
      <span>
        <Icon size={64} stroke={1.4} aria-hidden="true" className={styles['mark']} data-good={good} />
        <br />
        {empty}
      </span>
    </p>
  );
}

type ListHintProps = {
  /** Of how many one may be chosen: where there is none, nobody is asked to. Left out where it is no choice. */
  readonly of?: number;
  readonly children: ReactNode;
};

/** The right half before anything is chosen. */
export function ListHint({ of = 1, children }: ListHintProps) {
  return of === 0 ? null : (
    <div className={styles['none']} role="status">
      {children}
    </div>
  );
}

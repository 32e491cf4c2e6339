// One figure of a report with its name: the big ones at the top.
import type { ReactNode } from 'react';
import styles from './reports.module.css';

export type FigureProps = {
  readonly name: string;
  readonly testid?: string;
  /** What the tests read. */
  readonly value?: number;
  /** A smaller word beneath. */
  readonly beneath?: ReactNode;
  readonly children: ReactNode;
};

export function Figure({ name, testid, value, beneath, children }: FigureProps) {
  return (
    <div className={styles['card']} data-testid={testid} data-value={value}>
      <dt className={styles['soft']}>{name}</dt>
      <dd className={`number ${styles['big']}`}>{children}</dd>
      {beneath === undefined ? null : <dd className={`number ${styles['soft']}`}>{beneath}</dd>}
    </div>
  );
}

// How every desk with a list stands on screen: the list on the left, or why there is none; the chosen one on the right.
import type { ReactNode } from 'react';
import type { Failure } from '../../../shared/result.ts';
import { ListHint, ListNone } from '../../components/list-none.tsx';
import styles from './queue.module.css';

/** What every desk with a list is told: which operation is chosen, by serial. */
export type DeskProps = { readonly chosen: string | null; readonly onChoose: (serial: string) => void };

export type DeskFrameProps<Row> = {
  readonly label: string;
  /** Rows are null until they are known. */
  readonly list: { readonly rows: readonly Row[] | null; readonly problem: Failure | null; again(): void };
  readonly empty: string;
  readonly emptyTestid: string;
  readonly showRows: (rows: readonly Row[]) => ReactNode;
  /** Shown on the right while nothing is chosen. */
  readonly hint: string;
  /** The chosen one; null: nothing is chosen. */
  readonly children: ReactNode;
};

export function DeskFrame<Row>({ label, list, empty, emptyTestid, showRows, hint, children }: DeskFrameProps<Row>) {
  const { rows, problem, again } = list;
  return (
    <div className={styles['columns']}>
      <section className={styles['list']} aria-label={label}>
        {rows === null || rows.length === 0 ? (
          <ListNone good known={rows !== null} empty={empty} problem={problem} onAgain={again} testid={emptyTestid} />
        ) : (
          showRows(rows)
        )}
      </section>
      <section className={styles['detail']}>{children ?? <ListHint of={rows?.length ?? 0}>{hint}</ListHint>}</section>
    </div>
  );
}

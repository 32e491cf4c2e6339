// A row of a list as it is pressed: it says whether it is chosen, and leaves the focus where it is.
import type { ReactNode } from 'react';
import styles from './row-press.module.css';

export type RowPressProps = {
  /** The measures of the row: columns, height, space within. */
  readonly className: string | undefined;
  readonly chosen: boolean;
  readonly onChoose: () => void;
  readonly testid: string;
  readonly data?: Readonly<Record<`data-${string}`, string | number>>;
  readonly children: ReactNode;
};

export function RowPress({ className, chosen, onChoose, testid, data, children }: RowPressProps) {
  return (
    <button
      type="button"
      className={`${styles['row']} ${className}`}
      aria-pressed={chosen}
      data-testid={testid}
      onMouseDown={(event) => event.preventDefault()}
      onClick={onChoose}
      {...data}
    >
      {children}
    </button>
  );
}

// A list of any length: only the rows in sight are in the page, and the next page is asked for before its end is.
import { useVirtualizer } from '@tanstack/react-virtual';
import { type ReactNode, useEffect, useRef } from 'react';
import styles from './row-list.module.css';

export type RowListProps<Row> = {
  readonly rows: readonly Row[];
  readonly keyOf: (row: Row) => string;
  /** Px: every row is as high as this. */
  readonly rowHeight: number;
  readonly chosen: string | null;
  readonly more: boolean;
  readonly onMore: () => void;
  readonly children: (row: Row) => ReactNode;
};

export function RowList<Row>({ rows, keyOf, rowHeight, chosen, more, onMore, children }: RowListProps<Row>) {
  const box = useRef<HTMLDivElement>(null);
  const virtual = useVirtualizer({
    count: rows.length,
    getScrollElement: () => box.current,
    estimateSize: () => rowHeight,
    overscan: 6,
    getItemKey: (index) => {
      const row = rows[index];
      return row === undefined ? index : keyOf(row);
    },
  });
  const items = virtual.getVirtualItems();
  const last = items.at(-1)?.index ?? 0;
  useEffect(() => {
    if (more && last >= rows.length - 10) {
      onMore();
    }
  }, [more, last, rows.length, onMore]);
  const index = rows.findIndex((row) => keyOf(row) === chosen);
  useEffect(() => {
    if (index >= 0) {
      virtual.scrollToIndex(index);
    }
  }, [index, virtual]);
  return (
    <div ref={box} className={`${styles['rows']} scroll`}>
      <div style={{ height: virtual.getTotalSize() }} className={styles['canvas']}>
        {items.map((item) => {
          const row = rows[item.index];
          return row === undefined ? null : (
            <div
              key={item.key}
              className={styles['slot']}
              style={{ transform: `translateY(${item.start}px)`, height: rowHeight }}
            >
              {children(row)}
            </div>
          );
        })}
      </div>
    </div>
  );
}

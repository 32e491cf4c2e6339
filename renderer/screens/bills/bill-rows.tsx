// The list of bills, of any length. What is read in it stays where it is while new ones come in above; the screen is told that they did.
import { useVirtualizer } from '@tanstack/react-virtual';
import { type RefObject, useEffect, useLayoutEffect, useRef } from 'react';
import type { BillRow } from '../../../shared/unipos-bills.ts';
import { Money } from '../../components/money.tsx';
import { RowPress } from '../../components/row-press.tsx';
import { BillBadge, BillMarks } from './bill-badge.tsx';
import { fineMoneyText, scrollShift, timeOfDay } from './bill-words.ts';
import styles from './bills.module.css';

/** Px: every row is as high as this. */
const rowHeight = 76;

export type BillRowsProps = {
  readonly rows: readonly BillRow[];
  readonly fresh: ReadonlySet<string>;
  readonly chosen: string | null;
  readonly onChoose: (billNo: string) => void;
  /** How many new ones lie above what is in sight. */
  readonly onAbove: (count: number) => void;
  /** Leads there. */
  readonly toTop: RefObject<() => void>;
};

export function BillRows({ rows, fresh, chosen, onChoose, onAbove, toTop }: BillRowsProps) {
  const box = useRef<HTMLDivElement>(null);
  const before = useRef<readonly string[]>([]);
  const virtual = useVirtualizer({
    count: rows.length,
    getScrollElement: () => box.current,
    estimateSize: () => rowHeight,
    overscan: 6,
    getItemKey: (index) => rows[index]?.billNo ?? index,
  });

  useLayoutEffect(() => {
    const list = box.current;
    const numbers = rows.map(({ billNo }) => billNo);
    // At the top with nothing chosen the newest is what one looks for.
    if (list !== null && (list.scrollTop > 0 || chosen !== null)) {
      list.scrollTop += scrollShift(before.current, numbers, list.scrollTop, rowHeight);
    }
    before.current = numbers;
  }, [rows, chosen]);

  const index = useRef(-1);
  index.current = rows.findIndex(({ billNo }) => billNo === chosen);
  // Only a choice scrolls, never a row that moved.
  // biome-ignore lint/correctness/useExhaustiveDependencies: the choice is what it follows
  useEffect(() => {
    if (index.current >= 0) {
      virtual.scrollToIndex(index.current);
    }
  }, [chosen]);

  const top = Math.floor((virtual.scrollOffset ?? 0) / rowHeight);
  const above = rows.slice(0, top).filter(({ billNo }) => fresh.has(billNo)).length;
  useEffect(() => onAbove(above), [above, onAbove]);
  useEffect(() => () => onAbove(0), [onAbove]);
  toTop.current = () => virtual.scrollToIndex(0);
  return (
    <div className={styles['listBox']}>
      <div ref={box} className={`${styles['rows']} scroll`} data-testid="bills-rows">
        <div style={{ height: virtual.getTotalSize() }} className={styles['canvas']}>
          {virtual.getVirtualItems().map((item) => {
            const row = rows[item.index];
            return row === undefined ? null : (
              <div
                key={item.key}
                className={styles['slot']}
                style={{ transform: `translateY(${item.start}px)`, height: rowHeight }}
              >
                <Row
                  bill={row}
                  fresh={fresh.has(row.billNo)}
                  chosen={row.billNo === chosen}
                  onChoose={() => onChoose(row.billNo)}
                />
              </div>
            );
          })}
        </div>
      </div>
    </div>
  );
}

type RowProps = {
  readonly bill: BillRow;
  readonly fresh: boolean;
  readonly chosen: boolean;
  readonly onChoose: () => void;
};

function Row({ bill, fresh, chosen, onChoose }: RowProps) {
  const { billNo, table, closedAt, due, paid, total } = bill;
  return (
    <RowPress
      className={styles['row']}
      chosen={chosen}
      onChoose={onChoose}
      testid={`bill-${billNo}`}
      data={{ 'data-paid': paid.state, ...(bill.gone ? { 'data-gone': 'true' } : {}) }}
    >
      <span className={styles['rowMain']}>
        <span className={styles['rowTitle']}>
          {table === null ? null : <strong>{table}</strong>}
          <span className="number">{billNo}</span>
        </span>
        <span className={styles['rowMarks']}>
          <span className={`number ${styles['soft']}`}>{timeOfDay(closedAt)}</span>
          <BillMarks bill={bill} fresh={fresh} />
        </span>
      </span>
      <span className={styles['rowSide']}>
        {due.kind === 'amount' ? (
          <Money amount={due.amount} size="row" />
        ) : (
          <span className={`number ${styles['soft']}`}>
            {fineMoneyText(due.kind === 'notWholeFen' ? due.exact : total)}
          </span>
        )}
        <BillBadge bill={bill} />
      </span>
    </RowPress>
  );
}

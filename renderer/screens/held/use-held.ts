// The sales that were put aside, as main has them; read again whenever their number or an operation has changed.
import { useCallback, useEffect, useState } from 'react';
import type { HeldSaleView } from '../../../shared/held-sales.ts';
import type { Failure } from '../../../shared/result.ts';
import { ask } from '../../bridge.ts';
import { useBridge, useTill } from '../../store/till-context.tsx';

export type HeldList = {
  /** Null: no answer yet. */
  readonly sales: readonly HeldSaleView[] | null;
  readonly problem: Failure | null;
  readonly read: () => void;
  readonly keep: (sales: readonly HeldSaleView[]) => void;
};

export function useHeld(): HeldList {
  const bridge = useBridge();
  const count = useTill((state) => state.status?.heldSales ?? 0);
  const tick = useTill((state) => state.operationTick);
  const [sales, setSales] = useState<readonly HeldSaleView[] | null>(null);
  const [problem, setProblem] = useState<Failure | null>(null);

  const read = useCallback(() => {
    void ask(bridge.listHeldSales(null)).then((answer) => {
      setProblem(answer.ok ? null : answer.failure);
      if (answer.ok) {
        setSales(answer.value);
      }
    });
  }, [bridge]);
  // biome-ignore lint/correctness/useExhaustiveDependencies: whatever changes them is read again
  useEffect(read, [read, count, tick]);
  return { sales, problem, read, keep: setSales };
}

/** By number, guest, card or bill; a number alone means that sale first. */
export function matchingSales(sales: readonly HeldSaleView[], search: string): readonly HeldSaleView[] {
  const wanted = search.trim().toLocaleLowerCase();
  if (wanted === '') {
    return sales;
  }
  const byNumber = sales.filter(({ number }) => String(number) === wanted);
  const others = sales.filter(
    (sale) =>
      !byNumber.includes(sale) &&
      [sale.memberName, sale.maskedCard, sale.billNo, sale.remark].some((text) =>
        text?.toLocaleLowerCase().includes(wanted),
      ),
  );
  return [...byNumber, ...others];
}

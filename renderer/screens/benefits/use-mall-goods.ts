// The mall's goods for one member, page by page.
import { useCallback, useEffect, useRef, useState } from 'react';
import type { MallGoods } from '../../../shared/benefits.ts';
import type { Failure } from '../../../shared/result.ts';
import { ask } from '../../bridge.ts';
import { useBridge } from '../../store/till-context.tsx';

export type MallList = {
  /** Null while the first page is on its way. */
  readonly goods: readonly MallGoods[] | null;
  readonly more: boolean;
  readonly problem: Failure | null;
  readonly loadMore: () => void;
  readonly again: () => void;
};

export function useMallGoods(memberId: string): MallList {
  const bridge = useBridge();
  const [goods, setGoods] = useState<readonly MallGoods[] | null>(null);
  const [more, setMore] = useState(false);
  const [problem, setProblem] = useState<Failure | null>(null);
  const page = useRef(0);
  const round = useRef(0);

  const read = useCallback(
    (next: number) => {
      round.current += 1;
      const mine = round.current;
      setProblem(null);
      void ask(bridge.listMallGoods({ memberId, page: next })).then((answer) => {
        if (mine !== round.current) {
          return;
        }
        if (answer.ok) {
          page.current = next;
          const { value } = answer;
          setGoods((old) => (next === 1 ? value.goods : [...(old ?? []), ...value.goods]));
          setMore(value.more);
        } else {
          setProblem(answer.failure);
        }
      });
    },
    [bridge, memberId],
  );
  useEffect(() => {
    read(1);
    return () => {
      round.current += 1;
    };
  }, [read]);

  return { goods, more, problem, loadMore: () => read(page.current + 1), again: () => read(1) };
}

// The list that is on screen: whose, what is looked for, how many; read again when an operation changed or the connection did.
import { useCallback, useEffect, useRef, useState } from 'react';
import type { Failure } from '../../../shared/result.ts';
import type { TransactionPage, TransactionScope } from '../../../shared/transactions.ts';
import { ask } from '../../bridge.ts';
import { useBridge, useTill } from '../../store/till-context.tsx';

export type Transactions = {
  readonly scope: TransactionScope;
  /** What is looked for, or null. */
  readonly text: string | null;
  /** Null while the first answer is on its way. */
  readonly page: TransactionPage | null;
  readonly problem: Failure | null;
  readonly busy: boolean;
  readonly look: (scope: TransactionScope, text: string | null) => void;
  readonly loadMore: () => void;
  readonly again: () => void;
};

const pageSize = 50;
const largest = 500;
/** A drain of a thousand operations must not ask the platform a thousand times. Ms. */
const refreshPause = 1_000;

export function useTransactions(cardId: string | null): Transactions {
  const bridge = useBridge();
  const tick = useTill((state) => state.operationTick);
  const online = useTill((state) => state.status?.connection === 'online');
  const [wanted, setWanted] = useState<{ scope: TransactionScope; text: string | null }>({
    scope: cardId === null ? 'till' : 'member',
    text: null,
  });
  const [page, setPage] = useState<TransactionPage | null>(null);
  const [problem, setProblem] = useState<Failure | null>(null);
  const [busy, setBusy] = useState(false);
  const size = useRef(pageSize);
  /** The newest question: an answer to an older one comes too late. */
  const round = useRef(0);

  const read = useCallback(
    async (fresh: boolean) => {
      round.current += 1;
      const mine = round.current;
      setBusy(true);
      const asked = { ...wanted, cardId, size: size.current, fresh };
      const answer = await ask(bridge.listTransactions(asked));
      if (mine === round.current) {
        setBusy(false);
        setPage((old) => (answer.ok ? answer.value : old));
        setProblem(answer.ok ? null : answer.failure);
      }
    },
    [bridge, cardId, wanted],
  );

  useEffect(() => {
    size.current = pageSize;
    setPage(null);
    void read(true);
    return () => {
      round.current += 1;
    };
  }, [read]);
  const seen = useRef({ tick, online });
  useEffect(() => {
    if (seen.current.tick === tick && seen.current.online === online) {
      return;
    }
    const timer = setTimeout(() => {
      seen.current = { tick, online };
      void read(true);
    }, refreshPause);
    return () => clearTimeout(timer);
  }, [tick, online, read]);

  return {
    ...wanted,
    page,
    problem,
    busy,
    look: (scope, text) => setWanted({ scope, text }),
    loadMore: () => {
      size.current = Math.min(size.current + pageSize, largest);
      void read(false);
    },
    again: () => void read(true),
  };
}

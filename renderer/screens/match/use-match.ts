// The day on screen: both sides are asked when it is chosen and when somebody wants it; the journal is looked at again whenever an operation changed.
import { useCallback, useEffect, useRef, useState } from 'react';
import type { MatchFilter, MatchRow, MatchView } from '../../../shared/match.ts';
import type { Failure } from '../../../shared/result.ts';
import { ask } from '../../bridge.ts';
import { shiftDay } from '../../components/shift-day.ts';
import { useActions, useBridge, useTill } from '../../store/till-context.tsx';
import { useOperationChange } from '../../store/use-operation-change.ts';
import { dayKey } from './match-way.ts';

/** A drain of a thousand operations must not match the day a thousand times. Ms. */
const refreshPause = 1_000;
const pageSize = 100;
const mostRows = 500;

export type MatchState = {
  /** Null while the first answer is on its way. */
  readonly view: MatchView | null;
  readonly rows: readonly MatchRow[];
  readonly total: number;
  readonly filter: MatchFilter;
  readonly problem: Failure | null;
  /** The sides are being asked. */
  readonly busy: boolean;
  readonly choose: (filter: MatchFilter) => void;
  readonly more: () => void;
  readonly step: (days: number) => void;
  readonly again: () => void;
};

export function useMatch(): MatchState {
  const bridge = useBridge();
  const { keepDraft } = useActions();
  const kept = useTill((state) => state.drafts[dayKey]);
  const day = kept === undefined || kept === '' ? null : kept;
  const [view, setView] = useState<MatchView | null>(null);
  const [page, setPage] = useState<{ readonly rows: readonly MatchRow[]; readonly total: number }>(nothing);
  const [filter, setFilter] = useState<MatchFilter>('all');
  const [problem, setProblem] = useState<Failure | null>(null);
  const [busy, setBusy] = useState(false);
  /** The newest question: an answer to an older one comes too late. */
  const round = useRef(0);
  const wanted = useRef({ filter, size: pageSize });

  const list = useCallback(
    async (of: string, mine: number) => {
      let rows: readonly MatchRow[] = [];
      let total = 0;
      do {
        const size = Math.min(mostRows, wanted.current.size - rows.length);
        const asked = { day: of, filter: wanted.current.filter, from: rows.length, size };
        const answer = await ask(bridge.listMatchRows(asked));
        if (!answer.ok || mine !== round.current) {
          return;
        }
        rows = [...rows, ...answer.value.rows];
        total = answer.value.total;
      } while (rows.length < Math.min(total, wanted.current.size));
      setPage({ rows, total });
    },
    [bridge],
  );

  const read = useCallback(
    async (refresh: boolean) => {
      round.current += 1;
      const mine = round.current;
      setBusy(refresh);
      const answer = await ask(bridge.getMatch({ day, refresh }));
      if (mine !== round.current) {
        return;
      }
      setBusy(false);
      setProblem(answer.ok ? null : answer.failure);
      if (answer.ok) {
        setView(answer.value);
        await list(answer.value.day, mine);
      }
    },
    [bridge, day, list],
  );

  useEffect(() => {
    wanted.current = { ...wanted.current, size: pageSize };
    void read(true);
    return () => {
      round.current += 1;
    };
  }, [read]);
  useOperationChange(
    useCallback(() => read(false), [read]),
    refreshPause,
  );

  function relist(): void {
    if (view !== null) {
      void list(view.day, round.current);
    }
  }

  return {
    view,
    ...page,
    filter,
    problem,
    busy,
    choose(next) {
      wanted.current = { filter: next, size: pageSize };
      setFilter(next);
      setPage(nothing);
      relist();
    },
    more() {
      if (page.rows.length < page.total && wanted.current.size <= page.rows.length) {
        wanted.current = { ...wanted.current, size: wanted.current.size + pageSize };
        relist();
      }
    },
    step(days) {
      const next = view === null ? null : shiftDay(view.day, days);
      if (view !== null && next !== null && next <= view.today) {
        setView(null);
        setPage(nothing);
        keepDraft(dayKey, next === view.today ? '' : next);
      }
    },
    again: () => void read(true),
  };
}

const nothing = { rows: [], total: 0 } as const;

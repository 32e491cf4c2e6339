// Pages of a desk's list: the first at once, more on demand, read again when an operation or the counts changed.
import { useCallback, useEffect, useRef, useState } from 'react';
import type { Failure, Result } from '../../../shared/result.ts';
import { ask } from '../../bridge.ts';
import { useTill } from '../../store/till-context.tsx';

const pageSize = 50;
const largestPage = 100;
/** A drain of a thousand operations must not read a list a thousand times. Ms. */
const refreshPause = 250;

export type PageOf<Row> = { readonly rows: readonly Row[]; readonly nextBefore: string | null };
export type ReadPage<Row, Page extends PageOf<Row>> = (before: string | null, size: number) => Promise<Result<Page>>;

export type Pages<Row, Page> = {
  /** Null while the first page is on its way. */
  readonly rows: readonly Row[] | null;
  /** The newest first page, with what stands beside its rows. */
  readonly first: Page | null;
  readonly problem: Failure | null;
  readonly more: boolean;
  readonly loadMore: () => void;
  readonly again: () => void;
};

/** `read` must be stable (`useCallback`): a new one begins afresh. */
export function usePages<Row, Page extends PageOf<Row>>(read: ReadPage<Row, Page>): Pages<Row, Page> {
  const tick = useTill((state) => state.operationTick);
  const counts = useTill((state) => `${state.status?.refused} ${state.status?.ghosts} ${state.status?.manual}`);
  const [rows, setRows] = useState<readonly Row[] | null>(null);
  const [first, setFirst] = useState<Page | null>(null);
  const [next, setNext] = useState<string | null>(null);
  const [problem, setProblem] = useState<Failure | null>(null);
  const loading = useRef(false);
  const loaded = useRef(0);
  const round = useRef(0);

  const refresh = useCallback(async () => {
    round.current += 1;
    const mine = round.current;
    const answer = await ask(read(null, Math.min(Math.max(pageSize, loaded.current), largestPage)));
    if (mine !== round.current) {
      return;
    }
    if (answer.ok) {
      loaded.current = answer.value.rows.length;
      setFirst(answer.value);
      setRows(answer.value.rows);
      setNext(answer.value.nextBefore);
      setProblem(null);
    } else {
      setProblem(answer.failure);
    }
  }, [read]);

  useEffect(() => {
    loaded.current = 0;
    setRows(null);
    setFirst(null);
    void refresh();
    return () => {
      round.current += 1;
    };
  }, [refresh]);

  // biome-ignore lint/correctness/useExhaustiveDependencies: a change of the counts is what it waits for
  useEffect(() => {
    const timer = setTimeout(() => void refresh(), refreshPause);
    return () => clearTimeout(timer);
  }, [tick, counts, refresh]);

  const loadMore = useCallback(() => {
    if (next === null || loading.current) {
      return;
    }
    loading.current = true;
    const mine = round.current;
    void ask(read(next, pageSize)).then((answer) => {
      loading.current = false;
      if (answer.ok && mine === round.current) {
        setRows((old) => {
          const all = [...(old ?? []), ...answer.value.rows];
          loaded.current = all.length;
          return all;
        });
        setNext(answer.value.nextBefore);
      }
    });
  }, [next, read]);

  return { rows, first, problem, more: next !== null, loadMore, again: () => void refresh() };
}

// Pages of operations for a list: the newest first, more on demand, kept up to date by main's events.
import { useCallback, useEffect, useRef, useState } from 'react';
import type { ChannelArgument } from '../../shared/ipc.ts';
import { isClosed, type OperationView } from '../../shared/operation.ts';
import type { Failure } from '../../shared/result.ts';
import { ask } from '../bridge.ts';
import { useBridge, useTill } from './till-context.tsx';

type Filter = ChannelArgument<'listOperations'>['filter'];

const pageSize = 50;
/** A drain of a thousand operations must not read the list a thousand times. */
const refreshPause = 250;

export type OperationList = {
  readonly rows: readonly OperationView[] | null;
  readonly more: boolean;
  /** Why the last read failed; what was read before is still there. */
  readonly problem: Failure | null;
  readonly loadMore: () => void;
  readonly again: () => void;
};

/** The first page in front of what was loaded before, each operation once. */
export function mergePages(first: readonly OperationView[], old: readonly OperationView[]): readonly OperationView[] {
  const known = new Set(first.map((row) => row.serial));
  const last = first.at(-1);
  return last === undefined
    ? first
    : [...first, ...old.filter((row) => !known.has(row.serial) && row.createdAt <= last.createdAt)];
}

export function useOperationList(filter: Filter): OperationList {
  const bridge = useBridge();
  const tick = useTill((state) => state.operationTick);
  const newest = useTill((state) => state.operations);
  const [rows, setRows] = useState<readonly OperationView[] | null>(null);
  const [next, setNext] = useState<string | null>(null);
  const [problem, setProblem] = useState<Failure | null>(null);
  const loading = useRef(false);
  const deep = useRef(false);

  const refresh = useCallback(async () => {
    const answer = await ask(bridge.listOperations({ filter, before: null, size: pageSize }));
    setProblem(answer.ok ? null : answer.failure);
    if (answer.ok) {
      setRows((old) =>
        deep.current && old !== null ? mergePages(answer.value.operations, old) : answer.value.operations,
      );
      if (!deep.current) {
        setNext(answer.value.nextBefore);
      }
    }
  }, [bridge, filter]);

  useEffect(() => {
    deep.current = false;
    setRows(null);
    void refresh();
  }, [refresh]);

  useEffect(() => {
    if (tick === 0) {
      return;
    }
    const timer = setTimeout(() => void refresh(), refreshPause);
    return () => clearTimeout(timer);
  }, [tick, refresh]);

  const loadMore = useCallback(() => {
    if (next === null || loading.current) {
      return;
    }
    loading.current = true;
    void ask(bridge.listOperations({ filter, before: next, size: pageSize })).then((answer) => {
      loading.current = false;
      if (answer.ok) {
        deep.current = true;
        setRows((old) => [...(old ?? []), ...answer.value.operations]);
        setNext(answer.value.nextBefore);
      }
    });
  }, [bridge, filter, next]);

  const current = rows?.map((row) => newest[row.serial] ?? row) ?? null;
  return {
    rows: filter === 'open' ? (current?.filter((row) => !isClosed(row.state)) ?? null) : current,
    more: next !== null,
    problem,
    loadMore,
    again: () => void refresh(),
  };
}

// The items of the menu's file that a filter lets through: a page at once, more on demand, read again as the sync goes on.
import { useCallback, useEffect, useRef, useState } from 'react';
import type { MenuFilter, MenuItemView, MenuView } from '../../../shared/menu.ts';
import { ask } from '../../bridge.ts';
import { useBridge } from '../../store/till-context.tsx';

const pageSize = 100;
const largestPage = 500;
/** A batch a moment must not read the list a time each. Ms. */
const refreshPause = 250;

export type MenuItems = {
  /** Null while the first page is on its way. */
  readonly items: readonly MenuItemView[] | null;
  readonly more: boolean;
  readonly loadMore: () => void;
};

export function useMenuItems(filter: MenuFilter, view: MenuView | null): MenuItems {
  const bridge = useBridge();
  const [items, setItems] = useState<readonly MenuItemView[] | null>(null);
  const [more, setMore] = useState(false);
  const round = useRef(0);
  const wanted = useRef(pageSize);

  const read = useCallback(async () => {
    round.current += 1;
    const mine = round.current;
    const answer = await ask(bridge.listMenuItems({ filter, from: 0, size: Math.min(wanted.current, largestPage) }));
    if (answer.ok && mine === round.current) {
      setItems(answer.value.items);
      setMore(answer.value.more);
    }
  }, [bridge, filter]);

  useEffect(() => {
    wanted.current = pageSize;
    setItems(null);
    void read();
  }, [read]);
  // biome-ignore lint/correctness/useExhaustiveDependencies: a changed view is what it waits for
  useEffect(() => {
    const timer = setTimeout(() => void read(), refreshPause);
    return () => clearTimeout(timer);
  }, [view, read]);

  return {
    items,
    more,
    loadMore: () => {
      const from = items?.length ?? 0;
      const mine = round.current;
      void ask(bridge.listMenuItems({ filter, from, size: pageSize })).then((answer) => {
        if (answer.ok && mine === round.current) {
          wanted.current = from + pageSize;
          setItems([...(items ?? []), ...answer.value.items]);
          setMore(answer.value.more);
        }
      });
    },
  };
}

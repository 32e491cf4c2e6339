// What is written on a button for a key: the one that does it at this till.
import { createContext, type ReactNode, useCallback, useContext } from 'react';
import { shownKey } from '../../shared/keys.ts';
import { useTill } from '../store/till-context.tsx';

const ShownKeysContext = createContext<(shortcut: string) => string>((shortcut) => shortcut);

export function ShownKeys({ children }: { readonly children: ReactNode }) {
  const own = useTill((state) => state.preferences.keys);
  const shown = useCallback((shortcut: string) => shownKey(shortcut, own), [own]);
  return <ShownKeysContext value={shown}>{children}</ShownKeysContext>;
}

/** Tells how a key of the table (`F2`, `Enter`, `Esc`) is written at this till; any other as it is. */
export function useShownKey(): (shortcut: string) => string {
  return useContext(ShownKeysContext);
}

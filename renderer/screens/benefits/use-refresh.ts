// Reads the guest again after something was given or bought: main tells the screen what there is now.
import { useCallback } from 'react';
import { ask } from '../../bridge.ts';
import { useBridge } from '../../store/till-context.tsx';

/** Null reads nobody. What fails here is told where the guest is read next. */
export function useRefresh(): (cardId: string | null) => void {
  const bridge = useBridge();
  return useCallback(
    (cardId) => {
      if (cardId !== null) {
        void ask(bridge.refreshMember({ cardId }));
      }
    },
    [bridge],
  );
}

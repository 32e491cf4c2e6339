// What was typed for a money dialog, and when it is used up: the same for a sale and a recharge.
import { type RefObject, useEffect } from 'react';
import type { MoneyPhase } from './money-dialog.ts';
import { endedWithoutCharge } from './outcome-of.ts';

/**
 * Calls `forget` when the screen is left after the till has accepted what was typed; until the outcome is closed it stays
 * on screen. `accepted` is set by who sends. What ended without a charge is kept, to be tried again.
 * `forget` must be stable (`useCallback`): a new one counts as leaving.
 */
export function useUsedUp(accepted: RefObject<boolean>, phase: MoneyPhase, forget: () => void): void {
  if (phase.kind === 'outcome') {
    accepted.current = !endedWithoutCharge(phase.operation.state);
  }
  useEffect(
    () => () => {
      if (accepted.current) {
        forget();
      }
    },
    [accepted, forget],
  );
}

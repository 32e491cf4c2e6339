// The card types of the brand (4.2), asked when a form needs them.
import { useEffect, useState } from 'react';
import type { CardTypeView } from '../../../shared/member-admin.ts';
import type { Failure } from '../../../shared/result.ts';
import { askWhileShown } from '../../bridge.ts';
import { useBridge } from '../../store/till-context.tsx';

export type CardTypes = { readonly types: readonly CardTypeView[] | null; readonly problem: Failure | null };

export function useCardTypes(): CardTypes {
  const bridge = useBridge();
  const [state, setState] = useState<CardTypes>({ types: null, problem: null });
  useEffect(
    () =>
      askWhileShown(bridge.listCardTypes(null), (answer) => {
        setState(answer.ok ? { types: answer.value, problem: null } : { types: null, problem: answer.failure });
      }),
    [bridge],
  );
  return state;
}

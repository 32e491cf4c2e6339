// What the counter shows while the next guest is read: a quick answer takes the place of the guest before at once, without an empty counter between.
import { useEffect, useRef, useState } from 'react';
import type { LookupView } from '../../../shared/member.ts';
import { useTill } from '../../store/till-context.tsx';

/** As long as nobody sees. Ms. */
const moment = 80;

type Guest = { readonly found: LookupView | null; readonly cardId: string | null };

/** `cardId`: the card that looks chosen. `isWaiting`: a reading takes longer than a moment, and the screen says so. */
export type ShownGuest = Guest & { readonly isWaiting: boolean };

/** Only what is seen lingers: from the first moment nobody is served but the guest who is being read. */
export function useShownGuest(): ShownGuest {
  const found = useTill((state) => state.found);
  const cardId = useTill((state) => state.selectedCardId);
  const looking = useTill((state) => state.looking);
  const before = useRef<Guest>({ found, cardId });
  const [isLate, setLate] = useState(false);
  useEffect(() => {
    if (!looking) {
      before.current = { found, cardId };
      setLate(false);
      return;
    }
    const timer = setTimeout(() => setLate(true), moment);
    return () => clearTimeout(timer);
  }, [found, cardId, looking]);
  const isWaiting = looking && isLate;
  const lingers = found === null && looking && !isLate;
  return { ...(lingers ? before.current : { found, cardId }), isWaiting };
}

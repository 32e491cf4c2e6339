// What the counter shows while the next guest is read: a quick answer takes the place of the guest before at once, without an empty counter
// between. Nothing is painted until then: a frame that is on its way holds the next one back, and the next one has the guest in it.
import { useEffect, useRef, useState } from 'react';
import type { LookupView } from '../../../shared/member.ts';
import { useTill } from '../../store/till-context.tsx';

/** As long as nobody sees. Ms. */
const moment = 80;

type Shown = {
  readonly found: LookupView | null;
  /** The card that looks chosen. */
  readonly cardId: string | null;
  /** What stands in the scan field. */
  readonly scanText: string;
};

/** `isWaiting`: a reading takes longer than a moment, and the screen says so. */
export type ShownGuest = Shown & { readonly isWaiting: boolean };

/** Only what is seen lingers: from the first moment nobody is served but the guest who is being read. */
export function useShownGuest(): ShownGuest {
  const found = useTill((state) => state.found);
  const cardId = useTill((state) => state.selectedCardId);
  const scanText = useTill((state) => state.scanText);
  const looking = useTill((state) => state.looking);
  const before = useRef<Shown>({ found, cardId, scanText });
  const [isLate, setLate] = useState(false);
  useEffect(() => {
    if (!looking) {
      before.current = { found, cardId, scanText };
      setLate(false);
      return;
    }
    const timer = setTimeout(() => setLate(true), moment);
    return () => clearTimeout(timer);
  }, [found, cardId, scanText, looking]);
  if (!looking || isLate) {
    return { found, cardId, scanText, isWaiting: looking };
  }
  const guest = found === null ? before.current : { found, cardId };
  return { ...guest, scanText: before.current.scanText, isWaiting: false };
}

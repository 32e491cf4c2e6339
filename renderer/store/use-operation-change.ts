// Reads again when an operation has changed, a while after it: a drain of a thousand operations must not ask a thousand times.
import { useEffect, useRef } from 'react';
import { useTill } from './till-context.tsx';

/** `read` stays the same from one painting to the next; `pause` in ms. The first reading is the caller's own. */
export function useOperationChange(read: () => unknown, pause: number): void {
  const tick = useTill((state) => state.operationTick);
  const seen = useRef(tick);
  useEffect(() => {
    if (seen.current === tick) {
      return;
    }
    const timer = setTimeout(() => {
      seen.current = tick;
      read();
    }, pause);
    return () => clearTimeout(timer);
  }, [tick, read, pause]);
}

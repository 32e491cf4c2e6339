// Locks a till that nobody touched for as long as it is set to: no key, no press, no scan. Never while money is on its way.
import { useEffect } from 'react';
import { useActions, useTill } from '../store/till-context.tsx';

/** How often it is looked at (ms): the lock comes at most so much later. */
const look = 5_000;
const minute = 60_000;

export function useIdleLock(): void {
  const { lock } = useActions();
  const minutes = useTill((state) => state.preferences.people.idleLock);
  const works = useTill((state) => state.session?.state === 'signedIn' && state.money !== 'inFlight');
  useEffect(() => {
    if (minutes === 0 || !works) {
      return;
    }
    let touched = performance.now();
    const touch = () => {
      touched = performance.now();
    };
    // Seen before anybody else, also what a scan takes for itself.
    const names = ['keydown', 'pointerdown', 'pointermove', 'wheel'] as const;
    for (const name of names) {
      globalThis.addEventListener(name, touch, { capture: true, passive: true });
    }
    const timer = setInterval(() => {
      if (performance.now() - touched >= minutes * minute) {
        void lock();
      }
    }, look);
    return () => {
      clearInterval(timer);
      for (const name of names) {
        globalThis.removeEventListener(name, touch, { capture: true });
      }
    };
  }, [lock, minutes, works]);
}

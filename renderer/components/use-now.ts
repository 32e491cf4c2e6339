// The time, again and again: for ages and countdowns.
import { useEffect, useState } from 'react';

/** Wall time in ms UTC, renewed every `step` ms while the component is shown. */
export function useNow(step: number): number {
  const [now, setNow] = useState(() => Date.now());
  useEffect(() => {
    setNow(Date.now());
    const timer = setInterval(() => setNow(Date.now()), step);
    return () => clearInterval(timer);
  }, [step]);
  return now;
}

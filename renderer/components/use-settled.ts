// False for the moment in which a press was still meant for the step before: a button that moves money waits it out. It is
// as long as a double click, whose second half would otherwise land on a button that has just appeared in the same place.
import { useEffect, useState } from 'react';

const pressTime = 400;

/** Keys have their own, shorter wait (`useFreshness`): a key is pressed once, and bounces for milliseconds only. */
export function useSettled(stage: string): boolean {
  const [settled, setSettled] = useState<string | null>(null);
  useEffect(() => {
    const timer = setTimeout(() => setSettled(stage), pressTime);
    return () => clearTimeout(timer);
  }, [stage]);
  return settled === stage;
}

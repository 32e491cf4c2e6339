// False for the moment in which a press was still meant for the step before: a button that moves money waits it out.
import { useEffect, useState } from 'react';
import { settleTime } from '../store/money-dialog.ts';

export function useSettled(stage: string): boolean {
  const [settled, setSettled] = useState<string | null>(null);
  useEffect(() => {
    const timer = setTimeout(() => setSettled(stage), settleTime);
    return () => clearTimeout(timer);
  }, [stage]);
  return settled === stage;
}

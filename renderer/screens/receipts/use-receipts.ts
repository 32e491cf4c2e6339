// The print queue's list, read again whenever something of it is different.
import { useCallback, useEffect, useState } from 'react';
import type { PrintJobView } from '../../../shared/printing.ts';
import type { PrintConclusion } from '../../../shared/printing-channels.ts';
import type { Failure } from '../../../shared/result.ts';
import { ask } from '../../bridge.ts';
import { useBridge } from '../../store/till-context.tsx';

export type Receipts = {
  /** Null until they are known. */
  readonly jobs: readonly PrintJobView[] | null;
  readonly problem: Failure | null;
  readonly again: () => void;
  /** What a person says of a job. */
  readonly conclude: (job: number, how: PrintConclusion) => Promise<void>;
};

export function useReceipts(): Receipts {
  const bridge = useBridge();
  const [jobs, setJobs] = useState<readonly PrintJobView[] | null>(null);
  const [problem, setProblem] = useState<Failure | null>(null);

  const again = useCallback(() => {
    void ask(bridge.listPrintJobs(null)).then((answer) => {
      setJobs((old) => (answer.ok ? answer.value.jobs : old));
      setProblem(answer.ok ? null : answer.failure);
    });
  }, [bridge]);

  useEffect(() => {
    again();
    return bridge.on('printing', again);
  }, [bridge, again]);

  return {
    jobs,
    problem,
    again,
    async conclude(job, how) {
      const answer = await ask(bridge.concludePrintJob({ job, how }));
      setJobs((old) => (answer.ok ? answer.value.jobs : old));
      setProblem(answer.ok ? null : answer.failure);
    },
  };
}

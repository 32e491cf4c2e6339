// Ending the shipping to head office: one call with a technician's PIN. What becomes of it comes as the event that every look hears.
import { type ReactNode, useState } from 'react';
import type { Failure } from '../../../shared/result.ts';
import { useApproved } from '../../components/use-approved.tsx';
import { useBridge } from '../../store/till-context.tsx';

export type HeadOfficeStop = {
  readonly busy: boolean;
  readonly problem: Failure | null;
  readonly dialog: ReactNode;
  readonly run: (what: string) => Promise<void>;
};

export function useHeadOfficeStop(): HeadOfficeStop {
  const bridge = useBridge();
  const approved = useApproved();
  const [busy, setBusy] = useState(false);
  const [problem, setProblem] = useState<Failure | null>(null);
  return {
    busy,
    problem,
    dialog: approved.dialog,
    async run(what) {
      setBusy(true);
      setProblem(null);
      const answer = await approved.run((approval) => bridge.stopHeadOffice({ approval }), {
        right: 'connectStore',
        what,
      });
      setBusy(false);
      setProblem(answer?.ok === false ? answer.failure : null);
    },
  };
}

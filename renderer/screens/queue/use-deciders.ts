// Who decides, one PIN after the other: the first person's, above the limit a second one's, then the call. A wrong PIN asks the
// person again whose it was; what is no PIN's fault goes back to the dialog.
import { useState } from 'react';
import type { OperationDetail } from '../../../shared/desk-channels.ts';
import type { ApprovalInput } from '../../../shared/people.ts';
import type { Failure, Result } from '../../../shared/result.ts';
import { ask } from '../../bridge.ts';
import { isPinProblem } from '../../components/pin-problem.ts';

export type DecidersOptions = {
  readonly two: boolean;
  readonly send: (first: ApprovalInput, second: ApprovalInput | null) => Promise<Result<OperationDetail>>;
  readonly done: (detail: OperationDetail) => void;
};

export type Deciders = {
  /** Whose PIN is asked for now; null while the dialog is filled in. */
  readonly stage: 'first' | 'second' | null;
  readonly busy: boolean;
  /** Persons who may not be the second. */
  readonly without: readonly string[];
  readonly pinProblem: Failure | null;
  readonly problem: Failure | null;
  readonly begin: () => void;
  readonly confirm: (approval: ApprovalInput) => void;
  readonly cancel: () => void;
};

export function useDeciders({ two, send, done }: DecidersOptions): Deciders {
  const [stage, setStage] = useState<Deciders['stage']>(null);
  const [first, setFirst] = useState<ApprovalInput | null>(null);
  const [busy, setBusy] = useState(false);
  const [pinProblem, setPinProblem] = useState<Failure | null>(null);
  const [problem, setProblem] = useState<Failure | null>(null);

  async function call(decider: ApprovalInput, second: ApprovalInput | null): Promise<void> {
    setBusy(true);
    setPinProblem(null);
    const answer = await ask(send(decider, second));
    setBusy(false);
    if (answer.ok) {
      setFirst(null);
      setStage(null);
      done(answer.value);
      return;
    }
    const { failure } = answer;
    if (failure.code === 'secondPersonNeeded') {
      setFirst(decider);
      setStage('second');
    } else if (isPinProblem(failure)) {
      const isSecond = failure.parameters?.['who'] === 'second';
      setStage(isSecond ? 'second' : 'first');
      setFirst(isSecond ? decider : null);
      setPinProblem(failure);
    } else {
      setFirst(null);
      setStage(null);
      setProblem(failure);
    }
  }

  return {
    stage,
    busy,
    without: stage === 'second' && first !== null ? [first.personId] : [],
    pinProblem,
    problem,
    begin() {
      setProblem(null);
      setPinProblem(null);
      setFirst(null);
      setStage('first');
    },
    confirm(approval) {
      if (stage === 'first' && two) {
        setFirst(approval);
        setPinProblem(null);
        setStage('second');
      } else if (stage === 'second' && first !== null) {
        void call(first, approval);
      } else {
        void call(approval, null);
      }
    },
    cancel() {
      setFirst(null);
      setStage(null);
      setPinProblem(null);
    },
  };
}

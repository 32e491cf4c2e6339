// The approval of a sale or a revocation: opens where the till refused it with a limit that a PIN lifts, and submits the same
// intent once more. What was typed for the sale stays as it is whatever happens here.
import { type RefObject, useEffect, useState } from 'react';
import type { ApprovalInput } from '../../shared/people.ts';
import type { Failure } from '../../shared/result.ts';
import type { MoneyDialog } from '../store/money-dialog.ts';
import { ApprovalDialog } from './approval-dialog.tsx';
import { isPinProblem } from './pin-problem.ts';

export type MoneyApprovalProps = {
  readonly dialog: MoneyDialog;
  /** Where the next submission finds the approval; whoever sends takes it out. */
  readonly given: RefObject<ApprovalInput | null>;
};

export function MoneyApproval({ dialog, given }: MoneyApprovalProps) {
  const [asked, setAsked] = useState<Failure | null>(null);
  const { phase } = dialog;
  const refusal = phase.kind === 'refused' && phase.failure.approvable !== undefined ? phase.failure : null;

  useEffect(() => {
    if (refusal !== null && !isPinProblem(refusal)) {
      setAsked(refusal);
    } else if (refusal === null && phase.kind !== 'inFlight') {
      setAsked(null);
    }
  }, [refusal, phase.kind]);

  useEffect(
    () => () => {
      given.current = null;
    },
    [given],
  );

  return asked?.approvable === undefined ? null : (
    <ApprovalDialog
      right={asked.approvable}
      asked={asked}
      problem={refusal !== null && isPinProblem(refusal) ? refusal : null}
      busy={phase.kind === 'inFlight'}
      onConfirm={(approval) => {
        given.current = approval;
        dialog.submit();
      }}
      onCancel={dialog.clearRefusal}
    />
  );
}

/** The approval for this submission, once. */
export function takeApproval(given: RefObject<ApprovalInput | null>): ApprovalInput | null {
  const approval = given.current;
  given.current = null;
  return approval;
}

// A call that may need a PIN, for everything but a sale and a revocation: made without one first; where the answer is a failure
// that a PIN would lift, the dialog opens and the very same call is made with the approval.
import { type ReactNode, useCallback, useState } from 'react';
import type { ApprovalInput, Right } from '../../shared/people.ts';
import type { Failure, Result } from '../../shared/result.ts';
import { ask } from '../bridge.ts';
import { ApprovalDialog } from './approval-dialog.tsx';
import { isPinProblem } from './pin-problem.ts';

export type AskHow = {
  /** Known to need this right: the PIN is asked for before the first call. */
  readonly right?: Right;
  /** What it is about, in words. */
  readonly what?: string;
  /** Persons who may not be the one. */
  readonly without?: readonly string[];
};

export type Approved = {
  /** The answer, or null where the person cancelled. A rejected call is the failure `badArguments`. */
  readonly run: <Value>(
    call: (approval: ApprovalInput | null) => Promise<Result<Value>>,
    how?: AskHow,
  ) => Promise<Result<Value> | null>;
  /** To be shown by the caller, wherever. */
  readonly dialog: ReactNode;
};

type Asking = {
  readonly right: Right;
  readonly asked: Failure | null;
  readonly how: AskHow;
  readonly problem: Failure | null;
  readonly busy: boolean;
  readonly confirm: (approval: ApprovalInput) => void;
  readonly cancel: () => void;
};

export function useApproved(): Approved {
  const [asking, setAsking] = useState<Asking | null>(null);

  const run = useCallback<Approved['run']>(async (call, how = {}) => {
    const first = how.right === undefined ? await ask(call(null)) : null;
    if (first?.ok === true) {
      return first;
    }
    const asked = first?.failure ?? null;
    const right = asked === null ? how.right : asked.approvable;
    if (right === undefined) {
      return first;
    }
    return new Promise((resolve) => {
      async function confirm(approval: ApprovalInput): Promise<void> {
        setAsking((now) => (now === null ? null : { ...now, busy: true, problem: null }));
        const answer = await ask(call(approval));
        if (!answer.ok && isPinProblem(answer.failure)) {
          setAsking((now) => (now === null ? null : { ...now, busy: false, problem: answer.failure }));
        } else {
          setAsking(null);
          resolve(answer);
        }
      }
      function cancel(): void {
        setAsking(null);
        resolve(null);
      }
      setAsking({ right, asked, how, problem: null, busy: false, confirm: (given) => void confirm(given), cancel });
    });
  }, []);

  const dialog =
    asking === null ? null : (
      <ApprovalDialog
        right={asking.right}
        asked={asking.asked}
        what={asking.how.what}
        without={asking.how.without}
        problem={asking.problem}
        busy={asking.busy}
        onConfirm={asking.confirm}
        onCancel={asking.cancel}
      />
    );
  return { run, dialog };
}

// Which failures are about the PIN and not about what it was given for: then the dialog stays and the person tries again.
import type { Failure, FailureCode } from '../../shared/result.ts';

const pinProblems: readonly FailureCode[] = ['personUnknown', 'pinMissing', 'pinWrong', 'pinLockedOut', 'rightMissing'];

export function isPinProblem({ code, approvable }: Failure): boolean {
  return approvable !== undefined && pinProblems.includes(code);
}

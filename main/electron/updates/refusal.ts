// Why the update server was not listened to: an error with the name that the screen has a sentence for.
import type { UpdateProblem } from '../../../shared/updates.ts';

export class UpdateRefusal extends Error {
  override readonly name = 'UpdateRefusal';
  readonly problem: UpdateProblem;

  constructor(problem: UpdateProblem, message: string) {
    super(message);
    this.problem = problem;
  }
}

/** Of whatever the updater, Node or the disk threw. */
export function problemOf(error: unknown): UpdateProblem {
  if (error instanceof UpdateRefusal) {
    return error.problem;
  }
  const code: unknown = error instanceof Error && 'code' in error ? error.code : null;
  switch (code) {
    case 'ERR_CHECKSUM_MISMATCH':
      return 'damaged';
    case 'ENOSPC':
    case 'EDQUOT':
      return 'noRoom';
    default:
      return 'unreachable';
  }
}

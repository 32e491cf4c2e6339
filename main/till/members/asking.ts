// Asking the platform for something about members, and telling truly what became of it: a change without an answer is not known.
import { type Failure, failure, type Result } from '../../../shared/result.ts';
import type { BackendFailure, Read } from '../../backends/backend-failure.ts';
import type { TillDependencies } from '../dependencies.ts';
import { isOnItsOwn } from '../offline.ts';
import { heard, reportReach } from '../reach.ts';

export type AskingParts = Pick<TillDependencies, 'queue'>;

/** Asks for something that changes nothing. `onlineOnly` where the till is on its own. */
export async function look<Value>(call: () => Read<Value>, { queue }: AskingParts): Promise<Result<Value>> {
  if (isOnItsOwn(queue.status().reach)) {
    return failure('onlineOnly');
  }
  return heard(queue, await call());
}

/** Asks for a change. `onlineOnly` where it surely was not sent, `changeUnconfirmed` where it may have been made. */
export async function change<Value>(call: () => Read<Value>, { queue }: AskingParts): Promise<Result<Value>> {
  if (isOnItsOwn(queue.status().reach)) {
    return failure('onlineOnly');
  }
  const answer = await call();
  reportReach(queue, answer);
  return answer.ok ? answer : { ok: false, failure: changeFailure(answer.failure) };
}

/** What a person is told of a change that was not confirmed. */
export function changeFailure(problem: BackendFailure): Failure {
  if (problem.code === 'serverUnreachable' && problem.parameters?.['cause'] !== undefined) {
    return failure('onlineOnly').failure;
  }
  switch (problem.code) {
    case 'serverUnreachable':
    case 'serverFault':
    case 'captivePortal':
    case 'badAnswer':
    case 'answerTooLarge':
      return failure('changeUnconfirmed').failure;
    default: {
      const { reachable: _, ...plain } = problem;
      return plain;
    }
  }
}

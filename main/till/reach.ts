// What a call's result says of the platform: reachable, away, another till's token. One table for all use cases.
import type { Failure, Result } from '../../shared/result.ts';
import type { BackendFailure } from '../backends/backend-failure.ts';
import type { Queue, QueueStatus } from '../queue/api.ts';

export type Reach = QueueStatus['reach'];

/** What this outcome of a read or a sign-in shows. A 5xx or a broken answer counts as away: nobody is there to do business with. */
export function reachOf(result: Result<unknown, BackendFailure>): Reach {
  if (result.ok) {
    return 'reachable';
  }
  switch (result.failure.code) {
    case 'captivePortal':
      return 'captivePortal';
    case 'tokenContention':
      return 'contention';
    case 'notSignedIn':
      return 'signInNeeded';
    case 'serverUnreachable':
    case 'serverFault':
    case 'badAnswer':
      return 'unreachable';
    default:
      return result.failure.reachable ? 'reachable' : 'unreachable';
  }
}

/** Whether the platform decided nothing: then, and only then, what is known here may stand in for it. */
export function isAway(failure: BackendFailure): boolean {
  const reach = reachOf({ ok: false, failure });
  return reach !== 'reachable';
}

/** What a question of the screen brought, as the screen may be told; the queue learns from it how the platform is reached. */
export function heard<Value>(queue: Queue, answer: Result<Value, BackendFailure>): Result<Value> {
  reportReach(queue, answer);
  if (answer.ok) {
    return answer;
  }
  return withoutReach(answer.failure);
}

/** The screen has no use for `reachable`. */
export function withoutReach(failure: BackendFailure): { readonly ok: false; readonly failure: Failure } {
  const { reachable: _, ...plain } = failure;
  return { ok: false, failure: plain };
}

/** Tells the queue what a call showed, and wakes it when the platform has come back. */
export function reportReach(queue: Queue, result: Result<unknown, BackendFailure>): void {
  const before = queue.status().reach;
  const reach = reachOf(result);
  queue.report(reach);
  if (reach === 'reachable' && before !== 'reachable') {
    queue.nudge();
  }
}

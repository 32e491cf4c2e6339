// How long the counter waits for an operation: until it is closed, until it is clear that it will wait, or until patience ends.
import type { Queue } from '../queue/api.ts';
import type { Operation } from '../queue/operation.ts';

/** How long a cashier looks at "checking" before the outcome goes on being sought in the background (ms). */
export const counterPatience = 10_000;

/**
 * Resolves with the operation as it then is. Comes back early where an attempt provably never left and the operation
 * goes on waiting: to look at that for ten seconds would help nobody. Still `unknown` at the end is an answer, not an error.
 */
export function awaitOutcome(queue: Queue, accepted: Operation, patience: number): Promise<Operation> {
  return new Promise((resolve, reject) => {
    let before = accepted.state;
    const stop = queue.onChange((operation) => {
      if (operation.serial !== accepted.serial) {
        return;
      }
      if (before === 'sending' && operation.state === 'pending') {
        stop();
        resolve(operation);
      }
      before = operation.state;
    });
    queue.settled(accepted.serial, patience).then(
      (operation) => {
        stop();
        resolve(operation);
      },
      (error: unknown) => {
        stop();
        reject(error);
      },
    );
  });
}

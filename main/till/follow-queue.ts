// Who hears of each durable change of an operation, and of the queue's standing. Money is settled by then: what goes wrong here is complained
// of, and must neither end the till nor keep the next from hearing.
import type { Queue } from '../queue/api.ts';
import type { Operation } from '../queue/operation.ts';

export type Followers = {
  readonly operations: Readonly<Record<string, (operation: Operation) => void>>;
  readonly standing: Readonly<Record<string, () => void>>;
};

/** Names are for the log: "<name> could not follow". Follows until what comes back is called. */
export function followQueue(
  queue: Pick<Queue, 'onChange' | 'onStatus'>,
  { operations, standing }: Followers,
  complain: (message: string, error: unknown) => void,
): () => void {
  function quietly(name: string, work: () => void): void {
    try {
      work();
    } catch (error) {
      complain(`${name} could not follow the queue`, error);
    }
  }
  const stops = [
    queue.onChange((operation) => {
      for (const [name, follow] of Object.entries(operations)) {
        quietly(name, () => follow(operation));
      }
    }),
    queue.onStatus(() => {
      for (const [name, follow] of Object.entries(standing)) {
        quietly(name, follow);
      }
    }),
  ];
  return () => {
    for (const stop of stops) {
      stop();
    }
  };
}

// What a test waits for on the bench, and how the line goes down.
import type { OperationView } from '../../shared/operation.ts';
import type { Bench } from './till-bench.ts';
import { selectedCard, serve } from './till-serving.ts';

/** Waits in virtual time until the operation is closed or a person's affair. */
export async function settled(bench: Bench, serial: string, patience = 600_000): Promise<OperationView> {
  await bench.till().queue.settled(serial, patience);
  return (await bench.good('getOperation', { serial })).operation;
}

/** Resolves when nothing has to be sent or asked for any more; what waits for a person may be left. */
export function drained(bench: Bench): Promise<void> {
  const { queue } = bench.till();
  return new Promise((resolve) => {
    const stop = queue.onStatus(check);
    function check(): void {
      if (queue.status().waiting === 0) {
        stop();
        resolve();
      }
    }
    check();
  });
}

/** Resolves when the till knows how it reaches the platform: `reach` as the queue names it. */
export function reached(bench: Bench, reach: string): Promise<void> {
  const { queue } = bench.till();
  return new Promise((resolve) => {
    const stop = queue.onStatus(check);
    function check(): void {
      if (queue.status().reach === reach) {
        stop();
        resolve();
      }
    }
    check();
  });
}

/** Cuts the line and lets the till notice. */
export async function cutLine(bench: Bench): Promise<void> {
  await bench.server.refuseConnections();
  await bench.good('sendNow', null);
  await reached(bench, 'unreachable');
}

/** Sees the members, then cuts the line. Returns the card id of the first. */
export async function cutAfter(bench: Bench, ...cards: readonly string[]): Promise<string> {
  const ids: string[] = [];
  for (const card of cards) {
    ids.push(selectedCard(await serve(bench, card)).cardId);
  }
  await cutLine(bench);
  return ids[0] ?? '';
}

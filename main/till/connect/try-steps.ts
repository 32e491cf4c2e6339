// A check of a connection, step by step: the same for every service whose steps only ever wait for the one before.
import type { Clock } from '../../queue/ports.ts';

/** `ms`: how long it took. */
type TriedStep<Id, Concluded> = { readonly id: Id } & (
  | { readonly state: 'waiting' | 'trying' | 'notTried' }
  | (Concluded & { readonly ms: number })
);

export type StepWorks<Id extends string, Concluded> = {
  readonly run: Readonly<Record<Id, () => Promise<Concluded>>>;
  readonly close: () => Promise<void>;
};

/** Tries the steps in their order and tells of every change, with all steps; what stands behind a failed one is not tried. Closes in any case. */
export async function trySteps<Id extends string, Concluded extends { readonly state: 'ok' | 'failed' }>(
  ids: readonly Id[],
  works: StepWorks<Id, Concluded>,
  clock: Clock,
  tell: (steps: readonly TriedStep<Id, Concluded>[]) => void,
): Promise<readonly TriedStep<Id, Concluded>[]> {
  let steps: readonly TriedStep<Id, Concluded>[] = ids.map((id) => ({ id, state: 'waiting' }));
  let broken = false;

  function put(step: TriedStep<Id, Concluded>): void {
    steps = steps.map((one) => (one.id === step.id ? step : one));
    tell(steps);
  }

  try {
    for (const id of ids) {
      if (broken) {
        put({ id, state: 'notTried' });
        continue;
      }
      put({ id, state: 'trying' });
      const started = clock.monotonic();
      const conclusion = await works.run[id]();
      put({ id, ...conclusion, ms: Math.round(clock.monotonic() - started) });
      broken = conclusion.state === 'failed';
    }
    return steps;
  } finally {
    await works.close();
  }
}

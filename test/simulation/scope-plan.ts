// What one run of the small scope shall do: its deviations by the number of the point where they happen, and what it may still
// do beside. Nothing here is random.

/** The faults of a money call. Others differ from these in words only: a fault before or after the charge is a lost request or answer. */
export const moneyFaults = [
  'lostRequest',
  'lateRequest',
  'lostResponse',
  'hung',
  'unsent',
  'refusedListed',
  'refusedUnlisted',
  'duplicate',
] as const;
export const logFaults = ['logLost', 'logFault', 'logLags', 'logUnfiltered'] as const;

export type MoneyFault = (typeof moneyFaults)[number];
export type LogFault = (typeof logFaults)[number];

export type Deviation = { readonly point: number; readonly what: MoneyFault | LogFault | 'crash' | 'revoke' };

/** The deviations of a run, newest first: its parent's and one more. A million runs share their beginnings. */
export type Script = { readonly before: Script; readonly last: Deviation } | null;

export type Budget = { readonly faults: number; readonly crashes: number; readonly revocations: number };

/** The deviations in the order in which they happen. */
export function deviationsOf(script: Script): readonly Deviation[] {
  const deviations: Deviation[] = [];
  for (let rest = script; rest !== null; rest = rest.before) {
    deviations.unshift(rest.last);
  }
  return deviations;
}

export type Plan = {
  /** What happens at this point: what the script says, and nothing otherwise. Counts the point. */
  decide<What extends Deviation['what']>(group: keyof Budget, kinds: readonly What[]): What | null;
  /** Everything that the script says has happened. */
  isOver(): boolean;
  /** What may still deviate, by kind, and together. */
  left(): readonly [faults: number, crashes: number, revocations: number, together: number];
  /** What might have deviated after the last deviation, within the budget. */
  readonly offers: readonly Deviation[];
};

export function createPlan(script: Script, budget: Budget, deviations: number): Plan {
  const list = deviationsOf(script);
  const counts = { faults: 0, crashes: 0, revocations: 0 };
  const offers: Deviation[] = [];
  let point = 0;
  let done = 0;
  return {
    offers,
    decide<What extends Deviation['what']>(group: keyof Budget, kinds: readonly What[]): What | null {
      point += 1;
      const next = list[done];
      if (next !== undefined) {
        if (next.point !== point) {
          return null;
        }
        done += 1;
        counts[group] += 1;
        return next.what as What;
      }
      if (list.length < deviations && counts[group] < budget[group]) {
        for (const what of kinds) {
          offers.push({ point, what });
        }
      }
      return null;
    },
    isOver: () => done === list.length,
    left() {
      const together = deviations - done;
      return [
        Math.min(budget.faults - counts.faults, together),
        Math.min(budget.crashes - counts.crashes, together),
        Math.min(budget.revocations - counts.revocations, together),
        together,
      ];
    },
  };
}

// What the nemesis and the people of the world did, counted: a run in which one of these things never happened has proven
// nothing about it. The names are the keys of the report.

export const deedNames = [
  // The wire.
  'lostRequest',
  'lostResponse',
  'lateRequest',
  'duplicate',
  'refusedConnection',
  'badToken',
  'contention',
  'faultBefore',
  'faultAfter',
  'htmlPage',
  'refusedListed',
  'refusedUnlisted',
  'uncertainCode',
  'emptyVoucher',
  'hung',
  'refusedAfter',
  'outage',
  // The log.
  'logLost',
  'logFault',
  'logIgnoresFilter',
  'logNulls',
  'muteRow',
  'wrongLog',
  'slowRow',
  // The ground.
  'crash',
  'storeRefuses',
  'wallJump',
  // Others at the platform.
  'officeReverts',
  'otherTillCharges',
  'cardFrozen',
  'refusedForBalance',
  'refusedForFrozenCard',
  'copiedTill',
  // The people.
  'offlineSale',
  'doubleClick',
  'secondThought',
  'burst',
  'lowBalance',
  'shiftChange',
  'revocation',
  'lateRevocation',
  'paperRevocation',
  'approvalLifts',
  'approvalStopped',
  'decidedRight',
  'decidedWrong',
  'decisionProven',
  'decisionRefused',
  'wrongDecisionFound',
  'ghostUndone',
  'repeatProvenOn',
  'repeatProvenOff',
  'lagMeasured',
  'handOver',
  'handOverTwice',
  'service',
  'servicePassedToPerson',
  'serviceGhost',
  // A member service without a log.
  'balanceNoted',
  'balanceApplied',
  'balanceTooOld',
  'balanceMovedOtherwise',
  'balanceShared',
  'balanceRepeat',
  'neverPosted',
  'creditWanted',
  'creditGiven',
  // Terminals.
  'terminalPays',
  'terminalAgain',
  'terminalOtherQuantity',
  'terminalAnew',
] as const;

export type Deed = (typeof deedNames)[number];
export type Deeds = Readonly<Partial<Record<Deed, number>>>;

export type DeedBook = { count(deed: Deed): void; all(): Deeds };

export function createDeedBook(): DeedBook {
  const counts: Partial<Record<Deed, number>> = {};
  return {
    count(deed) {
      counts[deed] = (counts[deed] ?? 0) + 1;
    },
    all: () => counts,
  };
}

export function addDeeds(sum: Record<string, number>, more: Deeds): void {
  for (const [name, count] of Object.entries(more)) {
    sum[name] = (sum[name] ?? 0) + count;
  }
}

/** What never happened. */
export function missingDeeds(deeds: Deeds): readonly Deed[] {
  return deedNames.filter((name) => (deeds[name] ?? 0) === 0);
}

// What a platform's contract was seen to be: the dated record of the probe (the queue's section 6), and what the till may do on it.
import { z } from 'zod';

/** What each probe can find. `failed`: it could not be finished, or its answers made no sense. */
export const probeFindings = {
  /** The same serial twice. */
  P1: ['refused', 'sameVoucher', 'chargedAgain', 'failed'],
  /** A query by serial finds it, with every field echoed, or some of them null, or it ignores the filter. */
  P2: ['found', 'fieldsMissing', 'filterIgnored', 'notFound', 'failed'],
  /** A random serial gives no rows. */
  P3: ['noRows', 'rows', 'failed'],
  /** How long the log lags behind: measured in `logLag`. */
  P4: ['measured', 'failed'],
  /** Revoking twice. */
  P5: ['refused', 'accepted', 'revertedAgain', 'failed'],
  /** Revoking with a voucher of another card. */
  P6: ['refused', 'accepted', 'failed'],
  /** Whose serial the row of a revocation bears. */
  P7: ['own', 'target', 'none', 'failed'],
  /** A second sign-in ends the first, and a call refused for its token leaves no row. */
  P8: ['endsFirst', 'bothLive', 'leavesRow', 'failed'],
  /** The longest serial that comes back whole: measured in `longestSerial`. */
  P9: ['measured', 'failed'],
} as const;
export type ProbeId = keyof typeof probeFindings;
export const probeIds = Object.keys(probeFindings) as readonly ProbeId[];

const findings = z.strictObject({
  P1: z.enum(probeFindings.P1),
  P2: z.enum(probeFindings.P2),
  P3: z.enum(probeFindings.P3),
  P4: z.enum(probeFindings.P4),
  P5: z.enum(probeFindings.P5),
  P6: z.enum(probeFindings.P6),
  P7: z.enum(probeFindings.P7),
  P8: z.enum(probeFindings.P8),
  P9: z.enum(probeFindings.P9),
});

/** `at` is ms UTC. `platform` names base address, brand and merchant: a record of one platform says nothing about another. */
export const capabilityRecordSchema = z.strictObject({
  at: z.int(),
  platform: z.string(),
  findings,
  /** Ms, of P4; null where it failed. */
  logLag: z.int().min(0).nullable(),
  /** Characters, of P9; null where it failed. */
  longestSerial: z.int().min(1).nullable(),
  /** Fen that the probe charged and could not take back. */
  leftBehind: z.int().min(0),
});
export type CapabilityRecord = z.infer<typeof capabilityRecordSchema>;

/**
 * What the queue may rely on. `logLag`: ms, 0 where nothing was measured. `paysBackTwice`: this platform was seen to pay the money
 * back again when a voucher was revoked a second time (P5), so no revocation is ever repeated there.
 */
export type PlatformContract = {
  readonly repeatProven: boolean;
  readonly logLag: number;
  readonly paysBackTwice?: boolean;
};

/** Strict mode: never send again by itself. */
export const strictContract: PlatformContract = { repeatProven: false, logLag: 0 };

const day = 24 * 60 * 60 * 1_000;

/** A record is good for a week; the till reminds of the next probe from then on. */
export const probeInterval = 7 * day;

/** A record older than this (ms) counts as missing: a week, and a week of grace. */
export const recordLife = 14 * day;

/** Whether P1 to P4 prove that the same serial is not charged twice and that the log can be believed. */
export function provesRepeat({ findings: found }: CapabilityRecord): boolean {
  return (
    (found.P1 === 'refused' || found.P1 === 'sameVoucher') &&
    found.P2 === 'found' &&
    found.P3 === 'noRows' &&
    found.P4 === 'measured'
  );
}

/** Missing, of another platform, too old, from the future, or failed in P1 to P4: strict. What was seen to be harmful holds at any age. `now` is ms UTC. */
export function contractOf(record: CapabilityRecord | null, platform: string, now: number): PlatformContract {
  if (record === null || record.platform !== platform) {
    return strictContract;
  }
  const age = now - record.at;
  const isDated = age >= -day && age <= recordLife;
  const harm = record.findings.P5 === 'revertedAgain' ? { paysBackTwice: true } : {};
  return { repeatProven: isDated && provesRepeat(record), logLag: record.logLag ?? 0, ...harm };
}

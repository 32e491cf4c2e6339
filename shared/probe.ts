// What the screen and the command may know of the contract probe: how far it is, what it found, what that means, when the next is due.
import { type CapabilityRecord, type ProbeId, probeIds, probeInterval, provesRepeat, recordLife } from './contract.ts';
import type { Failure } from './result.ts';

/** `detail`: missing fields (P2), the platform's words, or what was measured; null where there is nothing to add. */
export type ProbeStepView = {
  readonly id: ProbeId;
  readonly state: 'waiting' | 'asking' | 'answered';
  readonly finding: string | null;
  readonly detail: string | null;
};

/** Why the till works in strict mode, or `proven`. */
export type ProbeStanding = 'proven' | 'missing' | 'otherPlatform' | 'tooOld' | 'notProven';

/** `due` is for the weekly reminder; it blocks nothing. Times: ms UTC. */
export type ProbeView = {
  readonly running: boolean;
  readonly steps: readonly ProbeStepView[];
  readonly record: CapabilityRecord | null;
  readonly standing: ProbeStanding;
  readonly due: boolean;
  readonly nextDueAt: number | null;
  /** The newest probe never came to its end: the next one takes back what it left. */
  readonly brokenOff: boolean;
  readonly platform: string;
  /** Characters of this till's own serials. */
  readonly ownSerial: number;
  /** Why the last start came to nothing; null where there was none, or it ended with a record. */
  readonly failure: Failure | null;
};

const day = 24 * 60 * 60 * 1_000;

/** What a record is worth on this platform at this time (wall ms UTC). Agrees with `contractOf`. */
export function standingOf(record: CapabilityRecord | null, platform: string, now: number): ProbeStanding {
  if (record === null) {
    return 'missing';
  }
  if (record.platform !== platform) {
    return 'otherPlatform';
  }
  const age = now - record.at;
  if (age > recordLife || age < -day) {
    return 'tooOld';
  }
  return provesRepeat(record) ? 'proven' : 'notProven';
}

/** When the next probe is due: ms UTC; null where one is due already because none counts. */
export function nextProbeAt(record: CapabilityRecord | null, platform: string): number | null {
  return record === null || record.platform !== platform ? null : record.at + probeInterval;
}

/** Whether the weekly reminder shows: none counts, a week is over, the clock went back, or the last one was broken off. */
export function isProbeDue(
  record: CapabilityRecord | null,
  platform: string,
  now: number,
  brokenOff: boolean,
): boolean {
  const next = nextProbeAt(record, platform);
  return brokenOff || next === null || now >= next || now < next - probeInterval - day;
}

/** The steps as a finished record shows them. */
export function stepsOf(record: CapabilityRecord, details: Readonly<Record<string, string>>): readonly ProbeStepView[] {
  return probeIds.map((id) => ({
    id,
    state: 'answered',
    finding: record.findings[id],
    detail: id === 'P4' ? textOf(record.logLag) : id === 'P9' ? textOf(record.longestSerial) : (details[id] ?? null),
  }));
}

function textOf(measured: number | null): string | null {
  return measured === null ? null : String(measured);
}

/** A finding's key in the catalogue below `probe`, and the values that its sentence needs. */
export function findingText(
  { id, finding, detail }: Pick<ProbeStepView, 'id' | 'finding' | 'detail'>,
  ownSerial: number,
): { readonly key: string; readonly values: Readonly<Record<string, string>> } {
  if (finding === null || finding === 'failed') {
    return { key: id === 'P6' ? 'noOtherCard' : 'failed', values: {} };
  }
  const measured = detail ?? '';
  return {
    key: `findings.${id}.${finding}`,
    values: {
      ...(id === 'P4' ? { seconds: (Math.ceil(Number(measured) / 100) / 10).toFixed(1) } : {}),
      ...(id === 'P9' ? { length: measured, own: String(ownSerial) } : {}),
    },
  };
}

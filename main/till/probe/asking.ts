// What the questions of a probe share while it runs: the money, what was found so far, and who hears of it.
import type { ProbeId, probeFindings } from '../../../shared/contract.ts';
import type { ProbeMoney } from './probe-money.ts';
import { logPatience, type ProbeParts } from './probe-parts.ts';

export type ProbeRequest = {
  readonly platformName: string;
  readonly cardNo: string;
  /** A second test card, for P6: its voucher is the foreign one. Null: P6 stays unasked, which is `failed`. */
  readonly otherCardNo: string | null;
  readonly user: string;
  /** For a real second sign-in (P8); null: by the refresh token. */
  readonly password: string | null;
};

/** What all questions share while the probe runs. */
export type Asking = {
  readonly parts: ProbeParts;
  readonly money: ProbeMoney;
  readonly request: ProbeRequest;
  readonly findings: { [Each in ProbeId]: (typeof probeFindings)[Each][number] };
  /** Ms; the longest that was measured. Null until a row was seen. */
  logLag: number | null;
  longestSerial: number | null;
  /** Fen that the platform gave too much, by card. */
  readonly gains: Map<string, number>;
  find<Id extends ProbeId>(id: Id, finding: (typeof probeFindings)[Id][number], detail?: string | null): void;
  begin(id: ProbeId): void;
  /** What the listener was told already. */
  readonly told: ReadonlySet<ProbeId>;
};

export type ProbeListener = {
  begun(id: ProbeId): void;
  found(id: ProbeId, finding: string, detail: string | null): void;
};

/** The vouchers of all charges that are known to have been booked under this serial. */
export function vouchersOf(money: ProbeMoney, serial: string): readonly string[] {
  return money.charges.flatMap((one) => (one.serial === serial && one.voucher !== null ? [one.voucher] : []));
}

/** How long a row is waited for once the lag is known (ms). */
export function patienceFor(logLag: number | null): number {
  return logLag === null ? 5_000 : Math.min(logPatience, Math.max(3_000, 3 * logLag));
}

/** Everything is `failed` until it is found. */
export function createAsking(
  parts: ProbeParts,
  money: ProbeMoney,
  request: ProbeRequest,
  listener: ProbeListener,
): Asking {
  const findings: Asking['findings'] = {
    P1: 'failed',
    P2: 'failed',
    P3: 'failed',
    P4: 'failed',
    P5: 'failed',
    P6: 'failed',
    P7: 'failed',
    P8: 'failed',
    P9: 'failed',
  };
  const told = new Set<ProbeId>();
  return {
    told,
    parts,
    money,
    request,
    findings,
    logLag: null,
    longestSerial: null,
    gains: new Map(),
    find(id, finding, detail = null) {
      findings[id] = finding as never;
      told.add(id);
      listener.found(id, finding, detail);
    },
    begin: (id) => listener.begun(id),
  };
}

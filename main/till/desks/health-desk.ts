// How well till and platform keep together: the connection and since when, what is open, the day's attempts, the last proofs.
import { capabilityRecordSchema, contractOf, type ProbeId, probeIds } from '../../../shared/contract.ts';
import type { HealthView } from '../../../shared/desks.ts';
import { failure, type Result, success } from '../../../shared/result.ts';
import type { StatusView } from '../../../shared/status.ts';
import type { Journal } from '../../journal/types.ts';
import type { QueueStatus } from '../../queue/api.ts';
import type { Clock } from '../../queue/ports.ts';
import { businessDay } from '../business-day.ts';

/** The settings key of the last walk over the whole chain. */
const checkedKey = 'journalChecked';

export type HealthParts = {
  readonly clock: Clock;
  readonly journal: Pick<Journal, 'desks' | 'settings'>;
  readonly status: QueueStatus;
  readonly connection: StatusView['connection'];
  readonly connectionSince: number;
  readonly lastBackup: number | null;
  /** As the probe wrote it, and the name of this till's platform. */
  readonly probeRecord: unknown;
  readonly platform: string;
  readonly gateway: HealthView['gateway'];
  readonly machine: HealthView['machine'];
};

/** Wall ms of the midnight in the store's zone before this instant. */
export function startOfDay(now: number): number {
  return Date.parse(`${businessDay(now)}T00:00:00+08:00`);
}

/** All of it from sums and settings: nothing here walks the journal. */
export function healthView(parts: HealthParts): HealthView {
  const { clock, journal, status, connection, connectionSince, lastBackup } = parts;
  const now = clock.wall();
  const since = startOfDay(now);
  const day = journal.desks.health(since);
  const record = capabilityRecordSchema.safeParse(parts.probeRecord);
  return {
    connection,
    connectionSince,
    waiting: status.waiting,
    unknown: status.unknown,
    manual: status.manual,
    atRisk: status.atRisk,
    oldestOpen: day.oldestOpen,
    today: {
      since,
      operations: Object.values(day.byState).reduce((sum, count) => sum + count, 0),
      offline: day.offline,
      attempts: day.attempts,
      unknowns: day.unknowns,
      ghosts: day.ghosts,
    },
    logLag: record.success ? record.data.logLag : null,
    lastBackup,
    probe: record.success
      ? {
          at: record.data.at,
          proven: contractOf(record.data, parts.platform, now).repeatProven,
          failed: failedIn(record.data.findings),
        }
      : null,
    checked: readChecked(journal.settings.get(checkedKey)),
    gateway: { state: parts.gateway.state, problem: parts.gateway.problem, detail: parts.gateway.detail },
    machine: parts.machine,
    now,
  };
}

function failedIn(findings: Readonly<Record<ProbeId, string>>): readonly ProbeId[] {
  return probeIds.filter((id) => findings[id] === 'failed');
}

/** Some 30 µs an event: more operations than these would hold the till up for longer than a cashier should wait. */
export const mostChecked = 20_000;

export type CheckParts = {
  readonly clock: Clock;
  readonly journal: Pick<Journal, 'countsByState' | 'settings' | 'verify'> & {
    readonly store: Pick<Journal['store'], 'active'>;
  };
};

/**
 * Walks the hash chain and every fold, and keeps what was found. Nothing else runs meanwhile, so it fails with `checkBusy`
 * while a call is in flight, and with `journalTooLong` where only the command without the application can do it.
 */
export function checkJournal({ clock, journal }: CheckParts): Result<null> {
  const count = Object.values(journal.countsByState()).reduce((sum, each) => sum + each, 0);
  if (count > mostChecked) {
    return failure('journalTooLong', { count });
  }
  const sending = journal.store.active().filter(({ state }) => state === 'sending').length;
  if (sending > 0) {
    return failure('checkBusy', { count: sending });
  }
  const fault = journal.verify();
  const problem = fault === null ? null : `${fault.sequence}: ${fault.problem}`;
  journal.settings.put(checkedKey, { at: clock.wall(), problem });
  return success(null);
}

function readChecked(value: unknown): HealthView['checked'] {
  if (typeof value !== 'object' || value === null) {
    return null;
  }
  const at: unknown = Reflect.get(value, 'at');
  const problem: unknown = Reflect.get(value, 'problem');
  return typeof at === 'number' ? { at, problem: typeof problem === 'string' ? problem : null } : null;
}

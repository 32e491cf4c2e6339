// Ghosts: charges that landed after they were closed as not applied. The till undoes them by itself; a person confirms the alarm.
import type { GhostPage, GhostView } from '../../../shared/desks.ts';
import type { ChannelArgument } from '../../../shared/ipc.ts';
import { type Result, success } from '../../../shared/result.ts';
import type { AuditEntry } from '../../journal/people-types.ts';
import type { Journal } from '../../journal/types.ts';
import type { OperationViewer } from '../operation-view.ts';

type GhostDependencies = {
  readonly journal: Pick<Journal, 'store' | 'desks' | 'audit'>;
  readonly viewer: OperationViewer;
};

/** As far back as the alarm looks: a ghost is rare, and more than these at once is one disaster, not many alarms. */
const newest = 100;

/** Newest first; `nextBefore` is null on the last page. */
export function listGhosts(
  { before, size }: ChannelArgument<'listGhosts'>,
  { journal, viewer }: GhostDependencies,
): Result<GhostPage> {
  const rows = journal.desks.ghosts(before, size);
  const ghosts = rows.map(({ operation, foundAt, revocation }): GhostView => {
    const undone = revocation === null ? null : journal.store.get(revocation);
    const seen = seenEntry(operation.serial, journal);
    return {
      operation: viewer.view(operation),
      foundAt,
      revocation: undone === null ? null : viewer.view(undone),
      seen: seen === null ? null : { operator: seen.operator ?? '', at: seen.wall },
    };
  });
  return success({ ghosts, nextBefore: rows.length < size ? null : (rows.at(-1)?.operation.serial ?? null) });
}

function seenEntry(serial: string, { audit }: Pick<Journal, 'audit'>): AuditEntry | null {
  return audit.of(serial).find(({ kind }) => kind === 'ghostSeen') ?? null;
}

/** How many ghosts nobody has confirmed yet. */
export function unseenGhosts(journal: Pick<Journal, 'desks' | 'audit'>): number {
  return journal.desks.ghosts(null, newest).filter(({ operation }) => seenEntry(operation.serial, journal) === null)
    .length;
}

/** Writes down, once each, that this cashier has seen the alarm; what is no ghost is passed over. */
export function confirmGhosts(
  serials: readonly string[],
  operator: string,
  journal: Pick<Journal, 'store' | 'audit'>,
): void {
  for (const serial of new Set(serials)) {
    const isGhost = journal.store.events(serial).some(({ reason }) => reason === 'ghostFound');
    if (isGhost && seenEntry(serial, journal) === null) {
      journal.audit.append({ kind: 'ghostSeen', operator, personId: null, serial, details: null });
    }
  }
}

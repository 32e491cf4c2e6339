// One operation with all that is known of it: its history, what people did about it, and who they are.

import type { OperationDetail } from '../../../shared/desk-channels.ts';
import type { AuditView, PersonName } from '../../../shared/desks.ts';
import type { Journal } from '../../journal/types.ts';
import type { Operation } from '../../queue/operation.ts';
import { type OperationViewer, toEventView } from '../operation-view.ts';

export type DetailDependencies = {
  readonly journal: Pick<Journal, 'store' | 'audit' | 'people'>;
  readonly viewer: OperationViewer;
};

/** The whole of it as the screen may see it: card and mobile numbers hidden, people by name. */
export function operationDetail(operation: Operation, { journal, viewer }: DetailDependencies): OperationDetail {
  const events = journal.store.events(operation.serial).map((event) => toEventView(event, operation.cardNo));
  const entries = journal.audit.of(operation.serial);
  const people = journal.people.all();
  const named = JSON.stringify([events, entries]);
  const persons: PersonName[] = people.filter(({ id }) => named.includes(id)).map(({ id, name }) => ({ id, name }));
  const audit: AuditView[] = [...entries]
    .sort((left, right) => left.sequence - right.sequence)
    .map(({ sequence, kind, operator, personId, wall }) => ({
      sequence,
      kind,
      operator,
      person: people.find(({ id }) => id === personId)?.name ?? personId,
      at: wall,
    }));
  return { operation: viewer.view(operation), events, audit, persons };
}

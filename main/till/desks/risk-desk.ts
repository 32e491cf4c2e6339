// Money at risk: what is open, summed by card and by cashier, and the operations behind one line of it.

import type { OperationPage } from '../../../shared/desk-channels.ts';
import type { RiskLineView, RiskView } from '../../../shared/desks.ts';
import type { ChannelArgument } from '../../../shared/ipc.ts';
import { failure, type Result, success } from '../../../shared/result.ts';
import type { RiskLine } from '../../journal/desk-types.ts';
import type { Journal } from '../../journal/types.ts';
import type { Operation } from '../../queue/operation.ts';
import type { CardDirectory } from '../card-directory.ts';
import { maskCard } from '../masks.ts';
import type { OperationViewer } from '../operation-view.ts';

type RiskDependencies = {
  readonly journal: Pick<Journal, 'store' | 'desks'>;
  readonly directory: CardDirectory;
  readonly viewer: OperationViewer;
};

/** The most money first; cards by an opaque name, for their numbers stay here. */
export function getRisk({ journal, directory }: Pick<RiskDependencies, 'journal' | 'directory'>): Result<RiskView> {
  const line = (key: string, label: string, { memberName, count, held, oldest, states }: RiskLine): RiskLineView => ({
    key,
    label,
    memberName,
    count,
    held,
    oldest,
    states,
  });
  return success({
    cards: worstFirst(journal.desks.riskByCard()).map((each) =>
      line(directory.nameOf(each.key), maskCard(each.key), each),
    ),
    cashiers: worstFirst(journal.desks.riskByOperator()).map((each) => line(each.key, each.key, each)),
  });
}

function worstFirst(lines: readonly RiskLine[]): readonly RiskLine[] {
  return [...lines].sort((left, right) => right.held - left.held || left.oldest - right.oldest);
}

/** The open operations of one card or one cashier, newest first. Fails with `memberNotFound` for a card that nobody named. */
export function listRisk(
  { by, key, before, size }: ChannelArgument<'listRisk'>,
  { journal, directory, viewer }: RiskDependencies,
): Result<OperationPage> {
  const cardNo = by === 'card' ? directory.cardNoOf(key) : null;
  if (by === 'card' && cardNo === null) {
    return failure('memberNotFound');
  }
  const last = before === null ? null : journal.store.get(before);
  const fits = (operation: Operation) => (by === 'card' ? operation.cardNo === cardNo : operation.operator === key);
  const rows = [...journal.store.active(), ...journal.store.manual()]
    .filter((operation) => fits(operation) && (last === null || newerFirst(last, operation) < 0))
    .sort(newerFirst)
    .slice(0, size);
  return success({
    operations: rows.map(viewer.view),
    nextBefore: rows.length < size ? null : (rows.at(-1)?.serial ?? null),
  });
}

/** By acceptance; what came in the same millisecond by its serial, so that a page always ends at the same place. */
function newerFirst(left: Operation, right: Operation): number {
  return right.createdAt - left.createdAt || (left.serial < right.serial ? 1 : left.serial > right.serial ? -1 : 0);
}

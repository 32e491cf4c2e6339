// Head office may undo a sale behind the till's back. Where the platform's own list of a card shows one of ours as undone, the queue
// is asked to look: only its own question, with card and amount, makes it `reverted` here.
import { isClosed } from '../../../shared/operation.ts';
import type { BackendTransaction } from '../../backends/member-backend.ts';
import type { Journal } from '../../journal/types.ts';

/** The serials of applied operations that this list shows as undone, and that nobody here is undoing. */
export function revertedElsewhere(
  rows: readonly BackendTransaction[],
  { get, revocationsOf }: Pick<Journal['store'], 'get' | 'revocationsOf'>,
): readonly string[] {
  return rows
    .filter(({ revoked }) => revoked)
    .flatMap(({ serial }) => (serial === null ? [] : [serial]))
    .filter((serial) => get(serial)?.state === 'applied')
    .filter((serial) => !revocationsOf(serial).some(({ state }) => !isClosed(state)));
}

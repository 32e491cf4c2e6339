// A till with one operation of every sort that a hand-over must carry.
import type { Journal } from '../../main/journal/types.ts';
import type { Operation } from '../../main/queue/operation.ts';
import { fen } from '../../shared/money.ts';
import type { OperationState } from '../../shared/operation.ts';
import { accept, apply, draftOf, freshFile, opened } from './journal-stage.ts';

export function revoke(
  journal: Journal,
  target: Operation,
  state: 'pending' | 'blocked',
  voucher: string | null,
): Operation {
  const { cardNo, amount, serial } = target;
  const named = { target: voucher === null ? serial : null, voucher };
  const payload = { kind: 'revocation', cardNo, ...named, amount, reason: '错单' } as const;
  return journal.store.insert({ ...draftOf(payload), held: fen(0) }, state, 'revocationAccepted');
}

export function go(
  journal: Journal,
  serial: string,
  to: OperationState,
  rest: { attempt?: number; watchUntil?: number } = {},
) {
  const { state, attempt } = journal.store.get(serial) ?? { state: 'pending' as const, attempt: 0 };
  journal.store.move({
    serial,
    from: state,
    fromAttempt: attempt,
    to,
    reason: 'refused',
    evidence: { why: to },
    ...rest,
  });
}

/** A till with one operation of every sort that a hand-over must carry. */
export function busyTill(file = freshFile()) {
  const journal = opened(file);
  const pending = accept(journal);
  const sending = accept(journal);
  go(journal, sending.serial, 'sending', { attempt: 1 });
  const applied = accept(journal);
  apply(journal, applied.serial, 'V1');
  const revocation = revoke(journal, applied, 'pending', null);
  const unknown = accept(journal);
  go(journal, unknown.serial, 'unknown', { attempt: 2 });
  const blocked = revoke(journal, unknown, 'blocked', null);
  const manual = accept(journal);
  go(journal, manual.serial, 'manual');
  const watched = accept(journal);
  go(journal, watched.serial, 'rejected', { watchUntil: 9_000_000_000_000 });
  const closed = accept(journal);
  go(journal, closed.serial, 'cancelled');
  const paper = accept(journal);
  apply(journal, paper.serial, 'V2');
  const byPaper = revoke(journal, paper, 'pending', 'V2');
  return {
    file,
    journal,
    pending,
    sending,
    applied,
    revocation,
    unknown,
    blocked,
    manual,
    watched,
    closed,
    paper,
    byPaper,
  };
}

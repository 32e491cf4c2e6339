// The first deed on a journal that is not the one that ran here last: nothing of it may be sent blindly, and the audit says what was found.
import type { Database } from 'better-sqlite3';
import type { Fen } from '../../shared/money.ts';
import type { Store } from '../queue/ports.ts';
import type { HandOverShelf } from './hand-over-types.ts';
import { mayHaveLeft } from './may-have-left.ts';
import { nowhere, type Origin, settleOrigin } from './origin.ts';
import type { AuditShelf } from './people-types.ts';
import type { OpenJournalOptions } from './types.ts';

type Parts = {
  readonly store: Store;
  readonly audit: AuditShelf;
  readonly handOver: HandOverShelf;
  readonly installId: string;
};

/**
 * Where the journal was rolled back or copied: every operation that is `pending` or `sending` becomes `unknown`, for the newer file, or the
 * original elsewhere, may have sent it; the hand-over that the mark remembers still stands. One transaction with the note of where it
 * runs now, so that a start that is cut off is judged the same way again. Does nothing where it is the same journal.
 */
export function beginHere(database: Database, options: OpenJournalOptions, origin: Origin, parts: Parts): void {
  const { kind, why, highWater } = origin;
  if (kind === 'same') {
    return;
  }
  const { store, audit, handOver, installId } = parts;
  store.transaction(() => {
    const evidence = { origin: kind, why };
    const unproven = store.active().filter(({ state }) => state === 'pending' || state === 'sending');
    for (const { serial, state, attempt } of unproven) {
      const move = { serial, from: state, fromAttempt: attempt, to: 'unknown', reason: 'restored' } as const;
      store.move({ ...move, attempt: mayHaveLeft(attempt), evidence });
    }
    const handedOver = highWater?.handOver ?? null;
    if (handedOver !== null && handOver.mark() === null) {
      handOver.markWritten({ ...handedOver, amount: handedOver.amount as Fen });
    }
    const details = {
      origin: kind,
      why,
      installId,
      former: highWater?.installId ?? null,
      unproven: unproven.map(({ serial }) => serial),
    };
    audit.append({ kind: 'installIdDrawn', operator: null, personId: null, serial: null, details });
    settleOrigin(database, options.file, options.place ?? nowhere, options.random);
  });
}

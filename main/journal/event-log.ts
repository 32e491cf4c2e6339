// Appending to the history, and reading one operation's part of it.
import type { Database } from 'better-sqlite3';
import type { OperationState } from '../../shared/operation.ts';
import type { OperationEvent } from '../queue/operation.ts';
import type { Clock } from '../queue/ports.ts';
import { bySerial, knownSerial } from './by-serial.ts';
import { firstHash, hashEvent } from './event-hash.ts';
import { type EventRow, toEvent } from './rows.ts';

export type NewEvent = {
  readonly operation: number;
  readonly serial: string;
  readonly before: number | null;
  readonly from: OperationState | null;
  readonly to: OperationState;
  readonly attempt: number;
  readonly reason: string;
  readonly evidence: string | null;
  readonly facts: string | null;
  /** Wall time, ms UTC. */
  readonly wall: number;
};

export type ChainEnd = { readonly sequence: number; readonly previousHash: Buffer };

export type EventLog = {
  /** The number and the previous hash of the next event; good until something is appended. */
  next(): ChainEnd;
  /** The last event, or null where there is none. */
  last(): { readonly sequence: number; readonly hash: Buffer } | null;
  /** After a rollback: what was appended is gone. */
  forget(): void;
  /** Appends at the end that `next` told; call inside one transaction. */
  append(end: ChainEnd, event: NewEvent): void;
  of(serial: string): readonly OperationEvent[];
};

/** The history of this database, written under the start `boot`. */
export function createEventLog(database: Database, clock: Clock, boot: string): EventLog {
  const last = database.prepare<[], { sequence: number; hash: Buffer }>(
    'SELECT sequence, hash FROM event ORDER BY sequence DESC LIMIT 1',
  );
  const insert = database.prepare(
    `INSERT INTO event (sequence, operation, before, from_state, to_state, attempt, reason, evidence, facts, wall, monotonic, boot,
       previous_hash, hash) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)`,
  );
  // CROSS JOIN is SQLite's word for "in this order": from the operation back through its events, never over all events.
  const numberOf = bySerial<{ readonly sequence: number }>(database, 'sequence');
  const ofOperation = database.prepare<[number], EventRow>(
    `WITH RECURSIVE history (serial, number) AS (
       SELECT ${knownSerial}, last_event FROM operation WHERE sequence = ?
       UNION ALL
       SELECT history.serial, event.before FROM history CROSS JOIN event ON event.sequence = history.number
       WHERE event.before IS NOT NULL
     )
     SELECT event.*, history.serial FROM history CROSS JOIN event ON event.sequence = history.number ORDER BY event.sequence`,
  );
  let end: ChainEnd | null = null;
  function next(): ChainEnd {
    end ??= endOf(last.get());
    return end;
  }
  return {
    next,
    last() {
      const { sequence, previousHash } = next();
      return sequence === 1 ? null : { sequence: sequence - 1, hash: previousHash };
    },
    forget() {
      end = null;
    },
    append({ sequence, previousHash }, event) {
      const monotonic = Math.floor(clock.monotonic());
      const hash = hashEvent({ ...event, sequence, monotonic, boot }, previousHash);
      insert.run(
        sequence,
        event.operation,
        event.before,
        event.from,
        event.to,
        event.attempt,
        event.reason,
        event.evidence,
        event.facts,
        event.wall,
        monotonic,
        boot,
        previousHash,
        hash,
      );
      end = { sequence: sequence + 1, previousHash: hash };
    },
    of: (serial) => ofOperation.all(numberOf(serial)?.sequence ?? 0).map(toEvent),
  };
}

function endOf(last: { readonly sequence: number; readonly hash: Buffer } | undefined): ChainEnd {
  return { sequence: (last?.sequence ?? 0) + 1, previousHash: last?.hash ?? firstHash };
}

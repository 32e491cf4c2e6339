// Appending to the history, and reading one operation's part of it.
import type { Database } from 'better-sqlite3';
import type { OperationState } from '../../shared/operation.ts';
import type { OperationEvent } from '../queue/operation.ts';
import type { Clock } from '../queue/ports.ts';
import { firstHash, hashEvent } from './event-hash.ts';
import { type EventRow, toEvent } from './rows.ts';

export type NewEvent = {
  readonly operation: number;
  readonly serial: string;
  readonly from: OperationState | null;
  readonly to: OperationState;
  readonly attempt: number;
  readonly reason: string;
  readonly evidence: string | null;
  readonly facts: string | null;
  /** Wall time, ms UTC. */
  readonly wall: number;
};

export type EventLog = {
  /** The number that the next event will bear. */
  nextSequence(): number;
  /** Appends; call inside a transaction. */
  append(event: NewEvent): void;
  of(serial: string): readonly OperationEvent[];
};

/** The history of this database, written under the start `boot`. */
export function createEventLog(database: Database, clock: Clock, boot: string): EventLog {
  const last = database.prepare<[], { sequence: number; hash: Buffer }>(
    'SELECT sequence, hash FROM event ORDER BY sequence DESC LIMIT 1',
  );
  const insert = database.prepare(
    `INSERT INTO event (sequence, operation, from_state, to_state, attempt, reason, evidence, facts, wall, monotonic, boot,
       previous_hash, hash) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)`,
  );
  const ofOperation = database.prepare<[string], EventRow>(
    `SELECT event.*, operation.serial FROM operation JOIN event ON event.operation = operation.sequence
     WHERE operation.serial = ? ORDER BY event.sequence`,
  );
  return {
    nextSequence: () => (last.get()?.sequence ?? 0) + 1,
    append(event) {
      const previous = last.get();
      const previousHash = previous?.hash ?? firstHash;
      const sequence = (previous?.sequence ?? 0) + 1;
      const monotonic = Math.floor(clock.monotonic());
      const hash = hashEvent({ ...event, sequence, monotonic, boot }, previousHash);
      insert.run(
        sequence,
        event.operation,
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
    },
    of: (serial) => ofOperation.all(serial).map(toEvent),
  };
}

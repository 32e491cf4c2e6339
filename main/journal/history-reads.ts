// Reading the history in slices, oldest first, for whoever takes it elsewhere: from the primary key, a few hundred rows at a time, never all of it.
import type { Database } from 'better-sqlite3';
import type { MoneyPayload, OperationKind, OperationState } from '../../shared/operation.ts';
import { knownSerial } from './by-serial.ts';
import { reading } from './operation-reads.ts';

/** What one installation of this journal wrote: the events behind `after`, up to `last`. */
export type HistorySegment = { readonly installId: string; readonly after: number; readonly last: number };

/** What an operation came in with, beside its first event here. `payload` is null where it is no JSON any more: that is damage. */
export type HistoryContent = {
  readonly kind: OperationKind;
  readonly payload: MoneyPayload | null;
  readonly cardNo: string;
  readonly amount: number;
  readonly held: number;
  readonly operator: string;
  readonly acceptedOffline: boolean;
  readonly merchantNo: string;
  readonly terminalNo: string;
  readonly parent: string | null;
};

/** Times are wall ms UTC, hashes hex. `person`: whose PIN allowed or decided it; `lifted`: the rule that a PIN lifted. */
export type HistoryEvent = {
  readonly sequence: number;
  readonly hash: string;
  readonly previousHash: string;
  readonly serial: string;
  readonly createdAt: number;
  readonly from: OperationState | null;
  readonly to: OperationState;
  readonly attempt: number;
  readonly reason: string;
  readonly wall: number;
  readonly voucher: string | null;
  readonly person: string | null;
  readonly lifted: string | null;
  /** Of an operation's first event here, else null. */
  readonly content: HistoryContent | null;
};

export type HistoryReads = {
  /** By installation, oldest first; the last one is the one that writes now. Some may be empty. */
  segments(): readonly HistorySegment[];
  /** In hex; null where there is no such event. */
  hashAt(sequence: number): string | null;
  /** Behind `after` and up to `last`, at most `size`. */
  slice(after: number, last: number, size: number): readonly HistoryEvent[];
};

type Row = Omit<HistoryEvent, 'content' | 'hash' | 'previousHash'> &
  Omit<HistoryContent, 'payload' | 'acceptedOffline'> & {
    readonly hash: Buffer;
    readonly previousHash: Buffer;
    readonly isFirst: number;
    readonly payload: string | null;
    readonly acceptedOffline: number;
  };

/** Evidence that says who allowed something is short; what the platform answered, or a whole former history, is not looked into. */
const shortEvidence = 4_096;

/** The history of one open database. */
export function createHistoryReads(database: Database): HistoryReads {
  const installations = database.prepare<[], { readonly installId: string; readonly after: number }>(
    'SELECT install_id AS installId, after_event AS after FROM installation ORDER BY sequence',
  );
  const lastEvent = database.prepare<[], number>('SELECT coalesce(max(sequence), 0) FROM event').pluck();
  const hashAt = database.prepare<[number], Buffer>('SELECT hash FROM event WHERE sequence = ?').pluck();
  const told = `CASE WHEN length(event.evidence) < ${shortEvidence} AND json_valid(event.evidence) THEN event.evidence END`;
  const slice = database.prepare<[number, number, number], Row>(
    `SELECT event.sequence, event.hash, event.previous_hash AS previousHash, ${knownSerial} AS serial, operation.created_at AS createdAt,
       event.from_state AS "from", event.to_state AS "to", event.attempt, event.reason, event.wall,
       CASE WHEN json_valid(event.facts) THEN json_extract(event.facts, '$.voucher') END AS voucher,
       coalesce(json_extract(${told}, '$.approvedBy'), json_extract(${told}, '$.decidedBy')) AS person,
       json_extract(${told}, '$.lifted') AS lifted,
       event.before IS NULL AS isFirst, CASE WHEN event.before IS NULL THEN operation.payload END AS payload,
       operation.kind, operation.card_no AS cardNo, operation.amount, operation.held, operation.operator,
       operation.accepted_offline AS acceptedOffline, operation.merchant_no AS merchantNo, operation.terminal_no AS terminalNo,
       operation.parent
     FROM event CROSS JOIN operation ON operation.sequence = event.operation
     WHERE event.sequence > ? AND event.sequence <= ? ORDER BY event.sequence LIMIT ?`,
  );
  return {
    segments: () =>
      reading(() => {
        const rows = installations.all();
        const last = lastEvent.get() ?? 0;
        return rows.map((row, index) => ({ ...row, last: rows[index + 1]?.after ?? last }));
      }),
    hashAt: (sequence) => reading(() => hashAt.get(sequence)?.toString('hex') ?? null),
    slice: (after, last, size) => reading(() => slice.all(after, last, size).map(toHistoryEvent)),
  };
}

function toHistoryEvent(row: Row): HistoryEvent {
  const { sequence, serial, createdAt, from, to, attempt, reason, wall, voucher, person, lifted } = row;
  return {
    sequence,
    hash: row.hash.toString('hex'),
    previousHash: row.previousHash.toString('hex'),
    serial,
    createdAt,
    from,
    to,
    attempt,
    reason,
    wall,
    voucher,
    person,
    lifted,
    content: row.isFirst === 1 ? contentOf(row) : null,
  };
}

function contentOf(row: Row): HistoryContent {
  const { kind, cardNo, amount, held, operator, merchantNo, terminalNo, parent } = row;
  const acceptedOffline = row.acceptedOffline === 1;
  return {
    kind,
    payload: readPayload(row.payload),
    cardNo,
    amount,
    held,
    operator,
    acceptedOffline,
    merchantNo,
    terminalNo,
    parent,
  };
}

function readPayload(text: string | null): MoneyPayload | null {
  try {
    return text === null ? null : (JSON.parse(text) as MoneyPayload);
  } catch {
    return null;
  }
}

// The outbox of orders and reservations: one row a number, moved on only from the state and content that the mover saw.
import type { Database } from 'better-sqlite3';
import type { UniposKind } from '../../shared/unipos-orders.ts';
import type { Clock } from '../queue/ports.ts';
import { reading } from './operation-reads.ts';
import type { Transact } from './transaction.ts';
import type { OutboxDraft, OutboxRecord, OutboxState, UniposOutboxShelf } from './unipos-outbox-types.ts';

type Row = {
  readonly kind: UniposKind;
  readonly number: string;
  readonly day: string;
  readonly content: string;
  readonly base: string | null;
  readonly base_day: string | null;
  readonly state: OutboxState;
  readonly words: string | null;
  readonly found: string | null;
  readonly operator: string;
  readonly created_at: number;
  readonly updated_at: number;
  readonly sent_at: number | null;
};

type Moved = {
  readonly kind: UniposKind;
  readonly number: string;
  readonly content: string;
  readonly from: OutboxState;
  readonly to: OutboxState;
  readonly words: string | null;
  readonly found: string | null;
  readonly now: number;
};

/** The outbox of one open database. */
export function createUniposOutbox(database: Database, transact: Transact, clock: Clock): UniposOutboxShelf {
  const find = database.prepare<[UniposKind, string], Row>('SELECT * FROM unipos_outbox WHERE kind = ? AND number = ?');
  const ofDay = database.prepare<[string, UniposKind], Row>(
    "SELECT * FROM unipos_outbox WHERE day = ? AND kind = ? AND state <> 'dropped' ORDER BY number",
  );
  const open = database.prepare<[], Row>(
    `SELECT * FROM unipos_outbox WHERE state IN ('waiting','sending','unknown','refused','changed')
     ORDER BY updated_at, kind, number`,
  );
  const put = database.prepare<
    Omit<OutboxDraft, 'base'> & { readonly base: string | null; readonly baseDay: string | null; readonly now: number }
  >(
    `INSERT INTO unipos_outbox (kind, number, day, content, base, base_day, state, operator, created_at, updated_at)
     VALUES (:kind, :number, :day, :content, :base, :baseDay, 'waiting', :operator, :now, :now)
     ON CONFLICT (kind, number) DO UPDATE SET day = excluded.day, content = excluded.content, base = excluded.base,
       base_day = excluded.base_day, state = 'waiting', words = NULL, found = NULL, operator = excluded.operator,
       updated_at = excluded.updated_at, sent_at = NULL`,
  );
  const drop = database.prepare<[number, UniposKind, string]>(
    "UPDATE unipos_outbox SET state = 'dropped', updated_at = ? WHERE kind = ? AND number = ?",
  );
  const move = database.prepare<Moved>(
    `UPDATE unipos_outbox SET state = :to, words = :words, found = :found, updated_at = :now,
       sent_at = CASE :to WHEN 'sending' THEN :now ELSE sent_at END
     WHERE kind = :kind AND number = :number AND state = :from AND content = :content`,
  );
  const overwrite = database.prepare<[string | null, string | null, number, UniposKind, string, string]>(
    `UPDATE unipos_outbox SET state = 'waiting', base = ?, base_day = ?, found = NULL, updated_at = ?, sent_at = NULL
     WHERE kind = ? AND number = ? AND state = 'changed' AND content = ?`,
  );
  const recover = database.prepare("UPDATE unipos_outbox SET state = 'unknown' WHERE state = 'sending'");
  const now = () => Math.floor(clock.wall());

  return {
    find: (kind, number) =>
      reading(() => {
        const row = find.get(kind, number);
        return row === undefined ? null : toRecord(row);
      }),
    ofDay: (kind, day) => reading(() => ofDay.all(day, kind).map(toRecord)),
    open: () => reading(() => open.all().map(toRecord)),
    write({ base, ...draft }, instead) {
      transact(() => {
        if (instead !== null) {
          drop.run(now(), draft.kind, instead);
        }
        put.run({ ...draft, base: base?.version ?? null, baseDay: base?.day ?? null, now: now() });
      });
    },
    move: ({ kind, number, content, state }, to, { words = null, found = null } = {}) =>
      transact(() => move.run({ kind, number, content, from: state, to, words, found, now: now() }).changes === 1),
    overwrite: ({ kind, number, content }, base) =>
      transact(
        () => overwrite.run(base?.version ?? null, base?.day ?? null, now(), kind, number, content).changes === 1,
      ),
    recover() {
      transact(() => recover.run());
    },
  };
}

function toRecord({ base, base_day, created_at, updated_at, sent_at, ...row }: Row): OutboxRecord {
  return {
    ...row,
    base: base === null || base_day === null ? null : { version: base, day: base_day },
    createdAt: created_at,
    updatedAt: updated_at,
    sentAt: sent_at,
  };
}

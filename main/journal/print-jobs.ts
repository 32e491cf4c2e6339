// The print queue of one open database: filled from the history itself, so that no crash between a sale and its receipt can lose one.
import type { Database } from 'better-sqlite3';
import type { PrintProblem, PrintState, ReceiptKind } from '../../shared/printing.ts';
import type { Clock } from '../queue/ports.ts';
import { reading } from './operation-reads.ts';
import type { PrintDraft, PrintJob, PrintJobShelf } from './print-job-types.ts';
import { type OperationRow, toOperation } from './rows.ts';
import type { Transact } from './transaction.ts';

/** Events that print nothing are not worth a write each; the mark follows after so many. */
const markLag = 2_000;
const atOnce = 200;
const largestPage = 200;
const letGoAtOnce = 500;

type Row = {
  readonly sequence: number;
  readonly kind: ReceiptKind;
  readonly serial: string | null;
  readonly copy: number;
  readonly document: string;
  readonly state: PrintState;
  readonly problem: PrintProblem | null;
  readonly attempts: number;
  readonly operator: string | null;
  readonly created_at: number;
  readonly updated_at: number;
};

type Insert = PrintDraft & { readonly byItself: number; readonly now: number };

/** The print queue of one open database. */
export function createPrintJobShelf(database: Database, transact: Transact, clock: Clock): PrintJobShelf {
  const mark = database.prepare<[], number>('SELECT event FROM print_mark').pluck();
  const setMark = database.prepare<[number]>('UPDATE print_mark SET event = ? WHERE sequence = 1');
  const lastEvent = database.prepare<[], number>('SELECT coalesce(max(sequence), 0) FROM event').pluck();
  // What another till had accepted before its work was handed over, that till has printed.
  const happened = database.prepare<[number, number], OperationRow & { readonly event: number }>(
    `SELECT operation.*, event.sequence AS event FROM event CROSS JOIN operation ON operation.sequence = event.operation
     WHERE event.sequence > ? AND event.reason <> 'handOverTaken'
       AND (event.to_state = 'applied' OR (event.from_state IS NULL AND operation.accepted_offline = 1))
     ORDER BY event.sequence LIMIT ?`,
  );
  const insert = database.prepare<Insert>(
    `INSERT OR IGNORE INTO print_job (kind, serial, copy, by_itself, document, state, operator, created_at, updated_at)
     VALUES (:kind, :serial, :copy, :byItself, :document, 'waiting', :operator, :now, :now)`,
  );
  const find = database.prepare<[number], Row>('SELECT * FROM print_job WHERE sequence = ?');
  const next = database.prepare<[], Row>(
    `SELECT * FROM print_job INDEXED BY print_job_open
     WHERE state IN ('waiting','printing','doubtful') AND state = 'waiting' ORDER BY sequence LIMIT 1`,
  );
  const begun = database
    .prepare<[string, string], number>('SELECT count(*) FROM print_job WHERE serial = ? AND kind = ? AND attempts > 0')
    .pluck();
  const waitingOf = database.prepare<[string, string], Row>(
    "SELECT * FROM print_job WHERE serial = ? AND kind = ? AND state IN ('waiting','printing') ORDER BY sequence LIMIT 1",
  );
  const move = database.prepare<{
    readonly job: number;
    readonly from: string;
    readonly to: string;
    readonly problem: string | null;
    readonly now: number;
  }>(
    `UPDATE print_job SET state = :to, problem = :problem, updated_at = :now, attempts = attempts + (:to = 'printing')
     WHERE sequence = :job AND state = :from`,
  );
  const recover = database.prepare<[number]>(
    "UPDATE print_job SET state = 'doubtful', problem = 'restarted', updated_at = ? WHERE state = 'printing'",
  );
  const counts = database.prepare<[], { readonly waiting: number; readonly doubtful: number }>(
    `SELECT (SELECT count(*) FROM print_job WHERE state IN ('waiting','printing')) AS waiting,
       (SELECT count(*) FROM print_job WHERE state = 'doubtful') AS doubtful`,
  );
  const open = database.prepare<[number], Row>(
    "SELECT * FROM print_job WHERE state IN ('waiting','printing','doubtful') ORDER BY sequence LIMIT ?",
  );
  const done = database.prepare<[number], Row>(
    "SELECT * FROM print_job WHERE state IN ('printed','dropped') ORDER BY updated_at DESC, sequence DESC LIMIT ?",
  );
  const letGo = database.prepare<[number, number]>(
    `DELETE FROM print_job WHERE sequence IN (
       SELECT sequence FROM print_job WHERE state IN ('printed','dropped') AND updated_at < ? LIMIT ?)`,
  );
  const now = () => Math.floor(clock.wall());
  /** How far the history was searched, which the mark on the disk may lag behind. */
  let searched = reading(() => mark.get() ?? 0);

  function collect(make: Parameters<PrintJobShelf['collect']>[0]): number {
    const end = lastEvent.get() ?? 0;
    let added = 0;
    while (searched < end) {
      const rows = happened.all(searched, atOnce);
      const to = rows.length < atOnce ? end : (rows.at(-1)?.event ?? end);
      const drafts = rows.flatMap((row) => make(toOperation(row)) ?? []);
      if (drafts.length > 0 || to - (mark.get() ?? 0) > markLag) {
        added += transact(() => {
          const changes = drafts.map((draft) => insert.run({ ...draft, byItself: 1, now: now() }).changes);
          setMark.run(to);
          return changes.reduce((sum, each) => sum + each, 0);
        });
      }
      searched = to;
    }
    return added;
  }

  function one(row: Row | undefined): PrintJob | null {
    return row === undefined ? null : toJob(row);
  }

  return {
    collect: (make) => reading(() => collect(make)),
    add: (draft) =>
      transact(() => {
        const { lastInsertRowid } = insert.run({ ...draft, byItself: 0, now: now() });
        const job = one(find.get(Number(lastInsertRowid)));
        if (job === null) {
          throw new Error('a print job that was written is not there');
        }
        return job;
      }),
    begun: (serial, kind) => reading(() => begun.get(serial, kind) ?? 0),
    waitingOf: (serial, kind) => reading(() => one(waitingOf.get(serial, kind))),
    find: (job) => reading(() => one(find.get(job))),
    next: () => reading(() => one(next.get())),
    move: (job, from, to, problem) => transact(() => move.run({ job, from, to, problem, now: now() }).changes === 1),
    recover: () => transact(() => recover.run(now()).changes),
    counts: () => reading(() => counts.get() ?? { waiting: 0, doubtful: 0 }),
    list: (size) =>
      reading(() => {
        const limit = Math.max(0, Math.min(Math.floor(size), largestPage));
        return [...open.all(limit), ...done.all(limit)].map(toJob);
      }),
    letGo: (before) => transact(() => letGo.run(before, letGoAtOnce).changes),
  };
}

function toJob({ sequence, created_at, updated_at, ...row }: Row): PrintJob {
  const { kind, serial, copy, document, state, problem, attempts, operator } = row;
  return {
    job: sequence,
    kind,
    serial,
    copy,
    document,
    state,
    problem,
    attempts,
    operator,
    createdAt: created_at,
    updatedAt: updated_at,
  };
}

// The outbox of bill details: filled from the history itself, so that no crash between a sale and its row can lose one.
import type { Database } from 'better-sqlite3';
import type { Clock } from '../queue/ports.ts';
import type { BillDetailShelf } from './bill-detail-types.ts';
import { bySerial } from './by-serial.ts';
import { reading } from './operation-reads.ts';
import { type OperationRow, toOperation } from './rows.ts';
import type { SealedShelves } from './sealed-shelves.ts';
import type { Transact } from './transaction.ts';

/** Events without a sale among them are not worth a write each; the mark follows after so many. */
const markLag = 10_000;
/** A sale is collected in a transaction with so many others at the most: a commit of a thousand rows holds nobody up for long. */
const atOnce = 500;
const largestPage = 500;

type DetailRow = OperationRow & { readonly content: string; readonly words: string | null; readonly told_at: number };

/** The outbox of one open database. A detail names the guest's mobile number: it is sealed, and of no use where its key was lost. */
export function createBillDetailShelf(
  database: Database,
  transact: Transact,
  clock: Clock,
  sealed: Pick<SealedShelves, 'close' | 'open'>,
): BillDetailShelf {
  const mark = database.prepare<[], number>('SELECT event FROM bill_detail_mark').pluck();
  const setMark = database.prepare<[number]>('UPDATE bill_detail_mark SET event = ? WHERE sequence = 1');
  const lastEvent = database.prepare<[], number>('SELECT coalesce(max(sequence), 0) FROM event').pluck();
  // What another till had booked before its work was handed over is that till's to tell.
  const applied = database.prepare<[number, number], OperationRow & { readonly event: number }>(
    `SELECT operation.*, event.sequence AS event FROM event CROSS JOIN operation ON operation.sequence = event.operation
     WHERE event.sequence > ? AND event.to_state = 'applied' AND event.reason <> 'handOverTaken'
       AND operation.kind = 'consumption' ORDER BY event.sequence LIMIT ?`,
  );
  const insert = database.prepare<[number, string, number]>(
    "INSERT OR IGNORE INTO bill_detail (operation, content, state, at) VALUES (?, ?, 'waiting', ?)",
  );
  const waitingPage = database.prepare<[number, number], DetailRow>(
    `SELECT operation.*, bill_detail.content, bill_detail.words, bill_detail.at AS told_at
     FROM bill_detail INDEXED BY bill_detail_waiting CROSS JOIN operation ON operation.sequence = bill_detail.operation
     WHERE bill_detail.state = 'waiting' AND bill_detail.operation > ? ORDER BY bill_detail.operation LIMIT ?`,
  );
  const refusedPage = database.prepare<[number], DetailRow>(
    `SELECT operation.*, bill_detail.content, bill_detail.words, bill_detail.at AS told_at
     FROM bill_detail INDEXED BY bill_detail_refused CROSS JOIN operation ON operation.sequence = bill_detail.operation
     WHERE bill_detail.state = 'refused' ORDER BY bill_detail.operation DESC LIMIT ?`,
  );
  const count = database.prepare<[], { readonly waiting: number; readonly refused: number }>(
    `SELECT (SELECT count(*) FROM bill_detail INDEXED BY bill_detail_waiting WHERE state = 'waiting') AS waiting,
       (SELECT count(*) FROM bill_detail INDEXED BY bill_detail_refused WHERE state = 'refused') AS refused`,
  );
  const move = database.prepare<[string, string | null, number, number, string]>(
    'UPDATE bill_detail SET state = ?, words = ?, at = ? WHERE operation = ? AND state = ?',
  );
  const numberOf = bySerial<{ readonly sequence: number }>(database, 'sequence');
  /** How far the history was searched, which the mark on the disk may lag behind. */
  let searched = reading(() => mark.get() ?? 0);

  function collect(make: Parameters<BillDetailShelf['collect']>[0]): number {
    const end = lastEvent.get() ?? 0;
    let added = 0;
    while (searched < end) {
      const rows = applied.all(searched, atOnce);
      const next = rows.length < atOnce ? end : (rows.at(-1)?.event ?? end);
      if (rows.length > 0 || next - (mark.get() ?? 0) > markLag) {
        added += transact(() => {
          const now = Math.floor(clock.wall());
          const changes = rows.map((row) => {
            const content = sealed.close(make(toOperation(row)), aboutOf(row)).toString('base64');
            return insert.run(row.sequence, content, now).changes;
          });
          setMark.run(next);
          return changes.reduce((sum, each) => sum + each, 0);
        });
      }
      searched = next;
    }
    return added;
  }

  function moved(serial: string, from: string, to: string, words: string | null): boolean {
    const operation = numberOf(serial)?.sequence ?? 0;
    return transact(() => move.run(to, words, Math.floor(clock.wall()), operation, from).changes === 1);
  }

  /** Null where nobody can read it any more. Version 11 and older wrote it in the clear. */
  function contentOf(row: DetailRow): string | null {
    return row.content.startsWith('{') ? row.content : sealed.open(Buffer.from(row.content, 'base64'), aboutOf(row));
  }

  const limitOf = (size: number) => Math.max(0, Math.min(Math.floor(size), largestPage));
  return {
    collect: (make) => reading(() => collect(make)),
    waiting: (after, size) =>
      reading(() =>
        waitingPage
          .all(after === null ? 0 : (numberOf(after)?.sequence ?? Number.MAX_SAFE_INTEGER), limitOf(size))
          .flatMap((row) => {
            const [operation, content] = [toOperation(row), contentOf(row)];
            if (content === null) {
              moved(operation.serial, 'waiting', 'dropped', null);
            }
            return content === null ? [] : [{ operation, content }];
          }),
      ),
    conclude(serial, state, words) {
      moved(serial, 'waiting', state, words);
    },
    again: (serial) => moved(serial, 'refused', 'waiting', null),
    refused: (size) =>
      reading(() =>
        refusedPage
          .all(limitOf(size))
          .map((row) => ({ operation: toOperation(row), words: row.words ?? '', at: row.told_at })),
      ),
    counts: () => reading(() => count.get() ?? { waiting: 0, refused: 0 }),
  };
}

/** A sealed detail opens for its own operation only. */
function aboutOf({ sequence }: Pick<OperationRow, 'sequence'>): Buffer {
  return Buffer.from(`bill detail ${sequence}`);
}

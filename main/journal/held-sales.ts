// Sales that were put aside: one row each, ended once, let go long after (retention.ts).
import type { Database } from 'better-sqlite3';
import { type HeldContent, heldContentSchema } from '../../shared/held-sales.ts';
import type { Clock } from '../queue/ports.ts';
import { canonicalJson } from './canonical-json.ts';
import { reading } from './operation-reads.ts';
import type { Transact } from './transaction.ts';

export type HeldEnding = 'sold' | 'dropped';

/** `day` is the business day `YYYY-MM-DD`. `intent`: the one under which it may be charged. `heldAt` is wall ms UTC. */
export type HeldSale = {
  readonly id: string;
  readonly day: string;
  readonly number: number;
  readonly cardNo: string;
  readonly memberName: string | null;
  readonly content: HeldContent;
  readonly intent: string;
  readonly operator: string;
  readonly heldAt: number;
};

export type HeldDraft = Omit<HeldSale, 'number' | 'heldAt'>;

export type HeldSaleShelf = {
  /** Those that still wait, oldest first. */
  open(): readonly HeldSale[];
  /** One that still waits. */
  find(id: string): HeldSale | null;
  /** How it ended; null where it waits, or was let go long ago. */
  endingOf(id: string): HeldEnding | null;
  /** A new one gets its day's next number; one that waits already keeps it. */
  write(draft: HeldDraft): HeldSale;
  /** Another intent, after a sale under the old one that charged nothing. */
  renew(id: string, intent: string): void;
  /** False where it had ended already. `by`: the person, null where its sale ended it. */
  end(id: string, ending: HeldEnding, by: string | null): boolean;
};

type Row = Omit<HeldSale, 'cardNo' | 'memberName' | 'content' | 'heldAt'> & {
  readonly card_no: string;
  readonly member_name: string | null;
  readonly content: string;
  readonly held_at: number;
};

/** The shelf of one open database. */
export function createHeldSaleShelf(database: Database, transact: Transact, clock: Clock): HeldSaleShelf {
  const waiting = database.prepare<[], Row>('SELECT * FROM held_sale WHERE ended_at IS NULL ORDER BY held_at, id');
  const byId = database.prepare<[string], Row>('SELECT * FROM held_sale WHERE id = ? AND ended_at IS NULL');
  const ending = database
    .prepare<[string], HeldEnding>('SELECT ending FROM held_sale WHERE id = ? AND ended_at IS NOT NULL')
    .pluck();
  const put = database.prepare<Omit<HeldDraft, 'content'> & { readonly content: string; readonly now: number }>(
    `INSERT INTO held_sale (id, day, number, card_no, member_name, content, intent, operator, held_at)
     VALUES (:id, :day, (SELECT COALESCE(MAX(number), 0) + 1 FROM held_sale WHERE day = :day),
       :cardNo, :memberName, :content, :intent, :operator, :now)
     ON CONFLICT (id) DO UPDATE SET card_no = excluded.card_no, member_name = excluded.member_name,
       content = excluded.content, intent = excluded.intent, operator = excluded.operator, held_at = excluded.held_at
     WHERE ended_at IS NULL`,
  );
  const renew = database.prepare<[string, string]>('UPDATE held_sale SET intent = ? WHERE id = ? AND ended_at IS NULL');
  const end = database.prepare<[number, HeldEnding, string | null, string]>(
    'UPDATE held_sale SET ended_at = ?, ending = ?, ended_by = ? WHERE id = ? AND ended_at IS NULL',
  );
  const now = () => Math.floor(clock.wall());

  function find(id: string): HeldSale | null {
    return reading(() => {
      const row = byId.get(id);
      return row === undefined ? null : toHeldSale(row);
    });
  }

  return {
    open: () => reading(() => waiting.all().map(toHeldSale)),
    find,
    endingOf: (id) => reading(() => ending.get(id) ?? null),
    write({ content, ...draft }) {
      transact(() => put.run({ ...draft, content: canonicalJson(content), now: now() }));
      const written = find(draft.id);
      if (written === null) {
        throw new Error('a sale that has ended cannot be put aside again');
      }
      return written;
    },
    renew(id, intent) {
      transact(() => renew.run(intent, id));
    },
    end: (id, ending, by) => transact(() => end.run(now(), ending, by, id).changes === 1),
  };
}

function toHeldSale({ id, day, number, card_no, member_name, content, intent, operator, held_at }: Row): HeldSale {
  return {
    id,
    day,
    number,
    cardNo: card_no,
    memberName: member_name,
    content: heldContentSchema.parse(JSON.parse(content)),
    intent,
    operator,
    heldAt: held_at,
  };
}

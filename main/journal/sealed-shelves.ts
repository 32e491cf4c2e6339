// Which key this store's sealed rows were made with. With another key they are of no use to anybody: they go before anything is sealed with it.
import type { Database } from 'better-sqlite3';
import { reading } from './operation-reads.ts';
import type { Seal } from './seal.ts';
import type { Transact } from './transaction.ts';

export type SealedShelves = Pick<Seal, 'tag' | 'close' | 'open'> & {
  /** Whether what is kept was sealed with this key; else nothing is known of anybody. */
  fits(): boolean;
  /** To be called before anything is sealed: what another key had sealed is forgotten. */
  takeOver(): void;
};

/** Writes nothing before `takeOver`: a store that is only looked at stays as it is. */
export function openSealedShelves(database: Database, transact: Transact, seal: Seal): SealedShelves {
  const { keyName, tag, close, open } = seal;
  const kept = database.prepare<[], string | null>('SELECT key_name FROM seal').pluck();
  const name = database.prepare<[string]>('UPDATE seal SET key_name = ?');
  const forget = ['sealed_member_key', 'sealed_member', 'sms_count'].map((table) =>
    database.prepare(`DELETE FROM ${table}`),
  );
  let fitting = reading(() => kept.get()) === keyName;
  return {
    tag,
    close,
    open,
    fits: () => fitting,
    takeOver() {
      if (!fitting) {
        transact(() => {
          for (const statement of forget) {
            statement.run();
          }
          name.run(keyName);
        });
        fitting = true;
      }
    },
  };
}

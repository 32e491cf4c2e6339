// People of this till with the salted scrypt of their PINs. Nobody is ever deleted: the history names them.
import type { Database } from 'better-sqlite3';
import { reading } from './operation-reads.ts';
import type { Person, PersonShelf } from './people-types.ts';
import type { Transact } from './transaction.ts';

type PersonRow = Omit<Person, 'closed'> & { readonly closed: number };

const columns = 'id, name, role, salt, hash, failures, locked_until AS lockedUntil, closed';

/** The people of one open database. */
export function createPersonShelf(database: Database, transact: Transact): PersonShelf {
  const get = database.prepare<[string], PersonRow>(`SELECT ${columns} FROM person WHERE id = ?`);
  const all = database.prepare<[], PersonRow>(`SELECT ${columns} FROM person ORDER BY name, id`);
  const put = database.prepare<PersonRow>(
    `INSERT INTO person (id, name, role, salt, hash, failures, locked_until, closed)
     VALUES (:id, :name, :role, :salt, :hash, :failures, :lockedUntil, :closed)
     ON CONFLICT (id) DO UPDATE SET name = excluded.name, role = excluded.role, salt = excluded.salt, hash = excluded.hash,
       failures = excluded.failures, locked_until = excluded.locked_until, closed = excluded.closed`,
  );
  return {
    get: (id) =>
      reading(() => {
        const row = get.get(id);
        return row === undefined ? null : toPerson(row);
      }),
    put: (person) => {
      transact(() => put.run({ ...person, closed: person.closed ? 1 : 0 }));
    },
    all: () => reading(() => all.all().map(toPerson)),
  };
}

function toPerson(row: PersonRow): Person {
  return { ...row, closed: row.closed === 1 };
}

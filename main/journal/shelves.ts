// Three small shelves beside the operations: SMS counters, cashiers' verifiers, this till's settings.
import type { Database } from 'better-sqlite3';
import { canonicalJson } from './canonical-json.ts';
import { reading } from './operation-reads.ts';
import type { SealedShelves } from './sealed-shelves.ts';
import type { Transact } from './transaction.ts';
import type { SettingsShelf, SmsRecord, SmsShelf, Verifier, VerifierShelf } from './types.ts';

/** SMS counters a mobile number, which stands there as a tag only, so that countdown and quota survive a restart. */
export function createSmsShelf(database: Database, transact: Transact, shelves: SealedShelves): SmsShelf {
  type Count = Omit<SmsRecord, 'mobile'>;
  const get = database.prepare<[Buffer], Count>(
    `SELECT day, sent_today AS sentToday, last_sent_at AS lastSentAt, verified_at AS verifiedAt
     FROM sms_count WHERE tag = ?`,
  );
  const put = database.prepare<Count & { readonly tag: Buffer }>(
    `INSERT OR REPLACE INTO sms_count (tag, day, sent_today, last_sent_at, verified_at)
     VALUES (:tag, :day, :sentToday, :lastSentAt, :verifiedAt)`,
  );
  const tagOf = (mobile: string) => shelves.tag(`sms ${mobile}`);
  return {
    get(mobile) {
      const count = shelves.fits() ? reading(() => get.get(tagOf(mobile))) : undefined;
      return count === undefined ? null : { mobile, ...count };
    },
    put({ mobile, ...count }) {
      shelves.takeOver();
      transact(() => put.run({ ...count, tag: tagOf(mobile) }));
    },
  };
}

/** Verifiers of the cashiers who signed in here, for signing in without the platform. */
export function createVerifierShelf(database: Database, transact: Transact): VerifierShelf {
  const get = database.prepare<[string], Verifier>(
    `SELECT user, display_name AS displayName, salt, hash, signed_in_at AS signedInAt, expires_at AS expiresAt,
       failures, locked_until AS lockedUntil FROM verifier WHERE user = ?`,
  );
  const put = database.prepare<Verifier>(
    `INSERT OR REPLACE INTO verifier (user, display_name, salt, hash, signed_in_at, expires_at, failures, locked_until)
     VALUES (:user, :displayName, :salt, :hash, :signedInAt, :expiresAt, :failures, :lockedUntil)`,
  );
  const users = database.prepare<[], string>('SELECT user FROM verifier ORDER BY signed_in_at DESC, user').pluck();
  return {
    get: (user) => reading(() => get.get(user) ?? null),
    put: (verifier) => {
      transact(() => put.run(verifier));
    },
    users: () => reading(() => users.all()),
  };
}

/** Settings as JSON values; an unknown key is `undefined`. */
export function createSettingsShelf(database: Database, transact: Transact): SettingsShelf {
  const get = database.prepare<[string], string>('SELECT value FROM setting WHERE key = ?').pluck();
  const put = database.prepare('INSERT OR REPLACE INTO setting (key, value) VALUES (?, ?)');
  return {
    get: (key) =>
      reading(() => {
        const text = get.get(key);
        return text === undefined ? undefined : (JSON.parse(text) as unknown);
      }),
    put: (key, value) => {
      transact(() => put.run(key, canonicalJson(value)));
    },
  };
}

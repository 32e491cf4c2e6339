// Three small shelves beside the operations: SMS counters, cashiers' verifiers, this till's settings.
import type { Database } from 'better-sqlite3';
import { canonicalJson } from './canonical-json.ts';
import { reading } from './operation-reads.ts';
import type { Transact } from './transaction.ts';
import type { SettingsShelf, SmsRecord, SmsShelf, Verifier, VerifierShelf } from './types.ts';

/** SMS counters a mobile number, so that countdown and quota survive a restart. */
export function createSmsShelf(database: Database, transact: Transact): SmsShelf {
  const get = database.prepare<[string], SmsRecord>(
    `SELECT mobile, day, sent_today AS sentToday, last_sent_at AS lastSentAt, verified_at AS verifiedAt
     FROM sms WHERE mobile = ?`,
  );
  const put = database.prepare<SmsRecord>(
    `INSERT OR REPLACE INTO sms (mobile, day, sent_today, last_sent_at, verified_at)
     VALUES (:mobile, :day, :sentToday, :lastSentAt, :verifiedAt)`,
  );
  return {
    get: (mobile) => reading(() => get.get(mobile) ?? null),
    put: (record) => {
      transact(() => put.run(record));
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

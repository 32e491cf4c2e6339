// What the journal offers to the use cases beside the queue's store: pages, the member cache, SMS counters, verifiers, settings.
import type { Fen } from '../../shared/money.ts';
import type { BackendMember } from '../backends/member-backend.ts';
import type { Operation } from '../queue/operation.ts';
import type { Clock, Random, Store } from '../queue/ports.ts';
import type { Backup } from './backup.ts';

/** A member as last told by the platform; `seenAt` is wall ms UTC. */
export type CachedMember = { readonly member: BackendMember; readonly seenAt: number };

export type MemberCache = {
  put(member: BackendMember, seenAt: number): void;
  /** By card number, mobile number or coupon id; never by a dynamic code. */
  find(query: string): CachedMember | null;
};

/** SMS sends and verifications of one mobile number; times are wall ms UTC, `day` is the store's business day YYYY-MM-DD. */
export type SmsRecord = {
  readonly mobile: string;
  readonly day: string;
  readonly sentToday: number;
  readonly lastSentAt: number | null;
  readonly verifiedAt: number | null;
};

export type SmsShelf = {
  get(mobile: string): SmsRecord | null;
  put(record: SmsRecord): void;
};

/** A salted scrypt verifier of a cashier who signed in here; never the password. Times are wall ms UTC. */
export type Verifier = {
  readonly user: string;
  readonly displayName: string | null;
  readonly salt: string;
  readonly hash: string;
  readonly signedInAt: number;
  readonly expiresAt: number;
  readonly failures: number;
  readonly lockedUntil: number | null;
};

export type VerifierShelf = {
  get(user: string): Verifier | null;
  put(verifier: Verifier): void;
  users(): readonly string[];
};

/** Small settings of this till (language, last store facts), as JSON values. */
export type SettingsShelf = {
  get(key: string): unknown;
  put(key: string, value: unknown): void;
};

export type OperationFilter = 'open' | 'all' | 'revocable';

export type JournalSummary = {
  readonly waiting: number;
  readonly unknown: number;
  readonly manual: number;
  readonly atRisk: Fen;
};

export type Journal = {
  readonly store: Store;
  readonly members: MemberCache;
  readonly sms: SmsShelf;
  readonly verifiers: VerifierShelf;
  readonly settings: SettingsShelf;
  /** A keyset page, newest first; `before` is the serial of the last one seen. */
  page(filter: OperationFilter, before: string | null, size: number): readonly Operation[];
  /** What the status bar shows: waiting (pending, sending, blocked), unknown, manual, and the fen held by all of them. */
  summary(): JournalSummary;
  /** Counts by state, for reports and the demo. */
  countsByState(): Readonly<Record<string, number>>;
  /** Walks the hash chain and the fold of every operation; the first fault found, or null. */
  verify(): { readonly sequence: number; readonly problem: string } | null;
  readonly installId: string;
  readonly boot: string;
  /** Empties the write-ahead log into the file and keeps room in it. Call after the start and when nobody waits; without it a commit empties it every 16 MiB. */
  tidyUp(): void;
  /**
   * Copies the store into `folder`, proven, and lets old copies go; does nothing where nothing happened since the newest.
   * In small steps: work may go on, but call it when nobody waits. Rejects where the disk or the copy's proof refuses.
   */
  backUp(folder: string): Promise<Backup>;
  /** The committed database as bytes, for simulator and tests; see memory-journal.ts. Outside a transaction, under plain Node only. */
  snapshot(): Buffer;
  close(): void;
};

export type OpenJournalOptions = {
  /** The path of the database file, or ':memory:' for the simulator. */
  readonly file: string;
  readonly clock: Clock;
  readonly random: Random;
  readonly merchantNo: string;
  readonly terminalNo: string;
  /** Path of a better-sqlite3 addon built for the running Electron, or null for its own. */
  readonly nativeBinding: string | null;
};

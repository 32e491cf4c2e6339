// What the journal offers to the use cases beside the queue's store: pages, the member cache, SMS counters, verifiers, settings.
import type { Fen } from '../../shared/money.ts';
import type { BackendMember } from '../backends/member-backend.ts';
import type { Operation } from '../queue/operation.ts';
import type { Clock, Random, Store } from '../queue/ports.ts';
import type { BillDetailShelf } from './bill-detail-types.ts';
import type { CardReads } from './card-reads.ts';
import type { DayReads } from './day-reads.ts';
import type { DeskReads } from './desk-types.ts';
import type { HandOverShelf } from './hand-over-types.ts';
import type { HeldSaleShelf } from './held-sales.ts';
import type { HistoryReads } from './history-reads.ts';
import type { AuditShelf, PersonShelf } from './people-types.ts';
import type { PrintJobShelf } from './print-job-types.ts';
import type { ReportReads } from './report-types.ts';
import type { DaySealShelf, ShiftShelf } from './shift-types.ts';
import type { UniposOutboxShelf } from './unipos-outbox-types.ts';
import type { UniposBillShelf } from './unipos-types.ts';

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

/** `file` is null where nothing was written since the newest backup. */
export type Backup = { readonly file: string | null; readonly removed: readonly string[] };

export type Journal = {
  readonly store: Store;
  readonly members: MemberCache;
  readonly sms: SmsShelf;
  readonly verifiers: VerifierShelf;
  readonly settings: SettingsShelf;
  readonly people: PersonShelf;
  readonly audit: AuditShelf;
  readonly desks: DeskReads;
  readonly days: DayReads;
  readonly shifts: ShiftShelf;
  readonly seals: DaySealShelf;
  readonly reports: ReportReads;
  readonly cards: CardReads;
  /** The events themselves, in slices: for head office. */
  readonly history: HistoryReads;
  readonly billDetails: BillDetailShelf;
  readonly uniposBills: UniposBillShelf;
  readonly uniposOutbox: UniposOutboxShelf;
  readonly heldSales: HeldSaleShelf;
  readonly printJobs: PrintJobShelf;
  readonly handOver: HandOverShelf;
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
  /** The version of the SQLite library behind it. */
  readonly sqlite: string;
  /** How many lines of history there are. */
  events(): number;
  /** Lets some of what is old go, guests first (retention.ts); how many rows went. Call it in quiet moments until none do. */
  letGo(): number;
  /**
   * Whether this is the journal that ran here last. `rolledBack`: an older copy lies in its place; `copied`: it runs on another
   * machine or is another file. Then a new install id was drawn, and what was `pending` is `unknown` (see `origin.ts`).
   */
  readonly origin: 'same' | 'rolledBack' | 'copied';
  /** Operations that were salvaged from a damaged journal and that nothing has proven yet: no sale until there are none. */
  unproven(): number;
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

/** What tells one machine and one file from another. Nothing of it is kept but salted hashes, and the file's id. */
export type JournalPlace = {
  /** Ids of this machine's parts: one that is known proves the machine. Empty where none can be read now. */
  hardware(): readonly string[];
  /** The id of the operating system's installation, or null. */
  system(): string | null;
  /** What the file system calls this file, as long as it exists; null where it has no lasting name for it. */
  fileId(file: string): string | null;
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
  /** Absent: a copy that runs elsewhere is not recognised. */
  readonly place?: JournalPlace;
  /** 32 bytes that seal what is known of guests. Absent: a key for this opening only, so that they are forgotten with it. */
  readonly sealKey?: Buffer;
};

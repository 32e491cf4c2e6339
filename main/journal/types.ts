// What the journal offers to the use cases beside the queue's store: pages, the member cache, SMS counters, verifiers, settings.
import type { Fen } from '../../shared/money.ts';
import type { OperationState } from '../../shared/operation.ts';
import type { Role } from '../../shared/people.ts';
import type { BackendMember } from '../backends/member-backend.ts';
import type { Operation, OperationEvent } from '../queue/operation.ts';
import type { Clock, Random, Store } from '../queue/ports.ts';

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

/** A person of this till and the salted scrypt of the PIN (null: none set yet). Times are wall ms UTC. */
export type Person = {
  readonly id: string;
  readonly name: string;
  readonly role: Role;
  readonly salt: string | null;
  readonly hash: string | null;
  readonly failures: number;
  readonly lockedUntil: number | null;
  /** May do nothing any more; kept, because the journal names it. */
  readonly closed: boolean;
};

export type PersonShelf = {
  get(id: string): Person | null;
  put(person: Person): void;
  /** By name. */
  all(): readonly Person[];
};

export const auditKinds = [
  'personSaved',
  'pinSet',
  'approvalGiven',
  'approvalRefused',
  'lockedOut',
  'decided',
  'refusalSettled',
  'ghostSeen',
  'probeStarted',
  'probeStep',
  'probeEnded',
  'handOverWritten',
  'handOverTakenBack',
  'handOverTaken',
  'installIdDrawn',
  'salvaged',
] as const;
export type AuditKind = (typeof auditKinds)[number];

/** What people did that is not one operation's history. Append-only, chained by hash like the events. Times: wall ms UTC. */
export type AuditEntry = {
  readonly sequence: number;
  readonly kind: AuditKind;
  /** Who stood at the till, and whose PIN it was. */
  readonly operator: string | null;
  readonly personId: string | null;
  /** The operation that it is about. */
  readonly serial: string | null;
  /** Canonical JSON, never with a secret. */
  readonly details: string | null;
  readonly wall: number;
  readonly boot: string;
  readonly hash: string;
};

export type AuditNote = Pick<AuditEntry, 'kind' | 'operator' | 'personId' | 'serial'> & { readonly details: unknown };

export type AuditShelf = {
  /** Durable when it returns. */
  append(note: AuditNote): AuditEntry;
  /** Newest first; `before` is the sequence of the last one seen. `kinds`: only these. */
  page(before: number | null, size: number, kinds?: readonly AuditKind[]): readonly AuditEntry[];
  of(serial: string): readonly AuditEntry[];
};

/** How the money of a refused offline sale was settled with the guest: once for an operation, never changed. */
export type Settlement = {
  readonly serial: string;
  readonly how: 'paidOtherwise' | 'chargedAgain' | 'guestOwes' | 'writtenOff';
  readonly amount: Fen;
  readonly note: string;
  readonly operator: string;
  readonly personId: string;
  readonly at: number;
};

/** One line of money at risk: `key` is a card number or an operator. Fen. */
export type RiskLine = {
  readonly key: string;
  readonly memberName: string | null;
  readonly count: number;
  readonly held: Fen;
  readonly oldest: number;
  readonly states: Readonly<Partial<Record<OperationState, number>>>;
};

/** What the desks beside the queue read. Each is a keyset page or a sum over the open operations only. */
export type DeskReads = {
  riskByCard(): readonly RiskLine[];
  riskByOperator(): readonly RiskLine[];
  /**
   * Sales that the guest left with although they were never paid: accepted offline, or in doubt when the guest left
   * (`leftInDoubt`), then closed as `rejected` or `cancelled` without a revocation of ours. Newest first, `before` is a serial. `settled`: those with or without a settlement.
   */
  refusals(
    settled: boolean,
    before: string | null,
    size: number,
  ): readonly {
    readonly operation: Operation;
    readonly settlement: Settlement | null;
  }[];
  /** Count and fen of the refusals that nobody settled yet. */
  unsettled(): { readonly count: number; readonly amount: Fen };
  /** False where it was settled before: nothing is written then. */
  settle(settlement: Settlement): boolean;
  /** Operations that landed after they were closed as not applied, newest first. */
  ghosts(
    before: string | null,
    size: number,
  ): readonly { readonly operation: Operation; readonly foundAt: number; readonly revocation: string | null }[];
  manual(before: string | null, size: number): readonly Operation[];
  /** Wall ms of the oldest open operation, and counts of the last day by what became of them. */
  health(since: number): {
    readonly oldestOpen: number | null;
    readonly byState: Readonly<Partial<Record<OperationState, number>>>;
    readonly attempts: number;
    readonly unknowns: number;
    readonly ghosts: number;
    readonly offline: number;
  };
};

/**
 * An operation as another till hands it over: the row, and its whole history as it stands in that till's journal. The serial
 * stays the old one, because the platform knows it by that.
 */
export type HandedOperation = { readonly operation: Operation; readonly events: readonly OperationEvent[] };

export type HandOverShelf = {
  /** The open operations (pending, sending, unknown, blocked, manual, and watched) with their targets' rows, for the file. */
  collect(): readonly HandedOperation[];
  /** Once written, this store never sends again (`handedOver`), over restarts and restores of later backups. Durable with the audit entry. */
  markWritten(mark: HandOverMark, by?: { readonly operator: string; readonly personId: string }): void;
  /** The newest mark, or null where this store may work. */
  mark(): HandOverMark | null;
  takeBack(operator: string, personId: string): void;
  /**
   * Adopts all in one transaction, each with a first event that holds the old history; `sending` and, with `asUnknown`, `pending` of
   * an attempted file come in as `unknown`. False where this hand-over was taken before: nothing is written then.
   */
  adopt(
    handOver: { readonly id: string; readonly from: string; readonly operator?: string; readonly personId?: string },
    operations: readonly HandedOperation[],
    asUnknown: boolean,
  ): boolean;
};

/** `target` is the install id of the till that may take the file. */
export type HandOverMark = {
  readonly id: string;
  readonly target: string;
  readonly at: number;
  readonly count: number;
  readonly amount: Fen;
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
};

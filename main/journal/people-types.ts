// The shelves of people and of what people did: persons with their PINs, and the chained audit.
import type { Role } from '../../shared/people.ts';

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
  'signInRefused',
  'decided',
  'refusalSettled',
  'ghostSeen',
  'daySettled',
  'daySealed',
  'shiftOpened',
  'cashMoved',
  'cashCounted',
  'shiftClosed',
  'settingChanged',
  'drawerOpened',
  'probeStarted',
  'probeStep',
  'probeEnded',
  'consoleCall',
  'handOverWritten',
  'handOverTakenBack',
  'handOverTaken',
  'installIdDrawn',
  'salvaged',
  'restored',
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

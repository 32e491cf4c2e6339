// What people did, as a chain of its own: how an entry is hashed, and how it lies in its table.
import { sha256 } from './event-hash.ts';
import type { AuditEntry, AuditKind } from './people-types.ts';

export type AuditRow = {
  readonly sequence: number;
  readonly kind: AuditKind;
  readonly operator: string | null;
  readonly person_id: string | null;
  readonly serial: string | null;
  readonly details: string | null;
  readonly wall: number;
  readonly boot: string;
  readonly previous_hash: Buffer;
  readonly hash: Buffer;
};

/** What is hashed of an entry. */
export type ChainedEntry = Omit<AuditRow, 'previous_hash' | 'hash'>;

/** What an entry's hash is made of, as canonical JSON; `previousHash` in hex. */
export function entryText(entry: ChainedEntry, previousHash: string): string {
  // Flat, and its keys in sorted order, so that JSON.stringify writes the canonical text.
  return JSON.stringify({
    boot: entry.boot,
    details: entry.details,
    kind: entry.kind,
    operator: entry.operator,
    personId: entry.person_id,
    previousHash,
    sequence: entry.sequence,
    serial: entry.serial,
    wall: entry.wall,
  });
}

/** SHA-256 over the entry's text. */
export function hashEntry(entry: ChainedEntry, previousHash: Buffer): Buffer {
  return sha256(entryText(entry, previousHash.toString('hex')));
}

/** A row as the desks know it, its hash in hex. */
export function toEntry(row: AuditRow): AuditEntry {
  return {
    sequence: row.sequence,
    kind: row.kind,
    operator: row.operator,
    personId: row.person_id,
    serial: row.serial,
    details: row.details,
    wall: row.wall,
    boot: row.boot,
    hash: row.hash.toString('hex'),
  };
}

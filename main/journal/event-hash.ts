// The chain: how the hash of an event and of a payload is made, so that one changed byte of the history shows.
import { hash } from 'node:crypto';
import type { OperationState } from '../../shared/operation.ts';

/** What is hashed of an event. `facts` holds what the event wrote into the operation, as canonical JSON. */
export type ChainedEvent = {
  readonly sequence: number;
  readonly serial: string;
  /** The sequence of the same operation's previous event. */
  readonly before: number | null;
  readonly from: OperationState | null;
  readonly to: OperationState;
  readonly attempt: number;
  readonly reason: string;
  readonly evidence: string | null;
  readonly facts: string | null;
  readonly wall: number;
  readonly monotonic: number;
  readonly boot: string;
};

/** The hash before the first event. */
export const firstHash: Buffer = Buffer.alloc(32);

/** SHA-256 over the canonical JSON of the event's fields and the previous event's hash (hex). */
export function hashEvent(event: ChainedEvent, previousHash: Buffer): Buffer {
  return sha256(eventText(event, previousHash.toString('hex')));
}

/** What an event's hash is made of; `previousHash` in hex. */
export function eventText(event: ChainedEvent, previousHash: string): string {
  // Flat, and its keys in sorted order: JSON.stringify writes the canonical text at once, and this is every sale's path.
  return JSON.stringify({
    attempt: event.attempt,
    before: event.before,
    boot: event.boot,
    evidence: event.evidence,
    facts: event.facts,
    from: event.from,
    monotonic: event.monotonic,
    previousHash,
    reason: event.reason,
    sequence: event.sequence,
    serial: event.serial,
    to: event.to,
    wall: event.wall,
  });
}

/** SHA-256 of a text's UTF-8 bytes. */
export function sha256(text: string): Buffer {
  return hash('sha256', text, 'buffer');
}

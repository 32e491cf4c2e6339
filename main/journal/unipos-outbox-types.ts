// The outbox of orders and reservations as the till uses it: what a person wrote is durable before any of it leaves.
import type { UniposKind } from '../../shared/unipos-orders.ts';

/**
 * `waiting`: this content has never left. `sending`: it may be leaving. `unknown`: it may have arrived. `changed`: something else stands
 * there, and a person decides. `dropped`: given up by a person.
 */
export type OutboxState = 'waiting' | 'sending' | 'unknown' | 'sent' | 'refused' | 'changed' | 'dropped';

/**
 * `day`: for which it is wanted, else when it was written (`YYYY-MM-DD`). `content`: JSON. `base`: the version that it is to replace, and in
 * the list of which day that stood; null: it is new. `words`: why it was refused. `found`: what stands there instead (JSON; null: nothing).
 * `sentAt`: when this content last may have left; it and the others are wall ms UTC.
 */
export type OutboxRecord = {
  readonly kind: UniposKind;
  readonly number: string;
  readonly day: string;
  readonly content: string;
  readonly base: { readonly version: string; readonly day: string } | null;
  readonly state: OutboxState;
  readonly words: string | null;
  readonly found: string | null;
  readonly operator: string;
  readonly createdAt: number;
  readonly updatedAt: number;
  readonly sentAt: number | null;
};

export type OutboxDraft = Pick<OutboxRecord, 'kind' | 'number' | 'day' | 'content' | 'base' | 'operator'>;

export type UniposOutboxShelf = {
  find(kind: UniposKind, number: string): OutboxRecord | null;
  /** Those of one day but the dropped, by number. */
  ofDay(kind: UniposKind, day: string): readonly OutboxRecord[];
  /** All that is not settled, what waits longest first. */
  open(): readonly OutboxRecord[];
  /** What a person wrote, waiting; in the place of an older content of its number. `instead`: a record that is dropped for it. Durable when it returns. */
  write(draft: OutboxDraft, instead: string | null): void;
  /**
   * Moves it on where it still is as `record` says, content and state; false where it is not: then nothing happens. `told`: the words of a
   * refusal, what was found instead. To `sending` it also notes when.
   */
  move(record: OutboxRecord, to: OutboxState, told?: { readonly words?: string; readonly found?: string }): boolean;
  /** The person's content is to replace what was found: it waits with that as its base. False where it is not `changed` any more. */
  overwrite(record: OutboxRecord, base: OutboxRecord['base']): boolean;
  /** What was being sent when the till ended may have arrived. */
  recover(): void;
};

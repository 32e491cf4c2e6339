// Rows as the first versions of the store wrote them, in plain SQL: today's code writes columns that those did not have.
import type { Database } from 'better-sqlite3';
import { canonicalJson } from '../../main/journal/canonical-json.ts';
import { type ChainedEvent, firstHash, hashEvent, sha256 } from '../../main/journal/event-hash.ts';
import { creationFacts } from '../../main/journal/operation-facts.ts';
import { consumption, draftOf } from './journal-stage.ts';

const serialOf = (counter: number) => `04HMAST07${String(counter).padStart(8, '0')}`;

/** One pending consumption with its first event; the number of the event. */
export function writeOperation(database: Database, counter: number, before: number | null): number {
  const draft = draftOf(consumption());
  const { payload } = draft;
  const body = canonicalJson(payload);
  const bodyHash = sha256(body);
  const serial = serialOf(counter);
  const sequence = nextEvent(database);
  database
    .prepare(
      `INSERT INTO operation (sequence, serial, intent, kind, card_no, amount, held, operator, shift, member_name, waits,
         accepted_offline, merchant_no, terminal_no, parent, body_hash, payload, state, attempt, reason, created_at,
         updated_at, last_event) VALUES (?, ?, ?, 'consumption', ?, ?, ?, ?, ?, ?, 1, 0, '10001', 'T07', NULL, ?, ?, 'pending', 0,
         'accepted', 1000, 1000, ?)`,
    )
    .run(
      counter,
      serial,
      draft.intent,
      payload.cardNo,
      payload.kind === 'consumption' ? payload.billAmount : payload.amount,
      draft.held,
      draft.operator,
      draft.shift,
      draft.memberName,
      bodyHash,
      body,
      sequence,
    );
  const facts = creationFacts(draft, bodyHash.toString('hex'), '10001', 'T07');
  writeEvent(database, counter, { ...blank, sequence, serial, before, from: null, to: 'pending', facts });
  return sequence;
}

/** The operation's request was begun: `pending` to `sending`. `before`: its first event. */
export function writeMove(database: Database, counter: number, before: number): void {
  const sequence = nextEvent(database);
  database
    .prepare("UPDATE operation SET state = 'sending', attempt = 1, reason = 'sent', last_event = ? WHERE sequence = ?")
    .run(sequence, counter);
  const event = { ...blank, sequence, serial: serialOf(counter), before, from: 'pending', to: 'sending' } as const;
  writeEvent(database, counter, { ...event, attempt: 1, reason: 'sent' });
}

const blank = { attempt: 0, reason: 'accepted', evidence: null, facts: null, wall: 1000, monotonic: 1, boot: 'old' };

function nextEvent(database: Database): number {
  return database.prepare<[], number>('SELECT coalesce(max(sequence), 0) + 1 FROM event').pluck().get() ?? 0;
}

function writeEvent(database: Database, operation: number, event: ChainedEvent): void {
  const previous =
    database.prepare<[], Buffer>('SELECT hash FROM event ORDER BY sequence DESC LIMIT 1').pluck().get() ?? firstHash;
  const { sequence, before, from, to, attempt, reason, evidence, facts, wall, monotonic, boot } = event;
  database
    .prepare('INSERT INTO event VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)')
    .run(
      sequence,
      operation,
      before,
      from,
      to,
      attempt,
      reason,
      evidence,
      facts,
      wall,
      monotonic,
      boot,
      previous,
      hashEvent(event, previous),
    );
}

// The queue's store port on SQLite: inserting, moving and noting, each with its event in one durable transaction.
import type { Database } from 'better-sqlite3';
import type { Move, Operation, OperationDraft } from '../queue/operation.ts';
import type { Clock, Store } from '../queue/ports.ts';
import { bySerial } from './by-serial.ts';
import { canonicalJson } from './canonical-json.ts';
import { sha256 } from './event-hash.ts';
import { createEventLog, type EventLog } from './event-log.ts';
import { type MarkKeeper, noMark } from './keep-mark.ts';
import { creationFacts, moveFacts } from './operation-facts.ts';
import { createOperationReads, reading } from './operation-reads.ts';
import { amountOf, jsonOrNull, wholeOrNull } from './operation-values.ts';
import { serialOf, serialPrefix } from './serial.ts';
import { createTransact } from './transaction.ts';

export type StoreIdentity = {
  readonly installId: string;
  readonly merchantNo: string;
  readonly terminalNo: string;
  /** Names this start of the application in its events. */
  readonly boot: string;
};

/** What a journal shares between its shelves; a store that stands alone makes its own. */
export type StoreParts = {
  readonly log?: EventLog;
  readonly mark?: MarkKeeper;
  readonly onCommit?: () => void;
};

type Standing = {
  readonly sequence: number;
  readonly state: Operation['state'];
  readonly attempt: number;
  readonly voucher: string | null;
  readonly answer: string | null;
  readonly platform_message: string | null;
  readonly watch_until: number | null;
  readonly last_event: number;
};

/** The store of one open database. Every change is durable when its outermost call returns. */
export function createOperationStore(
  database: Database,
  clock: Clock,
  identity: StoreIdentity,
  parts: StoreParts = {},
): Store {
  const log = parts.log ?? createEventLog(database, clock, identity.boot);
  const mark = parts.mark ?? noMark;
  const transact = createTransact(database, identity.boot, log.forget, parts.onCommit);
  const reads = createOperationReads(database);
  const prefix = serialPrefix(identity.installId, identity.terminalNo);
  const draw = database.prepare<[], number>('SELECT coalesce(max(sequence), 0) + 1 FROM operation').pluck();
  const insert = database.prepare(
    `INSERT INTO operation (sequence, serial, intent, kind, card_no, amount, held, operator, shift, member_name, waits,
       accepted_offline, merchant_no, terminal_no, parent, body_hash, payload, state, attempt, reason, created_at,
       updated_at, last_event) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, 0, ?, ?, ?, ?)`,
  );
  const standing = bySerial<Standing>(
    database,
    'sequence, state, attempt, voucher, answer, platform_message, watch_until, last_event',
  );
  const change = database.prepare(
    `UPDATE operation SET state = ?, attempt = ?, voucher = ?, answer = ?, platform_message = ?, watch_until = ?,
       reason = ?, updated_at = ?, last_event = ? WHERE sequence = ? AND state = ? AND attempt = ?`,
  );
  const lastStep = database
    .prepare<[], string>("SELECT step FROM hand_over WHERE step <> 'taken' ORDER BY sequence DESC LIMIT 1")
    .pluck();
  const touch = database.prepare('UPDATE operation SET reason = ?, updated_at = ?, last_event = ? WHERE sequence = ?');

  /** Behind all that the use cases refuse before: once its work was handed over this store accepts and sends nothing. */
  function assertWorking(): void {
    if (lastStep.get() === 'written') {
      throw new Error('the open work of this store was handed over to another till');
    }
  }

  function insertOperation(
    draft: OperationDraft,
    state: 'pending' | 'blocked',
    reason: string,
    evidence: unknown,
  ): Operation {
    assertWorking();
    const counter = Math.max(draw.get() ?? 1, mark.firstCounter);
    mark.cover(counter);
    const end = log.next();
    const wall = Math.floor(clock.wall());
    const { merchantNo, terminalNo } = identity;
    const { payload, shift, memberName } = draft;
    const serial = serialOf(prefix, counter);
    const body = canonicalJson(payload);
    const bodyHash = sha256(body);
    const amount = amountOf(payload);
    const parent = payload.kind === 'revocation' ? payload.target : null;
    insert.run(
      counter,
      serial,
      draft.intent,
      payload.kind,
      payload.cardNo,
      amount,
      draft.held,
      draft.operator,
      shift,
      memberName,
      draft.waits ? 1 : 0,
      draft.acceptedOffline ? 1 : 0,
      merchantNo,
      terminalNo,
      parent,
      bodyHash,
      body,
      state,
      reason,
      wall,
      wall,
      end.sequence,
    );
    log.append(end, {
      operation: counter,
      serial,
      before: null,
      from: null,
      to: state,
      attempt: 0,
      reason,
      evidence: jsonOrNull(evidence),
      facts: creationFacts(draft, bodyHash.toString('hex'), merchantNo, terminalNo),
      wall,
    });
    return {
      intent: draft.intent,
      payload,
      held: draft.held,
      operator: draft.operator,
      shift,
      memberName,
      waits: draft.waits,
      acceptedOffline: draft.acceptedOffline,
      serial,
      kind: payload.kind,
      cardNo: payload.cardNo,
      amount,
      merchantNo,
      terminalNo,
      parent,
      bodyHash: bodyHash.toString('hex'),
      state,
      attempt: 0,
      voucher: null,
      answer: null,
      reason,
      platformMessage: null,
      watchUntil: null,
      createdAt: wall,
      updatedAt: wall,
    };
  }

  function moveOperation(move: Move): boolean {
    const row = standing(move.serial);
    if (row === undefined || row.state !== move.from || row.attempt !== move.fromAttempt) {
      return false;
    }
    if (move.to === 'sending') {
      assertWorking();
    }
    const end = log.next();
    const wall = Math.floor(clock.wall());
    const attempt = move.attempt ?? move.fromAttempt;
    const { changes } = change.run(
      move.to,
      attempt,
      move.voucher === undefined ? row.voucher : move.voucher,
      move.answer === undefined ? row.answer : jsonOrNull(move.answer),
      move.platformMessage === undefined ? row.platform_message : move.platformMessage,
      move.watchUntil === undefined ? row.watch_until : wholeOrNull(move.watchUntil),
      move.reason,
      wall,
      end.sequence,
      row.sequence,
      move.from,
      move.fromAttempt,
    );
    if (changes !== 1) {
      throw new Error(`operation ${move.serial} changed under its own lock`);
    }
    log.append(end, {
      operation: row.sequence,
      serial: move.serial,
      before: row.last_event,
      from: move.from,
      to: move.to,
      attempt,
      reason: move.reason,
      evidence: jsonOrNull(move.evidence),
      facts: moveFacts(move),
      wall,
    });
    return true;
  }

  function noteOperation(serial: string, reason: string, evidence: unknown): void {
    const row = standing(serial);
    if (row === undefined) {
      throw new Error(`no operation ${serial}`);
    }
    const end = log.next();
    const wall = Math.floor(clock.wall());
    touch.run(reason, wall, end.sequence, row.sequence);
    log.append(end, {
      operation: row.sequence,
      serial,
      before: row.last_event,
      from: row.state,
      to: row.state,
      attempt: row.attempt,
      reason,
      evidence: jsonOrNull(evidence),
      facts: null,
      wall,
    });
  }

  return {
    ...reads,
    transaction: transact,
    insert: (draft, state, reason, evidence) => transact(() => insertOperation(draft, state, reason, evidence)),
    move: (move) => transact(() => moveOperation(move)),
    note: (serial, reason, evidence) => transact(() => noteOperation(serial, reason, evidence)),
    events: (serial) => reading(() => log.of(serial)),
  };
}

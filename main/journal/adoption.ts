// Adopting another till's operations: each comes in as a row of its own with one event that holds its former history as evidence.
import type { Database } from 'better-sqlite3';
import type { OperationState } from '../../shared/operation.ts';
import { isClosed } from '../../shared/operation.ts';
import type { Operation } from '../queue/operation.ts';
import type { Clock, Store } from '../queue/ports.ts';
import { placeOf } from './by-serial.ts';
import { canonicalJson } from './canonical-json.ts';
import { sha256 } from './event-hash.ts';
import type { EventLog } from './event-log.ts';
import type { HandedOperation } from './hand-over-types.ts';
import { mayHaveLeft } from './may-have-left.ts';
import { adoptionFacts } from './operation-facts.ts';

export type Adoption = { readonly id: string; readonly from: string; readonly asUnknown: boolean };

/** Adopts one operation; call inside one transaction for all of them. Throws where its payload is not what its hash says: a bug. */
export type Adopt = (handed: HandedOperation, adoption: Adoption) => void;

/** Adoption into one open database. */
export function createAdopt(database: Database, store: Store, log: EventLog, clock: Clock): Adopt {
  const draw = database.prepare<[], number>('SELECT coalesce(max(sequence), 0) + 1 FROM operation').pluck();
  const insert = database.prepare(
    `INSERT INTO operation (sequence, serial, intent, kind, card_no, amount, held, operator, shift, member_name, waits,
       accepted_offline, merchant_no, terminal_no, parent, body_hash, payload, state, attempt, voucher, answer, reason,
       platform_message, watch_until, created_at, updated_at, last_event, adopted_serial, adopted_from)
     VALUES (:sequence, :place, :intent, :kind, :cardNo, :amount, :held, :operator, :shift, :memberName, :waits,
       :acceptedOffline, :merchantNo, :terminalNo, :parent, :bodyHash, :payload, :state, :attempt, :voucher, :answer, :reason,
       :platformMessage, :watchUntil, :createdAt, :updatedAt, :lastEvent, :serial, :from)`,
  );

  function insertAdopted(handed: HandedOperation, adoption: Adoption): void {
    const { operation } = handed;
    const payload = canonicalJson(operation.payload);
    const bodyHash = sha256(payload);
    if (bodyHash.toString('hex') !== operation.bodyHash) {
      throw new Error(`operation ${operation.serial}: its payload is not what was accepted`);
    }
    const sequence = draw.get() ?? 1;
    const end = log.next();
    const wall = Math.floor(clock.wall());
    const state = stateAfter(operation.state, adoption.asUnknown);
    const attempt = state === operation.state ? operation.attempt : mayHaveLeft(operation.attempt);
    insert.run({
      sequence,
      place: placeOf(sequence),
      intent: operation.intent,
      kind: operation.kind,
      cardNo: operation.cardNo,
      amount: operation.amount,
      held: operation.held,
      operator: operation.operator,
      shift: operation.shift,
      memberName: operation.memberName,
      waits: operation.waits ? 1 : 0,
      acceptedOffline: operation.acceptedOffline ? 1 : 0,
      merchantNo: operation.merchantNo,
      terminalNo: operation.terminalNo,
      parent: operation.parent,
      bodyHash,
      payload,
      state,
      attempt,
      voucher: operation.voucher,
      answer: operation.answer === null ? null : canonicalJson(operation.answer),
      reason,
      platformMessage: operation.platformMessage,
      watchUntil: operation.watchUntil,
      createdAt: operation.createdAt,
      updatedAt: wall,
      lastEvent: end.sequence,
      serial: operation.serial,
      from: adoption.from,
    });
    log.append(end, {
      operation: sequence,
      serial: operation.serial,
      before: null,
      from: null,
      to: state,
      attempt,
      reason,
      evidence: canonicalJson(evidenceOf(handed, adoption)),
      facts: adoptionFacts(operation, adoption.from),
      wall,
    });
  }

  /**
   * One that stands here already has come home, or in a second file. What this till knows is never taken back by what another
   * knew: a closed one stays closed, and one that might be sent waits for the platform's log.
   */
  function meetAgain(own: Operation, handed: HandedOperation, adoption: Adoption): void {
    const { serial, state, attempt } = own;
    if (own.bodyHash !== handed.operation.bodyHash) {
      throw new Error(`operation ${serial} stands here with another payload`);
    }
    const evidence = evidenceOf(handed, adoption);
    if (state === 'pending' || state === 'sending') {
      const attempts = mayHaveLeft(Math.max(attempt, handed.operation.attempt));
      store.move({ serial, from: state, fromAttempt: attempt, to: 'unknown', attempt: attempts, reason, evidence });
    } else {
      store.note(serial, reason, evidence);
    }
  }

  return (handed, adoption) => {
    const own = store.get(handed.operation.serial);
    if (own === null) {
      insertAdopted(handed, adoption);
    } else {
      meetAgain(own, handed, adoption);
    }
  };
}

const reason = 'handOverTaken';

/** A request of the other till may be under way, or its file may be older than what it sent: then only the log can tell. */
function stateAfter(state: OperationState, asUnknown: boolean): OperationState {
  return state === 'sending' || (asUnknown && state === 'pending') ? 'unknown' : state;
}

function evidenceOf({ operation, events }: HandedOperation, { id, from }: Adoption): unknown {
  return { handOver: id, from, state: operation.state, closed: isClosed(operation.state), events };
}

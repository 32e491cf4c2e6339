// A journal of plain objects with the contract of main/queue's Store: for the small scope, where SQLite would be most of the
// time. `simulation-plain-store.test.ts` holds it against the real journal.
import type { Operation, OperationEvent } from '../../main/queue/operation.ts';
import type { HeldSums, Store } from '../../main/queue/ports.ts';
import { fen } from '../../shared/money.ts';
import type { MoneyPayload } from '../../shared/operation.ts';

/** All that survives a crash. Operations and events are never changed in place, so a copy of the lists is a copy of all. */
export type PlainBytes = { readonly operations: readonly Operation[]; readonly events: readonly OperationEvent[] };

export const emptyBytes: PlainBytes = { operations: [], events: [] };

export type PlainStore = { readonly store: Store; bytes(): PlainBytes };

/** `prefix` stands for the install id in the serials. */
export function createPlainStore(bytes: PlainBytes, prefix = 'S'): PlainStore {
  let operations = [...bytes.operations];
  let events = [...bytes.events];
  const inState = (...states: readonly Operation['state'][]) =>
    operations.filter(({ state }) => states.includes(state));

  function write(operation: Operation, from: Operation['state'] | null, reason: string, evidence: unknown): void {
    events.push({
      sequence: events.length + 1,
      serial: operation.serial,
      from,
      to: operation.state,
      attempt: operation.attempt,
      reason,
      evidence: evidence === null ? null : JSON.stringify(evidence),
      wall: 0,
      monotonic: 0,
      boot: '',
      previousHash: '',
      hash: '',
    });
  }

  function replace(operation: Operation): void {
    operations = operations.map((other) => (other.serial === operation.serial ? operation : other));
  }

  function get(serial: string): Operation | null {
    return operations.find((operation) => operation.serial === serial) ?? null;
  }

  const store: Store = {
    transaction(work) {
      const kept = { operations, events: [...events] };
      try {
        return work();
      } catch (error) {
        ({ operations, events } = kept);
        throw error;
      }
    },
    insert(draft, state, reason) {
      if (operations.some(({ intent }) => intent === draft.intent)) {
        throw new Error(`intent ${draft.intent} is taken`);
      }
      const { payload } = draft;
      const operation: Operation = {
        ...draft,
        serial: `${prefix}${operations.length + 1}`,
        kind: payload.kind,
        cardNo: payload.cardNo,
        amount: amountOf(payload),
        merchantNo: 'M1',
        terminalNo: 'T1',
        parent: payload.kind === 'revocation' ? payload.target : null,
        bodyHash: JSON.stringify(payload),
        state,
        attempt: 0,
        voucher: null,
        answer: null,
        reason,
        platformMessage: null,
        watchUntil: null,
        createdAt: 0,
        updatedAt: 0,
      };
      operations = [...operations, operation];
      write(operation, null, reason, null);
      return operation;
    },
    move({ serial, from, fromAttempt, to, reason, evidence, ...change }) {
      const operation = get(serial);
      if (operation === null || operation.state !== from || operation.attempt !== fromAttempt) {
        return false;
      }
      const moved = { ...operation, ...change, state: to, reason };
      replace(moved);
      write(moved, from, reason, evidence);
      return true;
    },
    note(serial, reason, evidence) {
      const operation = get(serial);
      if (operation === null) {
        throw new Error(`no operation ${serial}`);
      }
      const noted = { ...operation, reason };
      replace(noted);
      write(noted, noted.state, reason, evidence);
    },
    get,
    byIntent: (intent) => operations.find((operation) => operation.intent === intent) ?? null,
    revocationsOf: (serial) => operations.filter(({ parent }) => parent === serial).reverse(),
    byVoucher: (voucher) => operations.find((operation) => operation.voucher === voucher) ?? null,
    paperRevocationOf: (_serial, voucher) =>
      inState('applied').find(
        ({ payload, parent }) => payload.kind === 'revocation' && parent === null && payload.voucher === voucher,
      ) ?? null,
    active: () => inState('pending', 'sending', 'unknown', 'blocked'),
    manual: () => inState('manual'),
    watched: (wall) =>
      inState('rejected', 'cancelled').filter(({ watchUntil }) => watchUntil !== null && watchUntil > wall),
    latestKnown: () => inState('applied', 'reverted').findLast(({ kind }) => kind !== 'revocation') ?? null,
    held(cardNo): HeldSums {
      const own = inState('pending', 'sending', 'unknown', 'manual').filter(
        (operation) => cardNo === null || operation.cardNo === cardNo,
      );
      return {
        count: own.length,
        amount: fen(own.reduce((sum, { held }) => sum + held, 0)),
        unresolved: own.filter(({ state }) => state === 'unknown' || state === 'manual').length,
      };
    },
    events: (serial) => events.filter((event) => event.serial === serial),
  };
  return { store, bytes: () => ({ operations, events: [...events] }) };
}

function amountOf(payload: MoneyPayload) {
  return payload.kind === 'consumption' ? payload.billAmount : payload.amount;
}

// A journal of plain objects with the contract of main/queue's Store: for the model schedules and the small scope, where SQLite
// would be most of the time. `simulation-plain-store.test.ts` holds it against the real journal.
import { canonicalJson } from '../../main/journal/canonical-json.ts';
import type { HandedOperation, HandOverMark } from '../../main/journal/hand-over-types.ts';
import { serialOf } from '../../main/journal/serial.ts';
import type { Operation, OperationEvent } from '../../main/queue/operation.ts';
import type { Clock, HeldSums, Store } from '../../main/queue/ports.ts';
import { fen } from '../../shared/money.ts';
import type { MoneyPayload } from '../../shared/operation.ts';

/** One operation with its whole history; never changed in place, so a copy of the list is a copy of all. */
type Entry = { readonly operation: Operation; readonly events: readonly OperationEvent[] };

/** All that survives a crash. */
export type PlainBytes = {
  readonly entries: readonly Entry[];
  /** How many events there are. */
  readonly written: number;
  readonly operations: readonly Operation[];
  /** Stands while this store's work is another till's. */
  readonly mark: HandOverMark | null;
  /** The hand-overs that were taken here. */
  readonly taken: readonly string[];
};

export const emptyBytes: PlainBytes = { entries: [], written: 0, operations: [], mark: null, taken: [] };

export type PlainStore = {
  readonly store: Store;
  readonly handOver: PlainHandOver;
  operations(): readonly Operation[];
  bytes(): PlainBytes;
};

/** What of the journal's hand-over shelf the simulation needs. */
export type PlainHandOver = {
  collect(): readonly HandedOperation[];
  markWritten(mark: HandOverMark): void;
  mark(): HandOverMark | null;
  adopt(
    handOver: { readonly id: string; readonly from: string },
    operations: readonly HandedOperation[],
    asUnknown: boolean,
  ): boolean;
};

/** What the events of one start are written with. */
export type PlainStart = { readonly clock: Clock; readonly boot: string };

const timeless: PlainStart = { clock: { wall: () => 0, monotonic: () => 0 }, boot: '' };

/** `prefix` stands for the install id in the serials. */
export function createPlainStore(bytes: PlainBytes, prefix = 'S', { clock, boot }: PlainStart = timeless): PlainStore {
  let entries = [...bytes.entries];
  let { written, mark } = bytes;
  let taken = [...bytes.taken];
  const places = new Map(entries.map(({ operation }, place) => [operation.serial, place]));
  const intents = new Map(entries.map(({ operation }, place) => [operation.intent, place]));
  let kept: { readonly entries: Entry[]; readonly written: number } | null = null;
  let doomed: { readonly cause: unknown } | null = null;

  function entryOf(serial: string): Entry | undefined {
    const place = places.get(serial);
    return place === undefined ? undefined : entries[place];
  }

  const get = (serial: string) => entryOf(serial)?.operation ?? null;

  function* inState(...states: readonly Operation['state'][]): Generator<Operation> {
    for (const { operation } of entries) {
      if (states.includes(operation.state)) {
        yield operation;
      }
    }
  }

  function eventOf(
    { serial, state, attempt }: Operation,
    from: Operation['state'] | null,
    reason: string,
    evidence: unknown,
  ): OperationEvent {
    written += 1;
    const text = evidence === null || evidence === undefined ? null : canonicalJson(evidence);
    const time = { wall: Math.floor(clock.wall()), monotonic: Math.floor(clock.monotonic()), boot };
    const told = { sequence: written, serial, from, to: state, attempt, reason, evidence: text };
    return { ...told, ...time, previousHash: '', hash: '' };
  }

  function replace(
    entry: Entry,
    operation: Operation,
    from: Operation['state'],
    reason: string,
    evidence: unknown,
  ): void {
    const event = eventOf(operation, from, reason, evidence);
    entries[places.get(operation.serial) ?? -1] = { operation, events: [...entry.events, event] };
  }

  function join<Value>(work: () => Value): Value {
    try {
      return work();
    } catch (error) {
      doomed ??= { cause: error };
      throw error;
    }
  }

  function rollBack(to: NonNullable<typeof kept>): void {
    for (const { operation } of entries.slice(to.entries.length)) {
      places.delete(operation.serial);
      intents.delete(operation.intent);
    }
    entries = to.entries;
    written = to.written;
  }

  /** As the journal's: an inner call joins the outer one, and what threw inside is rolled back even where the outer work caught it. */
  function transaction<Value>(work: () => Value): Value {
    if (kept !== null) {
      return join(work);
    }
    doomed = null;
    kept = { entries: [...entries], written };
    try {
      const value = work();
      if (doomed !== null) {
        throw (doomed as { readonly cause: unknown }).cause;
      }
      return value;
    } catch (error) {
      rollBack(kept);
      throw error;
    } finally {
      kept = null;
    }
  }

  function mayWork(): void {
    if (mark !== null) {
      throw new Error('the work of this store was handed over');
    }
  }

  const store: Store = {
    transaction,
    insert: (draft, state, reason, evidence) =>
      transaction(() => {
        mayWork();
        if (intents.has(draft.intent)) {
          throw new Error(`intent ${draft.intent} is taken`);
        }
        const { payload } = draft;
        const wall = Math.floor(clock.wall());
        const operation: Operation = {
          ...draft,
          serial: serialOf(prefix, entries.length + 1),
          kind: payload.kind,
          cardNo: payload.cardNo,
          amount: amountOf(payload),
          merchantNo: 'M1',
          terminalNo: 'T1',
          parent: payload.kind === 'revocation' ? payload.target : null,
          bodyHash: canonicalJson(payload),
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
        places.set(operation.serial, entries.length);
        intents.set(operation.intent, entries.length);
        entries.push({ operation, events: [eventOf(operation, null, reason, evidence)] });
        return operation;
      }),
    move: ({ serial, from, fromAttempt, to, reason, evidence, ...change }) =>
      transaction(() => {
        const entry = entryOf(serial);
        if (entry === undefined || entry.operation.state !== from || entry.operation.attempt !== fromAttempt) {
          return false;
        }
        if (to === 'sending') {
          mayWork();
        }
        const updatedAt = Math.floor(clock.wall());
        replace(entry, { ...entry.operation, ...change, state: to, reason, updatedAt }, from, reason, evidence);
        return true;
      }),
    note: (serial, reason, evidence) =>
      transaction(() => {
        const entry = entryOf(serial);
        if (entry === undefined) {
          throw new Error(`no operation ${serial}`);
        }
        const noted = { ...entry.operation, reason, updatedAt: Math.floor(clock.wall()) };
        replace(entry, noted, noted.state, reason, evidence);
      }),
    get,
    byIntent: (intent) => entries[intents.get(intent) ?? -1]?.operation ?? null,
    revocationsOf: (serial) =>
      entries
        .filter(({ operation }) => operation.parent === serial)
        .map(({ operation }) => operation)
        .reverse(),
    byVoucher(voucher) {
      const own = entries.filter(({ operation }) => operation.voucher === voucher).map(({ operation }) => operation);
      return own.findLast(({ kind }) => kind !== 'revocation') ?? own.at(-1) ?? null;
    },
    paysBill: (billNo) =>
      operations().findLast(({ payload, state }) => {
        const isLive = state !== 'rejected' && state !== 'cancelled' && state !== 'reverted';
        return isLive && payload.kind === 'consumption' && payload.bill?.billNo === billNo;
      }) ?? null,
    paperRevocationOf(serial, voucher) {
      const place = places.get(serial) ?? -1;
      const found = entries.find(({ operation: { payload, parent, state } }, index) => {
        const isPaper = payload.kind === 'revocation' && parent === null && payload.voucher === voucher;
        return index > place && state === 'applied' && isPaper;
      });
      return found?.operation ?? null;
    },
    active: () => [...inState('pending', 'sending', 'unknown', 'blocked')],
    manual: () => [...inState('manual')],
    watched: (wall) =>
      [...inState('rejected', 'cancelled')].filter(({ watchUntil }) => watchUntil !== null && watchUntil > wall),
    latestKnown(except?: ReadonlySet<string>) {
      const known = entries.findLast(({ operation: { serial, state, kind, voucher } }) => {
        const isProven = (state === 'applied' || state === 'reverted') && voucher !== null;
        return isProven && (kind === 'consumption' || kind === 'recharge') && except?.has(serial) !== true;
      });
      return known?.operation ?? null;
    },
    held(cardNo): HeldSums {
      let count = 0;
      let amount = 0;
      let unresolved = 0;
      for (const operation of inState('pending', 'sending', 'unknown', 'manual')) {
        if (cardNo === null || operation.cardNo === cardNo) {
          count += 1;
          amount += operation.held;
          unresolved += operation.state === 'unknown' || operation.state === 'manual' ? 1 : 0;
        }
      }
      return { count, amount: fen(amount), unresolved };
    },
    events: (serial) => entryOf(serial)?.events ?? [],
  };
  function targetOf({ operation: { parent, payload } }: Entry): Entry | undefined {
    if (payload.kind !== 'revocation') {
      return undefined;
    }
    const serial = parent ?? (payload.voucher === null ? null : (store.byVoucher(payload.voucher)?.serial ?? null));
    return serial === null ? undefined : entryOf(serial);
  }

  const handOver: PlainHandOver = {
    collect() {
      const serials = new Set([...store.active(), ...store.manual(), ...store.watched(clock.wall())].map(serialOfOne));
      const open = entries.filter(({ operation }) => serials.has(operation.serial));
      const all = new Set([...open, ...open.map(targetOf)]);
      return entries.filter((entry) => all.has(entry));
    },
    markWritten(next) {
      mark = next;
    },
    mark: () => mark,
    adopt: ({ id }, handed, asUnknown) => {
      if (taken.includes(id)) {
        return false;
      }
      taken = [...taken, id];
      for (const { operation, events } of handed) {
        const isOpen = operation.state === 'sending' || (asUnknown && operation.state === 'pending');
        const state = isOpen ? 'unknown' : operation.state;
        const adopted = { ...operation, state, reason: 'handOverTaken', updatedAt: Math.floor(clock.wall()) };
        places.set(adopted.serial, entries.length);
        intents.set(adopted.intent, entries.length);
        entries.push({ operation: adopted, events: [eventOf(adopted, null, adopted.reason, { id, events })] });
      }
      return true;
    },
  };
  const operations = () => entries.map(({ operation }) => operation);
  return {
    store,
    handOver,
    operations,
    bytes: () => ({ entries: [...entries], written, operations: operations(), mark, taken }),
  };
}

function serialOfOne({ serial }: Operation): string {
  return serial;
}

function amountOf(payload: MoneyPayload) {
  return payload.kind === 'consumption' ? payload.billAmount : payload.amount;
}

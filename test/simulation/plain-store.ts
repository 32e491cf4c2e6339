// A journal of plain objects with the contract of main/queue's Store: for the model schedules and the small scope, where SQLite
// would be most of the time. `simulation-plain-store.test.ts` holds it against the real journal.
import { canonicalJson } from '../../main/journal/canonical-json.ts';
import { serialOf } from '../../main/journal/serial.ts';
import type { Operation, OperationDraft } from '../../main/queue/operation.ts';
import type { HeldSums, Store } from '../../main/queue/ports.ts';
import { fen } from '../../shared/money.ts';
import type { MoneyPayload } from '../../shared/operation.ts';
import { createPlainEntries, type Entry, type PlainStart } from './plain-entries.ts';
import { createPlainHandOver, type PlainHandOver, type PlainHandOverBytes } from './plain-hand-over.ts';

/** All that survives a crash. */
export type PlainBytes = PlainHandOverBytes & {
  readonly entries: readonly Entry[];
  /** How many events there are. */
  readonly written: number;
  readonly operations: readonly Operation[];
};

export const emptyBytes: PlainBytes = { entries: [], written: 0, operations: [], mark: null, taken: [] };

export type PlainStore = {
  readonly store: Store;
  readonly handOver: PlainHandOver;
  operations(): readonly Operation[];
  bytes(): PlainBytes;
};

const timeless: PlainStart = { clock: { wall: () => 0, monotonic: () => 0 }, boot: '' };

/** `prefix` stands for the install id in the serials. */
export function createPlainStore(bytes: PlainBytes, prefix = 'S', start: PlainStart = timeless): PlainStore {
  const { clock } = start;
  const entries = createPlainEntries(bytes, start);
  const { transaction } = entries;
  const operations = () => entries.all().map(({ operation }) => operation);

  function* inState(...states: readonly Operation['state'][]): Generator<Operation> {
    for (const { operation } of entries.all()) {
      if (states.includes(operation.state)) {
        yield operation;
      }
    }
  }

  function mayWork(): void {
    if (handOver.mark() !== null) {
      throw new Error('the work of this store was handed over');
    }
  }

  const store: Store = {
    transaction,
    insert: (draft, state, reason, evidence) =>
      transaction(() => {
        mayWork();
        if (entries.ofIntent(draft.intent) !== undefined) {
          throw new Error(`intent ${draft.intent} is taken`);
        }
        const serial = serialOf(prefix, entries.all().length + 1);
        const operation = { ...inserted(draft, serial, Math.floor(clock.wall())), state, reason };
        entries.add(operation, reason, evidence);
        return operation;
      }),
    move: ({ serial, from, fromAttempt, to, reason, evidence, ...change }) =>
      transaction(() => {
        const entry = entries.of(serial);
        if (entry === undefined || entry.operation.state !== from || entry.operation.attempt !== fromAttempt) {
          return false;
        }
        if (to === 'sending') {
          mayWork();
        }
        const updatedAt = Math.floor(clock.wall());
        entries.replace(entry, { ...entry.operation, ...change, state: to, reason, updatedAt }, reason, evidence);
        return true;
      }),
    note: (serial, reason, evidence) =>
      transaction(() => {
        const entry = entries.of(serial);
        if (entry === undefined) {
          throw new Error(`no operation ${serial}`);
        }
        const noted = { ...entry.operation, reason, updatedAt: Math.floor(clock.wall()) };
        entries.replace(entry, noted, reason, evidence);
      }),
    get: (serial) => entries.of(serial)?.operation ?? null,
    byIntent: (intent) => entries.ofIntent(intent)?.operation ?? null,
    revocationsOf: (serial) =>
      entries
        .all()
        .filter(({ operation }) => operation.parent === serial)
        .map(({ operation }) => operation)
        .reverse(),
    byVoucher(voucher) {
      const own = entries
        .all()
        .filter(({ operation }) => operation.voucher === voucher)
        .map(({ operation }) => operation);
      return own.findLast(({ kind }) => kind !== 'revocation') ?? own.at(-1) ?? null;
    },
    paysBill: (billNo) =>
      operations().findLast(({ payload, state }) => {
        const isLive = state !== 'rejected' && state !== 'cancelled' && state !== 'reverted';
        return isLive && payload.kind === 'consumption' && payload.bill?.billNo === billNo;
      }) ?? null,
    paperRevocationOf(serial, voucher) {
      const place = entries.placeOf(serial);
      const found = entries.all().find(({ operation: { payload, parent, state } }, index) => {
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
      const known = entries.all().findLast(({ operation: { serial, state, kind, voucher } }) => {
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
    events: (serial) => entries.of(serial)?.events ?? [],
  };
  const handOver = createPlainHandOver(bytes, entries, store, clock);
  return {
    store,
    handOver,
    operations,
    bytes: () => ({
      entries: [...entries.all()],
      written: entries.written(),
      operations: operations(),
      ...handOver.bytes(),
    }),
  };
}

/** A new operation as it is written down first; its state and reason are told with it. */
function inserted(draft: OperationDraft, serial: string, wall: number): Omit<Operation, 'state' | 'reason'> {
  const { payload } = draft;
  return {
    ...draft,
    serial,
    kind: payload.kind,
    cardNo: payload.cardNo,
    amount: amountOf(payload),
    merchantNo: 'M1',
    terminalNo: 'T1',
    parent: payload.kind === 'revocation' ? payload.target : null,
    bodyHash: canonicalJson(payload),
    attempt: 0,
    voucher: null,
    answer: null,
    platformMessage: null,
    watchUntil: null,
    createdAt: wall,
    updatedAt: wall,
  };
}

function amountOf(payload: MoneyPayload) {
  return payload.kind === 'consumption' ? payload.billAmount : payload.amount;
}

// Everything that the future of a run of the small scope depends on, as one key: two runs with the same key have the same future,
// so only the first is played on. Exact by what it holds: the journal, the platform's ledger, what is on its way with the time
// that it still takes, what the till keeps in memory, what the witness remembers. Times are told from now, so that the same
// situation a second later is the same. Taken only where the till waits for no call: then no half-done work is hidden in a promise.
import { hash } from 'node:crypto';
import type { Care, CareBook } from '../../main/queue/care.ts';
import type { Gate } from '../../main/queue/gate.ts';
import type { LagBook } from '../../main/queue/lag-book.ts';
import type { Operation } from '../../main/queue/operation.ts';
import { type Rules, standardRules } from '../../main/queue/rules.ts';
import type { ServerRow } from './model-server.ts';
import { lag } from './scope-wire.ts';

/** What the till keeps in memory beside its mirror of the journal: care book, lag book and gate, watched from outside. */
export type TillMemory = { readonly rules: Rules; read(now: number): unknown };

/** The times of a care, monotonic ms. */
const careTimes = ['unknownSince', 'untrustedSince', 'missedAt'];
/** What waits is not sent by its age, and a watch outlives every run: whether, not when. */
const careFlags = ['acceptedAt', 'watchedSince'];

/** Rules whose care book, lag book and gate can be read. A new one for each life of the till. */
export function createTillMemory(base: Rules = standardRules): TillMemory {
  const cares = new Map<string, Care>();
  let since: (readonly [call: string, at: number])[] = [];
  let gate: Gate | null = null;
  const lags = new Map<string, { readonly since: number; missedAt: number | null }>();
  let measured = () => 0;

  function createCareBook(): CareBook {
    const book = base.createCareBook();
    return {
      of(serial) {
        const care = book.of(serial);
        cares.set(serial, care);
        return care;
      },
      forget(serial) {
        cares.delete(serial);
        book.forget(serial);
      },
    };
  }

  /** What it was told of each operation; nothing grows old enough here to be thrown away. */
  function createLagBook(): LagBook {
    const book = base.createLagBook();
    measured = book.measured;
    return {
      ...book,
      answered(serial, now) {
        lags.delete(serial);
        lags.set(serial, { since: now, missedAt: null });
        book.answered(serial, now);
      },
      missed(serial, now) {
        const entry = lags.get(serial);
        if (entry !== undefined) {
          entry.missedAt = now;
        }
        book.missed(serial, now);
      },
      shown(serial, now) {
        lags.delete(serial);
        book.shown(serial, now);
      },
      forget(serial) {
        lags.delete(serial);
        book.forget(serial);
      },
    };
  }

  /** An open gate has forgotten everything; what it was told since then is all that it knows. */
  const createGate: Rules['createGate'] = (clock, random) => {
    const inner = base.createGate(clock, random);
    gate = inner;
    return {
      ...inner,
      open() {
        since = [];
        return inner.open();
      },
      half() {
        since.push(['half', clock.monotonic()]);
        return inner.half();
      },
      close(reach) {
        since.push([reach, clock.monotonic()]);
        inner.close(reach);
      },
      knockNow() {
        since.push(['knock', clock.monotonic()]);
        inner.knockNow();
      },
    };
  };

  return {
    rules: { ...base, createCareBook, createLagBook, createGate },
    read: (now) => [
      [...cares].map(([serial, care]) => [serial, careFromNow(care, now)]),
      since.map(([call, at]) => [call, now - at]),
      gate?.isOpen(),
      gate?.reach(),
      measured(),
      [...lags].map(([serial, { since: from, missedAt }]) => [
        serial,
        now - from,
        missedAt === null ? null : now - missedAt,
      ]),
    ],
  };
}

/** A field that this does not know is kept as it is: that can only keep apart what might be merged. */
function careFromNow(care: Care, now: number): unknown {
  return Object.entries(care).map(([name, value]: [string, unknown]) => {
    if (name === 'due') {
      return Math.max(0, (value as number) - now);
    }
    if (name === 'tally') {
      const { first, answers } = value as Care['tally'];
      return [first === null ? null : now - first, answers];
    }
    if (careFlags.includes(name)) {
      return value !== null;
    }
    return careTimes.includes(name) && typeof value === 'number' ? now - value : value;
  });
}

/** The columns of the journal that anything depends on; the others follow from them or are never read again. */
export function rowsOf(operations: readonly Operation[]): unknown {
  return operations.map(({ serial, state, attempt, voucher, platformMessage, watchUntil }) => [
    serial,
    state,
    attempt,
    voucher,
    platformMessage,
    watchUntil === null,
  ]);
}

/** A row that is older than any lag looks like any other old row. */
export function ledgerFromNow(rows: readonly ServerRow[], now: number): unknown {
  return rows.map((row) => [
    row.serial,
    row.kind,
    row.voucher,
    row.attempt,
    row.copy,
    row.revokes,
    Math.min(lag, now - row.visibleAt),
    row.revoked ? Math.min(lag, now - row.revokedVisibleAt) : null,
  ]);
}

/** 96 bits are enough to tell some millions of states apart: the chance of one mistake is below 10⁻¹⁵. */
export function keyOf(parts: unknown): string {
  return hash('sha256', JSON.stringify(parts), 'base64').slice(0, 16);
}

// What the tests of head office share: a real journal, the real shipper on it, a wire to the database that can be cut anywhere, and the proof that
// the database has every event of a journal exactly once and in chain.
import { once } from 'node:events';
import { createServer, connect as dial, type Socket } from 'node:net';
import { expect } from 'vitest';
import { createOpenSession } from '../../main/backends/head-office/open-session.ts';
import type { Journal } from '../../main/journal/types.ts';
import { createShipper, type Shipper } from '../../main/till/head-office/shipper.ts';
import type { HeadOfficeState } from '../../shared/head-office.ts';
import type { TestPostgres } from '../support/postgres.ts';
import { afterThis } from './journal-stage.ts';

/** What the wire does next: nothing special, nothing at all, or an end behind so many bytes of one direction. */
export type Trouble =
  | { readonly kind: 'none' | 'silent' }
  | { readonly kind: 'cut'; readonly way: 'up' | 'down'; readonly bytes: number };

export type Wire = {
  readonly port: number;
  trouble: Trouble;
  /** Bytes of the last connection, up to the database and down from it. */
  passed(): { readonly up: number; readonly down: number };
  /** Called at each byte that goes up, with all of the connection so far. */
  onUp: (bytes: number) => void;
};

/** A wire to the database, by way of this process. */
export async function layWire(target: number): Promise<Wire> {
  const ends = new Set<Socket>();
  let passed = { up: 0, down: 0 };
  const server = createServer((near) => {
    const own = { up: 0, down: 0 };
    passed = own;
    const far = dial(target, '127.0.0.1');
    for (const end of [near, far]) {
      ends.add(end);
      end.on('error', () => undefined);
      end.once('close', () => {
        ends.delete(end);
        near.destroy();
        far.destroy();
      });
    }
    const pass = (way: 'up' | 'down', from: Socket, to: Socket) => {
      from.on('data', (chunk) => {
        const { trouble } = wire;
        own[way] += chunk.length;
        if (trouble.kind === 'silent') {
          return;
        }
        if (trouble.kind === 'cut' && trouble.way === way && own[way] > trouble.bytes) {
          to.write(chunk.subarray(0, chunk.length - (own[way] - trouble.bytes)), () => near.destroy());
          return;
        }
        to.write(chunk);
        if (way === 'up') {
          wire.onUp(own.up);
        }
      });
    };
    pass('up', near, far);
    pass('down', far, near);
  });
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  const address = server.address();
  const wire: Wire = {
    port: address === null || typeof address === 'string' ? 0 : address.port,
    trouble: { kind: 'none' },
    passed: () => passed,
    onUp: () => undefined,
  };
  afterThis(async () => {
    const closed = once(server, 'close');
    server.close();
    for (const end of ends) end.destroy();
    await closed;
  });
  return wire;
}

export type Shipping = {
  readonly shipper: Shipper;
  /** The next state that fits; the one now where it does. */
  until(fits: (state: HeadOfficeState) => boolean): Promise<HeadOfficeState>;
  /** Ships until nothing is owed. */
  even(): Promise<void>;
  stop(): Promise<void>;
};

type ShippingOptions = { readonly user?: string; readonly cardKey?: string | null; readonly call?: number };

/** The real shipper on a journal that nobody else uses; a minute of its pauses is sixty milliseconds. */
export function shipFrom(journal: Journal, port: number, options: ShippingOptions = {}): Shipping {
  const { user = 'till', cardKey = 'key of the chain', call = 3_000 } = options;
  const listeners = new Set<(state: HeadOfficeState) => void>();
  const shipper = createShipper({
    journal,
    queue: { onChange: () => () => undefined },
    clock: { wall: () => Date.now(), monotonic: () => performance.now() * 1_000 },
    timers: {
      schedule(delay, work) {
        const timer = setTimeout(work, delay / 1_000);
        return () => clearTimeout(timer);
      },
    },
    random: { next: () => 0.5 },
    target: async () => ({
      settings: { host: '127.0.0.1', port, database: 'yatai', user, password: user, authority: null },
      cardKey,
    }),
    open: createOpenSession({ connect: 3_000, call }),
    standing: () => ({
      version: '1.2.3',
      storeName: 'Shangdi',
      merchantNo: '10001',
      terminalNo: 't-07',
      events: journal.events(),
      now: Date.now(),
      waiting: 0,
      unknown: 0,
      manual: 0,
    }),
    changed: () => {
      for (const listener of [...listeners]) listener(shipper.state());
    },
    complain: () => undefined,
  });
  const until: Shipping['until'] = (fits) =>
    new Promise((resolve) => {
      const look = (state: HeadOfficeState) => {
        if (fits(state)) {
          listeners.delete(look);
          resolve(state);
        }
      };
      listeners.add(look);
      look(shipper.state());
    });
  shipper.start();
  afterThis(() => shipper.stop());
  return {
    shipper,
    until,
    async even() {
      shipper.again();
      await until(
        ({ state, shipped, nextTry }) => state === 'even' && shipped === journal.events() && nextTry !== null,
      );
    },
    stop: () => shipper.stop(),
  };
}

type EventRow = { readonly sequence: string; readonly hash: string; readonly serial: string };

/** Every event of the journal stands in the database exactly once, in chain, and every operation as the journal has it. */
export async function expectWhole(pg: TestPostgres, journal: Journal): Promise<void> {
  const own = journal.history.slice(0, journal.events(), Number.MAX_SAFE_INTEGER);
  const rows: EventRow[] = [];
  for (const { installId, after, last } of journal.history.segments()) {
    const part = await pg.ask<EventRow>(
      `SELECT e.sequence, encode(e.hash, 'hex') AS hash, e.serial FROM yatai.event AS e JOIN yatai.stream AS s USING (stream)
       WHERE s.install_id = $1 AND e.sequence <= $2 ORDER BY e.sequence, e.received_on`,
      [installId, last],
    );
    expect(part).toHaveLength(last - after);
    rows.push(...part);
  }
  expect(rows.map(({ sequence, hash, serial }) => [Number(sequence), hash, serial])).toEqual(
    own.map(({ sequence, hash, serial }) => [sequence, hash, serial]),
  );
  const [twice] = await pg.ask<{ n: string }>('SELECT count(*) - count(DISTINCT hash) AS n FROM yatai.event');
  expect(twice?.n).toBe('0');
  const operations = await pg.ask<{ readonly serial: string; readonly state: string; readonly amount: string }>(
    'SELECT serial, state, amount FROM yatai.operation WHERE stream IN (SELECT stream FROM yatai.stream WHERE install_id = ANY ($1))',
    [journal.history.segments().map(({ installId }) => installId)],
  );
  const differing = operations.filter(({ serial, state, amount }) => {
    const ours = journal.store.get(serial);
    return ours?.state !== state || ours.amount !== Number(amount);
  });
  expect(differing).toEqual([]);
  expect(operations).toHaveLength(Object.values(journal.countsByState()).reduce((sum, count) => sum + count, 0));
}

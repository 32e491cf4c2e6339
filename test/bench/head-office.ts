// How many events a second one PostgreSQL takes from tills, each batch checked, chained and folded into its operations, against COPY of the very same
// rows into the same tables with the same indexes, in the same run, on the same disk. And what an event weighs there.
import { randomBytes } from 'node:crypto';
import { chmodSync, chownSync, mkdtempSync, readFileSync, rmSync, statSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Client } from 'pg';
import type { HeadOfficeSession, ShippedEvent } from '../../main/backends/head-office/head-office-door.ts';
import { createOpenSession } from '../../main/backends/head-office/open-session.ts';
import { largestBatch } from '../../main/till/head-office/collect.ts';
import { startPostgres, type TestPostgres } from '../support/postgres.ts';
import { type Measurement, percentile, rounded } from './statistics.ts';

const shippers = [1, 4, 8] as const;
/** One transaction with its checks and two tables, against none of it. */
const allowedRatio = 8;
const allowedVisit = 2;

/** `sales` by each number of shippers, three events each. */
export async function benchHeadOffice(sales: number): Promise<readonly Measurement[]> {
  const pg = await startPostgres({ durable: true, more: ['shared_buffers=256MB', 'max_wal_size=4GB'] });
  try {
    const taken = new Map<number, number>();
    for (const count of shippers) {
      taken.set(count, await shipFrom(pg, count, Math.floor(sales / count)));
    }
    const floor = await copyFloor(pg);
    await weigh(pg);
    const rates = shippers.map((count): Measurement => {
      const measured = taken.get(count) ?? 0;
      const ratio = measured / floor;
      return {
        name: `head office, ${count} at once, an event (${Math.round(1e6 / measured)}/s)`,
        goal: `≤ ${allowedRatio} × COPY of the same rows`,
        unit: 'µs',
        measured: rounded(measured),
        floor: rounded(floor),
        ratio: rounded(ratio),
        limit: rounded(floor * allowedRatio),
        met: ratio <= allowedRatio,
        samples: Math.floor(sales / count) * count * 3,
      };
    });
    return [...rates, await visits(pg, Math.max(20, Math.floor(sales / 200)))];
  } finally {
    await pg.close();
  }
}

/** µs an event, all shippers together. */
async function shipFrom(pg: TestPostgres, count: number, sales: number): Promise<number> {
  const sessions: HeadOfficeSession[] = [];
  const batches = Array.from({ length: count }, () => batchesOf(sales));
  for (let one = 0; one < count; one += 1) {
    const opened = await createOpenSession()(
      { host: '127.0.0.1', port: pg.port, database: 'yatai', user: 'till', password: 'till', authority: null },
      new AbortController().signal,
    );
    if (!opened.ok) throw new Error(opened.failure.code);
    sessions.push(opened.value);
  }
  const began = performance.now();
  await Promise.all(
    sessions.map(async (session, index) => {
      const stream = { installId: randomBytes(8).toString('hex'), parent: null };
      for (const events of batches[index] ?? []) {
        const shipped = await session.ship({ stream, events, standing: null });
        if (!shipped.ok) throw new Error(`${shipped.failure.code} ${shipped.failure.words}`);
      }
    }),
  );
  const took = performance.now() - began;
  for (const session of sessions) await session.close();
  return (took * 1_000) / (sales * count * 3);
}

/** A till's sales as it ships them, in batches of its own size. */
function batchesOf(sales: number): readonly (readonly ShippedEvent[])[] {
  const terminal = randomBytes(4).toString('hex');
  const events: ShippedEvent[] = [];
  let previous = '0'.repeat(64);
  for (let sale = 0; sale < sales; sale += 1) {
    const created = Date.now() - (sales - sale) * 60_000;
    const serial = `${terminal}11111111${String(sale + 1).padStart(8, '0')}`;
    const amount = 4_800 + (sale % 400) * 100;
    const states = ['pending', 'sending', 'applied'] as const;
    for (const [step, after] of states.entries()) {
      const hash = randomBytes(32).toString('hex');
      const common = {
        sequence: events.length + 1,
        hash,
        previous,
        serial,
        created,
        attempt: Math.min(step, 1),
        wall: created + step * 150,
      };
      const before = states[step - 1] ?? null;
      const event = { ...common, before, after, reason: step === 1 ? 'sent' : 'accepted' };
      events.push(
        step === 0
          ? { ...event, ...contentOf(terminal, amount) }
          : step === 2
            ? { ...event, voucher: `2026112700${created}` }
            : event,
      );
      previous = hash;
    }
  }
  return Array.from({ length: Math.ceil(events.length / largestBatch.events) }, (_, index) =>
    events.slice(index * largestBatch.events, (index + 1) * largestBatch.events),
  );
}

function contentOf(terminal: string, amount: number) {
  const stored = Math.floor(amount / 200) * 100;
  return {
    ...{
      kind: 'consumption' as const,
      service: null,
      merchant: '666660000277610',
      terminal,
      amount,
      held: stored,
      sale: amount,
    },
    ...{ recharge: false, stored_in: 0, stored_out: stored, offline: false, parent: null, paper: null, lifted: null },
    methods: [['stored', stored] as const, ['other:1', amount - stored] as const],
    operator: randomBytes(16).toString('hex'),
    card: randomBytes(16).toString('hex'),
  };
}

/** The same rows by COPY into empty tables of the same making; µs an event. */
async function copyFloor(pg: TestPostgres): Promise<number> {
  const folder = mkdtempSync(join(tmpdir(), 'copy-'));
  try {
    const { uid, gid } = statSync(pg.authority);
    chmodSync(folder, 0o700);
    if (process.getuid?.() === 0) chownSync(folder, uid, gid);
    const [events, operations] = ['events', 'operations'].map((name) => join(folder, name));
    await pg.ask(
      `COPY (SELECT * FROM yatai.event) TO '${events}'; COPY (SELECT * FROM yatai.operation) TO '${operations}'`,
    );
    const [count] = await pg.ask<{ n: string }>('SELECT count(*) AS n FROM yatai.event');
    await pg.ask(`CREATE SCHEMA floor; CREATE TABLE floor.event (LIKE yatai.event INCLUDING ALL);
      CREATE TABLE floor.operation (LIKE yatai.operation INCLUDING ALL); CHECKPOINT`);
    const began = performance.now();
    await pg.ask(`COPY floor.event FROM '${events}'; COPY floor.operation FROM '${operations}'`);
    return ((performance.now() - began) * 1_000) / Number(count?.n ?? 1);
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

/** A till that sold once: a connection over TLS, one question, three events, goodbye; against a connection that asks for nothing. Medians, ms. */
async function visits(pg: TestPostgres, count: number): Promise<Measurement> {
  const address = { host: 'localhost', port: pg.port, database: 'yatai', user: 'till', password: 'till' };
  const taken: number[] = [];
  const bare: number[] = [];
  for (let visit = 0; visit < count; visit += 1) {
    const stream = { installId: randomBytes(8).toString('hex'), parent: null };
    const [events = []] = batchesOf(1);
    taken.push(
      await timed(async () => {
        const opened = await createOpenSession()({ ...address, authority: pg.authority }, new AbortController().signal);
        if (!opened.ok) throw new Error(opened.failure.code);
        await opened.value.greet([stream.installId]);
        await opened.value.ship({ stream, events, standing: null });
        await opened.value.close();
      }),
    );
    bare.push(
      await timed(async () => {
        const client = new Client({ ...address, ssl: { ca: readFileSync(pg.authority, 'utf8') } });
        await client.connect();
        await client.end();
      }),
    );
  }
  const [measured, floor] = [percentile(taken, 0.5), percentile(bare, 0.5)];
  return {
    name: 'head office, a visit with one sale over TLS',
    goal: `≤ ${allowedVisit} × connect and leave`,
    unit: 'ms',
    measured: rounded(measured),
    floor: rounded(floor),
    ratio: rounded(measured / floor),
    limit: rounded(floor * allowedVisit),
    met: measured / floor <= allowedVisit,
    samples: count,
  };
}

async function timed(work: () => Promise<void>): Promise<number> {
  const began = performance.now();
  await work();
  return performance.now() - began;
}

/** Says what an event and an operation take on the disk, indexes and all. */
async function weigh(pg: TestPostgres): Promise<void> {
  const rows = await pg.ask<{ name: string; rows: string; heap: string; whole: string }>(
    `SELECT p.relname AS name, sum(pg_table_size(c.oid)) AS heap, sum(pg_total_relation_size(c.oid)) AS whole,
       CASE p.relname WHEN 'event' THEN (SELECT count(*) FROM yatai.event) ELSE (SELECT count(*) FROM yatai.operation) END AS rows
     FROM pg_class AS p JOIN pg_inherits AS i ON i.inhparent = p.oid JOIN pg_class AS c ON c.oid = i.inhrelid
     WHERE p.oid IN ('yatai.event'::regclass, 'yatai.operation'::regclass) GROUP BY p.relname, p.oid ORDER BY 1`,
  );
  for (const { name, rows: count, heap, whole } of rows) {
    const each = (bytes: string) => Math.round(Number(bytes) / Number(count));
    console.log(`head office: ${count} rows in ${name}: ${each(heap)} bytes each, ${each(whole)} with indexes`);
  }
}

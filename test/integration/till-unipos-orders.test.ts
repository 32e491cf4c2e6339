// Orders and reservations on the real till against the practice UniPOS over HTTP: both formats, both ways of listing, a line that is cut,
// requests that come late or twice, and a till that is killed at every step between the disk and the network.
import { type ChildProcess, spawn } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { describe, expect, onTestFinished, test } from 'vitest';
import { startPracticeServer } from '../../main/practice/practice-server.ts';
import { uniposOrderNo } from '../../main/practice/unipos/guide.ts';
import { cashier, openBench } from './till-bench.ts';
import { endInOrder } from './till-books.ts';
import { day, draft, freshBench, orders, rowOf, sends, when, write } from './till-unipos-orders-stage.ts';

describe.each(['json', 'xml'] as const)('in %s', (format) => {
  test('an order goes out and is read back as it was written, to the 1/10,000 yuan', async () => {
    const bench = await freshBench(format);
    await write(bench, draft('A-1'));
    const own = await when(bench, 'A-1', 'sent');
    const { rows } = await bench.good('listUniposOrders', { day, refresh: true });
    const read = rows.find(({ number }) => number === 'A-1');
    expect(read).toMatchObject({ state: 'sent', listed: true, version: own.version });
    expect(read?.content).toEqual({ ...own.content, lines: read?.content.lines });
    expect(orders(bench, 'A-1')).toMatchObject([{ total: 243_611, contact: `𠮷野 & <家>`, address: '远东大厦 "812"' }]);
  });

  test('an order of another system is edited over exactly what was opened, or not at all', async () => {
    const bench = await freshBench(format);
    const number = uniposOrderNo(day, 1);
    const { rows } = await bench.good('listUniposOrders', { day, refresh: true });
    const opened = rows.find((row) => row.number === number);
    expect(opened).toMatchObject({ state: 'there' });
    if (opened === undefined) throw new Error('no order');
    await write(bench, draft(number, { notes: '加饭' }), opened);
    await when(bench, number, 'sent');
    expect(orders(bench, number)).toMatchObject([{ notes: '加饭' }]);
    await write(bench, draft(number, { notes: '再改' }), opened);
    expect(await when(bench, number, 'changed')).toMatchObject({
      there: { notes: '加饭' },
      content: { notes: '再改' },
    });
    expect(orders(bench, number)).toMatchObject([{ notes: '加饭' }]);
  });

  test('a reservation goes the same way', async () => {
    const bench = await freshBench(format);
    const { lines: _, ...head } = draft('R-1');
    const lines = [{ area: '大厅', type: '4人台', quantity: '2', notes: '靠窗' }];
    await bench.good('saveUniposReservation', {
      draft: { ...head, lines },
      opened: null,
      instead: null,
      warned: false,
    });
    await expect
      .poll(async () => {
        const { rows } = await bench.good('listUniposReservations', { day, refresh: true });
        return rows.find(({ number }) => number === 'R-1');
      })
      .toMatchObject({ state: 'sent', listed: true, there: { time: `${day}T18:30:00`, lines: [{ quantity: '2' }] } });
  });
});

describe.each(['wanted', 'sent'] as const)('where UniPOS lists by the day %s', (listedBy) => {
  test('an order for another day whose answer was lost is found, and not sent twice', async () => {
    const bench = await freshBench();
    bench.server.unipos.setOptions({ listedBy });
    bench.server.unipos.faults.set({ kind: 'lostResponse', interfaceId: 'sendOrder', times: 1 });
    await write(bench, draft('A-1', { date: '2026-11-20' }));
    await when(bench, 'A-1', 'sent', '2026-11-20');
    expect(sends(bench)).toBe(1);
  });
});

describe('a line that does what lines do', () => {
  test.each([
    'lostRequest',
    'http500',
    'htmlPage',
    'truncatedBody',
    'badJson',
    'code1000',
    'code1000AfterCommit',
    'http500AfterCommit',
    'hugeBody',
  ] as const)('after %s the order stands there once', async (kind) => {
    const bench = await freshBench();
    bench.server.unipos.faults.set({ kind, interfaceId: 'sendOrder', times: 1 });
    await write(bench, draft('A-1'));
    await when(bench, 'A-1', 'sent');
    expect(orders(bench, 'A-1')).toHaveLength(1);
    // Only money and the heartbeat may say that the member platform is away.
    expect((await bench.good('getStatus', null)).connection).toBe('online');
  });

  test('a first request that comes after the second is the same object', async () => {
    const bench = await freshBench();
    bench.server.unipos.faults.set({ kind: 'lateRequest', interfaceId: 'sendOrder', ms: 20_000, times: 1 });
    await write(bench, draft('A-1'));
    const sent = await when(bench, 'A-1', 'sent');
    await bench.server.unipos.whenReceived('sendOrder', 2);
    await new Promise<void>((resolve) => bench.time.timers.schedule(40_000, resolve));
    const { rows } = await bench.good('listUniposOrders', { day, refresh: true });
    expect(rows.filter(({ number }) => number === 'A-1')).toMatchObject([{ state: 'sent', version: sent.version }]);
    expect(orders(bench, 'A-1')).toHaveLength(1);
  });

  test('what was written while UniPOS was away survives a restart and goes by itself', async () => {
    const bench = await freshBench();
    await bench.server.refuseConnections();
    await write(bench, draft('A-1'));
    expect((await rowOf(bench, 'A-1'))?.state).toBe('waiting');
    await bench.restart();
    await bench.server.acceptConnections();
    await bench.good('signIn', cashier);
    await bench.good('sendNow', null);
    await when(bench, 'A-1', 'sent');
    expect(sends(bench)).toBe(1);
  });

  test('a token that ended is renewed under way', async () => {
    const bench = await freshBench();
    await bench.good('listUniposOrders', { day, refresh: true });
    bench.server.unipos.expireTokens();
    await write(bench, draft('A-1'));
    await when(bench, 'A-1', 'sent');
    expect(orders(bench, 'A-1')).toHaveLength(1);
  });

  test('what the application may not do is said, and nothing is lost', async () => {
    const bench = await freshBench();
    bench.server.unipos.setRights(['sendOrder']);
    await write(bench, draft('A-1'));
    await expect
      .poll(async () => (await bench.good('listUniposOrders', { day, refresh: false })).failure?.code)
      .toBe('uniposNoRight');
    expect((await rowOf(bench, 'A-1'))?.state).toBe('waiting');
    bench.server.unipos.setRights([]);
    await bench.good('settleUnipos', { kind: 'order', number: 'A-1', how: 'again' });
    await when(bench, 'A-1', 'sent');
  });

  test('a refusal carries UniPOS’s words', async () => {
    const bench = await freshBench();
    const [line] = draft('A-1').lines;
    if (line === undefined) throw new Error('no line');
    await write(bench, draft('A-1', { lines: [{ ...line, goodsNo: 'NOPE' }] }));
    expect((await when(bench, 'A-1', 'refused')).words).toContain('NOPE');
    expect(orders(bench, 'A-1')).toEqual([]);
  });
});

test('goods are offered from today’s bills where no menu file was read', async () => {
  const bench = await freshBench();
  expect(await bench.good('findUniposGoods', { text: '宫保' })).toEqual([
    { goodsNo: 'A00008', name: '宫保鸡丁', unit: '盘', price: 220_000 },
  ]);
  expect(bench.server.unipos.received('listBills').length).toBeGreaterThan(0);
});

test('a till without UniPOS says so', async () => {
  const bench = await openBench({
    profile: ({ profile: { unipos: _, ...profile }, ...loaded }) => ({ ...loaded, profile }),
  });
  onTestFinished(() => endInOrder(bench));
  await bench.good('signIn', cashier);
  expect(await bench.bad('listUniposOrders', { day: null, refresh: true })).toBe('uniposAbsent');
  expect(await bench.bad('newUniposNumber', null)).toBe('uniposAbsent');
});

describe('a till that is killed', () => {
  const script = new URL('./unipos-orders-child.ts', import.meta.url).pathname;

  function start(...given: readonly string[]) {
    const child: ChildProcess = spawn(process.execPath, [script, ...given], { stdio: ['pipe', 'pipe', 'inherit'] });
    const gone = new Promise<void>((resolve) => child.once('close', () => resolve()));
    onTestFinished(async () => {
      child.kill('SIGKILL');
      await gone;
    });
    const { stdout } = child;
    if (stdout === null) throw new Error('no output');
    const lines = createInterface({ input: stdout })[Symbol.asyncIterator]();
    return {
      gone,
      kill: () => child.kill('SIGKILL'),
      end: () => child.stdin?.end(),
      async line() {
        const next = await lines.next();
        return next.done === true ? null : String(next.value);
      },
    };
  }

  /** Where it dies: while the day is read before sending, when the request is there and not processed, when it is processed and not answered. */
  test.each([
    ['before a byte of it left', { kind: 'latency', interfaceId: 'listOrders', ms: 600_000 }, 'listOrders', 2, 1],
    ['with the request on its way', { kind: 'lostRequest', interfaceId: 'sendOrder' }, 'sendOrder', 1, 2],
    ['with its request waiting there', { kind: 'latency', interfaceId: 'sendOrder', ms: 600_000 }, 'sendOrder', 1, 2],
    ['after it was booked', null, 'sendOrder', 1, 1],
  ] as const)(
    '%s: the order stands there once',
    async (_, fault, at, count, posted) => {
      let killNow: (() => void) | null = null;
      // Hears of a call when it is processed and before its answer leaves.
      const server = await startPracticeServer({
        onChange: ({ unipos }) => (unipos.orders.some(({ orderNo }) => orderNo === 'A-1') ? killNow?.() : undefined),
      });
      onTestFinished(() => server.close());
      const folder = mkdtempSync(join(tmpdir(), 'till-killed-'));
      onTestFinished(() => rmSync(folder, { recursive: true, force: true }));
      const given = [folder, server.url, server.controlKey] as const;

      const first = start(...given, 'A-1');
      killNow = fault === null ? first.kill : null;
      if (fault !== null && at === 'listOrders') {
        // The first reading is the typed number's; the second one hangs, and the till dies in it.
        void server.unipos.whenReceived('listOrders', 1).then(() => server.unipos.faults.set(fault));
      } else if (fault !== null) {
        server.unipos.faults.set(fault);
      }
      await server.unipos.whenReceived(at, count);
      if (fault !== null) {
        first.kill();
      }
      await first.gone;
      killNow = null;
      server.unipos.faults.clear();

      const second = start(...given);
      expect(await second.line()).toBe('ready');
      expect(await second.line()).toBe('nothing waits');
      second.end();
      await second.gone;
      expect(server.unipos.orders().filter(({ orderNo }) => orderNo === 'A-1')).toMatchObject([{ contact: '王小姐' }]);
      expect(server.unipos.received('sendOrder')).toHaveLength(posted);
    },
    120_000,
  );
});

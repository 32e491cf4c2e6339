// What head office sees: the tills' own reports to the fen, a restored journal as a fork, a handed-over sale once, a machine that was put back; and
// never a guest's number. On a real till, a real PostgreSQL and real sign-ins.
import { cpSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { createOpenSession } from '../../main/backends/head-office/open-session.ts';
import { restoreBackup } from '../../main/journal/restore.ts';
import type { Journal } from '../../main/journal/types.ts';
import { fen } from '../../shared/money.ts';
import { profileSchema } from '../../shared/profile.ts';
import { startPostgres, type TestPostgres } from '../support/postgres.ts';
import { expectWhole, shipFrom } from './head-office-stage.ts';
import { accept, afterThis, apply, freshFile, opened, optionsFor } from './journal-stage.ts';
import {
  type Bench,
  bill,
  cashier,
  cutLine,
  endInOrder,
  newIntent,
  openBench,
  selectedCard,
  serve,
  settled,
  zhang,
} from './till-bench.ts';

let pg: TestPostgres;
const day = '2026-11-18';
const cardKey = 'key of the chain';

beforeAll(async () => {
  pg = await startPostgres();
});
afterAll(() => pg.close());

/** A till of a real store, as far as it can know, with a secret store in memory and a manager. */
async function openStore() {
  const secrets = new Map<string, string>();
  const bench = await openBench({
    speed: 40,
    keeper: {
      fileName: 'profile.json',
      secretsLast: async () => true,
      secretOf: async (name) => secrets.get(name) ?? null,
      keepSecret: async (name, secret) => void secrets.set(name, secret),
      older: () => null,
      save: async () => undefined,
    },
    profile: (own, server) => ({
      ...own,
      profile: profileSchema.parse({ ...own.profile, backend: 'yazuo', baseUrl: server.url, unipos: undefined }),
    }),
  });
  await bench.good('signIn', cashier);
  const draft = { id: null, name: '林经理', role: 'manager', closed: false, pin: '2468' } as const;
  const { id } = await bench.good('savePerson', { ...draft, approval: null });
  return { bench, approval: { personId: id, pin: '2468' } };
}

const draftOf = (user: string) => ({
  host: 'localhost',
  port: pg.port,
  database: 'yatai',
  user,
  authority: pg.authority,
});

async function tried(bench: Bench, user: string, password: string, approval: { personId: string; pin: string }) {
  const ended = bench.heard(
    'headOffice',
    ({ steps, testing, tried: now }) =>
      !testing &&
      now?.user === user &&
      steps.length > 0 &&
      steps.every(({ state }) => state !== 'waiting' && state !== 'trying'),
  );
  await bench.good('testHeadOffice', { draft: draftOf(user), password, cardKey: '', approval });
  const { steps } = await ended;
  return steps.map((step) => ('finding' in step ? `${step.id} ${step.finding}` : `${step.id} ${step.state}`));
}

describe('a till', () => {
  it('is connected step by step, sells while the database stands still, and says there what its own reports say', async () => {
    const { bench, approval } = await openStore();
    try {
      expect(await tried(bench, 'till', 'wrong', approval)).toEqual([
        'reach connected',
        'tls trustedPrivately',
        'signIn signInRefused',
        'schema notTried',
        'rights notTried',
        'row notTried',
      ]);
      expect((await tried(bench, 'stranger', 'stranger', approval)).slice(2)).toEqual([
        'signIn done',
        'schema done',
        'rights noRight',
        'row notTried',
      ]);
      expect((await tried(bench, 'till', 'till', approval)).slice(2)).toEqual([
        'signIn done',
        'schema done',
        'rights done',
        'row done',
      ]);
      expect(await pg.ask('SELECT * FROM yatai.stream')).toEqual([]);

      pg.freeze();
      const shipping = bench.heard(
        'headOffice',
        (view) => view.shipping.state === 'waiting' || view.shipping.state === 'shipping',
      );
      expect(
        await bench.bad('saveHeadOffice', { draft: draftOf('till'), password: 'till', cardKey, approval: null }),
      ).toBe('approvalNeeded');
      await bench.good('saveHeadOffice', { draft: draftOf('till'), password: 'till', cardKey, approval });
      await shipping;
      // A day's work, all of it while the database does not answer.
      const { cardId } = selectedCard(await serve(bench, zhang));
      const mixed = bill(cardId, 8_800, {
        storePay: fen(5_000),
        otherPayments: [
          { method: '1', amount: fen(3_000) },
          { method: '3', amount: fen(800) },
        ],
      });
      expect((await settled(bench, (await bench.good('checkout', mixed)).serial)).state).toBe('applied');
      const wrong = await settled(bench, (await bench.good('checkout', bill(cardId, 2_000))).serial);
      const back = await bench.good('revokeOperation', { intent: newIntent(), serial: wrong.serial, reason: '点错' });
      expect((await settled(bench, back.serial)).state).toBe('applied');
      const amount = fen(30_000);
      const recharge = { intent: newIntent(), cardId, amount, payments: [{ method: '1', amount }] };
      await settled(bench, (await bench.good('recharge', recharge)).serial);
      await cutLine(bench);
      await bench.good('checkout', bill(cardId, 1_500));
      const open = await bench.good('checkout', bill(cardId, 700));
      await bench.server.acceptConnections();
      await bench.good('sendNow', null);
      expect((await settled(bench, open.serial)).state).toBe('applied');
      await cutLine(bench);
      await bench.good('checkout', bill(cardId, 300));

      const even = bench.heard('headOffice', (view) => view.shipping.state === 'even' && view.shipping.behind === 0);
      pg.thaw();
      await bench.good('saveHeadOffice', { draft: draftOf('till'), password: '', cardKey: '', approval });
      await even;

      const report = await bench.good('getSalesReport', { from: day, to: day });
      const numbers = (row: Readonly<Record<string, unknown>> | undefined) =>
        Object.fromEntries(Object.entries(row ?? {}).map(([name, value]) => [name, Number(value)]));
      const [turnover] = await pg.ask<Record<string, unknown>>(
        `SELECT operations, sales, sales_amount, undone, undone_amount, recharges, stored_in, stored_out, revocations, refused, offline,
           offline_amount, open, open_amount FROM yatai.turnover WHERE day = $1`,
        [day],
      );
      const { total } = report;
      expect(numbers(turnover)).toEqual({
        operations: total.operations,
        sales: total.sales,
        sales_amount: total.salesAmount,
        undone: total.undone,
        undone_amount: total.undoneAmount,
        recharges: total.recharges,
        stored_in: total.storedIn,
        stored_out: total.storedOut,
        revocations: total.revocations,
        refused: total.refused,
        offline: total.offline,
        offline_amount: total.offlineAmount,
        open: total.open,
        open_amount: total.openAmount,
      });
      expect(total).toMatchObject({ sales: 4, undone: 1, open: 1, offline: 2, recharges: 1 });
      const paid = await pg.ask<{ method: string; count: string; amount: string }>(
        'SELECT method, count, amount FROM yatai.turnover_by_payment WHERE day = $1 ORDER BY method',
        [day],
      );
      const methods = report.methods.map(({ method, count, amount: sum }) => `${method} ${count} ${sum}`).sort();
      expect(paid.map(({ method, count, amount: sum }) => `${method} ${count} ${sum}`).sort()).toEqual(methods);
      expect(await pg.ask('SELECT state, amount, waits_for FROM yatai.money_at_risk')).toEqual([
        { state: 'pending', amount: '300', waits_for: 'till' },
      ]);
      expect(await pg.ask('SELECT amount, undoes FROM yatai.revocation')).toEqual([
        { amount: '2000', undoes: wrong.serial },
      ]);
      expect(
        await pg.ask('SELECT version, events_behind, sales_7_days > 0 AS sold, forked FROM yatai.till_health'),
      ).toMatchObject([{ version: '0.0.0', events_behind: '0', forked: false }]);
      await expectWhole(pg, bench.till().journal);

      // Nothing of it names a guest or a cashier: not the card, not a mobile number, not who sold.
      const [all] = await pg.ask<{ text: string }>(
        'SELECT (SELECT json_agg(e) FROM yatai.event e)::text || (SELECT json_agg(o) FROM yatai.operation o)::text || (SELECT json_agg(s) FROM yatai.stream s)::text AS text',
      );
      for (const secret of [
        zhang,
        Buffer.from(zhang).toString('hex'),
        '13800',
        '张',
        '点错',
        '林经理',
        `"${cashier.user}"`,
      ]) {
        expect(all?.text).not.toContain(secret);
      }
      expect(bench.complaints).toEqual([]);
      await bench.server.acceptConnections();
      await bench.good('sendNow', null);
    } finally {
      pg.thaw();
      await endInOrder(bench);
    }
  });
});

/** So many applied sales. */
function sell(journal: Journal, sales: number): void {
  for (let sale = 0; sale < sales; sale += 1) {
    const { serial } = accept(journal);
    apply(journal, serial, `V${serial}`);
  }
}

const held = async (serial: string) => {
  const [row] = await pg.ask<{ state: string; installId: string }>(
    `SELECT o.state, s.install_id AS "installId" FROM yatai.operation AS o JOIN yatai.stream AS s USING (stream) WHERE o.serial = $1`,
    [serial],
  );
  return row;
};

describe('a journal', () => {
  it('that was restored from a backup goes on as a fork: what the backup lacks stays, and no sale counts twice', async () => {
    const file = freshFile();
    const first = opened(file);
    sell(first, 3);
    const open = accept(first);
    const { file: backup } = await first.backUp(join(dirname(file), 'backups'));
    sell(first, 2);
    apply(first, open.serial, 'V-late');
    const before = shipFrom(first, pg.port);
    await before.even();
    await before.stop();
    const former = first.installId;
    const lost = first.events() - 10;
    first.close();
    const { clock, random } = optionsFor(file);
    expect(restoreBackup({ backup: backup ?? '', file, clock, random }).ok).toBe(true);
    const second = opened(file);
    sell(second, 1);
    const after = shipFrom(second, pg.port);
    await after.even();
    expect(await pg.ask('SELECT former, goes_on_as, from_event, events_beside FROM yatai.fork')).toEqual([
      { former, goes_on_as: second.installId, from_event: '10', events_beside: String(lost) },
    ]);
    // The restored journal does not know yet what became of it, and it is the one that asks now.
    expect(await held(open.serial)).toEqual({ state: 'unknown', installId: second.installId });
    const [sales] = await pg.ask<{ n: string }>(
      "SELECT count(*) AS n FROM yatai.operation o JOIN yatai.stream s USING (stream) WHERE s.install_id = ANY ($1) AND o.kind = 'consumption'",
      [[former, second.installId]],
    );
    expect(sales?.n).toBe('7');
    await expectWholeFrom(second, 10);
  });

  it('whose whole machine was put back is told that head office knows more of it, and nothing is sent', async () => {
    const file = freshFile();
    const first = opened(file);
    sell(first, 1);
    first.close();
    const image = mkdtempSync(join(tmpdir(), 'image-'));
    afterThis(() => rmSync(image, { recursive: true, force: true }));
    cpSync(dirname(file), image, { recursive: true });
    const later = opened(file);
    sell(later, 1);
    const shipping = shipFrom(later, pg.port);
    await shipping.even();
    await shipping.stop();
    later.close();
    const back = opened(join(image, 'store.db'));
    expect(back.origin).toBe('same');
    const again = shipFrom(back, pg.port);
    expect(await again.until(({ state }) => state === 'stopped')).toMatchObject({ fault: 'ahead' });
    sell(back, 2);
    again.shipper.again();
    expect(await again.until(({ state, fault }) => state === 'stopped' && fault === 'forked')).toMatchObject({
      fault: 'forked',
    });
  });

  it('that took another till’s open sale over holds it, whichever of the two ships first', async () => {
    for (const order of ['giver', 'taker'] as const) {
      const giver = opened(freshFile());
      const taker = opened(freshFile());
      const sale = accept(giver);
      taker.handOver.adopt({ id: `h-${order}`, from: giver.installId }, giver.handOver.collect(), false);
      apply(taker, sale.serial, `V-${order}`);
      for (const journal of order === 'giver' ? [giver, taker] : [taker, giver]) {
        const shipping = shipFrom(journal, pg.port);
        await shipping.even();
        await shipping.stop();
      }
      expect(await held(sale.serial)).toEqual({ state: 'applied', installId: taker.installId });
    }
  });

  it('belongs to the login that sent it first', async () => {
    const journal = opened(freshFile());
    sell(journal, 1);
    const own = shipFrom(journal, pg.port);
    await own.even();
    await own.stop();
    sell(journal, 1);
    const foreign = shipFrom(journal, pg.port, { user: 'other' });
    expect(await foreign.until(({ state }) => state === 'stopped')).toMatchObject({ fault: 'otherLogin' });
  });
});

/** The new stream's own part, in chain behind the former one. */
async function expectWholeFrom(journal: Journal, after: number): Promise<void> {
  const own = journal.history.slice(after, journal.events(), Number.MAX_SAFE_INTEGER).map(({ hash }) => hash);
  const rows = await pg.ask<{ hash: string }>(
    "SELECT encode(e.hash, 'hex') AS hash FROM yatai.event e JOIN yatai.stream s USING (stream) WHERE s.install_id = $1 ORDER BY e.sequence",
    [journal.installId],
  );
  expect(rows.map(({ hash }) => hash)).toEqual(own);
}

describe('rights', () => {
  const session = (more: object) =>
    createOpenSession({ connect: 5_000, call: 5_000 })(
      { host: '127.0.0.1', port: pg.port, database: 'yatai', user: 'till', password: 'till', authority: null, ...more },
      new AbortController().signal,
    );

  it('a till may call two functions and touch no table; a forged link, a gap and a repeat are refused whole', async () => {
    const [may] = await pg.ask<Record<string, boolean>>(
      `SELECT has_table_privilege('till', 'yatai.event', 'SELECT, INSERT, UPDATE, DELETE') AS event, has_table_privilege('till', 'yatai.stream', 'SELECT') AS stream,
         has_function_privilege('till', 'yatai.ship(json)', 'EXECUTE') AS ship, has_function_privilege('till', 'yatai.tend(integer)', 'EXECUTE') AS tend,
         has_function_privilege('reader', 'yatai.ship(json)', 'EXECUTE') AS reader, has_table_privilege('reader', 'yatai.turnover', 'SELECT') AS turnover`,
    );
    expect(may).toEqual({ event: false, stream: false, ship: true, tend: false, reader: false, turnover: true });
    const opening = await session({});
    if (!opening.ok) throw new Error(opening.failure.code);
    const till = opening.value;
    const event = (sequence: number, hash: string, previous: string) => ({
      ...{
        sequence,
        hash: hash.repeat(64),
        previous: previous.repeat(64),
        serial: 'S',
        created: 0,
        before: null,
        after: 'pending' as const,
      },
      ...{ attempt: 0, reason: 'accepted', wall: 0 },
    });
    const stream = { installId: 'abcdef0123456789', parent: null };
    const ship = (...events: readonly ReturnType<typeof event>[]) => till.ship({ stream, events, standing: null });
    const refused = (code: string) => ({ ok: false, failure: { code } });
    expect(await ship(event(2, 'b', 'a'))).toMatchObject(refused('outOfStep'));
    expect(await ship(event(1, 'a', '0'), event(3, 'c', 'a'))).toMatchObject(refused('outOfStep'));
    expect(await ship(event(1, 'a', '0'), event(2, 'b', 'f'))).toMatchObject(refused('forked'));
    expect(await ship(event(1, 'a', '0'))).toEqual({ ok: true, value: 1 });
    expect(await ship(event(1, 'a', '0'))).toMatchObject(refused('outOfStep'));
    expect(await ship(event(2, 'b', 'f'))).toMatchObject(refused('forked'));
    const unknownParent = {
      installId: '0123456789abcdef',
      parent: { installId: stream.installId, sequence: 1, hash: 'e'.repeat(64) },
    };
    expect(await till.ship({ stream: unknownParent, events: [], standing: null })).toMatchObject(refused('forked'));
    await till.close();
  });

  it('a certificate that the authority does not vouch for, or for another name, is never accepted', async () => {
    const good = await session({ host: 'localhost', authority: pg.authority });
    expect(good.ok).toBe(true);
    if (good.ok) await good.value.close();
    const other = join(tmpdir(), 'other.pem');
    cpSync(join(import.meta.dirname, 'yazuo-test-certificate.ts'), other);
    afterThis(() => rmSync(other));
    expect(await session({ authority: other })).toMatchObject({ ok: false, failure: { code: 'tlsFailed' } });
    expect(await session({ host: '127.0.0.2', authority: pg.authority })).toMatchObject({ ok: false });
    expect(await session({ authority: '/nowhere.pem' })).toMatchObject({ failure: { code: 'authorityUnreadable' } });
  });
});

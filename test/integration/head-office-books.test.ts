// What head office sees of a real till: it is connected step by step, sells while the database stands still, and the views say what its own reports
// say, to the fen; never a guest's number.
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { secretPlace } from '../../main/till/connect/secret-place.ts';
import { fen } from '../../shared/money.ts';
import { profileSchema } from '../../shared/profile.ts';
import { hasPostgres, startPostgres, type TestPostgres } from '../support/postgres.ts';
import { expectWhole } from './head-office-stage.ts';
import { type Bench, cashier, openBench, zhang } from './till-bench.ts';
import { endInOrder } from './till-books.ts';
import { bill, newIntent, selectedCard, serve } from './till-serving.ts';
import { cutLine, settled } from './till-waiting.ts';

const stage = describe.skipIf(!(await hasPostgres()));
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
      secretOf: async (name, address) => secrets.get(secretPlace(name, address)) ?? null,
      keepSecret: async (name, address, secret) => void secrets.set(secretPlace(name, address), secret),
      givenSecret: () => null,
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

stage('a till', () => {
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

      // The password that is kept is this database's: none is told to another, were it only another port.
      for (const other of [{ host: '127.0.0.1' }, { port: pg.port + 1 }]) {
        const kept = { draft: { ...draftOf('till'), ...other }, password: '', cardKey: '', approval };
        const { findings } = await bench.good('testHeadOffice', kept);
        expect(findings.map(({ path }) => path)).toEqual(['headOffice.password']);
        expect(await bench.bad('saveHeadOffice', kept)).toBe('badArguments');
      }

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

// What head office sees of journals: a restored one as a fork, a handed-over sale once, a machine that was put back, another login; and what a till's
// login may do there at all.
import { cpSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { quietly } from '../../build/setup/child.mjs';
import { createOpenSession } from '../../main/backends/head-office/open-session.ts';
import { restoreBackup } from '../../main/journal/restore.ts';
import type { Journal } from '../../main/journal/types.ts';
import { hasPostgres, startPostgres, type TestPostgres } from '../support/postgres.ts';
import { shipFrom } from './head-office-stage.ts';
import { accept, afterThis, apply, freshFile, opened, optionsFor } from './journal-stage.ts';

const desk = fileURLToPath(new URL('../../main/till/head-office/head-office-command.ts', import.meta.url));
const stage = describe.skipIf(!(await hasPostgres()));
let pg: TestPostgres;

beforeAll(async () => {
  // Under one more name, which its certificate does not have.
  pg = await startPostgres({ more: ['listen_addresses=127.0.0.1,127.0.0.2'] });
});
afterAll(() => pg.close());

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

stage('a journal', () => {
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

stage('rights', () => {
  const session = (more: object) =>
    createOpenSession({ connect: 5_000, call: 5_000 })(
      { host: '127.0.0.1', port: pg.port, database: 'yatai', user: 'till', password: 'till', authority: null, ...more },
      new AbortController().signal,
    );

  it('a till may call two functions and touch no table; a forged link, a gap and a repeat are refused whole', async () => {
    const [may] = await pg.ask<Record<string, boolean>>(
      `SELECT has_table_privilege('till', 'yatai.event', 'SELECT, INSERT, UPDATE, DELETE') AS event, has_table_privilege('till', 'yatai.stream', 'SELECT') AS stream,
         has_table_privilege('till', 'yatai.operation', 'SELECT') OR has_table_privilege('till', 'yatai.turnover', 'SELECT') AS operation,
         has_function_privilege('till', 'yatai.ship(json)', 'EXECUTE') AS ship, has_function_privilege('till', 'yatai.tend(integer)', 'EXECUTE') AS tend,
         has_function_privilege('reader', 'yatai.ship(json)', 'EXECUTE') AS reader, has_table_privilege('reader', 'yatai.turnover', 'SELECT') AS turnover`,
    );
    expect(may).toEqual({
      ...{ event: false, stream: false, operation: false },
      ...{ ship: true, tend: false, reader: false, turnover: true },
    });
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
    expect(await session({ host: '127.0.0.2', authority: pg.authority })).toMatchObject({
      failure: { code: 'tlsFailed' },
    });
    expect(await session({ authority: '/nowhere.pem' })).toMatchObject({ failure: { code: 'authorityUnreadable' } });
  });

  it('are told from a desk, step by step: the first that fails, and nothing that was tried is left', async () => {
    const command = async (password: string, ...line: readonly string[]) => {
      const { code, output } = await quietly(process.execPath, [desk, ...line], {
        env: { ...process.env, YATAI_HEAD_OFFICE_PASSWORD: password },
      });
      return { code, output };
    };
    const check = ['check', '--host', '127.0.0.1', '--port', String(pg.port), '--user'];
    const streams = () => pg.ask('SELECT count(*) FROM yatai.stream');
    const before = await streams();
    const [good, stranger, unreadable] = await Promise.all([
      command('till', ...check, 'till'),
      command('stranger', ...check, 'stranger'),
      command('till', 'check', '--host', 'h', '--user', 'u', '--port', 'x'),
    ]);
    expect([good.code, good.output.match(/^ok /gm)?.length]).toEqual([0, 6]);
    expect(await streams()).toEqual(before);
    expect([stranger.code, stranger.output]).toEqual([1, expect.stringMatching(/FAILED .*: noRight.*\nnot run /)]);
    expect([unreadable.code, unreadable.output]).toEqual([2, expect.stringContaining('-- schema')]);
  });
});

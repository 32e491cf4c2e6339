// Shipping to a real PostgreSQL over a wire that is cut anywhere, to one that hangs, is killed, forgets, is full or read-only: at the end it has every
// event exactly once and in chain, and the journal was never touched.
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Journal } from '../../main/journal/types.ts';
import { hasPostgres, startPostgres, type TestPostgres } from '../support/postgres.ts';
import { expectWhole, layWire, shipFrom } from './head-office-stage.ts';
import { accept, apply, freshFile, opened } from './journal-stage.ts';

const stage = describe.skipIf(!(await hasPostgres()));
let pg: TestPostgres;

beforeAll(async () => {
  pg = await startPostgres();
});
afterAll(() => pg.close());

let vouchers = 0;

/** So many sales, three events each. */
function sell(journal: Journal, sales: number): void {
  for (let sale = 0; sale < sales; sale += 1) {
    vouchers += 1;
    apply(journal, accept(journal, `88${String(vouchers % 7)}`, 100 + vouchers).serial, `V-${vouchers}`);
  }
}

function journalOf(sales: number): Journal {
  const journal = opened(freshFile());
  sell(journal, sales);
  return journal;
}

stage('a wire that is cut', () => {
  it('behind any kind of byte, up or down, leaves every event there once', async () => {
    const journal = journalOf(4);
    const wire = await layWire(pg.port);
    const shipping = shipFrom(journal, wire.port);
    await shipping.even();
    const { up, down } = wire.passed();
    // From the first byte to behind the last: start-up, sign-in, the question, the batch's parse, bind and sync, its answer, the goodbye.
    const shares = [0, 0.02, 0.1, 0.25, 0.5, 0.75, 0.95, 0.999];
    for (const [way, all] of [
      ['up', up],
      ['down', down],
    ] as const) {
      for (const share of shares) {
        sell(journal, 1);
        wire.trouble = { kind: 'cut', way, bytes: Math.floor(all * share) };
        shipping.shipper.again();
        await shipping.until(({ state }) => state === 'failing' || state === 'even');
        wire.trouble = { kind: 'none' };
        await shipping.even();
      }
    }
    await expectWhole(pg, journal);
  });

  it('whose answer is lost behind the commit finds out from the database, and sends nothing twice', async () => {
    const journal = journalOf(3);
    const wire = await layWire(pg.port);
    const shipping = shipFrom(journal, wire.port);
    // Nothing more comes down once the batch has gone up.
    wire.onUp = (bytes) => {
      if (bytes > 3_000) wire.trouble = { kind: 'cut', way: 'down', bytes: 0 };
    };
    await shipping.until(({ state }) => state === 'failing');
    wire.onUp = () => undefined;
    wire.trouble = { kind: 'none' };
    const [known] = await pg.ask<{ last: string }>(
      'SELECT last_sequence AS last FROM yatai.stream WHERE install_id = $1',
      [journal.installId],
    );
    expect(known?.last).toBe('9');
    await shipping.even();
    await expectWhole(pg, journal);
  });

  it('that swallows everything is given up in time', async () => {
    const journal = journalOf(1);
    const wire = await layWire(pg.port);
    wire.trouble = { kind: 'silent' };
    const shipping = shipFrom(journal, wire.port);
    expect(await shipping.until(({ state }) => state === 'failing')).toMatchObject({ fault: 'timeout' });
    wire.trouble = { kind: 'none' };
    await shipping.even();
    await expectWhole(pg, journal);
  });
});

stage('a database', () => {
  it('that is killed in the middle of batches and forgets what it had said loses nothing', async () => {
    const journal = journalOf(700);
    const wire = await layWire(pg.port);
    const shipping = shipFrom(journal, wire.port);
    for (const bytes of [60_000, 250_000, 400_000]) {
      const struck = new Promise<void>((resolve) => {
        wire.onUp = (passed) => {
          if (passed > bytes) {
            wire.onUp = () => undefined;
            resolve(pg.kill());
          }
        };
      });
      shipping.shipper.again();
      await struck;
      await shipping.until(({ state }) => state === 'failing');
      await pg.start();
    }
    await shipping.even();
    await expectWhole(pg, journal);
  });

  it('that is read-only, full, busy or has no such role says so in its own words, and is tried again', async () => {
    const journal = journalOf(2);
    const shipping = shipFrom(journal, pg.port);
    await shipping.even();
    const troubles = [
      [
        'ALTER ROLE till SET default_transaction_read_only = on',
        'ALTER ROLE till RESET default_transaction_read_only',
        'readOnly',
      ],
      ["ALTER ROLE till WITH PASSWORD 'new'", "ALTER ROLE till WITH PASSWORD 'till'", 'signInRefused'],
      [
        'REVOKE EXECUTE ON FUNCTION yatai.ship(json) FROM yatai_till',
        'GRANT EXECUTE ON FUNCTION yatai.ship(json) TO yatai_till',
        'noRight',
      ],
      [
        'ALTER FUNCTION yatai.greet(text[]) RENAME TO gone',
        'ALTER FUNCTION yatai.gone(text[]) RENAME TO greet',
        'schemaMissing',
      ],
      // A disk cannot be filled here: the table says what PostgreSQL says then.
      [
        `CREATE FUNCTION full_disk() RETURNS trigger LANGUAGE plpgsql AS
         $$ BEGIN RAISE EXCEPTION 'could not extend file' USING ERRCODE = '53100'; END $$;
         CREATE TRIGGER full_disk BEFORE INSERT ON yatai.operation FOR EACH ROW EXECUTE FUNCTION full_disk()`,
        'DROP FUNCTION full_disk CASCADE',
        'diskFull',
      ],
    ] as const;
    for (const [before, after, fault] of troubles) {
      sell(journal, 1);
      await pg.ask(before);
      shipping.shipper.again();
      expect(await shipping.until(({ state }) => state === 'failing')).toMatchObject({ fault });
      await pg.ask(after);
      await shipping.even();
    }
    await expectWhole(pg, journal);
  });

  it('that cannot hold a voucher as a platform spelt it gets one that it can, and nothing behind it waits', async () => {
    const journal = journalOf(0);
    apply(journal, accept(journal).serial, 'V\0-7');
    sell(journal, 1);
    const shipping = shipFrom(journal, pg.port);
    await shipping.even();
    await expectWhole(pg, journal);
    expect(await pg.ask("SELECT voucher FROM yatai.operation WHERE voucher = 'V\ufffd-7'")).toHaveLength(1);
  });
});

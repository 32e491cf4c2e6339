// What an older version had written in the clear is really gone: the bytes of the files are looked through, the write-ahead log among them.
import { rmSync, statfsSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { connect, prepareConnection, startLog } from '../../main/journal/connection.ts';
import { migrate, storeVersion, versionOf } from '../../main/journal/migrations/migrate.ts';
import { openSmallDisk } from '../support/small-disk.ts';
import { writeOperation } from './journal-old-rows.ts';
import { canaries, member, sightings } from './journal-sealed-stage.ts';
import { accept, afterThis, freshFile, opened } from './journal-stage.ts';

const { cardNo, mobile, coupon } = canaries;

describe('a store that an older version wrote', () => {
  /** Version 11 as it was left by an unclean end: guests in tables, in free pages, and in the log. */
  function oldStore(file = freshFile()): string {
    const database = connect(file, null);
    prepareConnection(database);
    database.pragma('secure_delete = OFF');
    startLog(database);
    migrate(database, 11);
    const put = database.prepare('INSERT OR REPLACE INTO member VALUES (?, ?, 7)');
    for (let round = 0; round < 3; round += 1) {
      for (let number = 0; number < 60; number += 1) {
        put.run(String(number), JSON.stringify(member(String(number), { tags: ['x'.repeat(40 * round * number)] })));
      }
    }
    database.exec(`
      DELETE FROM member WHERE CAST(member_id AS INTEGER) % 2 = 0;
      INSERT INTO member_key VALUES ('${cardNo}', 'card', '1'), ('${mobile}', 'mobile', '1'), ('${coupon}', 'couponCode', '1');
      INSERT INTO sms VALUES ('${mobile}', '2026-01-02', 1, NULL, NULL);
    `);
    writeOperation(database, 1, null);
    database.exec(`INSERT INTO bill_detail VALUES (1, '{"mobile":"${mobile}"}', 'sent', NULL, 7)`);
    database.close();
    return file;
  }

  function isDue(file: string): boolean {
    const database = connect(file, null);
    const wipe = database.prepare('SELECT wipe FROM seal').pluck().get();
    database.close();
    return wipe === 1;
  }

  it('is wiped: nothing of a guest is left anywhere in the file or the log', () => {
    const file = oldStore();
    expect(new Set(sightings(file).map((line) => line.split(' ')[0]))).toEqual(new Set(Object.keys(canaries)));
    const journal = opened(file);
    expect(sightings(file)).toEqual([]);
    expect(journal.members.find(cardNo)).toBeNull();
    expect(journal.verify()).toBeNull();
    journal.close();
    expect(sightings(file)).toEqual([]);
  });

  it('is wiped at a later start where the first was cut off before it', () => {
    const file = oldStore();
    const database = connect(file, null);
    prepareConnection(database);
    startLog(database);
    migrate(database);
    expect(versionOf(database)).toBe(storeVersion);
    database.close();
    expect(sightings(file)).not.toEqual([]);
    opened(file);
    expect(sightings(file)).toEqual([]);
  });

  it('takes sales on a disk that has no room for the wiping, and is wiped at a start that finds some', ({ skip }) => {
    const disk = openSmallDisk(24);
    afterThis(disk.close);
    if (disk.folder === null) {
      return skip('this system lends no file system to a test');
    }
    const file = oldStore(join(disk.folder, 'store.db'));
    const grown = connect(file, null);
    const put = grown.prepare('INSERT INTO setting VALUES (?, ?)');
    grown.transaction(() => {
      for (let number = 0; number < 1500; number += 1) {
        put.run(String(number), 'x'.repeat(3000));
      }
    })();
    grown.close();
    const filler = join(disk.folder, 'filler');
    const { bavail, bsize } = statfsSync(disk.folder);
    writeFileSync(filler, Buffer.alloc(bavail * bsize - 2_000_000));
    const journal = opened(file);
    expect(accept(journal).state).toBe('pending');
    journal.close();
    expect(isDue(file)).toBe(true);
    rmSync(filler);
    opened(file).close();
    expect(isDue(file)).toBe(false);
    expect(sightings(file)).toEqual([]);
  });
});

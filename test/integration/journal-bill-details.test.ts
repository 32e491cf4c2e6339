// The outbox of bill details on a real file: filled from the history, whatever was lost between a sale and its row, and never twice.
import { expect, it } from 'vitest';
import { createBillDetailShelf } from '../../main/journal/bill-details.ts';
import { connect } from '../../main/journal/connection.ts';
import { migrate } from '../../main/journal/migrations/migrate.ts';
import { createSeal } from '../../main/journal/seal.ts';
import type { Journal } from '../../main/journal/types.ts';
import type { Operation } from '../../main/queue/operation.ts';
import { writeOperation } from './journal-old-rows.ts';
import { accept, afterThis, apply, freshFile, guarded, opened } from './journal-stage.ts';

const content = ({ serial }: Operation) => `{"order":"${serial}"}`;

function applied(journal: Journal, voucher: string, cardNo?: string): string {
  const { serial } = accept(journal, cardNo);
  apply(journal, serial, voucher);
  return serial;
}

function waiting(journal: Journal): readonly string[] {
  return journal.billDetails.waiting(null, 100).map(({ operation }) => operation.serial);
}

it('every sale that was applied gets one row, in order, and what is open gets none', () => {
  const journal = opened(freshFile());
  const first = applied(journal, '1');
  const second = applied(journal, '2');
  accept(journal);
  expect(journal.billDetails.collect(content)).toBe(2);
  expect(journal.billDetails.collect(content)).toBe(0);
  expect(journal.billDetails.waiting(null, 100)).toMatchObject([
    { operation: { serial: first, state: 'applied' }, content: `{"order":"${first}"}` },
    { operation: { serial: second } },
  ]);
  expect(journal.billDetails.waiting(first, 100)).toMatchObject([{ operation: { serial: second } }]);
  expect(journal.billDetails.waiting(null, 1)).toHaveLength(1);
  expect(journal.billDetails.counts()).toEqual({ waiting: 2, refused: 0 });
});

it('a row that a crash kept from being written is written at the next start, with nothing lost and nothing twice', () => {
  const file = freshFile();
  const before = opened(file);
  const told = applied(before, '1');
  before.billDetails.collect(content);
  before.billDetails.conclude(told, 'sent', null);
  const untold = applied(before, '2');
  before.close();
  const after = opened(file);
  expect(waiting(after)).toEqual([]);
  expect(after.billDetails.collect(content)).toBe(1);
  expect(waiting(after)).toEqual([untold]);
});

it('a content that cannot be written leaves the sale for the next time', () => {
  const journal = opened(freshFile());
  const serial = applied(journal, '1');
  expect(() =>
    journal.billDetails.collect(() => {
      throw new Error('no content');
    }),
  ).toThrow('no content');
  expect(waiting(journal)).toEqual([]);
  expect(journal.billDetails.collect(content)).toBe(1);
  expect(waiting(journal)).toEqual([serial]);
});

it('a sale of the time before the outbox owes nothing', () => {
  const database = connect(':memory:', null);
  afterThis(() => void database.close());
  migrate(database, 5);
  writeOperation(database, 1, null);
  const applying = `INSERT INTO event SELECT sequence + 1, operation, NULL, 'sending', 'applied', 1, 'answered', NULL, NULL, 1, 1,
    'old', hash, hash FROM event ORDER BY sequence DESC LIMIT 1`;
  database.exec(applying);
  migrate(database);
  const seal = createSeal(Buffer.alloc(32, 7));
  const shelf = createBillDetailShelf(database, (work) => work(), { wall: () => 1, monotonic: () => 1 }, seal);
  expect(shelf.collect(content)).toBe(0);
  database.exec(applying);
  expect(shelf.collect(content)).toBe(1);
});

it('a detail ends as sent, refused or dropped; only a refused one can wait again', () => {
  const file = freshFile();
  const journal = opened(file);
  const [sent = '', refused = '', dropped = ''] = ['1', '2', '3'].map((voucher) => applied(journal, voucher));
  journal.billDetails.collect(content);
  journal.billDetails.conclude(sent, 'sent', null);
  journal.billDetails.conclude(refused, 'refused', '商户不存在');
  journal.billDetails.conclude(dropped, 'dropped', null);
  // The answer to an earlier call comes late.
  journal.billDetails.conclude(sent, 'refused', '订单重复');
  expect(journal.billDetails.counts()).toEqual({ waiting: 0, refused: 1 });
  expect(journal.billDetails.refused(10)).toMatchObject([{ operation: { serial: refused }, words: '商户不存在' }]);
  expect(journal.billDetails.again(sent)).toBe(false);
  expect(journal.billDetails.again(dropped)).toBe(false);
  expect(journal.billDetails.again(refused)).toBe(true);
  expect(waiting(journal)).toEqual([refused]);
  journal.close();
  expect(() => guarded(file, "UPDATE bill_detail SET content = '{}' WHERE operation = 1")).toThrow(/never changes/);
  expect(() => guarded(file, "UPDATE bill_detail SET state = 'waiting' WHERE operation = 1")).toThrow(/stays done/);
});

it('the operations of some cards come newest first, from a moment on', () => {
  const journal = opened(freshFile());
  const [first, , third] = ['8800001', '8800002', '8800001'].map((cardNo) => accept(journal, cardNo));
  const serials = (cards: readonly string[], since: number) =>
    journal.cards.newest(cards, since, 10).map(({ serial }) => serial);
  expect(serials(['8800001'], 0)).toEqual([third?.serial, first?.serial]);
  expect(serials(['8800001'], (first?.createdAt ?? 0) + 1)).toEqual([third?.serial]);
  expect(serials(['8800001', '8800002'], 0)).toHaveLength(3);
  expect(serials([], 0)).toEqual([]);
});

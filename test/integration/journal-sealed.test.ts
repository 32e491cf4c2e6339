// What is known of guests cannot be read in the file without its key, is forgotten with it, and goes after its time.
import { describe, expect, it } from 'vitest';
import type { BackendMember } from '../../main/backends/member-backend.ts';
import { connect } from '../../main/journal/connection.ts';
import { openJournal } from '../../main/journal/open-journal.ts';
import { keptDays } from '../../main/journal/retention.ts';
import type { Journal } from '../../main/journal/types.ts';
import { fen } from '../../shared/money.ts';
import { canaries, member, sightings } from './journal-sealed-stage.ts';
import {
  accept,
  afterThis,
  apply,
  consumption,
  draftOf,
  freshFile,
  opened,
  optionsFor,
  tamper,
} from './journal-stage.ts';

const { name, mobile, cardNo, coupon } = canaries;
const day = 86_400_000;

/** A journal with a key and a moment of its own. */
function openedAt(file: string, wall: number, sealKey = Buffer.alloc(32, 7)): Journal {
  const result = openJournal({ ...optionsFor(file), clock: { wall: () => wall, monotonic: () => wall }, sealKey });
  if (!result.ok) {
    throw new Error(`could not open: ${JSON.stringify(result.failure)}`);
  }
  afterThis(() => result.value.close());
  return result.value;
}

describe('a store of this version', () => {
  it('has no name, number or coupon of a cached guest in its file or its log', () => {
    const file = freshFile();
    const journal = opened(file);
    journal.members.put(member('8437265', { coupons: [couponOf(coupon)] }), 1000);
    journal.sms.put({ mobile, day: '2026-11-27', sentToday: 1, lastSentAt: 1, verifiedAt: null });
    expect(sightings(file)).toEqual([]);
    const { serial } = accept(journal, '8800002');
    apply(journal, serial, 'V1');
    journal.billDetails.collect(() => JSON.stringify({ mobile, memberId: name }));
    journal.tidyUp();
    journal.close();
    expect(sightings(file)).toEqual([]);
    const again = opened(file);
    expect(again.billDetails.waiting(null, 9).map(({ content }) => JSON.parse(content))).toEqual([
      { mobile, memberId: name },
    ]);
    expect(again.members.find(coupon)?.member).toMatchObject({ name, couponId: coupon, matched: 'couponCode' });
    expect(again.sms.get(mobile)).toMatchObject({ mobile, sentToday: 1 });
  });

  it('forgets guests where the key was lost, and learns them anew', () => {
    const file = freshFile();
    const first = openedAt(file, 1);
    first.members.put(member('1'), 1000);
    first.sms.put({ mobile, day: '2026-11-27', sentToday: 9, lastSentAt: 1, verifiedAt: null });
    const { serial } = accept(first);
    const paid = accept(first, '8800002');
    apply(first, paid.serial, 'V1');
    first.billDetails.collect(() => JSON.stringify({ mobile }));
    first.close();
    const second = openedAt(file, 2, Buffer.alloc(32, 8));
    expect(second.members.find(cardNo)).toBeNull();
    expect(second.sms.get(mobile)).toBeNull();
    expect(second.store.get(serial)?.state).toBe('pending');
    expect(second.billDetails.waiting(null, 9)).toEqual([]);
    expect(second.billDetails.counts()).toEqual({ waiting: 0, refused: 0 });
    second.members.put(member('2', { name: 'Anna' }), 2000);
    expect(second.members.find(cardNo)).toMatchObject({ seenAt: 2000, member: { name: 'Anna' } });
    second.close();
    const third = openedAt(file, 3);
    expect(third.members.find(cardNo)).toBeNull();
    // Not even by whoever finds the first key again.
    third.members.put(member('3', { cards: [], mobile: null, selectedCardNo: null }), 3000);
    expect([third.members.find(cardNo), third.sms.get(mobile)]).toEqual([null, null]);
  });

  it('does not believe a row that was changed or put in another’s place', () => {
    const file = freshFile();
    const first = opened(file);
    first.members.put(member('1'), 1000);
    first.members.put(member('2', { mobile: '13900000002', cards: [], name: 'Anna', selectedCardNo: null }), 1000);
    first.close();
    const database = connect(file, null);
    database.exec('UPDATE sealed_member SET sealed = (SELECT sealed FROM sealed_member ORDER BY tag LIMIT 1)');
    database.close();
    const { members } = opened(file);
    const found = [members.find(cardNo)?.member.name, members.find('13900000002')?.member.name];
    expect(found.filter((each) => each !== undefined)).toHaveLength(1);
    expect([name, 'Anna', undefined]).toEqual(expect.arrayContaining(found));
  });

  it('tells the platform no detail of a bill that stands beside another sale', () => {
    const file = freshFile();
    const first = opened(file);
    for (const voucher of ['V1', 'V2']) {
      apply(first, accept(first).serial, voucher);
    }
    first.billDetails.collect(({ serial }) => JSON.stringify({ mobile, serial }));
    first.close();
    tamper(file, 'UPDATE bill_detail SET content = (SELECT content FROM bill_detail ORDER BY operation LIMIT 1)');
    const kept = opened(file).billDetails.waiting(null, 9);
    expect(kept.map(({ operation, content }) => JSON.parse(content).serial === operation.serial)).toEqual([true]);
  });
});

describe('what is old', () => {
  it('goes after its time and not before: guests, counts, names on operations, what was put aside', () => {
    const file = freshFile();
    const start = Date.parse('2026-03-01T12:00:00Z');
    const first = openedAt(file, start);
    first.members.put(member('1'), start);
    first.sms.put({ mobile, day: '2026-03-01', sentToday: 1, lastSentAt: start, verifiedAt: null });
    const draft = { ...draftOf(consumption(cardNo)), memberName: name };
    const { serial } = first.store.insert(draft, 'pending', 'accepted', null);
    apply(first, serial, 'V1');
    const about = { id: 'h1', day: '2026-03-01', cardNo, memberName: name, intent: 'held-1', operator: '1001' };
    first.heldSales.write({ ...about, content: emptyContent });
    expect(first.letGo()).toBe(0);
    first.heldSales.end('h1', 'dropped', '1001');
    first.close();

    const before = openedAt(file, start + (keptDays.names - 1) * day);
    expect(before.sms.get(mobile)).not.toBeNull();
    expect(before.letGo()).toBe(1);
    expect(before.sms.get(mobile)).toBeNull();
    expect(before.letGo()).toBe(0);
    expect(before.store.get(serial)?.memberName).toBe(name);
    before.close();

    const after = openedAt(file, start + (keptDays.names + 1) * day);
    expect(after.letGo()).toBe(2);
    expect(after.store.get(serial)).toMatchObject({ memberName: null, cardNo, state: 'applied' });
    expect(after.members.find(cardNo)?.member.name).toBe(name);
    expect(after.verify()).toBeNull();
    after.close();

    const last = openedAt(file, start + (keptDays.members + 1) * day);
    expect(last.letGo()).toBe(1);
    expect(last.members.find(cardNo)).toBeNull();
    expect(last.letGo()).toBe(0);
    last.tidyUp();
    last.close();
    // The books keep the card.
    expect(sightings(file)).toEqual(['cardNo as UTF-8']);
  });

  it('stays where somebody still waits for it, and where it is younger', () => {
    const start = Date.parse('2026-03-01T12:00:00Z');
    const file = freshFile();
    const first = openedAt(file, start);
    const sell = (journal: Journal, voucher: string) => {
      const draft = { ...draftOf(consumption(cardNo)), memberName: name };
      const { serial } = journal.store.insert(draft, 'pending', 'accepted', null);
      apply(journal, serial, voucher);
      return serial;
    };
    const [told, owed] = [sell(first, 'V1'), sell(first, 'V2')];
    first.billDetails.collect(() => '{}');
    first.billDetails.conclude(told, 'sent', null);
    for (const number of ['R-sent', 'R-waiting']) {
      const draft = { number, day: '2026-03-01', content: '{}', base: null, operator: '1001' };
      first.uniposOutbox.write({ kind: 'reservation', ...draft }, null);
    }
    const [arrived] = first.uniposOutbox.open();
    for (const to of ['sending', 'sent'] as const) {
      const record = first.uniposOutbox.find('reservation', 'R-sent') ?? arrived;
      expect(record !== undefined && first.uniposOutbox.move(record, to)).toBe(true);
    }
    const about = { id: 'h1', day: '2026-03-01', cardNo, memberName: name, intent: 'held-1', operator: '1001' };
    first.heldSales.write({ ...about, content: emptyContent });
    const verifier = { displayName: null, salt: '00', hash: '00', signedInAt: start, failures: 0, lockedUntil: null };
    first.verifiers.put({ ...verifier, user: 'ended', expiresAt: start });
    first.verifiers.put({ ...verifier, user: 'good', expiresAt: start + (keptDays.verifiers + 7) * day });
    first.close();

    const later = openedAt(file, start + (keptDays.verifiers + 1) * day);
    const young = sell(later, 'V3');
    // The detail, the reservation and the verifier that are done with, and the names of the old operations.
    expect([later.letGo(), later.letGo()]).toEqual([4, 0]);
    expect(later.billDetails.waiting(null, 9).map(({ operation }) => operation.serial)).toEqual([owed]);
    expect(later.uniposOutbox.open().map(({ number }) => number)).toEqual(['R-waiting']);
    expect(later.heldSales.find('h1')?.memberName).toBe(name);
    expect(later.verifiers.users()).toEqual(['good']);
    expect([told, owed, young].map((serial) => later.store.get(serial)?.memberName)).toEqual([null, null, name]);
  });

  it('goes a little at a time, so that no sale waits for it', () => {
    const start = Date.parse('2026-03-01T12:00:00Z');
    const file = freshFile();
    const first = openedAt(file, start);
    for (let number = 0; number < 210; number += 1) {
      first.members.put(member(String(number), { cards: [], mobile: null, selectedCardNo: null }), start);
    }
    first.close();
    const last = openedAt(file, start + (keptDays.members + 1) * day);
    expect([last.letGo(), last.letGo(), last.letGo()]).toEqual([200, 10, 0]);
  });
});

const emptyContent = {
  amountText: '1',
  amount: fen(100),
  billNo: null,
  combination: null,
  remark: null,
} as const;

function couponOf(id: string): BackendMember['coupons'][number] {
  const dates = { startsOn: null, expiresOn: null, batchNo: null };
  return { id, name: 'x', amount: fen(1), quantity: 1, rules: [], aloneUse: false, ...dates };
}

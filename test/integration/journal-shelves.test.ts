// What lies beside the operations: known members, SMS counters, verifiers, settings, copies in memory. All of it survives a restart.
import type { Database } from 'better-sqlite3';
import { describe, expect, it } from 'vitest';
import type { BackendMember } from '../../main/backends/member-backend.ts';
import { connect } from '../../main/journal/connection.ts';
import { createEventLog } from '../../main/journal/event-log.ts';
import { openJournalFromBytes, serialiseJournal } from '../../main/journal/memory-journal.ts';
import { migrate } from '../../main/journal/migrations/migrate.ts';
import { createOperationReads } from '../../main/journal/operation-reads.ts';
import { createPages } from '../../main/journal/pages.ts';
import type { Journal } from '../../main/journal/types.ts';
import { fen } from '../../shared/money.ts';
import { accept, afterThis, apply, freshFile, opened, optionsFor } from './journal-stage.ts';

function member(
  memberId: string,
  cards: readonly string[],
  mobile: string | null,
  coupons: readonly string[] = [],
): BackendMember {
  return {
    memberId,
    name: `会员${memberId}`,
    mobile,
    level: '金卡',
    tags: [],
    benefits: [],
    cards: cards.map((cardNo) => ({
      cardNo,
      typeName: null,
      status: 'active',
      storeBalance: fen(12_345),
      points: 6,
      expiresOn: null,
      needsTradePassword: false,
    })),
    coupons: coupons.map((id) => ({
      id,
      name: id,
      amount: fen(500),
      quantity: 1,
      batchNo: null,
      startsOn: null,
      expiresOn: null,
      rules: [],
      aloneUse: false,
    })),
    selectedCardNo: cards[0] ?? null,
    matched: 'dynamicCode',
    couponId: null,
  };
}

/** Closes and opens again: what is still there was on the disk. */
function reopened(file: string, journal: Journal): Journal {
  journal.close();
  return opened(file);
}

describe('the member cache', () => {
  it('finds a member by each card, the mobile number and each coupon, as if asked for by it', () => {
    const file = freshFile();
    const first = opened(file);
    first.members.put(member('1', ['8801', '8802'], '13800000001', ['Q1']), 1000);
    const { members } = reopened(file, first);
    expect(members.find('8802')).toMatchObject({
      seenAt: 1000,
      member: { memberId: '1', matched: 'card', selectedCardNo: '8802' },
    });
    expect(members.find('13800000001')?.member).toMatchObject({
      matched: 'mobile',
      selectedCardNo: '8801',
      couponId: null,
    });
    expect(members.find('Q1')?.member).toMatchObject({ matched: 'couponCode', couponId: 'Q1' });
    expect(members.find('8803')).toBeNull();
    expect(members.find('')).toBeNull();
  });

  it('forgets a card that was taken from the member, and prefers the one seen last', () => {
    const { members } = opened(freshFile());
    members.put(member('1', ['8801', '8802'], '139'), 1000);
    members.put(member('1', ['8801'], '139'), 2000);
    members.put(member('2', ['8803'], '139'), 1500);
    expect(members.find('8802')).toBeNull();
    expect(members.find('139')).toMatchObject({ seenAt: 2000, member: { memberId: '1' } });
    members.put(member('2', ['8803'], '139'), 3000);
    expect(members.find('139')?.member.memberId).toBe('2');
  });
});

describe('the small shelves', () => {
  it('keep SMS counters, verifiers and settings', () => {
    const file = freshFile();
    const first = opened(file);
    const sms = { mobile: '138', day: '2026-01-02', sentToday: 2, lastSentAt: 1_700_000_000_123, verifiedAt: null };
    const verifier = {
      user: 'yaya',
      displayName: '小雅',
      salt: 's',
      hash: 'h',
      signedInAt: 1,
      expiresAt: 2,
      failures: 0,
      lockedUntil: null,
    };
    first.sms.put({ ...sms, sentToday: 1 });
    first.sms.put(sms);
    first.verifiers.put(verifier);
    first.verifiers.put({ ...verifier, user: 'ming', signedInAt: 9 });
    first.settings.put('store', { name: '雅台', tables: [1, 2] });
    first.settings.put('nothing', null);
    const second = reopened(file, first);
    expect(second.sms.get('138')).toEqual(sms);
    expect(second.sms.get('139')).toBeNull();
    expect(second.verifiers.get('yaya')).toEqual(verifier);
    expect(second.verifiers.get('nobody')).toBeNull();
    expect(second.verifiers.users()).toEqual(['ming', 'yaya']);
    expect(second.settings.get('store')).toEqual({ name: '雅台', tables: [1, 2] });
    expect(second.settings.get('nothing')).toBeNull();
    expect(second.settings.get('never')).toBeUndefined();
  });
});

describe('copies in memory', () => {
  it.each([':memory:', 'a file'])('hold what was committed in %s, and go their own way', (kind) => {
    const journal = opened(kind === ':memory:' ? kind : freshFile());
    const { serial } = accept(journal);
    apply(journal, serial, 'V1');
    const bytes = serialiseJournal(journal);
    const copy = openJournalFromBytes(bytes, optionsFor(':memory:'));
    afterThis(() => copy.close());
    expect(copy.store.get(serial)).toEqual(journal.store.get(serial));
    expect(accept(copy).serial.slice(-8)).toBe('00000002');
    expect(copy.verify()).toBeNull();
    expect(journal.page('all', null, 9)).toHaveLength(1);
    expect(openJournalFromBytes(bytes, optionsFor(':memory:')).countsByState()).toEqual({ applied: 1 });
  });
});

describe('the cost of reading', () => {
  it('never grows with the journal: every read but the counts answers from an index', () => {
    const database = connect(':memory:', null);
    afterThis(() => {
      database.close();
    });
    migrate(database);
    const sources: string[] = [];
    const spied = {
      pragma: (text: string, options: object) => database.pragma(text, options),
      prepare(source: string) {
        sources.push(source);
        return database.prepare(source);
      },
    } as unknown as Database;
    createOperationReads(spied);
    createPages(spied);
    createEventLog(spied, optionsFor(':memory:').clock, 'boot');
    const scanning = sources.filter((source) => {
      const plan = database.prepare<unknown[], { detail: string }>(`EXPLAIN QUERY PLAN ${source}`);
      const parameters = (source.match(/\?/g) ?? []).map(() => 1);
      return plan
        .all(...parameters)
        .some(({ detail }) => /^SCAN (operation|event)(?! USING (COVERING )?INDEX operation_open)/.test(detail));
    });
    // The first and last walk back from the newest row to the first that fits; the counts are for reports.
    expect(scanning).toEqual([
      expect.stringContaining("state IN ('applied','reverted')"),
      expect.stringContaining('GROUP BY state'),
      expect.stringContaining('ORDER BY sequence DESC LIMIT 1'),
    ]);
  });
});

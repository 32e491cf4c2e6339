// The queue's store on a real file: inserting, compare-and-set, notes, reads, transactions.
import { describe, expect, it } from 'vitest';
import { fen } from '../../shared/money.ts';
import { accept, apply, consumption, draftOf, freshFile, opened } from './journal-stage.ts';

describe('inserting', () => {
  it('keeps every field of the draft over a restart', () => {
    const file = freshFile();
    const first = opened(file);
    const inserted = first.store.insert(draftOf(consumption()), 'pending', 'accepted');
    expect(first.store.get(inserted.serial)).toEqual(inserted);
    first.close();
    expect(opened(file).store.get(inserted.serial)).toEqual(inserted);
  });

  it('draws serials of one shape from a counter that survives a restart', () => {
    const file = freshFile();
    const first = opened(file);
    const serials = [accept(first).serial, accept(first).serial];
    first.close();
    serials.push(accept(opened(file)).serial);
    expect(serials.map((serial) => serial.slice(6))).toEqual(['T0700000001', 'T0700000002', 'T0700000003']);
    expect(new Set(serials.map((serial) => serial.slice(0, 6))).size).toBe(1);
    expect(serials[0]).toMatch(/^[0-9A-Z]{17}$/);
  });

  it('refuses the same intent twice and draws no serial for it', () => {
    const { store, verify } = opened(freshFile());
    const first = store.insert(draftOf(consumption(), 'same'), 'pending', 'accepted');
    expect(() => store.insert(draftOf(consumption(), 'same'), 'pending', 'accepted')).toThrow(/UNIQUE/);
    expect(store.byIntent('same')).toEqual(first);
    expect(store.insert(draftOf(consumption()), 'pending', 'accepted').serial.slice(-8)).toBe('00000002');
    expect(verify()).toBeNull();
  });
});

describe('moving', () => {
  it('changes state, keeps what is absent, and appends the event', () => {
    const journal = opened(freshFile());
    const { serial } = accept(journal);
    apply(journal, serial, 'V1');
    const evidence = { revoked: true };
    const reverted = { serial, from: 'applied', fromAttempt: 1, to: 'reverted', reason: 'revoked', evidence } as const;
    expect(journal.store.move(reverted)).toBe(true);
    expect(journal.store.get(serial)).toMatchObject({
      state: 'reverted',
      attempt: 1,
      voucher: 'V1',
      reason: 'revoked',
    });
    expect(journal.store.get(serial)?.answer?.storeBalance).toBe(90_00);
    const events = journal.store.events(serial);
    expect(events.map(({ from, to }) => [from, to])).toEqual([
      [null, 'pending'],
      ['pending', 'sending'],
      ['sending', 'applied'],
      ['applied', 'reverted'],
    ]);
    expect(events.at(-1)?.evidence).toBe('{"revoked":true}');
    expect(events.at(-1)?.previousHash).toBe(events.at(-2)?.hash);
  });

  it('does nothing when state or attempt are not the expected ones, or the serial is unknown', () => {
    const { store, verify } = opened(freshFile());
    const { serial } = store.insert(draftOf(consumption()), 'pending', 'accepted');
    const move = { serial, from: 'pending', fromAttempt: 0, to: 'cancelled', reason: 'x', evidence: null } as const;
    expect(store.move({ ...move, from: 'unknown' })).toBe(false);
    expect(store.move({ ...move, fromAttempt: 1 })).toBe(false);
    expect(store.move({ ...move, serial: 'NOSUCHT0700000001' })).toBe(false);
    expect(store.events(serial)).toHaveLength(1);
    expect(store.move(move)).toBe(true);
    expect(store.move(move)).toBe(false);
    expect(verify()).toBeNull();
  });

  it('a note leaves the state, names its reason, and never goes to an unknown operation', () => {
    const { store, verify } = opened(freshFile());
    const { serial } = store.insert(draftOf(consumption()), 'pending', 'accepted');
    store.note(serial, 'queryEmpty', { rows: [] });
    expect(store.get(serial)).toMatchObject({ state: 'pending', reason: 'queryEmpty' });
    expect(store.events(serial)).toHaveLength(2);
    expect(() => store.note('nobody', 'x', null)).toThrow(/nobody/);
    expect(verify()).toBeNull();
  });
});

describe('transactions', () => {
  it('roll everything back on a throw, inner calls too', () => {
    const journal = opened(freshFile());
    const before = accept(journal).serial;
    const attempt = () =>
      journal.store.transaction(() => {
        accept(journal);
        journal.store.note(before, 'inside', null);
        throw new Error('power');
      });
    expect(attempt).toThrow('power');
    expect(journal.page('all', null, 9)).toHaveLength(1);
    expect(journal.store.events(before)).toHaveLength(1);
    expect(accept(journal).serial.slice(-8)).toBe('00000002');
    expect(journal.verify()).toBeNull();
  });

  it('stay rolled back where the outer work swallows what an inner one threw', () => {
    const journal = opened(freshFile());
    const attempt = () =>
      journal.store.transaction(() => {
        accept(journal);
        try {
          journal.store.transaction(() => {
            throw new Error('inner');
          });
        } catch {
          // swallowed
        }
      });
    expect(attempt).toThrow('inner');
    expect(journal.page('all', null, 9)).toHaveLength(0);
  });

  it('refuse asynchronous work and leave nothing of it', () => {
    const journal = opened(freshFile());
    const attempt = () =>
      journal.store.transaction(() => {
        accept(journal);
        return Promise.resolve();
      });
    expect(attempt).toThrow(/asynchronous/);
    expect(journal.page('all', null, 9)).toHaveLength(0);
  });
});

describe('reading', () => {
  it('tells the active, manual, watched and newest applied operations, and sums what is held', () => {
    const journal = opened(freshFile());
    const { store } = journal;
    const [pending, applied, unknown, manual, ghost] = ['A', 'A', 'A', 'B', 'B'].map(
      (card) => accept(journal, card).serial,
    );
    apply(journal, applied ?? '', 'V7');
    const move = (serial = '', to: 'unknown' | 'manual' | 'rejected', watchUntil: number | null = null) =>
      store.move({ serial, from: 'pending', fromAttempt: 0, to, attempt: 1, watchUntil, reason: 'x', evidence: null });
    move(unknown, 'unknown');
    move(manual, 'manual');
    move(ghost, 'rejected', 5000);
    const revocation = store.insert(
      draftOf({
        kind: 'revocation',
        cardNo: 'A',
        target: unknown ?? '',
        voucher: null,
        amount: fen(1500),
        reason: '退',
      }),
      'blocked',
      'blocked',
    );
    expect(store.active().map(({ serial }) => serial)).toEqual([pending, unknown, revocation.serial]);
    expect(store.manual().map(({ serial }) => serial)).toEqual([manual]);
    expect(store.watched(4999).map(({ serial }) => serial)).toEqual([ghost]);
    expect(store.watched(5000)).toEqual([]);
    expect(store.latestKnown()?.serial).toBe(applied);
    expect(store.byVoucher('V7')?.serial).toBe(applied);
    expect(store.byVoucher('V8')).toBeNull();
    expect(store.revocationsOf(unknown ?? '').map(({ serial }) => serial)).toEqual([revocation.serial]);
    expect(store.held('A')).toEqual({ count: 2, amount: 2000, unresolved: 1 });
    expect(store.held('B')).toEqual({ count: 1, amount: 1000, unresolved: 1 });
    expect(store.held(null)).toEqual({ count: 3, amount: 3000, unresolved: 2 });
    expect(store.held('nobody')).toEqual({ count: 0, amount: 0, unresolved: 0 });
    expect(journal.summary()).toEqual({ waiting: 2, unknown: 1, manual: 1, atRisk: 3000 });
    expect(journal.countsByState()).toEqual({ applied: 1, blocked: 1, manual: 1, pending: 1, rejected: 1, unknown: 1 });
    expect(journal.page('revocable', null, 9).map(({ serial }) => serial)).toEqual([manual, applied, pending]);
    expect(journal.page('open', null, 9).map(({ serial }) => serial)).toEqual([
      revocation.serial,
      manual,
      unknown,
      pending,
    ]);
    const undone = { serial: applied ?? '', from: 'applied', fromAttempt: 1, to: 'reverted' } as const;
    store.move({ ...undone, reason: 'revoked', evidence: null });
    expect(store.latestKnown()?.serial).toBe(applied);
  });

  it('turns pages by key, newest first, without a gap or a repeat', () => {
    const journal = opened(freshFile());
    const serials = Array.from({ length: 7 }, () => accept(journal).serial).reverse();
    const seen: string[] = [];
    for (let page = journal.page('all', null, 3); page.length > 0; page = journal.page('all', seen.at(-1) ?? null, 3)) {
      seen.push(...page.map(({ serial }) => serial));
    }
    expect(seen).toEqual(serials);
    expect(journal.page('all', 'nobody', 3)).toEqual([]);
    expect(journal.page('all', null, -1)).toEqual([]);
  });
});

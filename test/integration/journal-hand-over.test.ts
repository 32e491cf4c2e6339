// Open work that goes from one till to another: under its old serials, with its whole history, once; and the store that gave it away rests.
import { describe, expect, it } from 'vitest';
import type { HandOverMark } from '../../main/journal/hand-over-types.ts';
import { readJournal } from '../../main/journal/read-journal.ts';
import { fen } from '../../shared/money.ts';
import { busyTill, go, revoke } from './journal-hand-over-stage.ts';
import { accept, apply, consumption, draftOf, freshFile, opened, tamper } from './journal-stage.ts';

const mark: HandOverMark = { id: 'h1', target: 'tillB', at: 1_700_000_000_000, count: 3, amount: fen(3000) };
const by = { operator: '小雅', personId: 'p1' };

const serials = (page: readonly { readonly serial: string }[]) => page.map(({ serial }) => serial);

describe('collecting', () => {
  it('takes all that is open or watched, with what revocations name, oldest first and each once', () => {
    const till = busyTill();
    const { journal } = till;
    const handed = journal.handOver.collect();
    const named = [
      'pending',
      'sending',
      'applied',
      'revocation',
      'unknown',
      'blocked',
      'manual',
      'watched',
      'paper',
      'byPaper',
    ] as const;
    expect(serials(handed.map(({ operation }) => operation))).toEqual(named.map((name) => till[name].serial));
    for (const { operation, events } of handed) {
      expect(operation).toEqual(journal.store.get(operation.serial));
      expect(events).toEqual(journal.store.events(operation.serial));
    }
  });
});

describe('adopting', () => {
  it('keeps serials, contents, vouchers and the history; what was under way becomes unknown', () => {
    const till = busyTill();
    const handed = till.journal.handOver.collect();
    const file = freshFile();
    const other = opened(file);
    const own = accept(other);
    expect(other.handOver.adopt({ id: 'h1', from: 'tillA', ...by }, handed, false)).toBe(true);
    const { store } = other;
    for (const { operation, events } of handed) {
      const state = operation.state === 'sending' ? 'unknown' : operation.state;
      const found = store.get(operation.serial);
      expect(found).toEqual({ ...operation, state, reason: 'handOverTaken', updatedAt: found?.updatedAt });
      const [first, ...others] = store.events(operation.serial);
      expect(others).toEqual([]);
      expect(first).toMatchObject({ from: null, to: state, attempt: operation.attempt, reason: 'handOverTaken' });
      expect(JSON.parse(first?.evidence ?? '')).toMatchObject({
        handOver: 'h1',
        from: 'tillA',
        state: operation.state,
        events,
      });
    }
    expect(serials(store.revocationsOf(till.applied.serial))).toEqual([till.revocation.serial]);
    expect(store.byVoucher('V2')?.serial).toBe(till.paper.serial);
    expect(store.byIntent(till.pending.intent)?.serial).toBe(till.pending.serial);
    expect(serials(store.active())).toContain(till.blocked.serial);
    expect(store.held(null).count).toBe(7);
    expect(other.audit.page(null, 1)).toMatchObject([{ kind: 'handOverTaken', operator: '小雅', personId: 'p1' }]);
    expect(accept(other).serial.slice(0, -8)).toBe(own.serial.slice(0, -8));
    other.close();
    const again = opened(file);
    expect(again.verify()).toBeNull();
    expect(again.store.get(till.pending.serial)?.state).toBe('pending');
  });

  it('goes on like an own one: moved, noted, paged, revoked, proven, exported', () => {
    const till = busyTill();
    const file = freshFile();
    const other = opened(file);
    other.handOver.adopt({ id: 'h1', from: 'tillA' }, till.journal.handOver.collect(), false);
    const { store } = other;
    apply(other, till.pending.serial, 'V9');
    store.note(till.manual.serial, 'notFoundYet', { rows: 0 });
    expect(store.events(till.pending.serial).map(({ to }) => to)).toEqual(['pending', 'sending', 'applied']);
    expect(store.byVoucher('V9')?.serial).toBe(till.pending.serial);
    expect(store.latestKnown()?.serial).toBe(till.paper.serial);
    expect(store.latestKnown(new Set([till.paper.serial]))?.serial).toBe(till.applied.serial);
    const all = other.page('all', null, 50);
    expect(all).toHaveLength(10);
    expect(serials(other.page('all', all[3]?.serial ?? '', 50))).toEqual(serials(all.slice(4)));
    expect(serials(other.page('revocable', null, 50))).toContain(till.pending.serial);
    expect(serials(other.page('revocable', null, 50))).not.toContain(till.applied.serial);
    revoke(other, store.get(till.pending.serial) ?? till.pending, 'pending', null);
    expect(serials(other.page('revocable', null, 50))).not.toContain(till.pending.serial);
    expect(other.verify()).toBeNull();
    other.close();
    const reader = readJournal(file);
    if (!reader.ok) {
      throw new Error(reader.failure.code);
    }
    expect(reader.value.audit({ limit: 9 }).findings).toEqual([]);
    expect(reader.value.find(till.pending.serial)?.events).toHaveLength(3);
    expect(serials([...reader.value.operations()])).toContain(till.sending.serial);
    expect([...reader.value.events()].filter(({ serial }) => serial === till.pending.serial)).toHaveLength(3);
    expect(reader.value.stats().operations).toBe(11);
    expect(reader.value.stats().oldestOpen?.serial).toBe(till.sending.serial);
    reader.value.close();
  });

  it('happens once for each hand-over, all or nothing', () => {
    const till = busyTill();
    const handed = till.journal.handOver.collect();
    const other = opened(freshFile());
    const [first, second] = handed;
    if (first === undefined || second === undefined) {
      throw new Error('nothing was collected');
    }
    const forged = { ...second, operation: { ...second.operation, bodyHash: '0'.repeat(64) } };
    expect(() => other.handOver.adopt({ id: 'h1', from: 'tillA' }, [first, forged], false)).toThrow('payload');
    expect(other.page('all', null, 9)).toEqual([]);
    expect(other.handOver.adopt({ id: 'h1', from: 'tillA' }, handed, false)).toBe(true);
    const before = other.snapshot();
    expect(other.handOver.adopt({ id: 'h1', from: 'tillA' }, handed, true)).toBe(false);
    expect(other.snapshot().equals(before)).toBe(true);
  });

  it('takes nothing back that this till knows: what came home waits for the log, what is closed stays closed', () => {
    const till = busyTill();
    const handed = till.journal.handOver.collect();
    const { journal } = till;
    expect(journal.handOver.adopt({ id: 'h2', from: 'tillB' }, handed, false)).toBe(true);
    expect(journal.store.get(till.pending.serial)).toMatchObject({ state: 'unknown', reason: 'handOverTaken' });
    expect(journal.store.get(till.applied.serial)).toMatchObject({ state: 'applied', voucher: 'V1' });
    expect(journal.store.get(till.manual.serial)?.state).toBe('manual');
    expect(journal.page('all', null, 50)).toHaveLength(11);
    expect(journal.verify()).toBeNull();
  });

  it('lets nothing be sent blindly where the file may be old', () => {
    const till = busyTill();
    const other = opened(freshFile());
    other.handOver.adopt({ id: 'h1', from: 'tillA' }, till.journal.handOver.collect(), true);
    expect(other.store.get(till.pending.serial)).toMatchObject({ state: 'unknown', attempt: 1 });
    expect(other.store.get(till.blocked.serial)?.state).toBe('blocked');
    expect(other.countsByState()['pending']).toBeUndefined();
  });

  it.each([
    ["UPDATE operation SET adopted_from = 'x' WHERE sequence = 1", /its origin differs/],
    ["UPDATE operation SET adopted_serial = 'x' WHERE sequence = 1", /event 1 was changed/],
    ["UPDATE operation SET voucher = 'x' WHERE sequence = 3", /its voucher differs/],
    ["UPDATE hand_over SET id = 'x'", /differs from audit entry 1/],
    ['DELETE FROM hand_over', /its hand-over is missing/],
  ])('is proven like everything else: %s', (statements, problem) => {
    const till = busyTill();
    const file = freshFile();
    const other = opened(file);
    other.handOver.adopt({ id: 'h1', from: 'tillA' }, till.journal.handOver.collect(), false);
    other.close();
    tamper(file, statements);
    const reader = readJournal(file);
    expect(reader.ok && reader.value.audit({ limit: 9 }).findings.map((finding) => finding.problem)).toEqual(
      expect.arrayContaining([expect.stringMatching(problem)]),
    );
    if (reader.ok) {
      reader.value.close();
    }
  });
});

describe('a store whose work was handed over', () => {
  it('accepts and sends nothing, over restarts, until it is taken back; then the log must tell', () => {
    const till = busyTill();
    expect(till.journal.handOver.mark()).toBeNull();
    till.journal.handOver.markWritten(mark, by);
    till.journal.close();
    const again = opened(till.file);
    expect(again.handOver.mark()).toEqual(mark);
    expect(() => again.store.insert(draftOf(consumption()), 'pending', 'accepted')).toThrow('handed over');
    expect(() => go(again, till.pending.serial, 'sending', { attempt: 1 })).toThrow('handed over');
    go(again, till.unknown.serial, 'manual');
    again.handOver.takeBack('小明', 'p2');
    expect(again.handOver.mark()).toBeNull();
    again.handOver.takeBack('小明', 'p2');
    expect(again.store.get(till.pending.serial)).toMatchObject({ state: 'unknown', reason: 'handOverTakenBack' });
    expect(again.store.get(till.sending.serial)?.state).toBe('unknown');
    expect(accept(again).state).toBe('pending');
    expect(again.audit.page(null, 9).map(({ kind, operator }) => [kind, operator])).toEqual([
      ['handOverTakenBack', '小明'],
      ['handOverWritten', '小雅'],
    ]);
    expect(again.verify()).toBeNull();
  });
});

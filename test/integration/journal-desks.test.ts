// What the desks read: money at risk, refused offline sales and their settlement, ghosts, what is manual, the day's health.
import { describe, expect, it } from 'vitest';
import type { Settlement } from '../../main/journal/desk-types.ts';
import type { Journal } from '../../main/journal/types.ts';
import type { Operation } from '../../main/queue/operation.ts';
import { fen } from '../../shared/money.ts';
import type { OperationState } from '../../shared/operation.ts';
import { accept, consumption, draftOf, freshFile, guarded, opened, tamper } from './journal-stage.ts';

function offline(journal: Journal, held: number, to: OperationState | null, cardNo = '8801'): Operation {
  const draft = { ...draftOf(consumption(cardNo, held)), acceptedOffline: true };
  const operation = journal.store.insert(draft, 'pending', 'accepted');
  if (to !== null) {
    go(journal, operation.serial, to);
  }
  return operation;
}

function go(journal: Journal, serial: string, to: OperationState, reason = 'refused'): void {
  const { state, attempt } = journal.store.get(serial) ?? { state: 'pending', attempt: 0 };
  journal.store.move({ serial, from: state, fromAttempt: attempt, to, reason, evidence: null });
}

function revocationOf(journal: Journal, { serial, cardNo, amount }: Operation): Operation {
  const payload = { kind: 'revocation', cardNo, target: serial, voucher: null, amount, reason: '错单' } as const;
  return journal.store.insert({ ...draftOf(payload), held: fen(0) }, 'blocked', 'revocationAccepted');
}

function settlementOf(serial: string): Settlement {
  const said = { how: 'guestOwes', amount: fen(700), note: '熟客', operator: '小雅', personId: 'p1' } as const;
  return { serial, ...said, at: 1_700_000_000_500 };
}

const serials = (page: readonly { readonly operation: Operation }[]) => page.map(({ operation }) => operation.serial);

describe('money at risk', () => {
  it('is told by card and by cashier, most money first, without blocked revocations and what is closed', () => {
    const journal = opened(freshFile());
    const small = accept(journal, '8801', 300);
    accept(journal, '8801', 200);
    const large = accept(journal, '8802', 900);
    go(journal, small.serial, 'unknown');
    revocationOf(journal, large);
    go(journal, accept(journal, '8803', 5000).serial, 'applied');
    expect(journal.desks.riskByCard()).toEqual([
      { key: '8802', memberName: '王女士', count: 1, held: 900, oldest: large.createdAt, states: { pending: 1 } },
      {
        key: '8801',
        memberName: '王女士',
        count: 2,
        held: 500,
        oldest: small.createdAt,
        states: { pending: 1, unknown: 1 },
      },
    ]);
    expect(journal.desks.riskByOperator()).toMatchObject([{ key: '小雅', memberName: null, count: 3, held: 1400 }]);
  });
});

describe('the refusal desk', () => {
  it('lists sales accepted offline and never paid, and settles each once', () => {
    const file = freshFile();
    const journal = opened(file);
    const first = offline(journal, 700, 'rejected');
    const second = offline(journal, 800, 'cancelled');
    offline(journal, 900, 'applied');
    offline(journal, 900, null);
    offline(journal, 0, 'rejected');
    go(journal, accept(journal, '8801', 600).serial, 'rejected');
    const undone = offline(journal, 500, null);
    revocationOf(journal, undone);
    go(journal, undone.serial, 'cancelled', 'absentCancelled');
    go(journal, offline(journal, 400, null).serial, 'cancelled', 'withdrawn');
    const { desks } = journal;
    expect(serials(desks.refusals(false, null, 9))).toEqual([second.serial, first.serial]);
    expect(serials(desks.refusals(false, second.serial, 9))).toEqual([first.serial]);
    expect(serials(desks.refusals(false, null, 1))).toEqual([second.serial]);
    expect(desks.unsettled()).toEqual({ count: 2, amount: 1500 });
    expect(desks.settle(settlementOf(first.serial))).toBe(true);
    expect(desks.settle({ ...settlementOf(first.serial), how: 'writtenOff' })).toBe(false);
    journal.close();
    const again = opened(file);
    expect(again.desks.unsettled()).toEqual({ count: 1, amount: 800 });
    expect(serials(again.desks.refusals(false, null, 9))).toEqual([second.serial]);
    expect(again.desks.refusals(true, null, 9)).toEqual([
      { operation: again.store.get(first.serial), settlement: settlementOf(first.serial) },
    ]);
    expect(again.desks.refusals(true, first.serial, 9)).toEqual([]);
    expect(again.audit.page(null, 9)).toMatchObject([
      { kind: 'refusalSettled', serial: first.serial, operator: '小雅', personId: 'p1' },
    ]);
    expect(again.verify()).toBeNull();
    expect(() => again.desks.settle(settlementOf('NOBODY00000001'))).toThrow('no operation');
  });

  it.each([
    ["UPDATE settlement SET how = 'writtenOff'", /differs from audit entry 1/],
    ['UPDATE settlement SET amount = 1', /differs from audit entry 1/],
    ['UPDATE operation SET settled = 0', /differs from audit entry 1/],
    ['DELETE FROM settlement', /its settlement is missing/],
  ])('proves each settlement from the audit: %s', (statements, problem) => {
    const file = freshFile();
    const journal = opened(file);
    const { serial } = offline(journal, 700, 'rejected');
    journal.desks.settle(settlementOf(serial));
    journal.close();
    expect(() => guarded(file, statements)).toThrow(/settle/);
    tamper(file, statements);
    expect(opened(file).verify()?.problem).toMatch(problem);
  });
});

describe('ghosts and what is manual', () => {
  it('are paged newest first; a ghost is told once, with its revocation', () => {
    const journal = opened(freshFile());
    const { store, desks } = journal;
    const [one, two, three] = [accept(journal), accept(journal), accept(journal)];
    for (const { serial } of [one, two]) {
      go(journal, serial, 'rejected');
      go(journal, serial, 'applied', 'ghostFound');
    }
    store.note(one.serial, 'ghostFound', null);
    const revocation = revocationOf(journal, one);
    go(journal, three.serial, 'manual');
    expect(desks.ghosts(null, 9).map(({ operation, revocation: by }) => [operation.serial, by])).toEqual([
      [two.serial, null],
      [one.serial, revocation.serial],
    ]);
    expect(desks.ghosts(null, 9)[1]?.foundAt).toBe(store.events(one.serial).at(-1)?.wall);
    expect(serials(desks.ghosts(two.serial, 9))).toEqual([one.serial]);
    expect(desks.manual(null, 9).map(({ serial }) => serial)).toEqual([three.serial]);
    expect(desks.manual(three.serial, 9)).toEqual([]);
  });
});

describe('health', () => {
  it('counts what came since a time, and finds the oldest that is open', () => {
    const journal = opened(freshFile());
    const before = accept(journal);
    const first = offline(journal, 100, null);
    go(journal, first.serial, 'sending', 'sendStarted');
    go(journal, first.serial, 'unknown');
    go(journal, offline(journal, 100, 'rejected').serial, 'applied', 'ghostFound');
    expect(journal.desks.health(first.createdAt)).toEqual({
      oldestOpen: before.createdAt,
      byState: { unknown: 1, applied: 1 },
      attempts: 1,
      unknowns: 1,
      ghosts: 1,
      offline: 2,
    });
    expect(journal.desks.health(0).byState).toEqual({ pending: 1, unknown: 1, applied: 1 });
    expect(journal.desks.health(Number.MAX_SAFE_INTEGER)).toMatchObject({ byState: {}, attempts: 0, ghosts: 0 });
    expect(opened(freshFile()).desks.health(0)).toMatchObject({ oldestOpen: null, byState: {} });
  });
});

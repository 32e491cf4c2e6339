// What a balance proves of an operation, and the book of balances that were seen before sending.
import { describe, expect, it } from 'vitest';
import { balanceLife, judgeBalance, type Witnessed } from '../../main/queue/balance.ts';
import { createBalanceBook } from '../../main/queue/balance-book.ts';
import { fen } from '../../shared/money.ts';
import { sampleOperation, sampleRevocation } from '../support/queue-samples.ts';

const minute = 60_000;

describe('what a balance proves', () => {
  const sale = sampleOperation({ state: 'unknown' });
  const seen: Witnessed = {
    account: '00',
    balance: 500_000,
    quantity: 100_000,
    seenAt: 1_000,
    isWhole: true,
    spoiltBy: null,
  };
  const judge = (balance: number, more: Partial<Witnessed> = {}, now = 2_000, account = '00') =>
    judgeBalance(
      sale,
      { ...seen, ...more },
      [
        { account: '90', balance: 7 },
        { account, balance },
      ],
      now,
    );
  const doubt = (why: string) => ({ kind: 'untrusted', why });

  it('applied, where it moved by exactly that', () => {
    expect(judge(400_000)).toEqual({
      kind: 'applied',
      byBalance: true,
      row: {
        serial: 'S1',
        cardNo: 'C1',
        voucher: 'S1',
        kind: 'consumption',
        amount: 1_000,
        revoked: false,
        revokes: null,
        storeBalance: null,
        at: null,
      },
    });
    expect(judge(400_000, { isWhole: false }).kind).toBe('applied');
  });

  it('absent, where it stands as it was before every attempt', () => {
    expect(judge(500_000)).toEqual({ kind: 'absent' });
    expect(judge(500_000, { isWhole: false })).toEqual(doubt('balanceTooOld'));
  });

  it('nothing by a hundredth of a fen', () => {
    expect(judge(400_001)).toEqual(doubt('balanceMovedOtherwise'));
    expect(judge(499_999)).toEqual(doubt('balanceMovedOtherwise'));
    expect(judge(400_000, {}, 2_000, '01')).toEqual(doubt('balanceMovedOtherwise'));
  });

  it('nothing after five minutes, or where nobody saw it before', () => {
    expect(judge(400_000, {}, 1_000 + balanceLife).kind).toBe('applied');
    expect(judge(400_000, {}, 1_001 + balanceLife)).toEqual(doubt('balanceTooOld'));
    expect(judgeBalance(sale, null, [], 0)).toEqual(doubt('balanceTooOld'));
    expect(balanceLife).toBe(5 * minute);
  });

  it('nothing once it is spoilt', () => {
    expect(judge(400_000, { spoiltBy: 'balanceShared' })).toEqual(doubt('balanceShared'));
    expect(judge(500_000, { spoiltBy: 'balanceMovedOtherwise' })).toEqual(doubt('balanceMovedOtherwise'));
  });
});

describe('the book of balances', () => {
  const sale = sampleOperation({ state: 'sending', attempt: 1 });
  const before = { account: '00', balance: 500, quantity: 100 };
  const fresh = { ...before, cardNo: 'C1', seenAt: 10, isWhole: true, spoiltBy: null };

  function book() {
    const empty = createBalanceBook();
    empty.note(sale, before, 10, true);
    return empty;
  }

  it('keeps what was seen before the first attempt', () => {
    const kept = book();
    expect(kept.of('S1')).toEqual(fresh);
    expect(kept.of('S2')).toBeNull();
    kept.seen('S2', 20);
    expect(kept.of('S2')).toBeNull();
    kept.seen('S1', 20);
    expect(kept.of('S1')).toEqual({ ...fresh, seenAt: 20 });
    kept.moved('S1');
    expect(kept.of('S1')).toMatchObject({ spoiltBy: 'balanceMovedOtherwise' });
  });

  it('is whole only where it saw the first attempt', () => {
    const late = createBalanceBook();
    late.note({ ...sale, attempt: 2 }, before, 10, true);
    expect(late.of('S1')).toMatchObject({ isWhole: false });
  });

  it('renews a look before a second attempt only where nothing has moved since', () => {
    const second = { ...sale, attempt: 2 };
    const same = book();
    same.note(second, before, 20, true);
    expect(same.of('S1')).toEqual({ ...fresh, seenAt: 20 });
    same.note(second, before, 20 + balanceLife, false);
    expect(same.of('S1')).toEqual({ ...fresh, seenAt: 20 + balanceLife, spoiltBy: 'balanceShared' });
    const moved = book();
    moved.note(second, { ...before, balance: 400 }, 20, true);
    expect(moved.of('S1')).toEqual(fresh);
    const old = book();
    old.note(second, before, 11 + balanceLife, true);
    expect(old.of('S1')).toEqual(fresh);
  });

  it('is spoilt from the start beside another open operation of the card', () => {
    const shared = createBalanceBook();
    shared.note(sale, before, 10, false);
    expect(shared.of('S1')).toMatchObject({ spoiltBy: 'balanceShared' });
  });

  it('is spoilt by whatever else may move the card', () => {
    const spoils = (other: ReturnType<typeof sampleOperation>) => {
      const kept = book();
      kept.follow(other);
      return kept.of('S1')?.spoiltBy;
    };
    const other = sampleOperation({ serial: 'S2', state: 'sending', attempt: 1 });
    const credit = sampleRevocation({
      attempt: 0,
      payload: {
        kind: 'revocation',
        cardNo: 'C1',
        target: 'S0',
        voucher: null,
        amount: fen(1),
        reason: 'r',
        byHand: true,
      },
    });
    expect(spoils(other)).toBe('balanceShared');
    expect(spoils({ ...other, cardNo: 'C2' })).toBeNull();
    expect(spoils({ ...other, state: 'pending', attempt: 0 })).toBeNull();
    expect(spoils({ ...other, serial: 'S1', state: 'unknown' })).toBeNull();
    expect(spoils({ ...credit, state: 'blocked' })).toBeNull();
    expect(spoils({ ...credit, state: 'manual' })).toBe('balanceShared');
    expect(spoils({ ...credit, state: 'applied' })).toBe('balanceShared');
    const moved = book();
    moved.moved('S1');
    moved.follow(other);
    expect(moved.of('S1')?.spoiltBy).toBe('balanceMovedOtherwise');
  });

  it('forgets what is closed, a person’s affair, or taken back', () => {
    for (const state of ['applied', 'manual', 'rejected', 'cancelled'] as const) {
      const kept = book();
      kept.follow({ ...sale, state });
      expect(kept.of('S1'), state).toBeNull();
    }
    const back = book();
    back.follow({ ...sale, state: 'pending', attempt: 0 });
    expect(back.of('S1')).toBeNull();
    const again = book();
    again.follow({ ...sale, state: 'pending', attempt: 1 });
    expect(again.of('S1')).toEqual(fresh);
  });
});

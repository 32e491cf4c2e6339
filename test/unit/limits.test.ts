// What may be accepted offline: each limit of section 5 at its edge, with its failure code and parameters.
import { describe, expect, it } from 'vitest';
import { type OfflineQuestion, offlineRefusal } from '../../main/queue/limits.ts';
import { defaultLimits } from '../../shared/limits.ts';
import { fen } from '../../shared/money.ts';

const nothing = { count: 0, amount: fen(0), unresolved: 0 };
const hour = 3_600_000;

function ask(more: Partial<OfflineQuestion> = {}) {
  return offlineRefusal({
    limits: defaultLimits,
    held: fen(10_000),
    waits: true,
    check: { lastBalance: fen(100_000), balanceAge: 0, offlineFor: 0 },
    card: nothing,
    till: nothing,
    ...more,
  });
}

const check = { lastBalance: fen(100_000), balanceAge: 0, offlineFor: 0 };

describe('the limits of an offline sale', () => {
  it('accepts an ordinary sale', () => {
    expect(ask()).toBeNull();
  });

  it('refuses what may not wait', () => {
    expect(ask({ waits: false })).toEqual({ code: 'onlineOnly' });
  });

  it('asks nothing of a sale that takes no stored value', () => {
    expect(ask({ held: fen(0), check: { ...check, offlineFor: 100 * hour } })).toBeNull();
  });

  it('ends after the longest time offline', () => {
    expect(ask({ check: { ...check, offlineFor: 24 * hour } })).toBeNull();
    expect(ask({ check: { ...check, offlineFor: 24 * hour + 1 } })).toEqual({
      code: 'offlineTooLong',
      parameters: { hours: 24 },
    });
  });

  it('wants a balance that was seen lately', () => {
    expect(ask({ check: { ...check, balanceAge: 24 * hour } })).toBeNull();
    expect(ask({ check: { ...check, balanceAge: 24 * hour + 1 } })).toEqual({
      code: 'offlineBalanceTooOld',
      parameters: { hours: 24 },
    });
  });

  it('limits one sale', () => {
    expect(ask({ held: fen(20_000) })).toBeNull();
    expect(ask({ held: fen(20_001) })).toEqual({
      code: 'offlineAboveSale',
      parameters: { limit: '200.00', amount: '200.01' },
    });
  });

  it('limits what is open on a card, by amount and by the last balance', () => {
    const card = { count: 1, amount: fen(20_000), unresolved: 0 };
    expect(ask({ card })).toBeNull();
    expect(ask({ card: { ...card, amount: fen(20_001) } })).toEqual({
      code: 'offlineAboveCard',
      parameters: { limit: '300.00', open: '200.01', amount: '100.00' },
    });
    expect(ask({ card, check: { ...check, lastBalance: fen(29_999) } })).toMatchObject({
      code: 'offlineAboveCard',
      parameters: { limit: '299.99' },
    });
  });

  it('limits the number of open operations of a card and refuses one with an unresolved operation', () => {
    expect(ask({ card: { count: 2, amount: fen(0), unresolved: 0 } })).toBeNull();
    expect(ask({ card: { count: 3, amount: fen(0), unresolved: 0 } })).toMatchObject({ code: 'offlineCardBusy' });
    expect(ask({ card: { count: 1, amount: fen(0), unresolved: 1 } })).toEqual({
      code: 'offlineCardBusy',
      parameters: { count: 1 },
    });
  });

  it('limits the till, by amount and by number', () => {
    expect(ask({ till: { count: 499, amount: fen(490_000), unresolved: 5 } })).toBeNull();
    expect(ask({ till: { count: 1, amount: fen(490_001), unresolved: 0 } })).toEqual({
      code: 'offlineAboveTill',
      parameters: { limit: '5,000.00', open: '4,900.01', count: 1 },
    });
    expect(ask({ till: { count: 500, amount: fen(0), unresolved: 0 } })).toMatchObject({ code: 'offlineAboveTill' });
  });
});

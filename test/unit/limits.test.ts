// What may be accepted offline: each limit of section 5 at its edge, with its failure code and parameters.
import { describe, expect, it } from 'vitest';
import { type OfflineQuestion, offlineRefusal } from '../../main/queue/limits.ts';
import { defaultLimits } from '../../shared/limits.ts';
import { fen } from '../../shared/money.ts';
import { createStage, lost } from '../support/queue-stage.ts';

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
      approvable: 'approveLimit',
      parameters: { hours: 24 },
    });
  });

  it('wants a balance that was seen lately', () => {
    expect(ask({ check: { ...check, balanceAge: 24 * hour } })).toBeNull();
    expect(ask({ check: { ...check, balanceAge: 24 * hour + 1 } })).toEqual({
      code: 'offlineBalanceTooOld',
      approvable: 'approveLimit',
      parameters: { hours: 24 },
    });
  });

  it('limits one sale', () => {
    expect(ask({ held: fen(20_000) })).toBeNull();
    expect(ask({ held: fen(20_001) })).toEqual({
      code: 'offlineAboveSale',
      approvable: 'approveLimit',
      parameters: { limit: '200.00', amount: '200.01' },
    });
  });

  it('limits what is open on a card, by amount and by the last balance', () => {
    const card = { count: 1, amount: fen(20_000), unresolved: 0 };
    expect(ask({ card })).toBeNull();
    expect(ask({ card: { ...card, amount: fen(20_001) } })).toEqual({
      code: 'offlineAboveCard',
      approvable: 'approveLimit',
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
      approvable: 'approveLimit',
      parameters: { limit: '5,000.00', open: '4,900.01', count: 1 },
    });
    expect(ask({ till: { count: 500, amount: fen(0), unresolved: 0 } })).toMatchObject({ code: 'offlineAboveTill' });
  });
});

describe('what a supervisor may lift', () => {
  const card = { count: 1, amount: fen(20_000), unresolved: 0 };

  it('is each limit that is the house’s own', () => {
    const broken = [
      { check: { ...check, offlineFor: 24 * hour + 1 } },
      { check: { ...check, balanceAge: 24 * hour + 1 } },
      { held: fen(20_001) },
      { card: { ...card, amount: fen(20_001) } },
      { card: { ...card, count: 3 } },
      { till: { count: 500, amount: fen(0), unresolved: 0 } },
      { till: { count: 1, amount: fen(490_001), unresolved: 0 } },
    ];
    for (const more of broken) {
      expect(ask(more)).toMatchObject({ approvable: 'approveLimit' });
    }
  });

  it('is never the balance, an unresolved operation, or what may not wait: these are told first', () => {
    const tooLong = { ...check, offlineFor: 25 * hour };
    expect(ask({ check: { ...tooLong, lastBalance: fen(9_999) } })).toEqual({
      code: 'offlineAboveCard',
      parameters: { limit: '99.99', open: '0.00', amount: '100.00' },
    });
    expect(ask({ check: { ...tooLong, lastBalance: fen(10_000) } })).toMatchObject({ approvable: 'approveLimit' });
    expect(ask({ check: tooLong, card: { ...card, unresolved: 1 } })).toEqual({
      code: 'offlineCardBusy',
      parameters: { count: 1 },
    });
    expect(ask({ check: tooLong, waits: false })).toEqual({ code: 'onlineOnly' });
    // What is open and this together are more than the card was seen to hold.
    expect(ask({ card, check: { ...check, lastBalance: fen(29_999) } })).not.toHaveProperty('approvable');
  });
});

describe('a sale that a supervisor approves', () => {
  const offline = { lastBalance: fen(100_000), balanceAge: 0, offlineFor: 0 };
  const approval = { personId: 'boss' };
  const firstEvent = (stage: ReturnType<typeof createStage>, serial: string) =>
    JSON.parse(stage.store.events(serial)[0]?.evidence ?? 'null');

  it('is accepted above the limit, and its first event says who lifted which', () => {
    const stage = createStage({ unstarted: true });
    const draft = stage.draft('i', 'C1', 25_000);
    const options = { secret: null, offline };
    expect(stage.queue.accept(draft, options)).toMatchObject({ failure: { code: 'offlineAboveSale' } });
    expect(stage.queue.accept(draft, { ...options, approval: null })).toMatchObject({ ok: false });
    const result = stage.queue.accept(draft, { ...options, approval });
    const serial = result.ok ? result.value.serial : '';
    expect(firstEvent(stage, serial)).toEqual({ approvedBy: 'boss', lifted: 'offlineAboveSale' });
    // The same intent again is the same operation, with or without a PIN.
    expect(stage.queue.accept(draft, options)).toMatchObject({ value: { serial } });
  });

  it('says so too where nothing had to be lifted, and nothing where nobody was asked', () => {
    const stage = createStage({ unstarted: true });
    const approved = stage.queue.accept(stage.draft('i', 'C1', 100), { secret: null, offline, approval });
    expect(firstEvent(stage, approved.ok ? approved.value.serial : '')).toEqual({ approvedBy: 'boss', lifted: null });
    const plain = stage.queue.accept(stage.draft('j', 'C2', 100), { secret: null, offline });
    expect(firstEvent(stage, plain.ok ? plain.value.serial : '')).toBeNull();
  });

  it('is refused all the same where nobody may lift it', async () => {
    const stage = createStage();
    const poor = { secret: null, offline: { ...offline, lastBalance: fen(24_999) }, approval };
    expect(stage.queue.accept(stage.draft('i', 'C1', 25_000), poor)).toMatchObject({
      failure: { code: 'offlineAboveCard' },
    });
    const options = { secret: null, offline, approval };
    expect(stage.queue.accept(stage.draft('j', 'C1', 100, { waits: false }), options)).toMatchObject({
      failure: { code: 'onlineOnly' },
    });
    stage.platform.attempt = () => Promise.resolve(lost);
    stage.charge('k', 'C1', 100);
    await stage.run(100);
    expect(stage.queue.accept(stage.draft('l', 'C1', 100), options)).toMatchObject({
      failure: { code: 'offlineCardBusy' },
    });
  });
});

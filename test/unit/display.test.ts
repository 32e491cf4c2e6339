// The customer display without its window: what a guest is told of an operation, and for how long.
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { type CardFacts, guestOf, maskName, outcomeScene } from '../../main/till/display/scene.ts';
import { aged, awaits, emptyStand, offers, owes, serves } from '../../main/till/display/stand.ts';
import { displayScreen as english } from '../../shared/messages/en/display-screen.ts';
import { displayScreen as chinese } from '../../shared/messages/zh-CN/display-screen.ts';
import { fen, zeroFen } from '../../shared/money.ts';
import { type OperationView, operationKinds, operationStates } from '../../shared/operation.ts';

const everything = { showName: true, showBalance: true, showPoints: true };
const nothingShown = { showName: false, showBalance: false, showPoints: false };
const before: CardFacts = { name: '黄河', balance: fen(500_000), points: 20_000 };

function operationOf(more: Partial<OperationView>): OperationView {
  return {
    serial: 'S-1',
    kind: 'consumption',
    service: null,
    serviceFacts: [],
    state: 'applied',
    attempt: 1,
    maskedCard: '6201****0801',
    memberName: '黄河',
    amount: fen(8_800),
    storePay: fen(4_400),
    operator: '1001',
    createdAt: 0,
    updatedAt: 0,
    nextTryAt: null,
    voucher: 'V-1',
    parent: null,
    revokedBy: null,
    billNo: null,
    acceptedOffline: false,
    revocationReason: null,
    reason: 'reason.logApplied',
    platformMessage: '余额不足，请联系客服',
    answer: {
      voucher: 'V-1',
      storeBalance: fen(495_600),
      pointsBalance: 19_604,
      storeBonus: zeroFen,
      pointsBonus: 44,
      couponBonus: [],
    },
    ...more,
  };
}

describe('what a guest is told', () => {
  test('of a sale: amount, balance before and after, what was earned', () => {
    expect(outcomeScene(operationOf({}), before, everything)).toEqual({
      kind: 'outcome',
      outcome: 'done',
      what: 'consumption',
      amount: 8_800,
      storePay: 4_400,
      balance: { before: 500_000, after: 495_600 },
      points: { before: 20_000, after: 19_604 },
      earned: { store: 0, points: 44, coupons: [] },
    });
  });

  test('whatever happened: no name, card, mobile, serial, operator or word of the platform; balances only of what is certain', () => {
    const states = fc.constantFrom(...operationStates);
    const kinds = fc.constantFrom(...operationKinds);
    fc.assert(
      fc.property(states, kinds, fc.boolean(), fc.boolean(), (state, kind, acceptedOffline, shows) => {
        const operation = operationOf({ state, kind, acceptedOffline });
        const scene = outcomeScene(operation, before, shows ? everything : nothingShown);
        const text = JSON.stringify(scene);
        for (const secret of ['黄河', '0801', 'S-1', 'V-1', '1001', '余额不足', 'reason']) {
          expect(text).not.toContain(secret);
        }
        if (scene?.kind === 'outcome') {
          const certain = scene.outcome === 'done' && shows;
          expect(scene.balance.after !== null).toBe(certain);
          expect(scene.points.after !== null).toBe(certain);
        } else {
          expect(state).toBe('reverted');
        }
      }),
    );
  });

  test.each(['unknown', 'blocked', 'manual'] as const)(
    '%s is being checked, in both languages, and never a failure',
    (state) => {
      const scene = outcomeScene(operationOf({ state }), before, everything);
      expect(scene).toMatchObject({ outcome: 'checking' });
      expect(chinese.outcome.checking).toBe('正在核实');
      for (const words of [chinese, english]) {
        expect(JSON.stringify(words)).not.toMatch(/失败|错误|fail|error/i);
      }
    },
  );

  test('a name is a family name and stars, and a store may show less', () => {
    expect([maskName('黄河'), maskName('𠮷田'), maskName(' Anna Smith '), maskName('')]).toEqual([
      '黄**',
      '𠮷**',
      'A**',
      '',
    ]);
    expect(guestOf(before, nothingShown)).toEqual({ name: null, balance: null, points: null });
  });
});

describe('where it stands', () => {
  const operation = operationOf({});
  const followed = { intent: 'i-1', operation, cardNo: 'A', own: true, before, until: 100 };

  test('the thanks stay for the same guest, and go when another comes or the next sale begins', () => {
    const stand = { ...emptyStand, cardNo: 'A', followed };
    expect(serves(stand, 'A', false).followed).toBe(followed);
    expect(serves(stand, null, false).followed).toBe(followed);
    expect(serves(stand, 'B', false).followed).toBeNull();
    expect(serves(stand, 'A', true).followed).toBeNull();
    expect(aged(stand, 100).followed).toBeNull();
    expect(aged(stand, 99).followed).toBe(followed);
  });

  test('an answer that comes when another guest is there says nothing', () => {
    const other = serves(emptyStand, 'B', true);
    expect(owes(other, 'A', { what: 'consumption', amount: fen(100) })).toBe(other);
    expect(offers(other, 'A', { what: 'recharge', text: 'https://x', expiresAt: null })).toBe(other);
    expect(serves(awaits(serves(emptyStand, 'A', true), 'i-2'), 'B', false).followed).toBeNull();
  });
});

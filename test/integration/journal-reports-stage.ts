// A day of operations by chance on a journal in memory, and its reports counted from nothing.
import { randomBytes } from 'node:crypto';
import Database from 'better-sqlite3';
import fc from 'fast-check';
import { expect } from 'vitest';
import { openJournalFromBytes, serialiseJournal } from '../../main/journal/memory-journal.ts';
import type { DaySpan, ReportReads } from '../../main/journal/report-types.ts';
import type { Journal } from '../../main/journal/types.ts';
import type { OperationDraft } from '../../main/queue/operation.ts';
import { fen } from '../../shared/money.ts';
import type { MoneyPayload, OperationAnswer } from '../../shared/operation.ts';

export const noon = Date.parse('2026-11-18T12:00:00+08:00');
export const always: DaySpan = { from: 0, to: 1e6 };
export const never = () => false;

export const time = { now: noon };
let intents = 0;
export const options = {
  clock: { wall: () => time.now, monotonic: () => 0 },
  random: { next: () => 0.5, hex: (bytes: number) => randomBytes(bytes).toString('hex') },
  merchantNo: '10001',
  terminalNo: 't-07',
  nativeBinding: null,
};

export function sale(amount: number, more: Partial<MoneyPayload & { kind: 'consumption' }> = {}): MoneyPayload {
  return {
    kind: 'consumption',
    cardNo: '8801',
    billAmount: fen(amount),
    storePay: fen(amount),
    points: 0,
    pointsPay: fen(0),
    coupons: [],
    otherPayments: [],
    remark: null,
    ...more,
  };
}

export function draft(payload: MoneyPayload, operator: string, acceptedOffline = false): OperationDraft {
  const held = payload.kind === 'consumption' ? payload.storePay : fen(0);
  intents += 1;
  return {
    intent: `i-${intents}`,
    payload,
    held,
    operator,
    shift: null,
    memberName: null,
    waits: true,
    acceptedOffline,
  };
}

export const earned: OperationAnswer = {
  voucher: 'V',
  storeBalance: null,
  pointsBalance: null,
  storeBonus: fen(70),
  pointsBonus: 5,
  couponBonus: [{ id: 'c', name: 'c', amount: null, startDate: null, endDate: null }],
};

export function send({ store }: Journal, serial: string): void {
  store.move({
    serial,
    from: 'pending',
    fromAttempt: 0,
    to: 'sending',
    attempt: 1,
    reason: 'sendStarted',
    evidence: null,
  });
}

export function book({ store }: Journal, serial: string, answer: OperationAnswer | null = null): void {
  const facts = answer === null ? {} : { answer };
  store.move({
    serial,
    from: 'sending',
    fromAttempt: 1,
    to: 'applied',
    voucher: `V-${serial}`,
    ...facts,
    reason: 'answered',
    evidence: null,
  });
}

/** A recount from nothing, on a copy. */
export function recounted(journal: Journal): ReportReads {
  const database = new Database(serialiseJournal(journal));
  database.exec(
    'DELETE FROM report_hour; DELETE FROM report_cashier; DELETE FROM report_method; UPDATE report_mark SET event = 0',
  );
  const bytes = database.serialize();
  database.close();
  const { reports } = openJournalFromBytes(bytes, options);
  expect(reports.count(never)).toBe(true);
  return reports;
}

export const read = ({ byDay, byHour, byOperator, byMethod }: ReportReads) => [
  byDay(always),
  byHour(always),
  byOperator(always),
  byMethod(always),
];

type Step =
  | { readonly do: 'sell'; readonly amount: number; readonly who: string; readonly offline: boolean }
  | { readonly do: 'recharge'; readonly amount: number }
  | { readonly do: 'move'; readonly which: number; readonly how: number }
  | { readonly do: 'revoke'; readonly which: number }
  | { readonly do: 'wait'; readonly hours: number }
  | { readonly do: 'count' | 'dieCounting' | 'restart' };

export const step: fc.Arbitrary<Step> = fc.oneof(
  {
    weight: 4,
    arbitrary: fc.record({
      do: fc.constant('sell' as const),
      amount: fc.integer({ min: 1, max: 99_999 }),
      who: fc.constantFrom('甲', '乙', '丙'),
      offline: fc.boolean(),
    }),
  },
  {
    weight: 2,
    arbitrary: fc.record({ do: fc.constant('recharge' as const), amount: fc.integer({ min: 1, max: 99_999 }) }),
  },
  { weight: 8, arbitrary: fc.record({ do: fc.constant('move' as const), which: fc.nat(), how: fc.nat({ max: 5 }) }) },
  { weight: 2, arbitrary: fc.record({ do: fc.constant('revoke' as const), which: fc.nat() }) },
  { weight: 1, arbitrary: fc.record({ do: fc.constant('wait' as const), hours: fc.integer({ min: -30, max: 30 }) }) },
  { weight: 2, arbitrary: fc.constantFrom<Step>({ do: 'count' }, { do: 'dieCounting' }, { do: 'restart' }) },
);

/** One legal move of one operation, by chance. */
export function moveOne(journal: Journal, which: number, how: number): void {
  const all = journal.page('all', null, 500);
  const one = all[which % Math.max(1, all.length)];
  if (one === undefined) {
    return;
  }
  const { serial, state, attempt } = one;
  const from = { serial, fromAttempt: attempt, evidence: null } as const;
  const { store } = journal;
  if (state === 'pending') {
    if (how === 0) store.move({ ...from, from: 'pending', to: 'cancelled', reason: 'withdrawn' });
    else store.move({ ...from, from: 'pending', to: 'sending', attempt: attempt + 1, reason: 'sendStarted' });
  } else if (state === 'sending' || state === 'unknown') {
    const to = (['applied', 'rejected', 'unknown', 'manual', 'applied', 'applied'] as const)[how] ?? 'applied';
    const told = to === 'applied' ? { voucher: `V-${serial}`, answer: how === 4 ? earned : null } : {};
    store.transaction(() => {
      store.move({ ...from, from: state, to, ...told, reason: to });
      if (to === 'applied' && one.kind === 'revocation' && one.parent !== null) {
        const target = store.get(one.parent);
        if (target?.state === 'applied') {
          store.move({
            serial: one.parent,
            from: 'applied',
            fromAttempt: target.attempt,
            to: 'reverted',
            reason: 'revoked',
            evidence: null,
          });
        }
      }
    });
  } else if (state === 'applied' && how === 5 && one.kind !== 'revocation') {
    store.move({ ...from, from: 'applied', to: 'reverted', reason: 'logReverted' });
  } else if (state === 'rejected' && how === 4) {
    store.move({
      ...from,
      from: 'rejected',
      to: 'applied',
      voucher: `V-${serial}`,
      answer: earned,
      reason: 'ghostFound',
    });
  }
}

export function revokeOne(journal: Journal, which: number): void {
  const all = journal.page('revocable', null, 500);
  const one = all[which % Math.max(1, all.length)];
  if (one !== undefined) {
    const payload = {
      kind: 'revocation',
      cardNo: one.cardNo,
      target: one.serial,
      voucher: null,
      amount: one.amount,
      reason: '错',
    } as const;
    journal.store.insert(draft(payload, '乙'), 'pending', 'accepted');
  }
}

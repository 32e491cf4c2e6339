// Cards that paid on a real till, and what its three-way match says of them.
import { expect } from 'vitest';
import type { MatchFilter, MatchRow, MatchView } from '../../shared/match.ts';
import { zeroFen } from '../../shared/money.ts';
import type { Bench } from './till-bench.ts';
import { bill, newIntent, selectedCard, serve } from './till-serving.ts';
import { settled } from './till-waiting.ts';

export const day = '2026-11-18';

/** A card that paid, for a bill of UniPOS where one is named. */
export async function paid(at: Bench, cardNo: string, amount: number, billNo: string | null = null) {
  const { cardId } = selectedCard(await serve(at, cardNo));
  const draft = bill(cardId, amount);
  const accepted = at.till().queue.accept(
    {
      intent: newIntent(),
      payload: {
        kind: 'consumption',
        cardNo,
        billAmount: draft.billAmount,
        storePay: draft.storePay,
        points: 0,
        pointsPay: zeroFen,
        coupons: [],
        otherPayments: [],
        remark: billNo === null ? null : `UniPOS ${billNo}`,
        ...(billNo === null ? {} : { bill: { billNo, shopNo: '1001' } }),
      },
      held: draft.storePay,
      operator: '1001',
      shift: null,
      memberName: null,
      waits: true,
      acceptedOffline: false,
    },
    { secret: null, offline: null },
  );
  if (!accepted.ok) {
    throw new Error(accepted.failure.code);
  }
  return accepted.value;
}

export async function charged(at: Bench, cardNo: string, amount: number, billNo: string | null = null) {
  const { serial } = await paid(at, cardNo, amount, billNo);
  const operation = await settled(at, serial);
  expect(operation.state).toBe('applied');
  return operation;
}

export const match = (at: Bench, refresh = true): Promise<MatchView> => at.good('getMatch', { day, refresh });

export async function rows(at: Bench, filter: MatchFilter = 'all'): Promise<readonly MatchRow[]> {
  return (await at.good('listMatchRows', { day, filter, from: 0, size: 500 })).rows;
}

export async function rowOf(at: Bench, name: string): Promise<MatchRow | undefined> {
  return (await rows(at)).find(
    ({ journal, bills, key }) =>
      key === name || journal.some(({ serial }) => serial === name) || bills.some(({ billNo }) => billNo === name),
  );
}

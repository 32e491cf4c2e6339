// Bills of UniPOS behind a real till: settled, read, and paid with a card.
import { onTestFinished } from 'vitest';
import type { BillDraft } from '../../main/practice/unipos/bill-draft.ts';
import type { BillRow } from '../../shared/unipos-bills.ts';
import { type Bench, openBench } from './till-bench.ts';
import { endInOrder } from './till-books.ts';
import { bill, serve } from './till-serving.ts';

export async function freshBench(options: Parameters<typeof openBench>[0] = {}): Promise<Bench> {
  const bench = await openBench(options);
  onTestFinished(() => (options.beside === undefined ? endInOrder(bench) : bench.close()));
  return bench;
}

export const card = '10';

/** A bill that is settled now at UniPOS, all of it by member card: 22.00 unless said otherwise. */
export function settle(bench: Bench, draft: BillDraft = {}): string {
  return bench.server.unipos.addBill({ payMode: card, ...draft }).billNo;
}

export async function read(bench: Bench): Promise<readonly BillRow[]> {
  return (await bench.good('getBills', { day: null, refresh: true })).bills;
}

export async function rowOf(bench: Bench, billNo: string): Promise<BillRow | undefined> {
  const { bills } = await bench.good('getBills', { day: null, refresh: false });
  return bills.find((row) => row.billNo === billNo);
}

/** What the checkout of this bill answers: the operation's state, or the failure. */
export async function pay(
  bench: Bench,
  cardNo: string,
  billNo: string,
  amount = 2_200,
  more: Parameters<typeof bill>[2] = {},
) {
  const { selectedCardId } = await serve(bench, cardNo);
  const answer = await bench.call('checkout', bill(selectedCardId, amount, { bill: { billNo }, ...more }));
  return answer.ok ? answer.value : answer.failure;
}

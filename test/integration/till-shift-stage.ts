// Sales for cash and card on a real till, for shifts and seals.
import { fen } from '../../shared/money.ts';
import type { Bench } from './till-bench.ts';
import { bill, selectedCard, serve } from './till-serving.ts';
import { settled } from './till-waiting.ts';

export async function sell(bench: Bench, cardNo: string, amount: number, cash: number) {
  const { cardId } = selectedCard(await serve(bench, cardNo));
  const otherPayments = cash === 0 ? [] : [{ method: '1', amount: fen(cash) }];
  const { serial } = await bench.good(
    'checkout',
    bill(cardId, amount, { storePay: fen(amount - cash), otherPayments }),
  );
  return settled(bench, serial);
}

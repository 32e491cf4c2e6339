// Orders of other systems, and the code on a card's back. What an order's payment moves goes through `perform`.
import type { OrderResults } from '../../../shared/orders.ts';
import type { Result } from '../../../shared/result.ts';
import type { TillDependencies, TillHandlers, WithCashier } from '../dependencies.ts';
import { change, look } from '../members/asking.ts';

type OrderParts = Pick<TillDependencies, 'backend' | 'queue'> & {
  readonly withCashier: WithCashier;
  readonly withCard: <Value>(
    cardId: string,
    work: (cardNo: string) => Promise<Result<Value>>,
  ) => Promise<Result<Value>>;
};

/**
 * `authoriseOrder`: an answer that is lost may have authorised it (`changeUnconfirmed`); asking again then tells that it was verified.
 * `verifySecurityCode`: a wrong code is an answer. Both fail with `onlineOnly`.
 */
export function createOrders(parts: OrderParts): Pick<TillHandlers, keyof OrderResults> {
  const { backend, withCard, withCashier } = parts;
  return {
    authoriseOrder: ({ orderId }) => withCashier(() => change(() => backend.orders.authorise(orderId), parts)),
    verifySecurityCode: ({ cardId, code }) =>
      withCard(cardId, (cardNo) => look(() => backend.orders.verifySecurityCode(cardNo, code), parts)),
  };
}

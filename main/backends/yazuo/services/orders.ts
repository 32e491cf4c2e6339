// 6.16 and 6.17: order authorisation, and the code on a card's back.
import { success } from '../../../../shared/result.ts';
import type { Read } from '../../backend-failure.ts';
import type { OrderAuthorisation, OrdersPort } from '../../ports/orders.ts';
import type { ReadCall } from '../read.ts';
import type { StoreIdentity, StoreKnowledge } from '../store-identity.ts';
import type { AtStore } from './at-store.ts';

export type OrdersServiceParts = {
  readonly read: ReadCall;
  readonly store: Pick<StoreKnowledge, 'merchantId'>;
  readonly here: AtStore;
};

/** The codes that section 6.16 prints. */
const refusals: Readonly<Record<string, 'failed' | 'alreadyVerified'>> = { '1': 'failed', '2': 'alreadyVerified' };

export function createOrdersService({ read, store, here }: OrdersServiceParts): OrdersPort {
  async function authorise({ brandId }: StoreIdentity, orderId: string): Read<OrderAuthorisation> {
    const merchantId = await store.merchantId(read);
    if (!merchantId.ok) return merchantId;
    const answer = await read('getOrderAuthorization', { brandId, merchantId: merchantId.value, orderId });
    if (answer.ok) return success({ state: 'authorised', code: answer.value });
    const { platformMessage, parameters } = answer.failure;
    const state = platformMessage === undefined ? undefined : refusals[String(parameters?.['code'])];
    return state === undefined ? answer : success({ state, words: platformMessage ?? '' });
  }

  /** A refusal that the profile knows as something else than a wrong code stays a failure. */
  async function verify({ brandId }: StoreIdentity, cardNo: string, securityCode: string | null): Read<boolean> {
    const request = { brandId, cardNo, ...(securityCode === null ? {} : { securityCode }) };
    const answer = await read('verifySecurityCode', request, securityCode === null ? [] : [securityCode]);
    if (answer.ok) return success(true);
    return answer.failure.code === 'refusedByServer' ? success(false) : answer;
  }

  return {
    authorise: (orderId) => here((identity) => authorise(identity, orderId)),
    verifySecurityCode: (cardNo, code) => here((identity) => verify(identity, cardNo, code)),
  };
}

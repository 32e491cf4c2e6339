// 4.3.1 and 4.3.2 of this store.
import { success } from '../../../../shared/result.ts';
import type { Read } from '../../backend-failure.ts';
import type { StoreRulesPort } from '../../ports/store-rules.ts';
import { readPointsRules, readStoreLimits } from '../map-store-rules.ts';
import type { ReadCall } from '../read.ts';
import type { StoreKnowledge } from '../store-identity.ts';
import type { AtStore } from './at-store.ts';

export type StoreRulesParts = {
  readonly read: ReadCall;
  readonly store: Pick<StoreKnowledge, 'merchantId'>;
  readonly here: AtStore;
};

/** The rules of every kind of transaction, as the document's sample asks for them. */
const everyKind = '3';
/** More rules than any store has; one page then holds them all. */
const pageSize = 100;

export function createStoreRulesService({ read, store, here }: StoreRulesParts): StoreRulesPort {
  function atMerchant<Value>(work: (heading: { brandId: string; merchantId: string }) => Read<Value>): Read<Value> {
    return here(async ({ brandId }) => {
      const merchantId = await store.merchantId(read);
      return merchantId.ok ? work({ brandId, merchantId: merchantId.value }) : merchantId;
    });
  }

  return {
    points: () =>
      atMerchant(async (heading) => {
        const answer = await read('listAwardRules', { ...heading, transCode: everyKind, pageNum: 1, pageSize });
        return answer.ok ? success(readPointsRules(answer.value)) : answer;
      }),
    limits: () =>
      atMerchant(async (heading) => {
        const answer = await read('getLimitRules', heading);
        return answer.ok ? success(readStoreLimits(answer.value)) : answer;
      }),
  };
}

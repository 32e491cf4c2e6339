// 5.12 and 6.23: figures of members and recharges.
import { success } from '../../../../shared/result.ts';
import type { ReportsPort } from '../../ports/reports.ts';
import { readCommission, readStatistics } from '../map-reports.ts';
import type { ReadCall } from '../read.ts';
import type { StoreKnowledge } from '../store-identity.ts';
import type { AtStore } from './at-store.ts';

export type ReportsServiceParts = {
  readonly read: ReadCall;
  readonly store: Pick<StoreKnowledge, 'merchantId'>;
  readonly here: AtStore;
};

/** Both name the store by its internal id. */
export function createReportsService({ read, store, here }: ReportsServiceParts): ReportsPort {
  return {
    memberStatistics: (scope) =>
      here(async ({ brandId }) => {
        const merchantId = scope === 'brand' ? success(null) : await store.merchantId(read);
        if (!merchantId.ok) return merchantId;
        const answer = await read('memberStatistics', { brandId, merchantId: merchantId.value });
        return answer.ok ? success(readStatistics(answer.value)) : answer;
      }),
    rechargeCommission: (day) =>
      here(async () => {
        const merchantId = await store.merchantId(read);
        if (!merchantId.ok) return merchantId;
        const request = { merchantId: merchantId.value, date: day.replaceAll('-', '') };
        const answer = await read('listRechargeCommission', request);
        return answer.ok ? success(readCommission(answer.value)) : answer;
      }),
  };
}

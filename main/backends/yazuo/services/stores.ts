// 4.1: the stores of the brand, with the numbers that a third party gave them.
import { success } from '../../../../shared/result.ts';
import type { StoresPort } from '../../ports/stores.ts';
import type { ReadCall } from '../read.ts';
import type { AtStore } from './at-store.ts';

export function createStoresService(read: ReadCall, here: AtStore): StoresPort {
  return {
    list: () =>
      here(async ({ brandId }) => {
        const answer = await read('listMerchants', { brandId });
        return answer.ok
          ? success(
              answer.value.list.map(({ merchantNo, merchantName, thirdpartyMerchantNo }) => ({
                merchantNo,
                name: merchantName,
                outsideNo: thirdpartyMerchantNo,
              })),
            )
          : answer;
      }),
  };
}

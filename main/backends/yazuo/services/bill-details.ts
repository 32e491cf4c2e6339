// 6.21: the detail of a settled bill, for the store that the platform knows by a third party's number.
import { success } from '../../../../shared/result.ts';
import type { AssumedYazuo } from '../../../protocol/yazuo/assumed.ts';
import type { Read } from '../../backend-failure.ts';
import type { BillDetailsPort } from '../../ports/bill-details.ts';
import { billDetailRequest, payWaysIn } from '../map-bill-details.ts';
import type { ReadCall } from '../read.ts';
import type { StoreIdentity } from '../store-identity.ts';
import type { AtStore } from './at-store.ts';

export function createBillDetailsService(read: ReadCall, here: AtStore, assumed: AssumedYazuo): BillDetailsPort {
  let known: { readonly merchantNo: string; readonly storeNo: string } | null = null;
  const payWays = payWaysIn(assumed);

  /** 4.1 tells it, once; a store that no third party numbered goes by its own number. */
  async function storeNoOf({ brandId, merchantNo }: StoreIdentity): Read<string> {
    if (known?.merchantNo === merchantNo) return success(known.storeNo);
    const listed = await read('listMerchants', { brandId });
    if (!listed.ok) return listed;
    const store = listed.value.list.find((candidate) => candidate.merchantNo === merchantNo);
    const storeNo = store?.thirdpartyMerchantNo ?? merchantNo;
    known = { merchantNo, storeNo };
    return success(storeNo);
  }

  return {
    send: (detail) =>
      here(async (store) => {
        const storeNo = await storeNoOf(store);
        if (!storeNo.ok) {
          // A refusal of another question is no refusal of the detail.
          const { platformMessage: _, ...failure } = storeNo.failure;
          return { ok: false, failure };
        }
        const answer = await read('syncBillDetail', billDetailRequest(detail, storeNo.value, payWays));
        return answer.ok ? success(null) : answer;
      }),
  };
}

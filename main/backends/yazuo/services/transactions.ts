// 6.12.1 to 6.12.3: the log a page at a time, and the dishes of one bill.
import { success } from '../../../../shared/result.ts';
import type { AssumedYazuo } from '../../../protocol/yazuo/assumed.ts';
import type { LogFilter, TransactionsPort } from '../../ports/transactions.ts';
import { readDish, readTransaction } from '../map-transactions.ts';
import type { ReadCall } from '../read.ts';
import type { StoreIdentity } from '../store-identity.ts';
import type { AtStore } from './at-store.ts';

export function createTransactionsService(read: ReadCall, here: AtStore, assumed: AssumedYazuo): TransactionsPort {
  return {
    page: (filter, pageNum, pageSize) =>
      here(async (store) => {
        const paging = { brandId: store.brandId, pageNum, pageSize };
        const answer =
          filter.by === 'member'
            ? await read('listMemberTransactions', { ...paging, membershipId: filter.memberId })
            : await read('listTransactions', { ...paging, ...narrowed(filter, store) });
        if (!answer.ok) return answer;
        const { transwater, total } = answer.value;
        return success({ rows: transwater.map((row) => readTransaction(row, assumed.transCodes)), total });
      }),
    dishes: (voucher) =>
      here(async ({ brandId, merchantNo }) => {
        const answer = await read('listTransactionDishes', { brandId, merchantNo, voucherNumber: voucher });
        return answer.ok ? success(answer.value.billDish.map(readDish)) : answer;
      }),
  };
}

function narrowed(filter: Exclude<LogFilter, { readonly by: 'member' }>, { merchantNo, terminalNo }: StoreIdentity) {
  switch (filter.by) {
    case 'card':
      return { cardNo: filter.cardNo };
    case 'serial':
      return { cashierSerial: filter.serial };
    case 'till':
      return { merchantNo, terminalNo };
    case 'store':
      return { merchantNo };
  }
}

// Rows of 6.12 and dishes of 6.12.3 → our words. Pure.
import type { AssumedYazuo } from '../../protocol/yazuo/assumed.ts';
import type { AnswerOf } from '../../protocol/yazuo/catalogue.ts';
import type { WireTransaction } from '../../protocol/yazuo/objects.ts';
import type { PlatformTransaction, TransactionDish } from '../ports/transactions.ts';
import { readLogRow } from './map-log.ts';

/** What the queue reads of a row, with what a person wants to see beside it. */
export function readTransaction(row: WireTransaction, transCodes: AssumedYazuo['transCodes']): PlatformTransaction {
  const { serial, cardNo, voucher, kind, amount, revoked, storeBalance } = readLogRow(row, [], transCodes);
  return {
    id: row.id,
    serial,
    voucher,
    cardNo,
    at: row.transTime,
    kind,
    name: row.transName ?? row.transCode,
    amount,
    storeBalance,
    revoked,
    revokesId: row.oldWaterId,
    merchantNo: row.transMerchant,
    terminalNo: row.terminalNo,
    operator: row.operId,
    storeName: row.merchantName,
    remark: row.remark,
  };
}

/** 6.12.3 */
export function readDish(dish: AnswerOf<'listTransactionDishes'>['billDish'][number]): TransactionDish {
  return { code: dish.dishNo, name: dish.dishName, price: dish.dishPrice, count: dish.dishCount };
}

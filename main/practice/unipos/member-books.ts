// A payment of the member service in the platform's books: a consumption of stored value, or points that are taken. One ledger, so money is conserved.
import type { FineMoney } from '../../../shared/fine-money.ts';
import type { Fen } from '../../../shared/money.ts';
import { post } from '../ledger.ts';
import type { PracticeCard } from '../world.ts';
import type { UniposContext } from './call.ts';
import type { PostedPaying } from './paying.ts';

/** A payment whose quantity was read: 1/10,000 yuan, or of a point. */
type Paying = Omit<PostedPaying, 'quantity'> & { readonly quantity: FineMoney };

/** Books it under its FromNo as serial. `hundredths`: fen of stored value, or hundredths of a point. The caller has checked card, account and balance. */
export function bookPaying({ world, now }: UniposContext, card: PracticeCard, paying: Paying, hundredths: Fen): void {
  const { fromNo, cardNo, accountNo, quantity, description, bill } = paying;
  const isMoney = accountNo === '00';
  const shop = world.unipos.shops.find((one) => bill?.billNo.startsWith(`${one.shopNo}-`)) ?? world.unipos.shops[0];
  if (shop === undefined) throw new Error('practice UniPOS: no shop');
  const { voucher } = post(world, {
    kind: isMoney ? 'consumeCard' : 'deductPoints',
    cardNo,
    merchantNo: shop.merchantNo,
    cashierSerial: fromNo || null,
    terminalNo: null,
    at: now,
    userName: 'unipos',
    amountFen: isMoney ? hundredths : 0,
    storeFen: isMoney ? -hundredths : 0,
    bonusFen: 0,
    points: isMoney ? 0 : -hundredths / 100,
    couponsUsed: [],
    couponsGiven: [],
    payments: isMoney ? [{ id: '5', fen: hundredths }] : [],
    revokes: null,
    remark: bill === null ? description : `UniPOS ${bill.billNo}`,
    fingerprint: '',
  });
  world.unipos.payings.push({
    voucher,
    fromNo,
    cardNo: card.cardNo,
    accountNo,
    quantity,
    description,
    bill: bill?.xml ?? null,
  });
}

// What the page asks for a sale: by stored value alone, unless told otherwise. No test runner here, so that a till in a child process may use it.
import type { ChannelArgument } from '../../shared/ipc.ts';
import { fen, zeroFen } from '../../shared/money.ts';

type Asked = ChannelArgument<'checkout'>;

/** `amount` in fen; `cardId` null: no card is selected. */
export function saleAsked(cardId: string | null, amount: number, more: Pick<Asked, 'intent'> & Partial<Asked>): Asked {
  return {
    cardId: cardId ?? '',
    billAmount: fen(amount),
    storePay: fen(amount),
    points: 0,
    pointsPay: zeroFen,
    coupons: [],
    otherPayments: [],
    tradePassword: null,
    remark: null,
    ...more,
  };
}

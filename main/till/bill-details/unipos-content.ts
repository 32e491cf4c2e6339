// What a UniPOS bill adds to a sale's detail (6.21): its dishes, what was taken off there, and what was paid in other ways. Pure.
import { type FineMoney, fenOfFine, readFineMoney } from '../../../shared/fine-money.ts';
import { addFen, type Fen, fen, subtractFen, zeroFen } from '../../../shared/money.ts';
import type { ConsumptionPayload, OtherPayment } from '../../../shared/operation.ts';
import type { Profile } from '../../../shared/profile.ts';
import type { UniposBill } from '../../../shared/unipos.ts';
import type { BillDetail } from '../../backends/ports/bill-details.ts';
import { isAskedOfCard } from '../unipos/bill-due.ts';

/** `cardModes`: the payment numbers that stand for a member card; `methods`: the platform's, to be found by their names. */
export type DetailBill = {
  readonly bill: UniposBill;
  readonly cardModes: readonly string[];
  readonly methods: Profile['paymentMethods'];
};

/** All in fen; what was received elsewhere, what was taken off and what the sale pays make the total. */
export type BillContent = Pick<BillDetail, 'dishes' | 'guests' | 'table' | 'total'> & {
  readonly received: readonly OtherPayment[];
  readonly discounts: BillDetail['discounts'];
};

const oneUnit = 10_000;

/**
 * Null where the bill does not explain the sale to the fen (two cards at a terminal pay one bill, its dishes do not make its sum, …): then the
 * detail keeps to what the till itself knows, for a detail that does not add up would be refused.
 */
export function billContentOf(
  { billAmount }: ConsumptionPayload,
  { bill, cardModes, methods }: DetailBill,
): BillContent | null {
  const others = bill.payments.filter((payment) => !isAskedOfCard(payment, cardModes));
  const received = others.flatMap(({ modeNo, modeName, money }) => {
    const amount = fenOfFine(money);
    return amount === null ? [] : [{ method: methodOf(modeNo, modeName, methods), amount }];
  });
  const dishes = dishesOf(bill.lines);
  const total = nearestFen(bill.total);
  const paid = addFen(billAmount, ...received.map(({ amount }) => amount));
  const off = subtractFen(total, paid);
  const told = bill.discount + bill.floor;
  const isWhole =
    received.length === others.length &&
    off >= 0 &&
    Math.abs(off * 100 - told) < 100 &&
    dishes.total === total &&
    received.every(({ amount }) => amount > 0);
  return isWhole
    ? {
        total,
        dishes: dishes.rows,
        received,
        discounts: discountsOf(bill, off),
        table: bill.table,
        guests: bill.guests,
      }
    : null;
}

/** By its name; what the platform does not know goes as "other", which is what its mapping makes of a method without a number. */
function methodOf(modeNo: string, modeName: string | null, methods: DetailBill['methods']): string {
  return methods.find(({ name }) => name === modeName)?.id ?? `unipos:${modeNo}`;
}

/** What was taken off at UniPOS; where its parts are no whole fen, in one line. */
function discountsOf({ discount, floor }: UniposBill, off: Fen): BillDetail['discounts'] {
  const [reduced, rounded] = [fenOfFine(discount), fenOfFine(floor)];
  const lines =
    reduced === null || rounded === null || addFen(reduced, rounded) !== off
      ? [{ name: '折扣抹零', amount: off }]
      : [
          { name: '折扣', amount: reduced },
          { name: '抹零', amount: rounded },
        ];
  return lines.filter(({ amount }) => amount > 0);
}

/**
 * One row a line. A line that cannot be told as a price of whole fen times its quantity is told by its sum; what its sum has beside whole fen
 * goes on to the next, so that all of them make the bill's sum.
 */
function dishesOf(lines: UniposBill['lines']): { readonly rows: BillDetail['dishes']; readonly total: Fen } {
  let exact = 0;
  let told = zeroFen;
  const rows = lines.map(({ goodsNo, name, price, quantity, unit, money }) => {
    exact += money;
    const code = goodsNo ?? '-';
    const whole = fenOfFine(price);
    const sum = fenOfFine(money);
    const count = readFineMoney(quantity);
    if (whole !== null && sum !== null && count !== null && price * count === money * oneUnit) {
      told = addFen(told, sum);
      return { code, name, price: whole, count: count / oneUnit };
    }
    const part = subtractFen(fen(Math.round(exact / 100)), told);
    told = addFen(told, part);
    return { code, name: `${name} ${quantity}${unit ?? ''}`, price: part, count: 1 };
  });
  return { rows, total: told };
}

function nearestFen(amount: FineMoney): Fen {
  return fen(Math.round(amount / 100));
}

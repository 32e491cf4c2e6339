// The bill inside a terminal's payment, in the till's words: its reference, the terminal's name, and its content for the shelf of bills. Pure.
import { type FineMoney, fineMoney } from '../../shared/fine-money.ts';
import type { BillReference, UniposBill, UniposBillLine, UniposBillPayment } from '../../shared/unipos.ts';
import { readMoment } from '../protocol/unipos/moment.ts';
import type { TableBill, TablePayItem, TableSaleItem } from '../protocol/unipos/table-bill.ts';

const none = fineMoney(0);
const china = 8 * 3_600_000;

/** `ownShopNo` is this shop's number in UniPOS, where the profile tells it: a terminal writes its organisation's id instead. Null without a number. */
export function billReference({ billNo, organizationNo }: TableBill, ownShopNo: string | null): BillReference | null {
  return billNo === null ? null : { billNo, shopNo: ownShopNo ?? organizationNo ?? '' };
}

/** The till at which it was paid, where the bill says so. */
export function terminalOf({ pointNo, registerNo }: TableBill): string | null {
  return (registerNo ?? pointNo)?.slice(0, 32) ?? null;
}

/** The bill's content; `now` (wall ms UTC) stands in for a time that is not told. */
export function uniposBillOf(bill: TableBill, { billNo, shopNo }: BillReference, now: number): UniposBill {
  const guests = Number(bill.personNum ?? '');
  return {
    billNo,
    shopNo,
    shopName: bill.organizationName,
    memberNo: null,
    table: null,
    guests: Number.isSafeInteger(guests) && guests > 0 ? guests : null,
    cashier: bill.userName,
    total: bill.totalMoney ?? none,
    discount: bill.discountMoney ?? none,
    floor: bill.floorMoney ?? none,
    lines: bill.saleItems.map(lineOf),
    payments: bill.payItems.map(paymentOf),
    closedAt: new Date((readMoment(bill.createdOn ?? '') ?? now) + china).toISOString().slice(0, -1),
    notes: bill.notes,
  };
}

function lineOf(item: TableSaleItem): UniposBillLine {
  const money = item.money ?? none;
  const discount = item.discountMoney ?? none;
  return {
    goodsNo: item.goodsNo,
    name: item.goodsName ?? item.goodsNo ?? '',
    categoryNo: item.goodsSortNo,
    categoryName: item.goodsSortName,
    unit: item.unit,
    quantity: item.quantity ?? '1',
    listPrice: item.goodsPrice ?? item.price ?? none,
    price: item.price ?? none,
    money,
    discount,
    net: item.netMoney ?? less(money, discount),
    notes: item.notes,
  };
}

function less(money: FineMoney, discount: FineMoney): FineMoney {
  return fineMoney(money - discount);
}

function paymentOf({ money, payModeName, payModeNo }: TablePayItem): UniposBillPayment {
  return { modeNo: payModeNo ?? '', modeName: payModeName, money: money ?? none, reference: null };
}

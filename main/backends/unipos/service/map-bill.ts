// UniPOS's bills as the wire spells them → our words. Pure.
import { fineMoney } from '../../../../shared/fine-money.ts';
import type { UniposBill, UniposBillLine, UniposBillPayment } from '../../../../shared/unipos.ts';
import type { WireBill, WirePayItem, WireSaleItem } from '../../../protocol/unipos/wire.ts';

const nothing = fineMoney(0);

/** 读取账单, data/items. `from_no` is the table; guests that nobody counted are 0 there. */
export function readBill(wire: WireBill): UniposBill {
  return {
    billNo: wire.bill_no,
    shopNo: wire.shop_no,
    shopName: wire.shop_name,
    memberNo: wire.member_no,
    table: wire.from_no,
    guests: wire.person_num === 0 ? null : wire.person_num,
    cashier: wire.user_name,
    total: wire.totel_money,
    discount: wire.discount_money ?? nothing,
    floor: wire.floor_money ?? nothing,
    lines: wire.sale_items.map(readLine),
    payments: wire.pay_items.map(readPayment),
    closedAt: wire.created_on,
    notes: wire.notes,
  };
}

function readLine(wire: WireSaleItem): UniposBillLine {
  const discount = wire.discount_money ?? nothing;
  return {
    goodsNo: wire.goods_no,
    name: wire.goods_name,
    categoryNo: wire.goods_sort_no,
    categoryName: wire.goods_sort_name,
    unit: wire.unit,
    quantity: wire.quantity,
    listPrice: wire.goods_price ?? wire.price,
    price: wire.price,
    money: wire.money,
    discount,
    net: wire.total_money ?? fineMoney(wire.money - discount),
    notes: wire.notes,
  };
}

function readPayment(wire: WirePayItem): UniposBillPayment {
  return { modeNo: wire.pay_mode_no, modeName: wire.pay_mode_name, money: wire.money, reference: wire.from_no };
}

// UniPOS's take-away orders, both ways: what it lists → our words, what we send → the wire's. Pure.
import type { UniposOrder, UniposOrderLine } from '../../../../shared/unipos.ts';
import type { WireOrder, WireOrderItem } from '../../../protocol/unipos/wire.ts';

/** 读取订单, data/items. */
export function readOrder(wire: WireOrder): UniposOrder {
  return {
    shopNo: wire.shop_no,
    orderNo: wire.order_no,
    contact: wire.contact ?? '',
    phone: wire.tel ?? '',
    time: wire.time,
    memberNo: wire.member_no,
    address: wire.address,
    notes: wire.notes,
    total: wire.total,
    payMode: wire.paymode,
    payInfo: wire.pay_info,
    lines: wire.items.map(readLine),
  };
}

function readLine(wire: WireOrderItem): UniposOrderLine {
  return {
    goodsNo: wire.goods_no ?? '',
    name: wire.goods_name,
    quantity: wire.quantity,
    unit: wire.unit,
    price: wire.price,
    notes: wire.notes,
  };
}

/** 发送订单. */
export function writeOrder(order: UniposOrder): WireOrder {
  return {
    shop_no: order.shopNo,
    order_no: order.orderNo,
    contact: order.contact,
    tel: order.phone,
    time: order.time,
    member_no: order.memberNo,
    address: order.address,
    notes: order.notes,
    total: order.total,
    paymode: order.payMode,
    pay_info: order.payInfo,
    items: order.lines.map((line) => ({
      goods_no: line.goodsNo === '' ? null : line.goodsNo,
      goods_name: line.name,
      quantity: line.quantity,
      unit: line.unit,
      price: line.price,
      notes: line.notes,
    })),
  };
}

// 6.12.3, 6.16 and 6.21: what the platform keeps of bills and orders without moving anything.
import type { RequestOf } from '../protocol/yazuo/catalogue.ts';
import type { BillDish } from './bills-world.ts';
import { type CallContext, done, type Reply, refuse } from './reply.ts';
import { yuanDecimal, yuanNumber } from './spelling.ts';
import { findOrderRow } from './third-party-payment.ts';

/** 6.16's own codes, which its section prints. */
const authorizationFailed = 1;
const alreadyVerified = 2;

/** 6.12.3: the dishes that came with the checkout. */
export function listTransactionDishes(request: RequestOf<'listTransactionDishes'>, { world }: CallContext): Reply {
  const bill = world.transactions.find(
    (row) => String(row.voucher) === request.voucherNumber && row.merchantNo === request.merchantNo,
  );
  if (bill === undefined) return refuse('voucherUnknown', '流水不存在');
  const billDish = (bill.bill?.dishes ?? []).map(spellDish);
  return done({ voucherNo: bill.voucher, billDish, total: String(billDish.length) }, '查询成功');
}

function spellDish(dish: BillDish) {
  return {
    dishNo: dish.dishNo,
    dishType: dish.dishType,
    dishName: dish.dishName,
    dishPrice: yuanNumber(dish.dishPrice),
    dishCount: String(dish.dishCount),
    memberShipPrice: dish.memberShipPrice == null ? null : yuanDecimal(dish.memberShipPrice),
    isSendIntegral: String(dish.isSendIntegral),
  };
}

/** 6.16: each order is authorised once. Orders that the platform knows: its own (6.18), and those that were synchronised (6.19, 6.21). */
export function getOrderAuthorization(request: RequestOf<'getOrderAuthorization'>, context: CallContext): Reply {
  const { world, now, hex } = context;
  const { orderId } = request;
  if (world.orderAuthorizations.some((one) => one.orderId === orderId)) {
    return { code: alreadyVerified, message: '该订单已验证过' };
  }
  const isKnown =
    world.stores.some((store) => String(store.merchantId) === request.merchantId) &&
    (world.orders.some((order) => order.orderNo === orderId) ||
      world.billDetails.some((detail) => detail.orderId === orderId) ||
      findOrderRow(world, orderId) !== undefined);
  if (!isKnown) return { code: authorizationFailed, message: '授权失败,订单不存在' };
  const code = hex(8).toUpperCase();
  world.orderAuthorizations.push({ orderId, code, at: now });
  return done(code, '授权成功');
}

/** 6.21: the same detail again is fine, another one under the same order is not. */
export function syncBillDetail(request: RequestOf<'syncBillDetail'>, { world }: CallContext): Reply {
  if (!world.stores.some((store) => store.thirdpartyMerchantNo === request.thirdMerchantNo)) {
    return refuse('unknownMerchant', '商户不存在');
  }
  const kept = world.billDetails.find((detail) => detail.orderId === request.orderId);
  if (kept === undefined) world.billDetails.push(request);
  else if (JSON.stringify(kept) !== JSON.stringify(request)) {
    return refuse('orderRepeated', '该订单已同步,内容不一致');
  }
  return done(undefined, '同步成功');
}

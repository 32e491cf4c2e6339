// What a service is about, fact by fact, for whoever looks at it: numbers of guests masked. A person who decides compares these at the platform.
import { formatFen } from '../../../shared/money.ts';
import type { ServiceFact, ServiceFactName } from '../../../shared/operation.ts';
import type { ServiceRequest } from '../../../shared/services.ts';
import { maskCard, maskMobile } from '../masks.ts';

type Facts = Readonly<Partial<Record<ServiceFactName, string | null>>>;

/** In the order of the content; what is empty or not known is left out. */
export function serviceFacts(request: ServiceRequest): readonly ServiceFact[] {
  return (Object.entries(factsOf(request)) as [ServiceFactName, string | null][]).flatMap(([name, value]) =>
    value === null || value === '' ? [] : [{ name, value }],
  );
}

function factsOf(request: ServiceRequest): Facts {
  switch (request.service) {
    case 'activateCard': {
      const { mobile, cardTypeId, points } = request.content;
      return { mobile: maskMobile(mobile), cardType: cardTypeId, points: String(points) };
    }
    case 'activateGiftCard':
      return { cardType: request.content.cardTypeId };
    case 'upgradeCard':
      return { newCard: maskCard(request.content.newCardNo) };
    case 'exchangePoints':
    case 'awardPoints':
    case 'deductPoints':
      return { points: String(request.content.points), remark: request.content.remark };
    case 'buyCouponWithPoints': {
      const { points, batchNo, goodsName, payments, remark } = request.content;
      return { points: String(points), batch: batchNo, goods: goodsName, payments: paymentsText(payments), remark };
    }
    case 'buyMallGoods':
      return { goods: request.content.goodsId };
    case 'issueCoupon':
    case 'issueCouponToMember':
      return { mobile: maskMobile(request.content.mobile), batch: request.content.batchNo };
    case 'rechargeAndDineFree': {
      const { bill, payments } = request.content;
      return { payments: paymentsText(payments), bill: bill === null ? null : formatFen(bill) };
    }
    case 'syncThirdPartyPayment': {
      const { orderId, method, remark } = request.content;
      return { order: orderId, payments: method, remark };
    }
    case 'changePaymentMethod': {
      const { voucher, payments } = request.content;
      return { voucher, payments: paymentsText(payments) };
    }
    case 'claimCouponByScan':
      return {};
  }
}

function paymentsText(
  payments: readonly { readonly method: string; readonly amount: Parameters<typeof formatFen>[0] }[],
): string {
  return payments.map(({ method, amount }) => `${method}: ${formatFen(amount)}`).join(', ');
}

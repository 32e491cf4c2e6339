// What the screen asks of a service, made into what is recorded and sent: the card that it is about, full numbers instead of names, sums that agree.
import type { ChannelArgument } from '../../../shared/ipc.ts';
import { addFen, formatFen } from '../../../shared/money.ts';
import type { MoneyPayload, OtherPayment, ServicePayload } from '../../../shared/operation.ts';
import { type Failure, failure, type Result, success } from '../../../shared/result.ts';
import { type ServiceRequest, serviceAmount } from '../../../shared/services.ts';
import type { Store } from '../../queue/ports.ts';
import type { CardDirectory } from '../card-directory.ts';
import { maskMobile } from '../masks.ts';
import type { MemberDesk } from '../member-desk.ts';
import { checkAmount, checkOtherPayments } from '../payment-check.ts';
import { mobileOfTarget } from '../sms.ts';

export type PerformRequest = ChannelArgument<'perform'>;

export type PayloadParts = {
  readonly directory: Pick<CardDirectory, 'cardNoOf' | 'mobileOf'>;
  readonly desk: Pick<MemberDesk, 'card'>;
  readonly store: Pick<Store, 'byVoucher'>;
  /** Ids of the profile's payment methods. */
  readonly methods: readonly string[];
};

type Refusal = { readonly ok: false; readonly failure: Failure };

/**
 * Fails with `memberNotFound` for a card that the till never saw (but those that are activated just now), `mobileMalformed`,
 * `paymentsDoNotAddUp`, `badArguments`, and as amounts do.
 */
export function payloadOf(request: PerformRequest, parts: PayloadParts): Result<ServicePayload> {
  const resolved = withMobile(request, parts);
  if (!resolved.ok) {
    return resolved;
  }
  const service = resolved.value;
  const cardNo = laneOf(request, service, parts);
  if (!cardNo.ok) {
    return cardNo;
  }
  const problem = problemWith(service, cardNo.value, parts);
  return problem ?? success({ kind: 'service', cardNo: cardNo.value, amount: serviceAmount(service), ...service });
}

/** The card; for a coupon that goes to a mobile number, that number masked: two with the same mask only wait for each other. */
function laneOf(
  { cardId, cardNo }: PerformRequest,
  service: ServiceRequest,
  { directory, desk }: PayloadParts,
): Result<string> {
  switch (service.service) {
    case 'issueCoupon':
    case 'issueCouponToMember':
      return success(maskMobile(service.content.mobile));
    case 'activateCard':
    case 'activateGiftCard':
      return cardNo === null ? failure('badArguments', { field: 'cardNo' }) : success(cardNo);
    default: {
      const known = cardId === null ? null : directory.cardNoOf(cardId);
      return known === null || desk.card(known) === null ? failure('memberNotFound') : success(known);
    }
  }
}

/** The screen knows mobile numbers by the member's name only, or as they were typed. */
function withMobile({ service, content }: PerformRequest, { directory }: PayloadParts): Result<ServiceRequest> {
  const request = { service, content } as ServiceRequest;
  switch (request.service) {
    case 'issueCoupon':
    case 'issueCouponToMember':
    case 'activateCard': {
      const mobile = mobileOfTarget(request.content.mobile, directory.mobileOf);
      return mobile.ok
        ? success({ ...request, content: { ...request.content, mobile: mobile.value } } as ServiceRequest)
        : mobile;
    }
    default:
      return success(request);
  }
}

function problemWith(request: ServiceRequest, cardNo: string, { desk, methods, store }: PayloadParts): Refusal | null {
  switch (request.service) {
    case 'activateCard':
      // The history keeps what was asked for ever, and this is nothing to be kept (docs/decisions/0019-sealed-fields.md).
      return request.content.idNumber === null ? null : failure('badArguments', { field: 'idNumber' });
    case 'activateGiftCard':
      return checkAmount(request.content.value);
    case 'syncThirdPartyPayment':
      return (
        checkAmount(request.content.total) ??
        (methods.includes(request.content.method) ? null : failure('badArguments', { field: 'method' }))
      );
    case 'buyMallGoods': {
      const buyer = desk.card(cardNo)?.seen.member.memberId;
      return buyer === request.content.membershipId ? null : failure('badArguments', { field: 'membershipId' });
    }
    case 'rechargeAndDineFree': {
      const { amount, payments } = request.content;
      return checkAmount(amount) ?? checkOtherPayments(payments, methods) ?? checkSum(amount, payments);
    }
    case 'buyCouponWithPoints':
      return checkOtherPayments(request.content.payments, methods);
    case 'changePaymentMethod': {
      const { payments, voucher } = request.content;
      return checkOtherPayments(payments, methods) ?? checkKept(store.byVoucher(voucher)?.payload, payments);
    }
    default:
      return null;
  }
}

/** 6.20 changes how a bill was paid, not how much: of our own sale the till knows the sum, of another till's only the platform does. */
function checkKept(sale: MoneyPayload | undefined, payments: readonly OtherPayment[]): Refusal | null {
  return sale?.kind === 'consumption'
    ? checkSum(addFen(...sale.otherPayments.map(({ amount }) => amount)), payments)
    : null;
}

function checkSum(amount: Parameters<typeof formatFen>[0], payments: readonly OtherPayment[]): Refusal | null {
  const paid = addFen(...payments.map((payment) => payment.amount));
  return paid === amount ? null : failure('paymentsDoNotAddUp', { bill: formatFen(amount), paid: formatFen(paid) });
}

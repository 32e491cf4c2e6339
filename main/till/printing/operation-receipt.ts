// An operation on paper: what was paid with what, what is left on the card, and whether anything of it is certain yet. Pure.
import { filled } from '../../../shared/filled.ts';
import { addFen, type Fen, formatFen, subtractFen, zeroFen } from '../../../shared/money.ts';
import {
  type ConsumptionPayload,
  isClosed,
  type MoneyPayload,
  type OperationAnswer,
  type OtherPayment,
} from '../../../shared/operation.ts';
import type { ReceiptDocument, ReceiptKind, ReceiptPart, ReceiptPlace } from '../../../shared/printing.ts';
import type { Profile } from '../../../shared/profile.ts';
import { assertNever } from '../../../shared/result.ts';
import type { Operation } from '../../queue/operation.ts';
import { maskCard } from '../masks.ts';
import { serviceFacts } from '../services/service-facts.ts';
import { methodName, textsIn } from '../shift/report-texts.ts';
import { fact, type ReceiptTexts, receipt, ruleLine, storeTime } from './receipt-parts.ts';

export type PaymentMethods = Profile['paymentMethods'];

/** Which receipt an operation has now: a slip as long as nobody knows its end. */
export function receiptKindOf({ state, payload }: Pick<Operation, 'state' | 'payload'>): ReceiptKind {
  if (!isClosed(state)) {
    return 'offlineSlip';
  }
  if (payload.kind !== 'service') {
    return payload.kind;
  }
  return payload.service === 'activateCard' || payload.service === 'activateGiftCard' ? 'activation' : 'service';
}

/** The receipt of an operation as it stands; `methods` are the profile's. */
export function operationReceipt(operation: Operation, methods: PaymentMethods, place: ReceiptPlace): ReceiptDocument {
  const kind = receiptKindOf(operation);
  const texts = textsIn(place.language).receipts;
  return receipt(kind, place, [
    ...standing(operation, texts),
    ...facts(operation, place, texts),
    ruleLine,
    ...paid(operation.payload, operation.amount, methods, place),
    ...(operation.state === 'applied' ? given(operation, texts) : []),
    ruleLine,
    ...ending(operation, texts),
  ]);
}

/** What must not be overlooked, above everything else. */
function standing({ state, acceptedOffline }: Operation, texts: ReceiptTexts): readonly ReceiptPart[] {
  const told = (text: string): readonly ReceiptPart[] => [{ part: 'text', text, centred: true, bold: true }, ruleLine];
  switch (state) {
    case 'applied':
      return [];
    case 'reverted':
      return told(texts.reverted);
    case 'rejected':
    case 'cancelled':
      return told(texts.notBooked);
    case 'pending':
    case 'blocked':
      return told(acceptedOffline ? texts.offline : texts.checking);
    case 'sending':
    case 'unknown':
    case 'manual':
      return told(texts.checking);
    default:
      return assertNever(state);
  }
}

function facts(operation: Operation, place: ReceiptPlace, texts: ReceiptTexts): readonly ReceiptPart[] {
  const { payload } = operation;
  return [
    ...fact(texts.at, storeTime(operation.createdAt)),
    ...fact(texts.terminal, operation.terminalNo),
    ...fact(texts.cashier, operation.operator),
    ...fact(texts.serial, operation.serial),
    ...fact(texts.voucher, operation.voucher),
    ...(payload.kind === 'revocation' ? fact(texts.parent, payload.target ?? payload.voucher) : []),
    ...(payload.kind === 'consumption' ? fact(texts.bill, payload.bill?.billNo ?? null) : []),
    ...fact(texts.member, operation.memberName),
    ...fact(texts.card, maskCard(operation.cardNo)),
    ...(payload.kind === 'service' ? fact(texts.what, textsIn(place.language).service[payload.service]) : []),
  ];
}

function paid(
  payload: MoneyPayload,
  amount: Fen,
  methods: PaymentMethods,
  { language }: ReceiptPlace,
): readonly ReceiptPart[] {
  const { receipts: texts, serviceFact } = textsIn(language);
  const total = (left: string): ReceiptPart => ({ part: 'pair', left, right: formatFen(amount), big: true });
  const others = (payments: readonly OtherPayment[]) =>
    payments.flatMap(({ method, amount: part }) => fact(methodName(method, methods, language), formatFen(part)));
  switch (payload.kind) {
    case 'consumption':
      return [
        total(texts.total),
        ...(payload.storePay > 0 ? fact(texts.store, formatFen(payload.storePay)) : []),
        ...(payload.pointsPay > 0
          ? fact(filled(texts.points, { points: payload.points }), formatFen(payload.pointsPay))
          : []),
        ...payload.coupons.flatMap(({ name, quantity, value }) =>
          fact(filled(texts.coupon, { name, count: quantity }), formatFen(value)),
        ),
        ...others(payload.otherPayments),
        ...handedOver(payload, texts),
        ...fact(texts.remark, payload.remark),
      ];
    case 'recharge':
      return [total(texts.recharged), ...others(payload.payments)];
    case 'revocation':
      return [total(texts.revoked), ...fact(texts.reason, payload.reason)];
    case 'service':
      return [
        ...(payload.amount > 0 ? [total(texts.amount)] : []),
        ...serviceFacts(payload).flatMap(({ name, value }) => fact(serviceFact[name], value)),
      ];
    default:
      return assertNever(payload);
  }
}

/** What a guest gave in cash, and what went back. */
function handedOver({ cash, otherPayments }: ConsumptionPayload, texts: ReceiptTexts): readonly ReceiptPart[] {
  if (cash === undefined) {
    return [];
  }
  const paid = otherPayments.find(({ method }) => method === cash.method)?.amount ?? zeroFen;
  return [
    ...fact(texts.cashReceived, formatFen(cash.received)),
    ...fact(texts.change, formatFen(subtractFen(cash.received, paid))),
  ];
}

/** What the platform said is on the card now, and what it gave. */
function given({ answer, payload }: Operation, texts: ReceiptTexts): readonly ReceiptPart[] {
  if (answer === null) {
    return [];
  }
  const { storeBalance, pointsBalance, storeBonus, pointsBonus, couponBonus } = answer;
  const before = storeBefore(payload, answer);
  const parts = [
    ...(storeBonus === null || storeBonus === 0 ? [] : fact(texts.bonus, formatFen(storeBonus))),
    ...(pointsBonus === null || pointsBonus === 0 ? [] : fact(texts.bonusPoints, String(pointsBonus))),
    ...couponBonus.flatMap(({ name }) => fact(texts.bonusCoupon, name)),
    ...(before === null ? [] : fact(texts.storeBefore, formatFen(before))),
    ...(storeBalance === null ? [] : fact(texts.storeBalance, formatFen(storeBalance))),
    ...(pointsBalance === null ? [] : fact(texts.pointsBalance, String(pointsBalance))),
  ];
  return parts.length === 0 ? [] : [ruleLine, ...parts];
}

/**
 * What was on the card before a sale took stored value from it: by the platform's own answer, which is newer than what the till last read. Null
 * where it cannot be told.
 */
function storeBefore(payload: MoneyPayload, { storeBalance, storeBonus }: OperationAnswer): Fen | null {
  if (payload.kind !== 'consumption' || payload.storePay === 0 || storeBalance === null) {
    return null;
  }
  return subtractFen(addFen(storeBalance, payload.storePay), storeBonus ?? zeroFen);
}

/** By its code the operation is found again: the voucher once there is one, else the serial. */
function ending({ state, serial, voucher }: Operation, texts: ReceiptTexts): readonly ReceiptPart[] {
  return [
    ...(isClosed(state) ? [] : [{ part: 'text', text: texts.unconfirmedHelp } as const]),
    { part: 'code', text: voucher ?? serial },
    { part: 'text', text: texts.scanToLookUp, centred: true },
    ...(state === 'applied' ? [{ part: 'text', text: texts.thanks, centred: true } as const] : []),
  ];
}

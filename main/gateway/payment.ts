// A terminal's payment in the till's words: which payment it is, and what it asks of the card. Pure.
import { createHash } from 'node:crypto';
import { type FineMoney, fenOfFine } from '../../shared/fine-money.ts';
import { type Fen, zeroFen } from '../../shared/money.ts';
import type { MoneyPayload } from '../../shared/operation.ts';
import type { BillReference } from '../../shared/unipos.ts';
import { billRemark } from '../till/unipos/bill-remark.ts';
import { type GatewayFault, saying } from './faults.ts';

/** `memberpaying` as read. `quantity` is money of account 00 or points of account 90, with four decimals; `bill` what `FromContent` names. */
export type Payment = {
  readonly cardNo: string;
  readonly accountNo: string;
  readonly quantity: FineMoney;
  readonly description: string | null;
  readonly fromNo: string;
  readonly bill: { readonly id: string | null; readonly reference: BillReference | null } | null;
  /** The terminal's own name, where the bill tells it. */
  readonly terminal: string | null;
};

/** Stored value. */
export const storeAccount = '00';
/** Points. */
export const pointsAccount = '90';

/** The intents of payments that came by the gateway begin so. */
const gatewayPrefix = 'unipos:';

/** Whether an intent is a gateway payment's: several of those may pay one bill. */
export function isGatewayIntent(intent: string): boolean {
  return intent.startsWith(gatewayPrefix);
}

const plain = /^[0-9A-Za-z._-]{1,32}$/;
const onePoint = 10_000;
const longestRemark = 200;

/**
 * The payment's name: FromNo, CardNo and AccountNo, or in place of an empty FromNo the bill's own id; null where neither is given.
 * Distinct payments have distinct names.
 */
export function nameOf({ accountNo, bill, cardNo, fromNo }: Payment): string | null {
  const reference = fromNo.trim() === '' ? (bill?.id ?? '').trim() : fromNo.trim();
  if (reference === '') {
    return null;
  }
  const parts = [reference, cardNo, accountNo];
  return parts.every((part) => plain.test(part))
    ? parts.join(':')
    : `#${createHash('sha256').update(JSON.stringify(parts)).digest('hex')}`;
}

/** `generation` counts from 1: what ended without a charge may be begun anew under the next. */
export function intentOf(name: string, generation: number): string {
  return `${gatewayPrefix}${name}${generation === 1 ? '' : `:${generation}`}`;
}

type Asked =
  | { readonly ok: true; readonly payload: MoneyPayload; readonly held: Fen }
  | { readonly ok: false; readonly fault: GatewayFault };

/** What is recorded and sent; `held` is the stored value that it takes (fen). Refuses other accounts (1004) and what is no whole fen or point. */
export function askedOf(payment: Payment): Asked {
  const { accountNo, quantity } = payment;
  if (accountNo !== storeAccount && accountNo !== pointsAccount) {
    return { ok: false, fault: saying('1004', 'accountUnknown') };
  }
  if (quantity <= 0) {
    return { ok: false, fault: saying('1000', 'quantityNotPositive') };
  }
  return accountNo === storeAccount ? storeAsked(payment) : pointsAsked(payment);
}

function storeAsked({ bill, cardNo, description, quantity }: Payment): Asked {
  const amount = fenOfFine(quantity);
  if (amount === null) {
    return { ok: false, fault: saying('1000', 'quantityNotWholeFen') };
  }
  const payload: MoneyPayload = {
    kind: 'consumption',
    cardNo,
    billAmount: amount,
    storePay: amount,
    points: 0,
    pointsPay: zeroFen,
    coupons: [],
    otherPayments: [],
    remark: remarkWith(bill?.reference?.billNo, description),
    ...(bill === null || bill.reference === null ? {} : { bill: bill.reference }),
  };
  return { ok: true, payload, held: amount };
}

function pointsAsked({ bill, cardNo, description, quantity }: Payment): Asked {
  if (quantity % onePoint !== 0) {
    return { ok: false, fault: saying('1000', 'pointsNotWhole') };
  }
  const billNo = bill?.reference?.billNo;
  const remark = remarkOf(description) ?? (billNo === undefined ? 'UniPOS' : billRemark(billNo, null));
  const content = { points: quantity / onePoint, remark };
  return {
    ok: true,
    payload: { kind: 'service', service: 'deductPoints', content, cardNo, amount: zeroFen },
    held: zeroFen,
  };
}

/** The bill first, which other tills look for in the platform's log. */
function remarkWith(billNo: string | undefined, description: string | null): string | null {
  return billNo === undefined ? remarkOf(description) : billRemark(billNo, remarkOf(description));
}

function remarkOf(description: string | null): string | null {
  const text = (description ?? '').trim().slice(0, longestRemark);
  return text === '' ? null : text;
}

/** Whether two contents ask the same of the card. A repeat may tell more of the bill, or describe it in other words. */
export function asksTheSame(one: MoneyPayload, other: MoneyPayload): boolean {
  if (one.kind === 'consumption' && other.kind === 'consumption') {
    return one.cardNo === other.cardNo && one.storePay === other.storePay;
  }
  return (
    one.kind === 'service' &&
    other.kind === 'service' &&
    one.service === 'deductPoints' &&
    other.service === 'deductPoints' &&
    one.cardNo === other.cardNo &&
    one.content.points === other.content.points
  );
}

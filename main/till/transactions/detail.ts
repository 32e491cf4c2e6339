// One transaction looked at: what paid it, its dishes where the platform tells them (6.12.3), and whether its payment may be changed (6.20).
import { addFen, zeroFen } from '../../../shared/money.ts';
import type { OtherPayment } from '../../../shared/operation.ts';
import { failure, type Result, success } from '../../../shared/result.ts';
import type { FixedReason, PaidBy, TransactionDetail } from '../../../shared/transactions.ts';
import type { Operation } from '../../queue/operation.ts';
import type { CardDirectory } from '../card-directory.ts';
import type { TillDependencies } from '../dependencies.ts';
import { isOnItsOwn } from '../offline.ts';
import { heard } from '../reach.ts';

export type DetailParts = Pick<TillDependencies, 'backend' | 'journal' | 'queue'> & {
  readonly directory: Pick<CardDirectory, 'nameOf'>;
};

type Asked = { readonly serial: string | null; readonly voucher: string | null };

const mostChanges = 1_000;

/** Never fails as a whole: what the platform does not tell is missing, with the reason. */
export async function transactionDetail(
  { serial, voucher }: Asked,
  parts: DetailParts,
): Promise<Result<TransactionDetail>> {
  const { journal, directory } = parts;
  const bySerial = serial === null ? null : journal.store.get(serial);
  const operation = bySerial ?? (voucher === null ? null : journal.store.byVoucher(voucher));
  const paid = operation === null ? null : paidBy(operation, parts);
  const dishes = await dishesOf(operation, operation?.voucher ?? voucher, parts);
  return success({
    cardId: operation === null ? null : directory.nameOf(operation.cardNo),
    paid,
    dishes: dishes?.ok === true ? dishes.value : null,
    dishesProblem: dishes?.ok === false ? dishes.failure : null,
    fixed: fixedBy(operation, paid, parts),
  });
}

/** Null: there are none to ask for. What this till does not know may be a sale of another. */
async function dishesOf(
  operation: Operation | null,
  voucher: string | null,
  { backend, queue }: DetailParts,
): Promise<Result<TransactionDetail['dishes']> | null> {
  if (voucher === null || (operation !== null && operation.kind !== 'consumption')) {
    return null;
  }
  return isOnItsOwn(queue.status().reach)
    ? failure('onlineOnly')
    : heard(queue, await backend.transactions.dishes(voucher));
}

/** Null for what is no bill. */
function paidBy(operation: Operation, { journal }: DetailParts): PaidBy | null {
  const { payload } = operation;
  const before = othersOf(operation);
  if (before === null) {
    return null;
  }
  const changed = newestChange(operation, journal);
  const bill =
    payload.kind === 'consumption'
      ? payload
      : { storePay: zeroFen, points: 0, pointsPay: zeroFen, coupons: [] satisfies PaidBy['coupons'] };
  return {
    storePay: bill.storePay,
    points: bill.points,
    pointsPay: bill.pointsPay,
    coupons: bill.coupons.map(({ name, quantity, value }) => ({ name, quantity, value })),
    others: changed ?? before,
    othersBefore: changed === null ? null : before,
  };
}

/** What paid beside the member's own money, as it was booked; null for what is no bill. */
function othersOf({ payload }: Operation): readonly OtherPayment[] | null {
  if (payload.kind === 'consumption') {
    return payload.otherPayments;
  }
  return payload.kind === 'service' && payload.service === 'syncThirdPartyPayment'
    ? [{ method: payload.content.method, amount: payload.content.total }]
    : null;
}

/** The payments that the newest change of this bill named, where it was booked. */
function newestChange(
  { cardNo, voucher, createdAt }: Operation,
  { cards }: DetailParts['journal'],
): readonly OtherPayment[] | null {
  for (const { state, payload } of voucher === null ? [] : cards.newest([cardNo], createdAt, mostChanges)) {
    if (
      state === 'applied' &&
      payload.kind === 'service' &&
      payload.service === 'changePaymentMethod' &&
      payload.content.voucher === voucher
    ) {
      return payload.content.payments;
    }
  }
  return null;
}

function fixedBy(operation: Operation | null, paid: PaidBy | null, { journal }: DetailParts): FixedReason | null {
  if (operation === null) {
    return 'notHere';
  }
  if (paid === null) {
    return 'notABill';
  }
  const revoking = journal.store
    .revocationsOf(operation.serial)
    .some(({ state }) => state !== 'rejected' && state !== 'cancelled');
  if (operation.state === 'reverted' || revoking) {
    return 'revoked';
  }
  if (operation.state !== 'applied') {
    return 'notBooked';
  }
  if (operation.voucher === null) {
    return 'noVoucher';
  }
  return addFen(zeroFen, ...paid.others.map(({ amount }) => amount)) === 0 ? 'memberOnly' : null;
}

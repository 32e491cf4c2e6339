// From a consumption on a card to what the award rules give for it.
import { dayOfMoment } from '../protocol/yazuo/tolerant.ts';
import { awardsFor } from './awards.ts';
import type { PracticeTransaction, TradeKind } from './booking.ts';
import { issueCoupon } from './ledger.ts';
import type { PracticeCard, PracticeWorld } from './world.ts';

/** A consumption that is about to be booked: nothing can refuse it any more. `payments` are money and stored value, in fen; `now` is ms UTC. */
interface AwardedBill {
  readonly card: PracticeCard;
  readonly merchantNo: string;
  readonly payments: readonly { readonly id: string; readonly fen: number }[];
  readonly now: number;
}

const consumptionKinds: ReadonlySet<TradeKind> = new Set([
  'consumeCard',
  'checkout',
  'spentElsewhere',
  'syncThirdPartyPayment',
]);

/** What the rules give for this bill: the coupons are issued with it, points and stored value (fen) are the caller's to book. */
export function awardBill(world: PracticeWorld, { card, merchantNo, payments, now }: AwardedBill) {
  const member = world.members.find((one) => one.id === card.memberId);
  const awards = awardsFor(world.awardRules, {
    day: dayOfMoment(now),
    merchantId: world.stores.find((store) => store.merchantNo === merchantNo)?.merchantId ?? 0,
    cardTypeId: card.cardTypeId,
    level: member?.level ?? '',
    birthday: member?.birthday ?? null,
    isFirst: isFirstOf(world, card.memberId),
    payments,
  });
  const couponsGiven = awards.coupons.flatMap(({ batchNo, quantity }) =>
    Array.from({ length: quantity }, () => issueCoupon(world, card.cardNo, batchNo, now)),
  );
  return { points: awards.points, fen: awards.fen, couponsGiven, remark: awards.sentences.join(';') };
}

/** Revoked bills do not count. Asked only where a rule wants to know: it reads the whole log. */
function isFirstOf(world: PracticeWorld, memberId: number): boolean {
  if (!world.awardRules.some((rule) => rule.doubles.includes('first'))) return false;
  const own = new Set(world.cards.filter((card) => card.memberId === memberId).map((card) => card.cardNo));
  const paid = (row: PracticeTransaction) => consumptionKinds.has(row.kind) && row.revokedBy === null;
  return !world.transactions.some((row) => own.has(row.cardNo) && paid(row));
}

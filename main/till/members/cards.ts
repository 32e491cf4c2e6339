// A member's cards beside the counter: which comes first (5.8), one of another system (5.7), a code to show (6.10.1), the wallets (5.10).
import type { ChannelArgument } from '../../../shared/ipc.ts';
import type { CardCodeView, WalletsView } from '../../../shared/member-admin.ts';
import { failure, type Result, success } from '../../../shared/result.ts';
import type { CardDirectory } from '../card-directory.ts';
import type { TillDependencies } from '../dependencies.ts';
import { maskCard } from '../masks.ts';
import type { Approvals } from '../people/approvals.ts';
import { mobileOfTarget } from '../sms.ts';
import { change, look } from './asking.ts';
import { type LookAgainParts, lookAgain } from './look-again.ts';

export type CardsParts = Pick<TillDependencies, 'backend' | 'clock' | 'queue'> & {
  readonly approvals: Approvals;
  readonly directory: Pick<CardDirectory, 'cardNoOf' | 'mobileOf'>;
} & LookAgainParts;

/** 5.8. Fails with `memberNotFound` for a card that the till never saw, and as `change` does. */
export async function setDefaultCard(memberId: string, cardId: string, parts: CardsParts): Promise<Result<null>> {
  const cardNo = parts.directory.cardNoOf(cardId);
  if (cardNo === null) {
    return failure('memberNotFound');
  }
  const answer = await change(() => parts.backend.members.setDefaultCard(memberId, cardNo), parts);
  if (answer.ok) {
    await lookAgain(cardNo, parts);
  }
  return answer;
}

/**
 * 5.7, with a PIN of right `approveService`: the card brings its value with it. Fails with `mobileMalformed`, with what is wrong with
 * the PIN, and as `change` does. The platform takes a card number once, so a try after `changeUnconfirmed` cannot bring it in twice.
 */
export async function importCard(
  asked: ChannelArgument<'importCard'>,
  operator: string,
  parts: CardsParts,
): Promise<Result<null>> {
  const { approval, ...card } = asked;
  const mobile = mobileOfTarget(card.mobile, parts.directory.mobileOf);
  if (!mobile.ok) {
    return mobile;
  }
  const { cardNo, value, points } = card;
  const about = { operator, serial: null, details: { importCard: maskCard(cardNo), value, points } };
  const approver = await parts.approvals.require(approval, 'approveService', about);
  return approver.ok
    ? change(() => parts.backend.members.importCard({ ...card, mobile: mobile.value }), parts)
    : approver;
}

/** 6.10.1: a code that stands for the card until `expiresAt`. */
export async function createCardCode(cardId: string, parts: CardsParts): Promise<Result<CardCodeView>> {
  const cardNo = parts.directory.cardNoOf(cardId);
  if (cardNo === null) {
    return failure('memberNotFound');
  }
  const asked = parts.clock.wall();
  const answer = await look(() => parts.backend.members.dynamicCode(cardNo), parts);
  if (!answer.ok) {
    return answer;
  }
  const { code, seconds } = answer.value;
  // Counted from the question: the code is never said to be good for longer than it is.
  return success({ code, expiresAt: seconds === null ? null : asked + seconds * 1000 });
}

/** 5.10. Fails with `mobileMalformed` for a member without a mobile number. */
export async function walletsOf(memberId: string, parts: CardsParts): Promise<Result<WalletsView>> {
  const mobile = mobileOfTarget(memberId, parts.directory.mobileOf);
  return mobile.ok ? look(() => parts.backend.members.wallets(mobile.value), parts) : mobile;
}

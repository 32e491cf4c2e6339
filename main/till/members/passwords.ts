// A card's trade password: changed by the old one (5.6.3), by an SMS code (5.6.4), or reset with a supervisor's PIN (5.6.1).
// The passwords go into the call and nowhere else: not into an entry, a failure or a log.
import type { ChannelArgument } from '../../../shared/ipc.ts';
import { failure, type Result } from '../../../shared/result.ts';
import { maskCard } from '../masks.ts';
import { mobileOfTarget } from '../sms.ts';
import { change } from './asking.ts';
import type { CardsParts } from './cards.ts';

/** 5.6.3. Fails with `tradePasswordWrong` where the profile knows the platform's code for it, and as `change` does. */
export async function changePassword(
  { cardId, old, password }: ChannelArgument<'changePassword'>,
  parts: CardsParts,
): Promise<Result<null>> {
  const cardNo = parts.directory.cardNoOf(cardId);
  return cardNo === null
    ? failure('memberNotFound')
    : change(() => parts.backend.members.changePassword(cardNo, old, password), parts);
}

/** 5.6.4: the code was sent to the member's own mobile number. */
export async function changePasswordBySms(
  { cardId, memberId, code, password }: ChannelArgument<'changePasswordBySms'>,
  parts: CardsParts,
): Promise<Result<null>> {
  const cardNo = parts.directory.cardNoOf(cardId);
  if (cardNo === null) {
    return failure('memberNotFound');
  }
  const mobile = mobileOfTarget(memberId, parts.directory.mobileOf);
  return mobile.ok
    ? change(() => parts.backend.members.changePasswordByCode(cardNo, mobile.value, code, password), parts)
    : mobile;
}

/** 5.6.1, with a PIN of right `resetPassword`: the platform sends the new password to the member. */
export async function resetPassword(
  { cardId, approval }: ChannelArgument<'resetPassword'>,
  operator: string,
  parts: CardsParts,
): Promise<Result<null>> {
  const cardNo = parts.directory.cardNoOf(cardId);
  if (cardNo === null) {
    return failure('memberNotFound');
  }
  const about = { operator, serial: null, details: { resetPassword: maskCard(cardNo) } };
  const approver = await parts.approvals.require(approval, 'resetPassword', about);
  return approver.ok ? change(() => parts.backend.members.resetPassword(cardNo), parts) : approver;
}

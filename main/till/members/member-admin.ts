// The handlers of what is done for members beside the counter. Reads like a table of contents; each use case is in the file of its name.
import type { MemberAdminResults, MemberOrderView } from '../../../shared/member-admin.ts';
import { failure, type Result, success } from '../../../shared/result.ts';
import type { TillHandlers, WithCashier } from '../dependencies.ts';
import { maskCard, maskMobile } from '../masks.ts';
import { mobileOfTarget } from '../sms.ts';
import { look } from './asking.ts';
import { type CardsParts, createCardCode, importCard, setDefaultCard, walletsOf } from './cards.ts';
import { changePassword, changePasswordBySms, resetPassword } from './passwords.ts';
import { createMember, memberProfile, updateMember } from './profile.ts';

export function createMemberAdmin(
  parts: CardsParts & { readonly withCashier: WithCashier },
): Pick<TillHandlers, keyof MemberAdminResults> {
  const { backend, directory, withCashier } = parts;
  return {
    getMemberProfile: ({ memberId }) => withCashier(() => memberProfile(memberId, parts)),
    createMember: ({ draft }) => withCashier(() => createMember(draft, parts)),
    updateMember: ({ memberId, draft }) => withCashier(() => updateMember(memberId, draft, parts)),
    listCardTypes: () => withCashier(() => look(() => backend.members.cardTypes(), parts)),
    setDefaultCard: ({ memberId, cardId }) => withCashier(() => setDefaultCard(memberId, cardId, parts)),
    importCard: (asked) => withCashier((operator) => importCard(asked, operator, parts)),
    createCardCode: ({ cardId }) => withCashier(() => createCardCode(cardId, parts)),
    getWallets: ({ memberId }) => withCashier(() => walletsOf(memberId, parts)),
    changePassword: (asked) => withCashier(() => changePassword(asked, parts)),
    changePasswordBySms: (asked) => withCashier(() => changePasswordBySms(asked, parts)),
    resetPassword: (asked) => withCashier((operator) => resetPassword(asked, operator, parts)),
    listReviews: ({ memberId }) =>
      withCashier(async () => {
        const mobile = mobileOfTarget(memberId, directory.mobileOf);
        return mobile.ok ? look(() => backend.members.reviews(mobile.value), parts) : mobile;
      }),
    getMemberOrder: ({ orderNo }) => withCashier(() => memberOrder(orderNo, parts)),
    listOpenIds: ({ wid }) => withCashier(() => look(() => backend.members.openIds(wid), parts)),
  };
}

/** 6.18, with the numbers masked. */
async function memberOrder(orderNo: string, parts: CardsParts): Promise<Result<MemberOrderView>> {
  const answer = await look(() => parts.backend.members.order(orderNo), parts);
  if (!answer.ok) {
    // The profile's meaning of the code says `member`, which is no word for an order.
    return answer.failure.code === 'memberNotFound' ? failure('orderNotFound') : answer;
  }
  const { cardNo, mobile, ...order } = answer.value;
  return success({
    ...order,
    maskedCard: cardNo === null ? null : maskCard(cardNo),
    maskedMobile: mobile === null ? null : maskMobile(mobile),
  });
}

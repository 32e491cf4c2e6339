// What the practice platform does for the interfaces of protocol/yazuo/chapters/members.ts.
import type { membersRows } from '../../protocol/yazuo/chapters/members.ts';
import type { HandlersOf } from '../handler.ts';
import { importExternalCard, setDefaultCard } from '../member-cards.ts';
import { checkWalletCards, getMemberOrder, listOpenIds, listReviews } from '../member-reads.ts';
import { findMember, listCardsByMember, listCardsByMobile, verifyTradePassword } from '../members.ts';
import { createMember, updateMember } from '../membership.ts';
import { changePasswordByCode, changePasswordByOld, resetTradePassword } from '../trade-passwords.ts';

export const membersHandlers: HandlersOf<keyof typeof membersRows> = {
  findMember,
  listCardsByMember,
  listCardsByMobile,
  verifyTradePassword,
  createMember,
  updateMember,
  resetTradePassword,
  changePasswordByOld,
  changePasswordByCode,
  importExternalCard,
  setDefaultCard,
  listReviews,
  checkWalletCards,
  listOpenIds,
  getMemberOrder,
};

// What the practice platform does for the interfaces of protocol/yazuo/chapters/members.ts.
import type { membersRows } from '../../protocol/yazuo/chapters/members.ts';
import type { HandlersOf } from '../handler.ts';
import { findMember, listCardsByMember, listCardsByMobile, verifyTradePassword } from '../members.ts';

export const membersHandlers: HandlersOf<keyof typeof membersRows> = {
  findMember,
  listCardsByMember,
  listCardsByMobile,
  verifyTradePassword,
};

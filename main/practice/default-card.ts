// The card that stands for a member where a call names none (6.7.2, 6.8, 6.13.2).
import { addCard } from './drawer.ts';
import { cardsOf } from './members.ts';
import { addMember } from './membership.ts';
import { homeStoreOf } from './points-books.ts';
import type { CallContext } from './reply.ts';
import { findByMobile, type PracticeCard, type PracticeMember, type PracticeWorld } from './world.ts';

/** The card that 5.8 put first, else the oldest that has not ended; undefined where the member has none. */
export function defaultCardOf(world: PracticeWorld, member: PracticeMember): PracticeCard | undefined {
  return cardsOf(world, member)[0];
}

/** The card of whoever has this mobile number. Nobody has it: a new member; a member without a card: a new, empty card of the plainest type. */
export function cardForMobile(context: CallContext, mobile: string): PracticeCard {
  const { world, now } = context;
  const member = findByMobile(world, mobile) ?? addMember(world, mobile, `会员${mobile.slice(-4)}`, now);
  const type = world.cardTypes.find((candidate) => !candidate.isTradePassword);
  if (type === undefined) throw new Error('practice world: no card type without a trade password');
  return (
    defaultCardOf(world, member) ??
    addCard(
      world,
      {
        // No card of the cast or of the drawer begins so.
        cardNo: `62013909${String(member.id).padStart(8, '0')}`,
        cardTypeId: type.id,
        memberId: member.id,
        merchantNo: homeStoreOf(context).merchantNo,
        password: null,
        now,
      },
      0,
      0,
    )
  );
}

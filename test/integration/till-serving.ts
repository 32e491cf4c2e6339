// What a cashier does on the bench: serves a card and writes a bill for it.
import type { ChannelArgument } from '../../shared/ipc.ts';
import type { MemberView } from '../../shared/member.ts';
import { saleAsked } from '../support/sale-asked.ts';
import { type Bench, cashier } from './till-bench.ts';

let intents = 0;

export function newIntent(): string {
  intents += 1;
  return `intent-${String(intents).padStart(8, '0')}`;
}

/** Signs in and looks a card up. */
export async function serve(bench: Bench, cardNo: string): Promise<MemberView> {
  if ((await bench.good('getSession', null)).state !== 'signedIn') {
    await bench.good('signIn', cashier);
  }
  const { member } = await bench.good('lookup', { text: cardNo });
  if (member === null) {
    throw new Error('no member');
  }
  return member;
}

export function selectedCard(member: MemberView) {
  const card = member.cards.find((candidate) => candidate.cardId === member.selectedCardId);
  if (card === undefined) {
    throw new Error('no card is selected');
  }
  return card;
}

/** A checkout by stored value alone, unless told otherwise. */
export function bill(
  cardId: string | null,
  amount: number,
  more: Partial<ChannelArgument<'checkout'>> = {},
): ChannelArgument<'checkout'> {
  return saleAsked(cardId, amount, { intent: newIntent(), ...more });
}

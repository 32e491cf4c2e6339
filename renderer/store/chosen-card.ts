// Which of the guest's cards is meant.
import type { CardView, MemberView, ScanKind } from '../../shared/member.ts';
import type { TillState } from './till-state.ts';

/** The card that was read; by a mobile number the guest's usual one where it works; else the first that works, else the first. */
export function firstCard(member: MemberView | null, kind: ScanKind): string | null {
  if (member === null) {
    return null;
  }
  const usable = member.cards.find((card) => card.status === 'active') ?? member.cards[0];
  const meant = member.cards.find((card) => card.cardId === member.selectedCardId);
  const barred = kind === 'mobile' && meant?.status !== 'active';
  return (barred ? null : member.selectedCardId) ?? usable?.cardId ?? null;
}

export function selectedCard(state: TillState): CardView | null {
  return state.found?.member?.cards.find((card) => card.cardId === state.selectedCardId) ?? null;
}

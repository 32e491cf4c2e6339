// A sale on its way to the shelf of those that were put aside, and back into the checkout.
import type { StoreApi } from 'zustand/vanilla';
import type { RecalledSale } from '../../shared/held-sales.ts';
import type { Bridge } from '../../shared/ipc.ts';
import { ask } from '../bridge.ts';
import { freshScreen } from './bill-actions.ts';
import { draftName } from './draft-name.ts';
import type { TillState } from './till-state.ts';

export function createHeldActions({ setState }: StoreApi<TillState>, bridge: Pick<Bridge, 'recallHeldSale'>) {
  return {
    /** Its sale charged nothing: the next attempt is another one, with an intent of its own. */
    renewRecalled: async (id: string) => {
      const answer = await ask(bridge.recallHeldSale({ id }));
      const intent = answer.ok ? answer.value.intent : null;
      setState(({ recalled }) =>
        recalled?.id === id ? { recalled: intent === null ? null : { ...recalled, intent } } : {},
      );
    },
    keepRemark: (cardId: string, text: string | null) =>
      setState(({ remarks }) => ({ remarks: { ...remarks, [cardId]: text ?? '' } })),
    /** It is kept: the counter is free, and nothing of it is left to be charged by mistake. */
    leaveHeld: (cardId: string, number: number) =>
      setState(({ drafts, combinations, remarks, recalled }) => ({
        ...freshScreen,
        screen: 'counter',
        drafts: { ...drafts, [draftName('checkout', cardId)]: '' },
        combinations: { ...combinations, [cardId]: undefined },
        remarks: { ...remarks, [cardId]: '' },
        recalled: withoutCard(recalled, cardId),
        bill: null,
        found: null,
        selectedCardId: null,
        lastLookup: null,
        scanText: '',
        scanNote: { kind: 'saleHeld', number },
      })),
    /** Into the checkout, as it was put aside. */
    resumeSale: ({ id, intent, cardId, found, content, bill }: RecalledSale) =>
      setState(({ drafts, combinations, remarks }) => ({
        ...freshScreen,
        screen: 'checkout',
        found,
        selectedCardId: cardId,
        bill,
        drafts: { ...drafts, [draftName('checkout', cardId)]: content.amountText },
        combinations: { ...combinations, [cardId]: content.combination ?? undefined },
        remarks: { ...remarks, [cardId]: content.remark ?? '' },
        recalled: { id, cardId, intent, fresh: true },
      })),
    takeResumed: () =>
      setState(({ recalled }) => ({ recalled: recalled === null ? null : { ...recalled, fresh: false } })),
    /** This card's sale is charged. Another guest's, who steps aside meanwhile, is still the one that was taken up. */
    endRecalled: (cardId: string) => setState(({ recalled }) => ({ recalled: withoutCard(recalled, cardId) })),
  };
}

function withoutCard(recalled: TillState['recalled'], cardId: string): TillState['recalled'] {
  return recalled?.cardId === cardId ? null : recalled;
}

// Tells the main process whom the cashier serves, for the guest's own screen: a card's opaque name and how far it is, no amount.
import type { StoreApi } from 'zustand/vanilla';
import type { Bridge, ChannelArgument } from '../../shared/ipc.ts';
import { ask } from '../bridge.ts';
import { selectedCard } from './chosen-card.ts';
import type { ScreenName, TillState } from './till-state.ts';

/** On these a guest stands at the counter; on the others the cashier may be looking at anybody. */
const served: readonly ScreenName[] = ['counter', 'sms', 'members', 'benefits', 'orders'];
const sale: readonly ScreenName[] = ['checkout', 'recharge'];

type Told = ChannelArgument<'tellDisplay'>;

function whomToTell(state: TillState): Told {
  const cardId = state.session?.state === 'signedIn' ? (selectedCard(state)?.cardId ?? null) : null;
  const stage = sale.includes(state.screen) ? 'sale' : served.includes(state.screen) ? 'guest' : 'nobody';
  return cardId === null || stage === 'nobody' ? { stage: 'nobody', cardId: null } : { stage, cardId };
}

/** From now on; also once at the beginning, because a page that was loaded anew serves nobody. */
export function followOnDisplay(store: StoreApi<TillState>, bridge: Pick<Bridge, 'tellDisplay'>): void {
  let last = '';
  function tell(state: TillState): void {
    const next = whomToTell(state);
    const key = `${next.stage} ${next.cardId}`;
    if (key !== last) {
      last = key;
      void ask(bridge.tellDisplay(next));
    }
  }
  store.subscribe(tell);
  tell(store.getState());
}

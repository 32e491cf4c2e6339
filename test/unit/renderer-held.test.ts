// A sale that was taken up again stays the one that was put aside while other guests are served.
import { describe, expect, it } from 'vitest';
import { createStore } from 'zustand/vanilla';
import { createHeldActions } from '../../renderer/store/held-actions.ts';
import { initialState, type TillState } from '../../renderer/store/till-state.ts';

const taken = { id: 'held-1', cardId: 'zhang', intent: 'intent-of-held-1', fresh: false };

function counter() {
  const store = createStore<TillState>(() => ({ ...initialState, recalled: taken }));
  const bridge = { recallHeldSale: () => Promise.reject(new Error('nobody asks')) };
  return { store, actions: createHeldActions(store, bridge) };
}

describe('a sale that was taken up again', () => {
  it('keeps its intent while another guest pays or is put aside', () => {
    const { store, actions } = counter();
    actions.endRecalled('yang');
    expect(store.getState().recalled).toEqual(taken);
    actions.leaveHeld('yang', 2);
    expect(store.getState().recalled).toEqual(taken);
  });

  it('has none left once it is charged or put aside again', () => {
    const charged = counter();
    charged.actions.endRecalled('zhang');
    expect(charged.store.getState().recalled).toBeNull();
    const aside = counter();
    aside.actions.leaveHeld('zhang', 1);
    expect(aside.store.getState().recalled).toBeNull();
  });
});

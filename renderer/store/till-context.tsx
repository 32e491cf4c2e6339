// Hands the store, its actions and the bridge to the components, so that tests and the harness can give their own.
import { createContext, useContext } from 'react';
import { useStore } from 'zustand';
import type { StoreApi } from 'zustand/vanilla';
import type { Bridge } from '../../shared/ipc.ts';
import type { TillActions } from './till-actions.ts';
import type { TillState } from './till-state.ts';

export type Till = { readonly store: StoreApi<TillState>; readonly actions: TillActions; readonly bridge: Bridge };

const TillContext = createContext<Till | null>(null);

export const TillProvider = TillContext.Provider;

function useTillContext(): Till {
  const till = useContext(TillContext);
  if (till === null) {
    throw new Error('no TillProvider above');
  }
  return till;
}

export function useTill<Value>(select: (state: TillState) => Value): Value {
  return useStore(useTillContext().store, select);
}

export function useActions(): TillActions {
  return useTillContext().actions;
}

export function useBridge(): Bridge {
  return useTillContext().bridge;
}

// Those who want to hear of something. A listener's bug must not stop money: it is thrown again where nobody's work hangs on it.
import type { Timers } from './ports.ts';

export type Listeners<Value> = {
  tell(value: Value): void;
  /** Returns the way to stop listening. */
  add(listener: (value: Value) => void): () => void;
};

/** Nobody listens yet. */
export function createListeners<Value>(timers: Timers): Listeners<Value> {
  const listeners = new Set<(value: Value) => void>();
  return {
    tell(value) {
      for (const listener of listeners) {
        try {
          listener(value);
        } catch (error) {
          timers.schedule(0, () => {
            throw error;
          });
        }
      }
    },
    add(listener) {
      listeners.add(listener);
      return () => {
        listeners.delete(listener);
      };
    },
  };
}

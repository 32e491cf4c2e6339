// A watchman beside every call: a port that breaks its promise (throws, or never comes home) must not stop the queue.
import type { Timers } from './ports.ts';

export type Guarded<Value> =
  | { readonly kind: 'home'; readonly value: Value }
  | { readonly kind: 'late' }
  | { readonly kind: 'threw'; readonly message: string };

/** Resolves at the latest after `limit` ms. What comes home after that is handed to `late`; it may still be proof. */
export function guarded<Value>(
  timers: Timers,
  limit: number,
  call: () => Promise<Value>,
  late: (value: Value) => void,
): Promise<Guarded<Value>> {
  return new Promise((resolve) => {
    let over = false;
    const cancel = timers.schedule(limit, () => {
      over = true;
      resolve({ kind: 'late' });
    });
    function home(value: Value): void {
      if (over) {
        late(value);
        return;
      }
      cancel();
      resolve({ kind: 'home', value });
    }
    function threw(error: unknown): void {
      cancel();
      resolve({ kind: 'threw', message: messageOf(error) });
    }
    try {
      call().then(home, threw);
    } catch (error) {
      threw(error);
    }
  });
}

/** The words of anything thrown. */
export function messageOf(error: unknown): string {
  return error instanceof Error ? error.message : String(error);
}

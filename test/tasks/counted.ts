// A till whose keys are counted: what a cashier's hand does for a task, and how long it takes at a practised pace.
import { openKeys } from '../support/keys.ts';
import type { Till } from '../support/stage.ts';

/** What a hand did: scans, and keys with digits and commands together. */
export interface Effort {
  scans: number;
  keys: number;
}

/** Its pace is the suites', 85 ms a key (test/support/keys.ts). */
export interface Hand {
  readonly effort: Effort;
  readonly scan: (text: string) => Promise<void>;
  /** Each character is a key; `\n` is Enter. */
  readonly digits: (text: string) => Promise<void>;
  readonly press: (...names: readonly string[]) => Promise<void>;
}

/** A hand that begins with nothing done. */
export async function openHand(till: Till): Promise<Hand> {
  const keys = await openKeys(till.page);
  const effort: Effort = { scans: 0, keys: 0 };
  return {
    effort,
    scan: async (text) => {
      effort.scans += 1;
      await keys.scan(text);
    },
    digits: async (text) => {
      effort.keys += text.length;
      await keys.numericBlock(text);
    },
    press: async (...names) => {
      effort.keys += names.length;
      for (const name of names) await keys.press(name);
    },
  };
}

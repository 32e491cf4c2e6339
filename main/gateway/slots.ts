// So many requests are in work at a time; the next wait in line, and those behind a full line are told so.

export type Slots = {
  /** Resolves with the way to give the place back; null where the line is full. */
  enter(): Promise<(() => void) | null>;
};

/** `most` in work, `line` waiting behind them, first come first served. */
export function createSlots(most: number, line: number): Slots {
  const waiting: (() => void)[] = [];
  let busy = 0;

  function leave(): () => void {
    let left = false;
    return () => {
      if (left) {
        return;
      }
      left = true;
      const next = waiting.shift();
      if (next === undefined) {
        busy -= 1;
      } else {
        next();
      }
    };
  }

  return {
    async enter() {
      if (busy < most) {
        busy += 1;
        return leave();
      }
      if (waiting.length >= line) {
        return null;
      }
      await new Promise<void>((resolve) => waiting.push(resolve));
      return leave();
    },
  };
}

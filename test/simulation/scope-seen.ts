// The states that the enumeration has been in, each with what might still deviate then. A state that was seen with at least as
// much left needs no second visit: all that could happen now was played then.

/** How much may still deviate, by kind and together, and how long (ms) the run goes on if nothing does. */
export type Left = readonly [faults: number, crashes: number, revocations: number, together: number, time: number];

export type Seen = {
  /** True where this state was seen with at least as much left; keeps it otherwise. */
  covers(key: string, left: Left): boolean;
  size(): number;
};

export function createSeen(): Seen {
  const states = new Map<string, Left[]>();
  return {
    covers(key, left) {
      const known = states.get(key);
      if (known === undefined) {
        states.set(key, [left]);
        return false;
      }
      if (known.some((other) => other.every((value, index) => value >= (left[index] ?? 0)))) {
        return true;
      }
      known.push(left);
      return false;
    },
    size: () => states.size,
  };
}

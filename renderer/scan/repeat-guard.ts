// One code that is read twice is one scan: a hand that lingers on the trigger, a camera that looks at the code for a while.

/** The same code again within this time (ms) is the same scan. */
const repeatTime = 2_000;

/** Answers whether `text` at `timeMs` (ms, any clock that only goes on) is the scan before once more. */
export function createRepeatGuard(): (text: string, timeMs: number) => boolean {
  let last: { readonly text: string; readonly time: number } | null = null;
  return (text, timeMs) => {
    const again = last !== null && last.text === text && timeMs - last.time < repeatTime;
    last = { text, time: timeMs };
    return again;
  };
}

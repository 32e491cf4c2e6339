// What a key chooses in a list of a few: its number names it, the arrows go to the next one and stay at the ends.

/** Undefined: the key chooses nothing. */
export function chosenByKey<Value>(key: string, values: readonly Value[], chosen: Value | null): Value | undefined {
  if (/^[1-9]$/.test(key)) {
    return values[Number(key) - 1];
  }
  const step = key === 'ArrowDown' ? 1 : key === 'ArrowUp' ? -1 : 0;
  const at = chosen === null ? -1 : values.indexOf(chosen);
  return step === 0 ? undefined : values[Math.max(0, Math.min(at + step, values.length - 1))];
}

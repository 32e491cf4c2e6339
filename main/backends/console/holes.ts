// What only a person can fill in: `${…}` in a request to begin with.

/** The name of the first hole `${…}` that nobody filled, or null. `kept`: what the till fills on the way out is none. */
export function holeIn(body: string, kept: readonly string[]): string | null {
  const holes = [...body.matchAll(/\$\{([^}"]*)\}/g)].map(([, name = '']) => name);
  return holes.find((name) => !kept.includes(name)) ?? null;
}

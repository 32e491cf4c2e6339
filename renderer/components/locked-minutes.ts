// How long somebody is locked out, as it is told.

/** Whole minutes from now; at least one while main says that it lasts. `until` is ms UTC. */
export function lockedMinutes(until: number, now = Date.now()): number {
  return Math.max(1, Math.ceil((until - now) / 60_000));
}

// Figures of the health desk that are worked out. Pure.

/** The offline share in whole percent; a few of many are never told as none. */
export function offlinePercent(offline: number, operations: number): number {
  if (operations <= 0 || offline <= 0) {
    return 0;
  }
  return Math.max(1, Math.min(100, Math.round((100 * offline) / operations)));
}

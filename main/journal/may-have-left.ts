// How often a request may have left, once another copy of the journal, or another till, may have sent it as well.

/**
 * The count of attempts for what becomes `unknown` by something that happened elsewhere: at least one. With a count of 0 it would
 * pass for what provably never left: a revocation would end it without asking the platform, and a refusal of the next attempt
 * would be believed as that of the only one (the design's queue, 4.7).
 */
export function mayHaveLeft(attempt: number): number {
  return Math.max(attempt, 1);
}

// How long what was closed as not applied is asked for again (the design's queue, section 3). Pure.

/** `until`: wall ms, kept in the journal; `since`: monotonic ms at which this process saw the watch begin; `length`: ms. */
export type Watch = { readonly until: number | null; readonly since: number | null; readonly length: number };

/** What was closed by a wrong clock is watched for its whole time all the same, as long as this process lives. */
export function isWatched({ until, since, length }: Watch, wall: number, monotonic: number): boolean {
  return (until !== null && until > wall) || (since !== null && monotonic < since + length);
}

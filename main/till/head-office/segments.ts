// Which part of the history is sent next, and whether what the database says of it fits this journal at all. Pure.
import type { StreamName, StreamPosition } from '../../backends/head-office/head-office-door.ts';
import type { HistorySegment } from '../../journal/history-reads.ts';

/** `after` and `last`: the events that the stream lacks lie behind the one and reach to the other. */
export type NextPart = { readonly stream: StreamName; readonly after: number; readonly last: number };

export type Plan =
  | { readonly kind: 'next'; readonly part: NextPart }
  | { readonly kind: 'even'; readonly stream: StreamName }
  /** `ahead`: it knows later events of this very installation: this machine was put back to an earlier image. */
  | { readonly kind: 'refused'; readonly fault: 'ahead' | 'forked' | 'otherLogin'; readonly installId: string };

const nothingYet = '0'.repeat(64);

/** `positions` as the database told them now; `hashAt` of this journal, hex. */
export function planNext(
  segments: readonly HistorySegment[],
  positions: readonly StreamPosition[],
  hashAt: (sequence: number) => string | null,
): Plan {
  const own = segments.filter(({ after, last }, index) => last > after || index === segments.length - 1);
  let plan: Plan | null = null;
  for (const [index, segment] of own.entries()) {
    const stream = streamOf(segment, own[index - 1] ?? null, hashAt);
    const known = positions.find(({ installId }) => installId === segment.installId);
    const fault = known === undefined ? null : faultOf(segment, known, index === own.length - 1, hashAt);
    if (fault !== null) {
      return { kind: 'refused', fault, installId: segment.installId };
    }
    const after = Math.max(known?.last ?? segment.after, segment.after);
    if (after < segment.last) {
      plan ??= { kind: 'next', part: { stream, after, last: segment.last } };
    } else if (index === own.length - 1) {
      plan ??= { kind: 'even', stream };
    }
  }
  return plan ?? { kind: 'refused', fault: 'forked', installId: '' };
}

function streamOf(
  { installId, after }: HistorySegment,
  former: HistorySegment | null,
  hashAt: (sequence: number) => string | null,
): StreamName {
  return {
    installId,
    parent:
      after === 0 ? null : { installId: former?.installId ?? null, sequence: after, hash: hashAt(after) ?? nothingYet },
  };
}

/**
 * A former installation may be known there to later events than this journal has of it: that is what a restored backup lost, and what the
 * view `yatai.fork` shows. The present one may not.
 */
function faultOf(
  { last }: HistorySegment,
  known: StreamPosition,
  isNow: boolean,
  hashAt: (sequence: number) => string | null,
): 'ahead' | 'forked' | 'otherLogin' | null {
  if (known.last > last) {
    return isNow ? 'ahead' : null;
  }
  if (known.last > 0 && hashAt(known.last) !== known.hash) {
    return 'forked';
  }
  return known.mine || (!isNow && known.last === last) ? null : 'otherLogin';
}

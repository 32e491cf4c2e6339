// A lane per card: strict order inside, and which lane goes first. Pure.
import type { Operation } from './operation.ts';

/** `head` is the only operation of the lane that may be worked on; `length` is what remains; `age` is its rank (0 = oldest). */
export type Lane = {
  readonly cardNo: string;
  readonly head: Operation;
  readonly rest: readonly Operation[];
  readonly length: number;
  readonly age: number;
};

/**
 * Sorts open operations (oldest first) into lanes. `manual` has left its lane. A `blocked` revocation holds its place but
 * is never a head: its target, further ahead or `manual`, is what must move first. A lane of nothing else has no head.
 */
export function lanesOf(open: Iterable<Operation>): readonly Lane[] {
  const byCard = new Map<string, { workable: Operation[]; length: number; age: number }>();
  let rank = 0;
  for (const operation of open) {
    if (operation.state === 'manual') {
      continue;
    }
    const lane = byCard.get(operation.cardNo) ?? { workable: [], length: 0, age: rank };
    lane.length += 1;
    if (operation.state !== 'blocked') {
      lane.workable.push(operation);
    }
    byCard.set(operation.cardNo, lane);
    rank += 1;
  }
  const lanes: Lane[] = [];
  for (const [cardNo, { workable, length, age }] of byCard) {
    const [head, ...rest] = workable;
    if (head !== undefined) {
      lanes.push({ cardNo, head, rest, length, age });
    }
  }
  return lanes;
}

/** A guest who waits at the counter goes first; then the longest remaining lane, then the oldest (section 5). */
export function inOrder(lanes: readonly Lane[], inFront: (lane: Lane) => boolean): readonly Lane[] {
  return lanes
    .map((lane) => ({ lane, front: inFront(lane) }))
    .sort(
      (left, right) =>
        Number(right.front) - Number(left.front) ||
        right.lane.length - left.lane.length ||
        left.lane.age - right.lane.age,
    )
    .map(({ lane }) => lane);
}

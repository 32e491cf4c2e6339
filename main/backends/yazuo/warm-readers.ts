// The first long answers of a day are read ten times slower than the later ones, until the engine has compiled their readers. So some
// are read before anybody waits for one: the document's own card with ever more of its coupons, a little at a time.
import { z } from 'zod';
import { readAnswerValue } from '../../protocol/yazuo/envelope.ts';
import { sampleOf } from '../../protocol/yazuo/samples.ts';
import type { Timers } from '../../queue/ports.ts';

/** The till has other work when it opens. Ms. */
const firstAfter = 1_500;
/** A key that is typed meanwhile waits for one answer at most. Ms. */
const between = 100;
/** Coupons of each answer: few while every one is slow. */
const lengths = [2, 4, 8, 16, 16, 32, 32, 32, 64, 64, 64, 64, 64, 64, 64, 64, 128, 128, 200, 200, 200, 200];

const printed = z.object({ data: z.object({ card: z.unknown(), coupon: z.unknown() }) });

/** 6.13.1 with so many coupons, made of what 6.14 prints. Exported for its test. */
export function longAnswers(): (length: number) => unknown {
  const { card, coupon } = printed.parse(JSON.parse(sampleOf('singleCardSingleCoupon').printedAnswer?.raw ?? '')).data;
  return (length) => {
    const coupons = Array.from({ length }, () => coupon);
    return { code: 0, data: { membership: { id: 1 }, cards: [card], coupons, tags: [], benefits: [] } };
  };
}

/** Begins when the till is open; what comes back ends it early. Nothing is kept, nothing leaves the machine. */
export function warmReaders(timers: Timers): () => void {
  const answerOf = longAnswers();
  let cancel = timers.schedule(firstAfter, () => turn(0));

  function turn(at: number): void {
    const length = lengths[at];
    if (length === undefined) {
      return;
    }
    readAnswerValue('lookup', answerOf(length));
    cancel = timers.schedule(between, () => turn(at + 1));
  }

  return () => cancel();
}

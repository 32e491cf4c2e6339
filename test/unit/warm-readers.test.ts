// The readers of long answers are used before anybody waits: with answers that they can read, and no further than wanted.
import { expect, test } from 'vitest';
import { longAnswers, warmReaders } from '../../main/backends/yazuo/warm-readers.ts';
import { readAnswerValue } from '../../main/protocol/yazuo/envelope.ts';

function handTimers() {
  const waiting: { work: () => void; cancelled: boolean }[] = [];
  return {
    waiting,
    schedule: (_delay: number, work: () => void) => {
      const timer = { work, cancelled: false };
      waiting.push(timer);
      return () => {
        timer.cancelled = true;
      };
    },
  };
}

test('its answers are whole ones', () => {
  const answer = readAnswerValue('lookup', longAnswers()(200));
  expect(answer.kind === 'success' && answer.data.coupons).toHaveLength(200);
});

test('one answer a turn, and an end', () => {
  const timers = handTimers();
  warmReaders(timers);
  for (let turn = 0; turn < timers.waiting.length; turn += 1) timers.waiting[turn]?.work();
  expect(timers.waiting.length).toBeGreaterThan(10);
  expect(timers.waiting.length).toBeLessThan(40);
});

test('ended early, the turn that waits is taken back', () => {
  const timers = handTimers();
  const stop = warmReaders(timers);
  timers.waiting[0]?.work();
  stop();
  expect(timers.waiting.map(({ cancelled }) => cancelled)).toEqual([false, true]);
});

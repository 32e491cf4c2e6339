// What the till knows of a card while it is on its own: ages by a wall clock that people turn.
import { expect, test } from 'vitest';
import type { BackendCard } from '../../main/backends/member-backend.ts';
import type { CachedMember } from '../../main/journal/types.ts';
import type { Queue } from '../../main/queue/api.ts';
import { ageOf, lastReachedKey, offlineCheck } from '../../main/till/offline.ts';
import { fen } from '../../shared/money.ts';

const hour = 3_600_000;
const noon = Date.parse('2026-11-18T12:00:00+08:00');

function check(wall: number, lastReached: number | null) {
  const queue = { status: () => ({ reach: 'unreachable', offlineSince: 0 }) } as unknown as Queue;
  const settings = { get: (key: string) => (key === lastReachedKey ? lastReached : undefined), put: () => undefined };
  const card = { card: { storeBalance: fen(500) } as BackendCard, seen: { seenAt: noon } as CachedMember };
  return offlineCheck(card, { wall: () => wall, monotonic: () => 1000 }, queue, { settings });
}

test('ages are told by the wall clock, the time alone by the longer of the two', () => {
  expect(check(noon + hour, noon - hour)).toEqual({ lastBalance: 500, balanceAge: hour, offlineFor: 2 * hour });
  expect(check(noon + hour, null)).toMatchObject({ offlineFor: 1000 });
});

test('a clock that was turned back makes nothing young; one that was put right by a minute does no harm', () => {
  expect(check(noon - 24 * hour, noon)).toMatchObject({
    balanceAge: Number.POSITIVE_INFINITY,
    offlineFor: Number.POSITIVE_INFINITY,
  });
  expect(ageOf(noon, noon - 60_000)).toBe(0);
  expect(ageOf(noon, noon - 10 * 365 * 24 * hour)).toBe(Number.POSITIVE_INFINITY);
});

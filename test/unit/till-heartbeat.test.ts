// The heartbeat reports only what it was told: a beat that asked nobody is no contact.
import { expect, test } from 'vitest';
import type { TillDependencies } from '../../main/till/dependencies.ts';
import { createHeartbeat } from '../../main/till/heartbeat.ts';
import { createSession, type Session } from '../../main/till/session.ts';

const nothing = {} as never;
const random = { next: () => 0.5, hex: () => '00' };
const clock = { wall: () => 1_000, monotonic: () => 0 };

function stage(session: Partial<Session>) {
  const told: string[] = [];
  const queue = {
    status: () => ({ reach: told.at(-1) ?? 'reachable' }),
    report: (reach: string) => told.push(reach),
    nudge: () => told.push('nudge'),
  };
  const marks: unknown[] = [];
  const settings = { get: () => null, put: (_key: string, value: unknown) => marks.push(value) };
  const failure = { code: 'serverUnreachable', reachable: false };
  const heartbeat = createHeartbeat({
    backend: { ping: async () => ({ ok: false, failure }) },
    clock,
    complain: (_message: string, error: unknown) => {
      throw error;
    },
    journal: { settings },
    queue,
    random,
    timers: { schedule: () => () => undefined },
    session: { view: () => ({ state: 'signedIn' }), ...session },
  } as unknown as TillDependencies & { readonly session: Session });
  return { heartbeat, told, marks };
}

test('a password that was used up meanwhile is no contact: the platform is asked', async () => {
  const { heartbeat, told, marks } = stage({ wantsPlatform: () => true, signInAgain: async () => null });
  await heartbeat.beat();
  expect(told).toEqual(['unreachable']);
  expect(marks).toEqual([]);
});

test('nothing to sign in with is said as such', async () => {
  const session = createSession({
    clock,
    random,
    journal: nothing,
    queue: nothing,
    backend: nothing,
    emit: nothing,
    checkOwn: null,
  });
  expect(await session.signInAgain()).toBeNull();
});

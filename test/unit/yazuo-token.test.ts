// The token owner on a virtual clock: single flight, refresh at 80 %, one repeat, back-off where two tills fight.
import { expect, test } from 'vitest';
import { createTokenOwner, type GrantOutcome, type TokenOwner } from '../../main/backends/yazuo/token.ts';
import { createVirtualTime, fixedRandom, settle, type VirtualTime } from './yazuo-virtual-time.ts';

type Rig = {
  readonly time: VirtualTime;
  readonly owner: TokenOwner;
  readonly asked: string[];
  /** What the next refreshes answer; a grant where the list is empty. */
  readonly answers: (GrantOutcome | Promise<GrantOutcome>)[];
};

function grant(token: string, refreshToken: string | null, life: number | null = 7_200): GrantOutcome {
  const empty = { brandId: null, merchantId: null, merchantNo: null, merchantName: null, terminalNo: null };
  return {
    kind: 'granted',
    grant: { access_token: token, refresh_token: refreshToken, expires_in: life, userName: null, ...empty },
  };
}

function createRig(withRefreshToken = true): Rig {
  const time = createVirtualTime();
  const asked: string[] = [];
  const answers: (GrantOutcome | Promise<GrantOutcome>)[] = [];
  let count = 0;
  const next = (): GrantOutcome => {
    count += 1;
    return grant(`t${count}`, withRefreshToken ? `r${count}` : null);
  };
  const owner = createTokenOwner({
    clock: time.clock,
    timers: time.timers,
    random: fixedRandom,
    requestToken: async (user) => {
      asked.push(`password ${user}`);
      return answers.shift() ?? next();
    },
    requestRefresh: async (refreshToken) => {
      asked.push(`refresh ${refreshToken}`);
      await Promise.resolve();
      return answers.shift() ?? next();
    },
  });
  return { time, owner, asked, answers };
}

const dead: GrantOutcome = { kind: 'failed', failure: { code: 'serverUnreachable', reachable: false } };

test('before a sign-in there is no token', async () => {
  const { owner, asked } = createRig();
  expect(await owner.current()).toEqual({ kind: 'signedOut' });
  expect(await owner.rejected(1)).toEqual({ kind: 'signedOut' });
  expect(asked).toEqual([]);
});

test('twenty parallel calls whose token was rejected cause one refresh, and all get the new token', async () => {
  const { owner, asked } = createRig();
  await owner.signIn('1001', 'pw');
  const states = await Promise.all(Array.from({ length: 20 }, () => owner.rejected(1)));
  expect(asked).toEqual(['password 1001', 'refresh r1']);
  expect(new Set(states.map((state) => JSON.stringify(state)))).toEqual(
    new Set([JSON.stringify({ kind: 'token', token: 't2', generation: 2 })]),
  );
});

test('twenty parallel calls at 80 % of the life cause one refresh; before that none', async () => {
  const { owner, time, asked } = createRig();
  await owner.signIn('1001', 'pw');
  await time.advance(7_200_000 * 0.8 - 1);
  expect(await owner.current()).toMatchObject({ token: 't1' });
  expect(asked).toHaveLength(1);
  const calls = Array.from({ length: 20 }, () => owner.current());
  await time.advance(1);
  await Promise.all(calls);
  expect(await owner.current()).toMatchObject({ token: 't2' });
  expect(asked).toEqual(['password 1001', 'refresh r1']);
});

test('the timer alone refreshes at 80 %, again and again, and sign-out takes it back', async () => {
  const { owner, time, asked } = createRig();
  await owner.signIn('1001', 'pw');
  await time.advance(5_760_000);
  await time.advance(5_760_000);
  expect(asked).toEqual(['password 1001', 'refresh r1', 'refresh r2']);
  owner.signOut();
  expect(time.waiting()).toBe(0);
  await time.advance(50_000_000);
  expect(asked).toHaveLength(3);
});

test('the lazy path refreshes too, where the timer was late', async () => {
  const { owner, time, asked, answers } = createRig();
  await owner.signIn('1001', 'pw');
  answers.push(dead);
  await time.advance(5_760_000);
  expect(await owner.current()).toMatchObject({ token: 't1' });
  expect(asked).toHaveLength(2);
  answers.push(dead);
  await time.advance(30_000);
  expect(await owner.current()).toMatchObject({ token: 't1' });
  expect(asked).toHaveLength(3);
  await time.advance(29_999);
  expect(await owner.current()).toMatchObject({ token: 't1' });
  expect(asked).toHaveLength(3);
  await time.advance(1);
  expect(await owner.current()).toMatchObject({ token: 't2' });
});

test('a refresh that brings no refresh token of its own leaves the old one in use', async () => {
  const { owner, answers, asked, time } = createRig();
  await owner.signIn('1001', 'pw');
  answers.push(grant('tA', null));
  await owner.rejected(1);
  await time.advance(60_000);
  expect(await owner.rejected(2)).toMatchObject({ kind: 'token', token: 't2' });
  expect(asked).toEqual(['password 1001', 'refresh r1', 'refresh r1']);
});

test('a sign-in that is answered after sign-out does not bring the session back', async () => {
  const { owner, answers } = createRig();
  let release: (outcome: GrantOutcome) => void = () => undefined;
  answers.push(new Promise<GrantOutcome>((resolve) => (release = resolve)));
  const signingIn = owner.signIn('1001', 'pw');
  await settle();
  owner.signOut();
  release(grant('ghost', 'ghost'));
  await signingIn;
  expect(await owner.current()).toEqual({ kind: 'signedOut' });
});

test('a refresh that the network ate leaves the old token in use, but a rejected token is never handed out', async () => {
  const { owner, answers, asked } = createRig();
  await owner.signIn('1001', 'pw');
  answers.push(dead, dead);
  expect(await owner.rejected(1)).toMatchObject({ kind: 'failed', failure: { code: 'serverUnreachable' } });
  expect(await owner.current()).toMatchObject({ kind: 'failed' });
  expect(await owner.current()).toMatchObject({ kind: 'token', token: 't2' });
  expect(asked).toEqual(['password 1001', 'refresh r1', 'refresh r1', 'refresh r1']);
});

test('a refused refresh, and a rejected token without a refresh token, mean sign in again', async () => {
  const first = createRig();
  await first.owner.signIn('1001', 'pw');
  first.answers.push({ kind: 'refused', error: 'invalid_grant', message: '' });
  expect(await first.owner.rejected(1)).toEqual({ kind: 'signedOut' });
  expect(await first.owner.current()).toEqual({ kind: 'signedOut' });
  const second = createRig(false);
  await second.owner.signIn('1001', 'pw');
  expect(second.time.waiting()).toBe(0);
  expect(await second.owner.rejected(1)).toEqual({ kind: 'signedOut' });
  expect(second.asked).toEqual(['password 1001']);
});

test('rejected twice within 60 s: nothing is asked for 30 to 120 s, then one refresh', async () => {
  const { owner, time, asked } = createRig();
  await owner.signIn('1001', 'pw');
  expect(await owner.rejected(1)).toMatchObject({ token: 't2' });
  await time.advance(59_999);
  expect(await owner.rejected(2)).toEqual({ kind: 'contention' });
  expect(await Promise.all([owner.current(), owner.rejected(2)])).toEqual([
    { kind: 'contention' },
    { kind: 'contention' },
  ]);
  expect(asked).toHaveLength(2);
  await time.advance(74_999);
  expect(await owner.current()).toEqual({ kind: 'contention' });
  await time.advance(1);
  expect(await owner.current()).toMatchObject({ kind: 'token', token: 't3' });
  expect(asked).toEqual(['password 1001', 'refresh r1', 'refresh r2']);
});

test('rejections a minute apart are no contention, and calls of one dead token count once', async () => {
  const { owner, time } = createRig();
  await owner.signIn('1001', 'pw');
  await Promise.all([owner.rejected(1), owner.rejected(1), owner.rejected(1)]);
  expect(await owner.rejected(1)).toMatchObject({ token: 't2' });
  await time.advance(60_000);
  expect(await owner.rejected(2)).toMatchObject({ kind: 'token', token: 't3' });
});

test('a failed sign-in leaves the session of the cashier before it as it is', async () => {
  const { owner, answers } = createRig();
  await owner.signIn('1001', 'pw');
  answers.push({ kind: 'refused', error: 'invalid_grant', message: '用户名或密码不正确' });
  expect(await owner.signIn('1002', 'wrong')).toMatchObject({ kind: 'refused' });
  expect(await owner.current()).toMatchObject({ token: 't1' });
});

test('a sign-in waits for the refresh in flight: the platform would kill one of two tokens', async () => {
  const { owner, answers, asked } = createRig();
  await owner.signIn('1001', 'pw');
  let release: (outcome: GrantOutcome) => void = () => undefined;
  answers.push(new Promise<GrantOutcome>((resolve) => (release = resolve)));
  const refreshing = owner.rejected(1);
  await settle();
  const signingIn = owner.signIn('1002', 'pw');
  await settle();
  expect(asked).toEqual(['password 1001', 'refresh r1']);
  release(grant('tA', 'rA'));
  await refreshing;
  await signingIn;
  expect(asked).toEqual(['password 1001', 'refresh r1', 'password 1002']);
  expect(await owner.current()).toMatchObject({ token: 't2' });
});

test('a grant that arrives after sign-out does not bring the session back', async () => {
  const { owner, answers, time } = createRig();
  await owner.signIn('1001', 'pw');
  let release: (outcome: GrantOutcome) => void = () => undefined;
  answers.push(new Promise<GrantOutcome>((resolve) => (release = resolve)));
  const refreshing = owner.rejected(1);
  await settle();
  owner.signOut();
  release(grant('ghost', 'ghost'));
  expect(await refreshing).toEqual({ kind: 'signedOut' });
  expect(await owner.current()).toEqual({ kind: 'signedOut' });
  expect(time.waiting()).toBe(0);
});

test('where the platform tells no life, two hours are assumed', async () => {
  const { owner, answers, time, asked } = createRig();
  answers.push(grant('t0', 'r0', null));
  await owner.signIn('1001', 'pw');
  await time.advance(5_759_999);
  expect(asked).toHaveLength(1);
  await time.advance(1);
  expect(asked).toHaveLength(2);
});

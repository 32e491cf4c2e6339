// Two tills that sign in with the same login for 24 virtual hours: each new token kills the other's. The real token owner and
// the real queue; the platform, the wire and the time are made up.
import { expect, test } from 'vitest';
import { createTokenOwner, type GrantOutcome } from '../../main/backends/yazuo/token.ts';
import { createQueue } from '../../main/queue/create-queue.ts';
import type { Operation } from '../../main/queue/operation.ts';
import type { AttemptOutcome, LogOutcome, Net, Sending } from '../../main/queue/ports.ts';
import { strictContract } from '../../shared/contract.ts';
import { defaultLimits } from '../../shared/limits.ts';
import { fen } from '../../shared/money.ts';
import { createModelServer, type ModelServer } from '../simulation/model-server.ts';
import { createPlainStore, emptyBytes } from '../simulation/plain-store.ts';
import { createDice, createVirtualTime, settleMicrotasks, type VirtualTime } from '../simulation/virtual-time.ts';
import { acceptedWith, refusedWith } from '../support/queue-stage.ts';

const minute = 60_000;
const hour = 60 * minute;
const latency = 40;

type Login = { live: string | null; grants: number; kills: number };

/** One live token a login: whoever asks gets a new one, and the one before is dead. */
function createLogin() {
  const login: Login = { live: null, grants: 0, kills: 0 };
  const grant = (till: string): GrantOutcome => {
    login.grants += 1;
    login.kills += login.live === null || login.live.startsWith(till) ? 0 : 1;
    login.live = `${till}-${login.grants}`;
    const empty = { brandId: null, merchantId: null, merchantNo: null, merchantName: null, terminalNo: null };
    return {
      kind: 'granted',
      grant: { access_token: login.live, refresh_token: `r-${till}`, expires_in: 7_200, userName: null, ...empty },
    };
  };
  return { login, grant };
}

function createTill(name: string, world: { time: VirtualTime; server: ModelServer } & ReturnType<typeof createLogin>) {
  const { time, server, login, grant } = world;
  const dice = createDice(name.length * 7_919);
  const { timers } = time;
  const after = <Value>(work: () => Value) =>
    new Promise<Value>((resolve) => void timers.schedule(latency, () => resolve(work())));
  const tokens = createTokenOwner({
    clock: time.clock,
    timers,
    random: dice,
    requestToken: () => after(() => grant(name)),
    requestRefresh: () => after(() => grant(name)),
  });
  const told: string[] = [];

  /** The one repeat after a rejected token, as the client does it; null where the token was refused each time. */
  async function withToken<Value>(work: () => Value): Promise<Value | 'contention' | 'token'> {
    let state = await tokens.current();
    for (let tries = 0; tries < 2; tries += 1) {
      if (state.kind !== 'token') {
        return state.kind === 'contention' ? 'contention' : 'token';
      }
      const { token, generation } = state;
      const outcome = await after(() => (token === login.live ? { done: work() } : null));
      if (outcome !== null) {
        return outcome.done;
      }
      state = await tokens.rejected(generation);
    }
    return state.kind === 'contention' ? 'contention' : 'token';
  }

  function pay({ operation }: Sending): AttemptOutcome {
    const { serial, cardNo, amount, attempt } = operation;
    const request = {
      kind: 'consumption',
      serial,
      cardNo,
      amount,
      storePay: amount,
      revokes: null,
      attempt,
      copy: 0,
    } as const;
    const reply = server.process(request, time.now(), 0);
    return reply.kind === 'done' ? acceptedWith(reply.voucher ?? '') : refusedWith(reply.code, true);
  }

  const net: Net = {
    async attempt(sending) {
      const outcome = await withToken(() => pay(sending));
      if (typeof outcome !== 'string') {
        return outcome;
      }
      const reason = outcome === 'contention' ? 'unsentContention' : 'unsentToken';
      told.push(reason);
      return { kind: 'unsent', reason, evidence: null };
    },
    async findTransactions({ cardNo, serial }): Promise<LogOutcome> {
      const outcome = await withToken(() => server.find(cardNo, serial, time.now()));
      if (typeof outcome !== 'string') {
        return { kind: 'rows', rows: outcome, evidence: null };
      }
      const reason = outcome === 'contention' ? 'unsentContention' : 'unsentToken';
      return { kind: 'failed', reason, reachable: false, evidence: null };
    },
  };
  const plain = createPlainStore(emptyBytes, name);
  const settings = {
    merchantNo: 'M1',
    terminalNo: name,
    limits: defaultLimits,
    connections: 4,
    contract: () => strictContract,
    deadline: 12_000,
  };
  const queue = createQueue({ clock: time.clock, random: dice, timers, store: plain.store, net }, settings);
  const begun = new Map<string, number>();
  let slowest = 0;
  queue.onChange((operation: Operation) => {
    if (operation.state === 'applied') {
      slowest = Math.max(slowest, time.now() - (begun.get(operation.serial) ?? time.now()));
    }
  });
  let sales = 0;

  return {
    queue,
    told,
    operations: () => plain.bytes().operations,
    slowest: () => slowest,
    signIn: () => tokens.signIn('1001', 'pw'),
    sell() {
      sales += 1;
      const amount = fen(dice.between(1, 5_000));
      const payload = {
        kind: 'consumption',
        cardNo: dice.pick(['C1', 'C2', 'C3']),
        billAmount: amount,
        storePay: amount,
        points: 0,
        pointsPay: fen(0),
        coupons: [],
        otherPayments: [],
        remark: null,
      } as const;
      const people = { operator: 'anna', shift: null, memberName: null };
      const draft = {
        intent: `${name}-${sales}`,
        payload,
        held: amount,
        ...people,
        waits: true,
        acceptedOffline: false,
      };
      const result = queue.accept(draft, { secret: null, offline: null });
      if (result.ok) {
        begun.set(result.value.serial, time.now());
      }
      return result.ok;
    },
  };
}

async function runUntil(time: VirtualTime, end: number): Promise<number> {
  let steps = 0;
  for (let at = time.nextAt(); at !== null && at <= end; at = time.nextAt()) {
    time.ringNext();
    await settleMicrotasks();
    steps += 1;
  }
  return steps;
}

test('two tills with one login: 24 hours of taking the token from each other lose no money and stop no sale', async () => {
  const time = createVirtualTime(1_760_000_000_000);
  const server = createModelServer({ repeatedSerial: 'charged', revocationRowSerial: 'own' });
  for (const card of ['C1', 'C2', 'C3']) {
    server.addCard(card, 1_000_000_000);
  }
  const world = { time, server, ...createLogin() };
  const tills = [createTill('A', world), createTill('BB', world)] as const;
  for (const till of tills) {
    const signingIn = till.signIn();
    await runUntil(time, time.now() + latency);
    await signingIn;
    till.queue.start();
  }
  const dice = createDice(24);
  let sold = 0;
  for (const till of tills) {
    // A sale every two minutes or so, whatever became of the one before.
    for (let at = dice.between(0, minute); at < 24 * hour; at += dice.between(20_000, 4 * minute)) {
      time.timers.schedule(at, () => {
        sold += till.sell() ? 1 : 0;
      });
    }
  }
  await runUntil(time, 24 * hour);
  // Both go on renewing for ever, but nothing new is sold: what waits must get through while they still fight.
  const steps = await runUntil(time, 24 * hour + 15 * minute);

  const operations = tills.flatMap((till) => till.operations());
  expect(sold).toBeGreaterThan(1_000);
  expect(operations).toHaveLength(sold);
  expect(operations.filter(({ state }) => state !== 'applied')).toEqual([]);
  // A call that was refused for its token used up no attempt.
  expect(new Set(operations.map(({ attempt }) => attempt))).toEqual(new Set([1]));
  expect(server.rows()).toHaveLength(sold);
  expect(new Set(server.rows().map(({ serial }) => serial)).size).toBe(sold);
  const sum = (amounts: readonly { readonly amount: number }[]) =>
    amounts.reduce((total, { amount }) => total + amount, 0);
  expect(sum(server.rows())).toBe(sum(operations));
  // They did fight, each was told so, and the pauses kept it from becoming a dance.
  expect(world.login.kills).toBeGreaterThan(100);
  for (const till of tills) {
    expect(till.told).toContain('unsentContention');
    expect(till.slowest()).toBeLessThan(15 * minute);
  }
  expect(world.login.grants).toBeLessThan((2 * 24 * hour) / 30_000);
  expect(steps).toBeLessThan(1_000);
});

// The practice backend: one call starts a platform that really speaks HTTP on loopback, with its world, its books, its faults and its phone.
import { randomBytes } from 'node:crypto';
import { readJsonText } from '../protocol/json.ts';
import { type AssumedYazuo, assumedYazuo } from '../protocol/yazuo/assumed.ts';
import { type YazuoInterfaceId, yazuoInterfaceIds } from '../protocol/yazuo/catalogue.ts';
import { authorize } from './authorize.ts';
import { defaultCapabilities } from './capabilities.ts';
import type { PracticeOptions, PracticeServer, ReceivedCall } from './contract.ts';
import { createControl } from './control.ts';
import { createFaults, type MetFaults } from './faults.ts';
import * as headOffice from './head-office.ts';
import { createPracticeApplication, listen } from './http-server.ts';
import { type BusinessId, runCall } from './interfaces.ts';
import { createLedgerView } from './ledger-view.ts';
import { grantToken, issueToken } from './oauth.ts';
import { createUnipos } from './unipos/create-unipos.ts';
import { jsonReply, replyOf, type WireReply } from './wire-reply.ts';
import { createPracticeWorld } from './world-seed.ts';

const realTimers = {
  schedule: (delay: number, work: () => void) => {
    const timer = setTimeout(work, delay);
    timer.unref();
    return () => clearTimeout(timer);
  },
};

/** Starts the practice backend on 127.0.0.1. Rejects where the port is taken. */
export async function startPracticeServer(options: PracticeOptions = {}): Promise<PracticeServer> {
  const clock = options.clock ?? { wall: () => Date.now() };
  const random = options.random ?? { hex: (bytes: number) => randomBytes(bytes).toString('hex') };
  const timers = options.timers ?? realTimers;
  const assumed = options.assumed ?? assumedYazuo;
  const controlKey = options.controlKey ?? random.hex(16);
  const world = structuredClone(options.world) ?? createPracticeWorld(clock.wall());
  const faults = createFaults();
  const calls: ReceivedCall[] = [];
  const waiting = new Set<() => void>();
  const pending = new Set<() => void>();
  let capabilities = { ...defaultCapabilities, ...options.capabilities };
  let settings = {
    oauthShape: options.oauthShape ?? 'bare',
    tokenRejection: options.tokenRejection ?? 'code',
    repeatSerial: options.repeatSerial ?? 'chargeAgain',
  } as const satisfies Pick<PracticeOptions, 'oauthShape' | 'tokenRejection' | 'repeatSerial'>;

  function later(ms: number, work: () => void): void {
    const cancel = timers.schedule(ms, () => {
      pending.delete(cancel);
      work();
    });
    pending.add(cancel);
  }

  function processCall(id: YazuoInterfaceId, body: string, contentType: string, met: MetFaults): WireReply {
    const now = clock.wall();
    const isForm = contentType.toLowerCase().startsWith('application/x-www-form-urlencoded');
    if (id === 'authorizationCode') {
      const context = { world, shape: settings.oauthShape, now, hex: random.hex, path: assumed.paths[id] };
      return authorize(new URLSearchParams(body), isForm, context);
    }
    if (id === 'passwordToken' || id === 'codeToken' || id === 'refreshToken') {
      const reply = grantToken(
        world,
        isForm ? new URLSearchParams(body) : undefined,
        settings.oauthShape,
        now,
        random.hex,
        capabilities.secondSignIn === 'bothLive',
      );
      return jsonReply(reply.status, reply.body);
    }
    if (met.has('stolenToken')) issueToken(world, 'another-till', now, random.hex);
    const json = readJsonText(body);
    const log = {
      lagMs: met.get('logLag') ?? 0,
      ignoresFilter: met.has('logIgnoresFilter'),
      nulls: met.has('logNulls'),
    };
    const context = { world, now, repeatSerial: settings.repeatSerial, log, capabilities, hex: random.hex };
    const result = runCall(id as BusinessId, json.ok ? json.value : undefined, context, assumed);
    return replyOf(result, settings.tokenRejection);
  }

  /** Hands a result on after telling who keeps the world. */
  function changed<Outcome>(outcome: Outcome): Outcome {
    options.onChange?.(world);
    return outcome;
  }

  const time = { wait: (ms: number) => new Promise<void>((resolve) => later(ms, resolve)), later };
  const unipos = createUnipos({
    world,
    now: clock.wall,
    hex: random.hex,
    time,
    faults,
    meetFaults: faults.meet,
    changed: () => changed(undefined),
    url: () => server.url,
    settings: options.unipos,
  });
  const application = createPracticeApplication(
    {
      ...time,
      interfaceOf: (path, body) => interfaceOf(path, body, assumed),
      process: (id, body, contentType, met) => changed(processCall(id, body, contentType, met)),
      meetFaults: faults.meet,
      received: (id, body) => {
        calls.push({ id, body });
        for (const check of [...waiting]) check();
      },
      unipos: unipos.application,
      control: createControl(
        controlKey,
        () => server,
        (ms) => {
          // After this answer has left: the caller still wants to read it.
          later(0, () => void listener.refuse());
          later(ms, () => void listener.accept());
        },
      ),
    },
    () => [`127.0.0.1:${listener.port()}`, `localhost:${listener.port()}`],
  );
  const listener = await listen(application, options.port ?? 0);

  const server: PracticeServer = {
    url: `http://127.0.0.1:${listener.port()}`,
    port: listener.port(),
    controlKey,
    faults,
    ledger: createLedgerView(world),
    unipos: unipos.practice,
    world,
    snapshot: () => structuredClone(world),
    received: (id) => calls.filter((call) => id === undefined || call.id === id),
    whenReceived: (id, count) =>
      new Promise((resolve) => {
        const check = () => {
          if (calls.filter((call) => call.id === id).length < count) return;
          waiting.delete(check);
          resolve();
        };
        waiting.add(check);
        check();
      }),
    setOptions: ({ capabilities: switched = {}, ...wanted }) => {
      capabilities = { ...capabilities, ...switched };
      settings = { ...settings, ...wanted } as typeof settings;
    },
    phone: (mobile) => headOffice.readPhone(world, mobile, clock.wall()),
    mintDynamicCode: (cardNo, lifeMs) =>
      changed(headOffice.mintDynamicCode(world, cardNo, clock.wall(), random.hex, lifeMs)),
    stealToken: () => void changed(issueToken(world, 'another-till', clock.wall(), random.hex)),
    headOfficeRevert: (voucher) => changed(headOffice.revert(world, voucher, clock.wall())),
    spendElsewhere: (cardNo, fen) => changed(headOffice.spendElsewhere(world, cardNo, fen, clock.wall())),
    freezeCard: (cardNo, frozen = true) => changed(headOffice.freezeCard(world, cardNo, frozen)),
    refuseConnections: listener.refuse,
    acceptConnections: listener.accept,
    close: async () => {
      for (const cancel of pending) cancel();
      pending.clear();
      await listener.refuse();
    },
  };
  return server;
}

/** By default the three grants share a path; a path that only one has needs no grant type to be known. */
const interfaceOfGrant: Readonly<Record<string, YazuoInterfaceId>> = {
  password: 'passwordToken',
  authorization_code: 'codeToken',
  refresh_token: 'refreshToken',
};

function interfaceOf(path: string, body: string, assumed: AssumedYazuo): YazuoInterfaceId | undefined {
  const candidates = yazuoInterfaceIds.filter((id) => assumed.paths[id] === path);
  const wanted = interfaceOfGrant[new URLSearchParams(body).get('grant_type') ?? ''];
  return wanted !== undefined && candidates.includes(wanted) ? wanted : candidates[0];
}

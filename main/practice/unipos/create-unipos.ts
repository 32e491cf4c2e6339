// UniPOS's part of the practice server: its routes, and the handle by which a test moves its world.
import type { HttpBindings } from '@hono/node-server';
import type { Hono } from 'hono';
import type { UniposInterfaceId } from '../../protocol/unipos/catalogue.ts';
import { dayOfMoment } from '../../protocol/yazuo/tolerant.ts';
import type { Faults, MetFaults } from '../faults.ts';
import type { FaultTime } from '../faulty-answer.ts';
import type { WireReply } from '../wire-reply.ts';
import type { PracticeWorld } from '../world.ts';
import { addBill } from './bill-draft.ts';
import { defaultUniposSettings, type UniposCall, type UniposContext, type UniposSettings } from './call.ts';
import type { UniposPractice } from './contract.ts';
import { completeDays } from './days.ts';
import { uniposGuide } from './guide.ts';
import { createUniposApplication, type ReceivedUniposCall } from './http.ts';
import { runMemberService } from './member-service.ts';
import { runService } from './service.ts';

export interface UniposOptions {
  readonly world: PracticeWorld;
  /** ms UTC. */
  readonly now: () => number;
  readonly hex: (bytes: number) => string;
  readonly time: FaultTime;
  readonly faults: Faults;
  readonly meetFaults: (id: UniposInterfaceId) => MetFaults;
  /** Hears of each change before its answer leaves. */
  readonly changed: () => void;
  /** Of the server, once it listens. */
  readonly url: () => string;
  readonly settings?: Partial<UniposSettings> | undefined;
}

export interface Unipos {
  readonly application: Hono<{ Bindings: HttpBindings }>;
  readonly practice: UniposPractice;
}

/** Runs one call to its end, in one go: nothing else happens in the world in between. */
export function runUniposCall(call: UniposCall, context: UniposContext): WireReply {
  completeDays(context.world.unipos, context.now);
  const { id } = call;
  return id === 'memberSorts' || id === 'memberState' || id === 'memberPaying'
    ? runMemberService(id, call, context)
    : runService(id, call, context);
}

/** Its routes over this world, and its handle. */
export function createUnipos(options: UniposOptions): Unipos {
  const { world, now, hex, faults } = options;
  const part = world.unipos;
  const calls: ReceivedUniposCall[] = [];
  const waiting = new Set<() => void>();
  let settings: UniposSettings = { ...defaultUniposSettings, ...options.settings };

  /** The part with today's bills in it. */
  function today() {
    completeDays(part, now());
    return part;
  }
  function changing<Outcome>(outcome: Outcome): Outcome {
    options.changed();
    return outcome;
  }
  const received = (id?: UniposInterfaceId) => calls.filter((call) => id === undefined || call.id === id);

  const application = createUniposApplication({
    ...options.time,
    meetFaults: options.meetFaults,
    settings: () => settings,
    received: (call) => {
      calls.push(call);
      for (const check of [...waiting]) check();
    },
    process: (call, met) => {
      if (met.has('stolenToken')) part.tokens = [];
      return changing(runUniposCall(call, { world, now: now(), hex, settings }));
    },
  });
  const practice: UniposPractice = {
    get serviceUri() {
      return `${options.url()}${uniposGuide.servicePath}`;
    },
    get memberUri() {
      return `${options.url()}${uniposGuide.memberPath}`;
    },
    world: part,
    bills: (day = null, shopNo = null) =>
      structuredClone(
        today().bills.filter(
          (bill) => (day === null || dayOfMoment(bill.at) === day) && (shopNo === null || bill.shopNo === shopNo),
        ),
      ),
    addBill: (draft = {}) => changing(structuredClone(addBill(today(), draft, now()))),
    lateBill: (minutesAgo, draft = {}) =>
      changing(structuredClone(addBill(today(), { ...draft, at: now() - minutesAgo * 60_000 }, now()))),
    orders: () => structuredClone(today().orders),
    reservations: () => structuredClone(today().reservations),
    payings: () => structuredClone(part.payings),
    received,
    whenReceived: (id, count) =>
      new Promise((resolve) => {
        const check = () => {
          if (received(id).length < count) return;
          waiting.delete(check);
          resolve();
        };
        waiting.add(check);
        check();
      }),
    setRights: (denied) => {
      part.denied = [...denied];
      changing(undefined);
    },
    expireTokens: () => {
      part.tokens = [];
      changing(undefined);
    },
    setMemberCredentials: (credentials) => {
      part.memberCredentials = structuredClone([...credentials]);
      changing(undefined);
    },
    setOptions: (wanted) => {
      settings = { ...settings, ...wanted };
    },
    faults: { ...faults, set: (order) => faults.set({ ...order, interfaceId: order.interfaceId ?? 'unipos' }) },
  };
  return { application, practice };
}

// The practice platform's HTTP: its socket, routes and body limits. Every call is processed in one synchronous step.

import type { Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { createAdaptorServer, type HttpBindings } from '@hono/node-server';
import { Hono } from 'hono';
import { bodyLimit } from 'hono/body-limit';
import type { YazuoInterfaceId } from '../protocol/yazuo/catalogue.ts';
import type { MetFaults } from './faults.ts';
import { answerUnderFaults, type FaultTime, type PracticeHttp } from './faulty-answer.ts';
import { type WireReply, yazuoDamage } from './wire-reply.ts';

export interface HttpParts extends FaultTime {
  /** The interface that a path (and, for tokens, a form) stands for. */
  readonly interfaceOf: (path: string, body: string) => YazuoInterfaceId | undefined;
  /** Processes a call once; `met` are the faults that change what is processed (log, token). */
  readonly process: (id: YazuoInterfaceId, body: string, contentType: string, met: MetFaults) => WireReply;
  readonly meetFaults: (id: YazuoInterfaceId) => MetFaults;
  readonly received: (id: YazuoInterfaceId, body: string) => void;
  readonly control: Hono<{ Bindings: HttpBindings }>;
  /** UniPOS's paths; it has no others. */
  readonly unipos: Hono<{ Bindings: HttpBindings }>;
}

const bodyCap = 1_048_576;

/** The HTTP application; `hosts` are the only Host headers that it answers, so that no web page can reach it by another name. */
export function createPracticeApplication(
  parts: HttpParts,
  hosts: () => readonly string[],
): Hono<{ Bindings: HttpBindings }> {
  const application = new Hono<{ Bindings: HttpBindings }>();
  application.use(async (context, next) => {
    const host = context.req.header('host') ?? '';
    return hosts().includes(host) ? await next() : context.text('unknown host', 421);
  });
  application.use(bodyLimit({ maxSize: bodyCap, onError: (context) => context.text('body too large', 413) }));
  application.route('/__practice', parts.control);
  application.route('/', parts.unipos);
  application.post('*', async (context) => answerCall(context, parts, await context.req.text()));
  // 2.2.1 is opened by a browser, with its query as its body. Nothing else is there to be looked at.
  application.get('*', async (context, next) =>
    parts.interfaceOf(context.req.path, '') === 'authorizationCode'
      ? answerCall(context, parts, new URL(context.req.url).search.slice(1))
      : next(),
  );
  application.all('*', (context) => context.text('not found', 404));
  return application;
}

async function answerCall(context: PracticeHttp, parts: HttpParts, body: string): Promise<Response> {
  const contentType = context.req.header('content-type') ?? '';
  const id = parts.interfaceOf(context.req.path, body);
  if (id === undefined) return context.text('not found', 404);
  parts.received(id, body);
  const met = parts.meetFaults(id);
  const run = () => parts.process(id, body, contentType, met);
  return answerUnderFaults(context, parts, met, run, yazuoDamage);
}

export interface Listener {
  readonly port: () => number;
  /** Really closes the listening socket and every connection: the next connect is refused. */
  readonly refuse: () => Promise<void>;
  /** Listens again on the same port. */
  readonly accept: () => Promise<void>;
}

/** Listens on 127.0.0.1 only. Rejects where the port is taken. */
export async function listen(application: Hono<{ Bindings: HttpBindings }>, wantedPort: number): Promise<Listener> {
  const server = createAdaptorServer({ fetch: application.fetch }) as Server;
  let port = wantedPort;
  const open = () =>
    new Promise<void>((resolve, reject) => {
      if (server.listening) return resolve();
      server.once('error', reject);
      server.listen(port, '127.0.0.1', () => {
        server.removeListener('error', reject);
        port = (server.address() as AddressInfo).port;
        resolve();
      });
    });
  const shut = () =>
    new Promise<void>((resolve) => {
      if (!server.listening) return resolve();
      server.close(() => resolve());
      server.closeAllConnections();
    });
  // One after the other, whoever asks: a socket cannot be opened while it is still closing.
  let last: Promise<void> = Promise.resolve();
  const inTurn = (step: () => Promise<void>) => () => {
    const turn = last.then(step);
    last = turn.catch(() => undefined);
    return turn;
  };
  const accept = inTurn(open);
  const refuse = inTurn(shut);
  await accept();
  return { port: () => port, refuse, accept };
}

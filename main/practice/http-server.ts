// The practice platform's HTTP: routes, body limits, and the faults made real on the socket. Every call is processed in one synchronous step.

import type { Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { createAdaptorServer, type HttpBindings } from '@hono/node-server';
import { RESPONSE_ALREADY_SENT } from '@hono/node-server/utils/response';
import { type Context, Hono } from 'hono';
import { bodyLimit } from 'hono/body-limit';
import type { YazuoInterfaceId } from '../protocol/yazuo/catalogue.ts';
import type { MetFaults } from './faults.ts';
import * as wire from './wire-reply.ts';

export type PracticeHttp = Context<{ Bindings: HttpBindings }>;

export interface HttpParts {
  /** The interface that a path (and, for tokens, a form) stands for. */
  readonly interfaceOf: (path: string, body: string) => YazuoInterfaceId | undefined;
  /** Processes a call once; `met` are the faults that change what is processed (log, token). */
  readonly process: (id: YazuoInterfaceId, body: string, contentType: string, met: MetFaults) => wire.WireReply;
  readonly meetFaults: (id: YazuoInterfaceId) => MetFaults;
  readonly received: (id: YazuoInterfaceId, body: string) => void;
  readonly wait: (ms: number) => Promise<void>;
  /** Runs `work` after `ms`, unless the server closes before. */
  readonly later: (ms: number, work: () => void) => void;
  readonly control: Hono<{ Bindings: HttpBindings }>;
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
  if (met.has('latency')) await parts.wait(met.get('latency') ?? 0);
  if (met.has('lostRequest')) return destroy(context);
  if (met.has('lateRequest')) {
    parts.later(met.get('lateRequest') ?? 0, run);
    return destroy(context);
  }
  if (met.has('http500')) return send(wire.serverErrorReply());
  if (met.has('htmlPage')) return send(wire.portalReply());
  if (met.has('redirect')) return send(wire.redirectReply());
  const reply = run();
  if (met.has('duplicateDelivery')) run();
  if (met.has('lostResponse')) return destroy(context);
  if (met.has('http500AfterCommit')) return send(wire.serverErrorReply());
  if (met.has('truncatedBody')) return sendHalf(context, reply);
  if (met.has('badJson')) return send(wire.brokenJsonReply(reply));
  if (met.has('wrongCharset')) return send(wire.wrongCharsetReply());
  if (met.has('hugeBody')) return send(wire.hugeReply(reply));
  return send(reply);
}

function send(reply: wire.WireReply): Response {
  const headers = new Headers({ 'content-type': reply.contentType, 'cache-control': 'no-store' });
  if (reply.location !== undefined) headers.set('location', reply.location);
  return new Response(reply.body, { status: reply.status, headers });
}

function destroy(context: PracticeHttp): Response {
  context.env.incoming.socket.destroy();
  return RESPONSE_ALREADY_SENT;
}

/** Announces the whole answer, sends half of it, and cuts the line. */
function sendHalf(context: PracticeHttp, reply: wire.WireReply): Response {
  const { outgoing } = context.env;
  outgoing.writeHead(reply.status, { 'content-type': reply.contentType, 'content-length': reply.body.length });
  outgoing.write(reply.body.subarray(0, Math.floor(reply.body.length / 2)), () => outgoing.socket?.destroy());
  return RESPONSE_ALREADY_SENT;
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

// The faults made real on the socket, whatever the call: it is late, lost, processed twice or not at all, and its answer damaged.
import type { HttpBindings } from '@hono/node-server';
import { RESPONSE_ALREADY_SENT } from '@hono/node-server/utils/response';
import type { Context } from 'hono';
import type { MetFaults } from './faults.ts';
import { type Damage, portalReply, redirectReply, serverErrorReply, type WireReply } from './wire-reply.ts';

export type PracticeHttp = Context<{ Bindings: HttpBindings }>;

export interface FaultTime {
  readonly wait: (ms: number) => Promise<void>;
  /** Runs `work` after `ms`, unless the server closes before. */
  readonly later: (ms: number, work: () => void) => void;
}

/** Processes the call by `run` as often as the faults want, and answers what they leave of it. */
export async function answerUnderFaults(
  context: PracticeHttp,
  time: FaultTime,
  met: MetFaults,
  run: () => WireReply,
  damage: Damage,
): Promise<Response> {
  if (met.has('latency')) await time.wait(met.get('latency') ?? 0);
  if (met.has('lostRequest')) return destroy(context);
  if (met.has('lateRequest')) {
    time.later(met.get('lateRequest') ?? 0, run);
    return destroy(context);
  }
  if (met.has('http500')) return send(serverErrorReply());
  if (met.has('code1000')) return send(damage.code1000());
  if (met.has('htmlPage')) return send(portalReply());
  if (met.has('redirect')) return send(redirectReply());
  const reply = run();
  if (met.has('duplicateDelivery')) run();
  if (met.has('lostResponse')) return destroy(context);
  if (met.has('http500AfterCommit')) return send(serverErrorReply());
  if (met.has('code1000AfterCommit')) return send(damage.code1000());
  if (met.has('truncatedBody')) return sendHalf(context, reply);
  if (met.has('badJson')) return send(damage.broken(reply));
  if (met.has('wrongCharset')) return send(damage.wrongCharset());
  if (met.has('hugeBody')) return send(damage.huge(reply));
  return send(reply);
}

function send(reply: WireReply): Response {
  const headers = new Headers({ 'content-type': reply.contentType, 'cache-control': 'no-store' });
  if (reply.location !== undefined) headers.set('location', reply.location);
  return new Response(reply.body, { status: reply.status, headers });
}

function destroy(context: PracticeHttp): Response {
  context.env.incoming.socket.destroy();
  return RESPONSE_ALREADY_SENT;
}

/** Announces the whole answer (of an empty one a byte too many), sends half of it, and cuts the line. */
function sendHalf(context: PracticeHttp, { status, contentType, body }: WireReply): Response {
  const { outgoing } = context.env;
  outgoing.writeHead(status, { 'content-type': contentType, 'content-length': Math.max(1, body.length) });
  outgoing.flushHeaders();
  outgoing.write(body.subarray(0, Math.floor(body.length / 2)), () => outgoing.socket?.destroy());
  return RESPONSE_ALREADY_SENT;
}

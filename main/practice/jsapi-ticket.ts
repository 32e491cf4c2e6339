// 7.1: a ticket for the pages of a WeChat official account.
import type { RequestOf } from '../protocol/yazuo/catalogue.ts';
import { type CallContext, done, type Reply, refuse } from './reply.ts';
import { knownStore } from './stores.ts';

const lifeMs = 2 * 3_600_000;

/** 7.1: the same ticket for two hours, then another. */
export function getJsapiTicket(request: RequestOf<'getJsapiTicket'>, { world, now, hex }: CallContext): Reply {
  const store = knownStore(world, request.merchantId);
  if ('code' in store) return store;
  const appId = request.officialAccountAppId.trim();
  if (appId === '') return refuse('invalidParameter', '公众号AppID不能为空');
  world.jsapiTickets = world.jsapiTickets.filter((one) => one.expiresAt > now);
  const living = world.jsapiTickets.find((one) => one.appId === appId);
  if (living !== undefined) return done(living.ticket);
  const ticket = { appId, ticket: hex(32), expiresAt: now + lifeMs };
  world.jsapiTickets.push(ticket);
  return done(ticket.ticket);
}

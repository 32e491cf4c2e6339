// From an interface's id to what the practice platform does with it: the token, the payload, the brand, then the handler.
import type { AssumedYazuo } from '../protocol/yazuo/assumed.ts';
import type { YazuoInterfaceId } from '../protocol/yazuo/catalogue.ts';
import type { oauthRows } from '../protocol/yazuo/chapters/oauth.ts';
import { readEnvelope, readPayload } from '../protocol/yazuo/envelope.ts';
import { billsHandlers } from './chapters/bills.ts';
import { cardsHandlers } from './chapters/cards.ts';
import { couponsHandlers } from './chapters/coupons.ts';
import { dishesHandlers } from './chapters/dishes.ts';
import { membersHandlers } from './chapters/members.ts';
import { merchantsHandlers } from './chapters/merchants.ts';
import { pointsHandlers } from './chapters/points.ts';
import { reportsHandlers } from './chapters/reports.ts';
import { tradeHandlers } from './chapters/trade.ts';
import type { HandlersOf } from './handler.ts';
import { userOfToken } from './oauth.ts';
import { type CallContext, type Reply, refuse } from './reply.ts';

export type BusinessId = Exclude<YazuoInterfaceId, keyof typeof oauthRows>;

const handlers: HandlersOf<BusinessId> = {
  ...dishesHandlers,
  ...merchantsHandlers,
  ...membersHandlers,
  ...cardsHandlers,
  ...couponsHandlers,
  ...pointsHandlers,
  ...billsHandlers,
  ...tradeHandlers,
  ...reportsHandlers,
};

/** What one call comes to: the reply, or `rejected` where the token is not the live one. */
export type CallResult = { readonly kind: 'rejected' } | { readonly kind: 'reply'; readonly reply: Reply };

/** Runs one business call to its end, in one go: nothing else happens in the world in between. */
export function runCall(
  id: BusinessId,
  body: unknown,
  context: Omit<CallContext, 'userName'>,
  assumed: AssumedYazuo,
): CallResult {
  const envelope = readEnvelope(body);
  if (envelope === undefined) return { kind: 'reply', reply: refuse('invalidParameter', '请求格式不正确') };
  const userName = userOfToken(context.world, envelope.access_token, context.now);
  if (userName === undefined) {
    // What the platform does behind the refusal nobody is told.
    if (context.capabilities.deadTokenBooks) {
      runHandler(id, envelope.ciphertext, { ...context, userName: null }, assumed);
    }
    return { kind: 'rejected' };
  }
  return { kind: 'reply', reply: runHandler(id, envelope.ciphertext, { ...context, userName }, assumed) };
}

function runHandler<Id extends BusinessId>(
  id: Id,
  payload: unknown,
  context: CallContext,
  assumed: AssumedYazuo,
): Reply {
  const read = readPayload(id, payload, assumed);
  if (!read.ok) return refuse('invalidParameter', `参数不正确: ${read.reason}`);
  const problem = whereProblem(read.request, context) ?? serialProblem(read.request, context);
  return problem ?? handlers[id](withShortSerial(id, read.request, context), context);
}

function isTooLong(request: object, { capabilities }: CallContext): request is { readonly cashierSerial: string } {
  const { longestSerial } = capabilities;
  return (
    longestSerial !== null &&
    'cashierSerial' in request &&
    typeof request.cashierSerial === 'string' &&
    request.cashierSerial.length > longestSerial
  );
}

function serialProblem(request: object, context: CallContext): Reply | undefined {
  return context.capabilities.longSerial === 'refuse' && isTooLong(request, context)
    ? refuse('invalidParameter', '流水号过长')
    : undefined;
}

/** As a column that is too narrow: what is kept is cut, what is searched for is not. */
function withShortSerial<Request extends object>(id: BusinessId, request: Request, context: CallContext): Request {
  return id !== 'listTransactions' && isTooLong(request, context)
    ? { ...request, cashierSerial: request.cashierSerial.slice(0, context.capabilities.longestSerial ?? undefined) }
    : request;
}

/** Brand and store of a call must be the world's. */
function whereProblem(request: object, { world }: CallContext): Reply | undefined {
  if ('brandId' in request && request.brandId && request.brandId !== String(world.brand.id)) {
    return refuse('unknownMerchant', '品牌不存在');
  }
  if (
    'merchantNo' in request &&
    request.merchantNo &&
    !world.stores.some((store) => store.merchantNo === request.merchantNo)
  ) {
    return refuse('unknownMerchant', '商户不存在');
  }
  return undefined;
}

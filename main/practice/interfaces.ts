// From an interface's id to what the practice platform does with it: the token, the payload, the brand, then the handler.
import type { AssumedYazuo } from '../protocol/yazuo/assumed.ts';
import type { RequestOf, YazuoInterfaceId } from '../protocol/yazuo/catalogue.ts';
import { readEnvelope, readPayload } from '../protocol/yazuo/envelope.ts';
import { consume } from './consumption.ts';
import * as members from './members.ts';
import { userOfToken } from './oauth.ts';
import { preconsult } from './preconsult.ts';
import { checkRecharge, recharge } from './recharge.ts';
import { type CallContext, type Reply, refuse } from './reply.ts';
import { revokeTransaction } from './revocation.ts';
import { sendSmsCode, verifySmsCode } from './sms.ts';
import { listMemberTransactions, listTransactions, settleDay } from './transaction-log.ts';

export type BusinessId = Exclude<YazuoInterfaceId, 'passwordToken' | 'refreshToken'>;

type Handlers = { readonly [Id in BusinessId]: (request: RequestOf<Id>, context: CallContext) => Reply };

const handlers: Handlers = {
  listMerchants: members.listMerchants,
  listCardTypes: members.listCardTypes,
  getPointLimitRules: members.getPointLimitRules,
  findMember: members.findMember,
  listCardsByMember: members.listCardsByMember,
  listCardsByMobile: members.listCardsByMobile,
  listCoupons: members.listCoupons,
  verifyTradePassword: members.verifyTradePassword,
  checkRecharge,
  recharge,
  consumeCard: (request, context) => consume('consumeCard', request, context),
  checkout: (request, context) => consume('checkout', request, context),
  revoke: (request, context) => revokeTransaction('revoke', request, context),
  revokeByVoucher: (request, context) => revokeTransaction('revokeByVoucher', request, context),
  revokeCheckout: (request, context) => revokeTransaction('revokeCheckout', request, context),
  sendSmsCode,
  verifySmsCode,
  listMemberTransactions,
  listTransactions,
  lookup: members.lookup,
  preconsult,
  settleDay,
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

// One payment at a member service (消费请求): the balance is read and noted first, then the payment leaves, once. See docs/decisions/0007.
import { fineMoney, fineOfFen } from '../../../../shared/fine-money.ts';
import type { MoneyPayload, OperationAnswer } from '../../../../shared/operation.ts';
import { assertNever } from '../../../../shared/result.ts';
import { writePaying } from '../../../protocol/unipos/member.ts';
import type { Operation } from '../../../queue/operation.ts';
import type { AttemptOutcome, BalanceWitness, LogOutcome, Sending } from '../../../queue/ports.ts';
import type { LostCause } from '../../http/transport.ts';
import { paymentOutcomeOf } from './faults.ts';
import { fenBelow, pointsAccount, readBalances, storedValueAccount } from './map-member.ts';
import { type CardState, type Members, stateFailure } from './members.ts';
import type { ServiceAnswer, ServiceCall } from './service-call.ts';

type AttemptParts = { readonly call: ServiceCall; readonly members: Members };

/** What is taken from which account, 1/10,000. Null: the standard has no call for it. */
export function postingOf(payload: MoneyPayload): Pick<BalanceWitness, 'account' | 'quantity'> | null {
  switch (payload.kind) {
    case 'consumption': {
      const { storePay, points, pointsPay, coupons } = payload;
      const isPlain = storePay > 0 && points === 0 && pointsPay === 0 && coupons.length === 0;
      return isPlain ? { account: storedValueAccount, quantity: fineOfFen(storePay) } : null;
    }
    case 'service':
      return payload.service === 'deductPoints' && payload.content.points > 0
        ? { account: pointsAccount, quantity: fineMoney(payload.content.points * 10_000) }
        : null;
    case 'recharge':
    case 'revocation':
      return null;
    default:
      return assertNever(payload);
  }
}

/** Sends one payment. Its FromNo is our serial, which stands for the voucher that the standard does not give. */
export async function attemptPayment({ call, members }: AttemptParts, sending: Sending): Promise<AttemptOutcome> {
  const { operation, witness } = sending;
  const { serial, cardNo, payload } = operation;
  const posting = postingOf(payload);
  if (posting === null) {
    return refused('notOffered', payload.kind);
  }
  const state = await members.stateOf(cardNo);
  if (state.kind !== 'member') {
    return notPosted(state);
  }
  const before = readBalances(state.member).find(({ account }) => account === posting.account);
  if (before === undefined) {
    return refused('1004', `AccountNo ${posting.account}`);
  }
  if (witness?.({ ...before, ...posting }) !== true) {
    return { kind: 'unsent', reason: 'unsentNotNoted', evidence: null };
  }
  const paying = writePaying({
    cardNo,
    accountNo: posting.account,
    quantity: fineMoney(posting.quantity),
    description: descriptionOf(operation),
    fromNo: serial,
    bill: null,
  });
  return outcomeOf(serial, await call.pay(paying), () => balancesAfter({ ...before, ...posting }));
}

function refused(code: string, message: string): AttemptOutcome {
  return { kind: 'refused', code, message, listed: true, evidence: { code, message } };
}

/** The bill, or the cashier's own words. */
function descriptionOf({ payload }: Operation): string {
  return payload.kind === 'consumption' ? (payload.remark ?? '') : '';
}

/** The question for the balance was not answered: whatever the reason, no payment left. */
function notPosted(state: Exclude<CardState, { readonly kind: 'member' }>): AttemptOutcome {
  if (state.kind === 'fault') {
    const outcome = paymentOutcomeOf(state.fault);
    // What was asked for changes nothing, so that no answer of it is in doubt.
    return outcome.kind === 'refused' ? { ...outcome, listed: true } : unsent(outcome, state);
  }
  return { kind: 'unsent', reason: 'unsentConnection', evidence: { why: stateFailure(state).code } };
}

function unsent(outcome: AttemptOutcome, { fault }: Extract<CardState, { readonly kind: 'fault' }>): AttemptOutcome {
  return outcome.kind === 'unsent' ? outcome : { kind: 'unsent', reason: 'unsentConnection', evidence: fault };
}

/** HTTP 200 with an empty body is acceptance; whatever is not provably something is `unknown`. */
function outcomeOf(serial: string, answer: ServiceAnswer, balances: () => Balances): AttemptOutcome {
  switch (answer.kind) {
    case 'unsent':
      return { kind: 'unsent', reason: 'unsentConnection', evidence: { why: answer.detail } };
    case 'lost':
      return { kind: 'unknown', reason: lostReasons[answer.cause], evidence: { why: answer.detail } };
    case 'fault':
      return paymentOutcomeOf(answer.fault);
    case 'unclear':
      return { kind: 'unknown', reason: answer.reason, evidence: { status: answer.status } };
    case 'body':
      return isBlank(answer.body)
        ? {
            kind: 'accepted',
            voucher: serial,
            answer: { ...nothingTold, ...balances(), voucher: serial },
            evidence: { fromNo: serial },
          }
        : { kind: 'unknown', reason: 'unknownBadAnswer', evidence: { why: 'the body is not empty' } };
    default:
      return assertNever(answer);
  }
}

/** Catalogue keys, as of every platform. */
const lostReasons = {
  timeout: 'unknownTimeout',
  reset: 'unknownConnectionLost',
  tooLarge: 'unknownTooLarge',
  truncated: 'unknownBadAnswer',
  notHttp: 'unknownBadAnswer',
} as const satisfies Record<LostCause, string>;

type Balances = Pick<OperationAnswer, 'storeBalance' | 'pointsBalance'>;

/** An acceptance tells no balance: it is the one that was read just before, less what was taken. None where that is below nothing. */
function balancesAfter({ account, balance, quantity }: BalanceWitness): Balances {
  if (balance < quantity) {
    return { storeBalance: null, pointsBalance: null };
  }
  const after = fineMoney(balance - quantity);
  return account === storedValueAccount
    ? { storeBalance: fenBelow(after), pointsBalance: null }
    : { storeBalance: null, pointsBalance: Math.floor(after / 10_000) };
}

const nothingTold = {
  storeBonus: null,
  pointsBonus: null,
  couponBonus: [],
} as const;

/** Nothing but white space and a byte order mark. */
function isBlank(body: Uint8Array): boolean {
  return new TextDecoder('utf-8').decode(body).trim() === '';
}

/** All that such a service can say of a payment: how the card's accounts stand now. */
export async function findBalance(members: Members, cardNo: string): Promise<LogOutcome> {
  const state = await members.stateOf(cardNo);
  if (state.kind === 'member') {
    return { kind: 'balance', accounts: readBalances(state.member), evidence: null };
  }
  const { code, reachable } = stateFailure(state);
  return { kind: 'failed', reason: questionReasons[code] ?? 'logRefused', reachable, evidence: { why: code } };
}

/** As the queue knows them from every platform's questions. */
const questionReasons: Readonly<Record<string, string>> = {
  serverUnreachable: 'unsentConnection',
  captivePortal: 'unknownCaptivePortal',
  serverFault: 'unknownServerFault',
  badAnswer: 'unknownBadAnswer',
  answerTooLarge: 'unknownTooLarge',
  memberServiceCredentials: 'unsentToken',
};

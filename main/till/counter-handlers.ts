// The channels of the counter: look up, consult, charge, recharge, perform a service, SMS codes, revoke. Each stands behind its guards.
import { success } from '../../shared/result.ts';
import type { CardDirectory } from './card-directory.ts';
import type { Guards } from './channel-guards.ts';
import { checkout, verifyTradePassword } from './checkout.ts';
import type { Consultant } from './consult.ts';
import type { TillDependencies, TillHandlers } from './dependencies.ts';
import { lookup } from './lookup.ts';
import type { MemberDesk } from './member-desk.ts';
import type { OperationViewer } from './operation-view.ts';
import type { Approvals } from './people/approvals.ts';
import type { ProofBook } from './proof-book.ts';
import { checkRecharge, recharge } from './recharge.ts';
import { revokeOperation, revokeVoucher } from './revoke.ts';
import { perform } from './services/perform.ts';
import { performBatch } from './services/perform-batch.ts';
import { payloadOf } from './services/service-payload.ts';
import { sendSms, smsView, verifySms } from './sms.ts';
import type { StoreRules } from './store-rules.ts';

type CounterParts = TillDependencies & {
  readonly approvals: Approvals;
  readonly consultant: Consultant;
  readonly desk: MemberDesk;
  readonly directory: CardDirectory;
  readonly guards: Guards;
  readonly proofs: ProofBook;
  readonly rules: StoreRules;
  readonly viewer: OperationViewer;
};

type CounterChannel =
  | 'lookup'
  | 'consult'
  | 'verifyTradePassword'
  | 'checkout'
  | 'checkRecharge'
  | 'recharge'
  | 'perform'
  | 'performBatch'
  | 'getSms'
  | 'sendSms'
  | 'verifySms'
  | 'revokeOperation'
  | 'revokeVoucher';

/** What a cashier asks for with a guest at the counter. */
export function createCounterHandlers(parts: CounterParts): Pick<TillHandlers, CounterChannel> {
  const { consultant, desk, directory, guards, rules } = parts;
  const { afterProbe, besideProbe, withCard, withCashier, withMobile } = guards;
  return {
    lookup: ({ text }) =>
      withCashier(() => {
        rules.refresh();
        return lookup(text, parts);
      }),
    consult: ({ cardId, billAmount }) => withCard(cardId, (cardNo) => consultant.consult(cardNo, billAmount)),
    verifyTradePassword: ({ cardId, password }) =>
      withCard(cardId, (cardNo) => verifyTradePassword(cardNo, password, parts)),
    checkout: ({ cardId, ...request }) =>
      withCard(cardId, (cardNo, operator) =>
        besideProbe(cardNo, () => checkout({ ...request, cardNo, operator }, parts)),
      ),
    checkRecharge: ({ cardId, ...request }) =>
      withCard(cardId, (cardNo) => checkRecharge({ ...request, cardNo }, parts)),
    recharge: ({ cardId, ...request }) =>
      withCard(cardId, (cardNo, operator) =>
        besideProbe(cardNo, () => recharge({ ...request, cardNo, operator }, parts)),
      ),
    perform: (request) =>
      withCashier(async (operator) => {
        const { intent, secret, approval } = request;
        const methods = parts.profile.paymentMethods.map(({ id }) => id);
        const payload = payloadOf(request, { directory, desk, methods, store: parts.journal.store });
        return payload.ok
          ? besideProbe(payload.value.cardNo, () =>
              perform({ intent, payload: payload.value, secret, operator }, approval ?? null, parts),
            )
          : payload;
      }),
    performBatch: (request) =>
      withCashier((operator) => afterProbe(() => performBatch({ ...request, operator }, parts))),
    getSms: ({ target }) => withMobile(target, async (mobile) => success(smsView(mobile, parts))),
    sendSms: ({ target }) => withMobile(target, (mobile) => sendSms(mobile, parts)),
    verifySms: ({ target, code }) => withMobile(target, (mobile) => verifySms(mobile, code, parts)),
    revokeOperation: ({ serial, ...asked }) =>
      withCashier((operator) => {
        const cardNo = parts.journal.store.get(serial)?.cardNo ?? null;
        return besideProbe(cardNo, () => revokeOperation(serial, { ...asked, operator }, parts));
      }),
    revokeVoucher: ({ voucher, cardId, ...asked }) =>
      withCashier(async (operator) => {
        const cardNo = cardId === null ? null : directory.cardNoOf(cardId);
        return besideProbe(cardNo, () => revokeVoucher(voucher, cardNo, { ...asked, operator }, parts));
      }),
  };
}

// Services of every sort as the queue gets them, accepted and performed.
import type { Operation, OperationDraft } from '../../main/queue/operation.ts';
import type { AttemptOutcome } from '../../main/queue/ports.ts';
import { fen, zeroFen } from '../../shared/money.ts';
import type { ServicePayload } from '../../shared/operation.ts';
import { serviceTraits } from '../../shared/services.ts';
import { sampleOperation } from './queue-samples.ts';
import { emptyAnswer, type Stage } from './queue-stage.ts';
import { openStage } from './queue-test-stage.ts';

export const points: ServicePayload = {
  kind: 'service',
  cardNo: 'C1',
  amount: zeroFen,
  service: 'awardPoints',
  content: { points: 10, remark: '' },
};
export const coupon: ServicePayload = {
  kind: 'service',
  cardNo: '138****0001',
  amount: zeroFen,
  service: 'issueCoupon',
  content: { mobile: '13800000001', batchNo: '7' },
};
export const upgrade: ServicePayload = {
  kind: 'service',
  cardNo: 'C1',
  amount: zeroFen,
  service: 'upgradeCard',
  content: { newCardNo: 'C2' },
};
export const elsewhere: ServicePayload = {
  kind: 'service',
  cardNo: 'C1',
  amount: fen(8_850),
  service: 'syncThirdPartyPayment',
  content: { orderId: 'O1', total: fen(8_850), method: '3', remark: '' },
};

export function draftOf(intent: string, payload: ServicePayload): OperationDraft {
  return {
    intent,
    payload,
    held: zeroFen,
    operator: 'anna',
    shift: null,
    memberName: null,
    waits: serviceTraits[payload.service].waits,
    acceptedOffline: false,
  };
}

function accepted(stage: Stage, intent: string, payload: ServicePayload): Operation {
  const result = stage.queue.accept(draftOf(intent, payload), { secret: null, offline: null });
  if (!result.ok) {
    throw new Error(result.failure.code);
  }
  return result.value;
}

export async function performed(
  payload: ServicePayload,
  outcome: AttemptOutcome,
): Promise<readonly [Stage, Operation]> {
  const stage = openStage();
  stage.platform.attempt = () => Promise.resolve(outcome);
  const { serial } = accepted(stage, 'i1', payload);
  await stage.run(500);
  return [stage, stage.get(serial)];
}

export const withoutVoucher: AttemptOutcome = { kind: 'accepted', answer: emptyAnswer, voucher: null, evidence: null };
export const serviceOf = (payload: ServicePayload, more: Partial<Operation> = {}) =>
  sampleOperation({ payload, kind: 'service', cardNo: payload.cardNo, amount: payload.amount, waits: false, ...more });

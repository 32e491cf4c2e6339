// What leaves the till, as the model server takes it.
import type { Sending } from '../../main/queue/ports.ts';
import type { ServerRequest } from './model-server.ts';
import { isHidden, isSilent } from './services-apart.ts';

export function requestOf({ operation, parentVoucher }: Sending): ServerRequest {
  const { payload } = operation;
  return {
    kind: payload.kind,
    serial: operation.serial,
    cardNo: payload.cardNo,
    amount: payload.kind === 'consumption' ? payload.billAmount : payload.amount,
    storePay: payload.kind === 'consumption' ? payload.storePay : 0,
    revokes: parentVoucher,
    attempt: operation.attempt,
    copy: 0,
    points: payload.kind === 'service' && payload.service === 'deductPoints' ? payload.content.points : 0,
    hidden: isHidden(operation),
    silent: isSilent(operation),
  };
}

// What the document says of the services that are played here, written down apart from the till, so that the two cannot agree by sharing a mistake.
import type { Operation } from '../../main/queue/operation.ts';
import type { MoneyPayload } from '../../shared/operation.ts';

/** Their request bears no serial: the log shows their row to nobody who asks by serial. */
const withoutSerial: readonly string[] = ['upgradeCard', 'issueCoupon'];
const withoutVoucher: readonly string[] = ['issueCoupon'];

export function isHidden({ payload }: { readonly payload: MoneyPayload }): boolean {
  return payload.kind === 'service' && withoutSerial.includes(payload.service);
}

/** Its answer bears no voucher. */
export function isSilent({ payload }: { readonly payload: MoneyPayload }): boolean {
  return payload.kind === 'service' && withoutVoucher.includes(payload.service);
}

/** The only one that may be sent later. */
export function mayWait({ payload }: Operation): boolean {
  return payload.kind !== 'service' || payload.service === 'syncThirdPartyPayment';
}

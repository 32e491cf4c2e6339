// Why something is revoked: one of five everyday reasons, words of one's own, or both. Kept beside its operation, so that a step
// back and forth loses neither.
import type { Catalogue } from '../../../shared/messages/zh-CN.ts';

export const reasonNames = [
  'guestCancelled',
  'wrongAmount',
  'chargedTwice',
  'otherPayment',
  'service',
] as const satisfies readonly (keyof Catalogue['revoke']['reasons'])[];
export type ReasonName = (typeof reasonNames)[number];

export type RevokeReason = { readonly picked: ReasonName | null; readonly words: string };

export const noReason: RevokeReason = { picked: null, words: '' };

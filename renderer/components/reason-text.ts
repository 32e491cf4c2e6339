// Why an operation stands where it stands: a key `reason.<…>` of the catalogue, with or without its prefix.
import type { TFunction } from 'i18next';
import { reason as reasons } from '../../shared/messages/zh-CN/operations.ts';

type ReasonKey = keyof typeof reasons;

function isReason(key: string): key is ReasonKey {
  return Object.hasOwn(reasons, key);
}

/** A reason that the catalogue does not know is shown as it is: evidence must never be hidden. */
export function reasonText(reason: string, t: TFunction): string {
  const key = reason.replace(/^reason\./, '');
  return isReason(key) ? t(`reason.${key}`) : reason;
}

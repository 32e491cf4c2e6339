// The offline limits as they are typed: yuan, hours, counts; and what of it can be saved. Pure.
import type { Limits } from '../../../shared/limits.ts';
import { type Fen, parseTypedAmount } from '../../../shared/money.ts';

export const limitFields = [
  'perSale',
  'perCard',
  'openPerCard',
  'perTill',
  'offlineTime',
  'balanceAge',
  'revocationAlone',
  'decisionAlone',
] as const satisfies readonly (keyof Limits)[];
export type LimitField = (typeof limitFields)[number];
export type LimitsDraft = Readonly<Record<LimitField, string>>;

const hour = 3_600_000;
const hours: readonly LimitField[] = ['offlineTime', 'balanceAge'];
const counts: readonly LimitField[] = ['openPerCard'];

/** A field as it is shown: `200`, `200.5`, `24`. */
function limitText(limits: Limits, field: LimitField): string {
  const value = limits[field];
  if (hours.includes(field)) {
    return String(Math.round((value / hour) * 10) / 10);
  }
  return counts.includes(field) ? String(value) : String(value / 100);
}

export function limitsDraftOf(limits: Limits): LimitsDraft {
  return Object.fromEntries(limitFields.map((field) => [field, limitText(limits, field)])) as LimitsDraft;
}

/** Fen, ms or a count; null where it is no number that can be meant. */
export function limitValue(field: LimitField, text: string): number | null {
  const typed = text.trim().replaceAll(',', '');
  if (hours.includes(field)) {
    return /^\d{1,3}(\.\d)?$/.test(typed) ? Math.round(Number(typed) * hour) : null;
  }
  if (counts.includes(field)) {
    return /^\d{1,3}$/.test(typed) ? Number(typed) : null;
  }
  if (/^0+(\.0{1,2})?$/.test(typed)) {
    return 0;
  }
  const amount = parseTypedAmount(typed);
  return amount.ok ? amount.value : null;
}

/** What the form does not show stays as it is, and so does what nobody touched, to the millisecond. Null where a field cannot be read. */
export function limitsIn(draft: LimitsDraft, now: Limits): Limits | null {
  const read = limitFields.map((field) => {
    const untouched = draft[field] === limitText(now, field);
    return [field, untouched ? now[field] : limitValue(field, draft[field])] as const;
  });
  if (read.some(([, value]) => value === null)) {
    return null;
  }
  const values = Object.fromEntries(read) as Record<LimitField, Fen>;
  return { ...now, ...values };
}

// Why an offline sale was never paid, in a word that has a sentence: by the meaning of the platform's code, else by its own words.
import type { RefusalCause } from '../../../shared/desks.ts';
import type { Profile } from '../../../shared/profile.ts';
import { meaningOf } from '../../backends/yazuo/read.ts';
import type { Operation, OperationEvent } from '../../queue/operation.ts';

const words: readonly (readonly [RegExp, RefusalCause])[] = [
  [/余额不足|储值不足|insufficient/i, 'balanceSpent'],
  [/冻结|挂失|frozen/i, 'cardFrozen'],
  [/过期|expired/i, 'cardExpired'],
  [/不存在|未找到|not found/i, 'memberGone'],
];

/** The platform's code stands in the evidence of the refusal; without any refusal the sale provably never arrived. */
export function causeOf(
  operation: Pick<Operation, 'platformMessage'>,
  events: readonly Pick<OperationEvent, 'reason' | 'evidence'>[],
  codeMeanings: Profile['codeMeanings'],
): RefusalCause {
  const code = events.map(codeIn).findLast((found) => found !== null) ?? null;
  if (code === null && operation.platformMessage === null) {
    return 'neverSent';
  }
  switch (code === null ? null : meaningOf(code, codeMeanings ?? {})) {
    case 'cardFrozen':
      return 'cardFrozen';
    case 'cardExpired':
      return 'cardExpired';
    case 'memberNotFound':
      return 'memberGone';
    default:
      return words.find(([pattern]) => pattern.test(operation.platformMessage ?? ''))?.[1] ?? 'other';
  }
}

function codeIn({ reason, evidence }: Pick<OperationEvent, 'reason' | 'evidence'>): string | null {
  if (evidence === null || !reason.startsWith('refus')) {
    return null;
  }
  const value: unknown = JSON.parse(evidence);
  const code: unknown = typeof value === 'object' && value !== null ? Reflect.get(value, 'code') : null;
  return typeof code === 'string' ? code : null;
}

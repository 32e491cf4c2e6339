// Why an offline sale was never paid, in a word that has a sentence: by the meaning of the platform's code, else by its own words.
import type { RefusalCause } from '../../../shared/desks.ts';
import type { Profile } from '../../../shared/profile.ts';
import { meaningOf } from '../../backends/yazuo/read.ts';
import type { Operation, OperationEvent } from '../../queue/operation.ts';

const words: readonly (readonly [RegExp, RefusalCause])[] = [
  [/余额不足|储值不足|insufficient/i, 'balanceSpent'],
  [/冻结|挂失|frozen/i, 'cardFrozen'],
  [/过期|expired/i, 'cardExpired'],
  [/会员.*(停用|禁用|无效)|member.*barred/i, 'memberBarred'],
  [/不存在|未找到|not found/i, 'memberGone'],
];

/** 错误约定 of UniPOS's standard: on a member service the codes are its own, whatever a profile says of another platform's. */
const standardCauses: Readonly<Record<string, RefusalCause>> = {
  '1001': 'memberGone',
  '1002': 'cardFrozen',
  '1003': 'memberBarred',
  '1005': 'balanceSpent',
  '1006': 'cardExpired',
};

/** The platform's code stands in the evidence of the refusal; without any refusal the sale provably never arrived. */
export function causeOf(
  operation: Pick<Operation, 'platformMessage'>,
  events: readonly Pick<OperationEvent, 'reason' | 'evidence'>[],
  { backend, codeMeanings }: Pick<Profile, 'backend' | 'codeMeanings'>,
): RefusalCause {
  const code = events.map(codeIn).findLast((found) => found !== null) ?? null;
  if (code === null && operation.platformMessage === null) {
    return 'neverSent';
  }
  if (backend === 'unipos-member' && code !== null) {
    return standardCauses[code] ?? 'other';
  }
  switch (code === null ? null : meaningOf(code, codeMeanings ?? {})) {
    case 'cardFrozen':
      return 'cardFrozen';
    case 'cardExpired':
      return 'cardExpired';
    case 'memberBarred':
      return 'memberBarred';
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

// 5.6.2 says in a sentence that a trade password was wrong, how many tries are left, or that it is locked. Pure.
import type { BackendFailure } from '../backend-failure.ts';

/** A refusal of a trade password in our words; any other failure stays as it is. `left`: tries, where the platform says so. */
export function readWrongPassword(failure: BackendFailure): BackendFailure {
  if (failure.code !== 'tradePasswordWrong' && failure.code !== 'refusedByServer') {
    return failure;
  }
  const words = failure.platformMessage ?? '';
  if (/锁定|锁住/.test(words)) {
    return { code: 'tradePasswordLocked', reachable: failure.reachable };
  }
  const left = /还(?:可|能|有)\D*(\d+)\s*次/.exec(words)?.[1];
  return left === undefined
    ? { ...failure, code: 'tradePasswordWrong' }
    : { code: 'tradePasswordWrong', parameters: { left: Number(left) }, reachable: failure.reachable };
}

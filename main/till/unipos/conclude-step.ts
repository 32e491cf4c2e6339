// What each step of UniPOS's connection check concludes from an answer: pure, one function a step.
import type { FindingValues } from '../../../shared/connect.ts';
import type { Result } from '../../../shared/result.ts';
import type { UniposBill } from '../../../shared/unipos.ts';
import type { UniposBadFinding, UniposConclusion, UniposGoodFinding } from '../../../shared/unipos-setup.ts';
import type { BackendFailure } from '../../backends/backend-failure.ts';

function ok(finding: UniposGoodFinding, values: FindingValues = {}): UniposConclusion {
  return { state: 'ok', finding, values };
}

function failed(finding: UniposBadFinding, values: FindingValues = {}, words: string | null = null): UniposConclusion {
  return { state: 'failed', finding, values, words };
}

/** A call that brought no list. */
function concludeFailure({ code, parameters, platformMessage }: BackendFailure): UniposConclusion {
  const words = platformMessage ?? null;
  switch (code) {
    case 'uniposSecretWrong':
      return failed('secretWrong', {}, words);
    case 'uniposNoRight':
      return failed('noRight', {}, words);
    case 'serverUnreachable':
      return failed('noAnswer');
    case 'captivePortal':
      return failed('captivePortal');
    case 'serverFault':
      return failed('serverFault', {}, words);
    case 'badAnswer':
    case 'answerTooLarge':
      return failed('badAnswer');
    default:
      return failed('refused', { code: parameters?.['code'] ?? '' }, words);
  }
}

/** The failures that UniPOS tells only to whoever has a token (二, error codes 0002, 0003 and 1000 of a list). */
const behindToken: readonly BackendFailure['code'][] = ['uniposNoRight', 'refusedByServer'];

/** 获取 token: judged by the first list that was asked for, which needs one. */
export function concludeUniposToken(first: Result<unknown, BackendFailure>): UniposConclusion {
  return first.ok || behindToken.includes(first.failure.code) ? ok('granted') : concludeFailure(first.failure);
}

/** 读取账单 of today: a wrong shop number is told, or brings the bills of others. */
export function concludeUniposBills(
  shopNo: string,
  answer: Result<readonly UniposBill[], BackendFailure>,
): UniposConclusion {
  if (!answer.ok) {
    return concludeFailure(answer.failure);
  }
  const bills = answer.value;
  const other = bills.find((bill) => bill.shopNo !== shopNo);
  if (other !== undefined) {
    return failed('otherShop', { told: other.shopNo, ours: shopNo });
  }
  const [first] = bills;
  return first === undefined
    ? ok('noneYet', { shop: shopNo })
    : ok('listed', { count: bills.length, shop: first.shopName ?? shopNo });
}

/** 读取订单 and 读取预订 of today. */
export function concludeUniposList(answer: Result<readonly unknown[], BackendFailure>): UniposConclusion {
  return answer.ok ? ok('listed', { count: answer.value.length }) : concludeFailure(answer.failure);
}

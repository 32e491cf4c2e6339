// Which cards a probe may work on: live ones, with a little money on them, and no trade password that somebody would have to know.
import { fen } from '../../../shared/money.ts';
import { failure, type Result, success } from '../../../shared/result.ts';
import type { ProbePlatform } from './probe-parts.ts';

/** More than all charges of a probe that stand at the same time. */
const neededBalance = fen(10);

/** Fails with `probeSameCard`, `memberNotFound`, `cardFrozen`, `cardExpired`, `probeCardPassword`, `probeCardPoor`, or as the look-up does. */
export async function checkCards(
  platform: Pick<ProbePlatform, 'lookup'>,
  cardNo: string,
  otherCardNo: string | null,
): Promise<Result<null>> {
  if (cardNo === otherCardNo) {
    return failure('probeSameCard');
  }
  for (const number of otherCardNo === null ? [cardNo] : [cardNo, otherCardNo]) {
    const problem = await checkCard(platform, number);
    if (!problem.ok) {
      return problem;
    }
  }
  return success(null);
}

async function checkCard(platform: Pick<ProbePlatform, 'lookup'>, cardNo: string): Promise<Result<null>> {
  const found = await platform.lookup(cardNo);
  if (!found.ok) {
    const { reachable: _, ...plain } = found.failure;
    return { ok: false, failure: plain };
  }
  const card = found.value.cards.find((one) => one.cardNo === cardNo);
  if (card === undefined) {
    return failure('memberNotFound');
  }
  if (card.status !== 'active') {
    return failure(card.status === 'frozen' ? 'cardFrozen' : 'cardExpired');
  }
  if (card.needsTradePassword) {
    return failure('probeCardPassword');
  }
  return card.storeBalance < neededBalance ? failure('probeCardPoor') : success(null);
}

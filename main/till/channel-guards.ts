// What stands before a use case: a cashier, a card that the screen may name, a mobile number, and no contract probe in the way.
import { failure, type Result } from '../../shared/result.ts';
import type { CardDirectory } from './card-directory.ts';
import type { TillDependencies, WithCard, WithCashier } from './dependencies.ts';
import type { Session } from './session.ts';
import { mobileOfTarget } from './sms.ts';

export type Guards = ReturnType<typeof createGuards>;

/** Each runs its work, or answers with the failure that stands in the way. */
export function createGuards(session: Session, directory: CardDirectory, probe: TillDependencies['probe']) {
  const withCashier: WithCashier = async (work) => {
    const operator = session.operator();
    return operator.ok ? work(operator.value) : operator;
  };

  const withCard: WithCard = (cardId, work) =>
    withCashier(async (operator) => {
      const cardNo = directory.cardNoOf(cardId);
      return cardNo === null ? failure('memberNotFound') : work(cardNo, operator);
    });

  /** While the contract probe works on this card, or changes the token, no other money moves. */
  async function besideProbe<Value>(cardNo: string | null, work: () => Promise<Result<Value>>): Promise<Result<Value>> {
    return probe.holds(cardNo) ? failure('probeRunning') : work();
  }

  /** A hand-over signs out, and what is taken over is sent at once: neither beside a probe, whose charges would be left behind. */
  async function afterProbe<Value>(work: () => Promise<Result<Value>>): Promise<Result<Value>> {
    return probe.isRunning() ? failure('probeRunning') : work();
  }

  function withMobile<Value>(target: string, work: (mobile: string) => Promise<Result<Value>>): Promise<Result<Value>> {
    return withCashier(async () => {
      const mobile = mobileOfTarget(target, directory.mobileOf);
      return mobile.ok ? work(mobile.value) : mobile;
    });
  }

  return { withCashier, withCard, withMobile, besideProbe, afterProbe };
}

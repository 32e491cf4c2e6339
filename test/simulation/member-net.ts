// The wire between a till and a member service: the balance is read and noted before a payment travels, as the real backend does it.
import type { AttemptOutcome, BalanceWitness, LogOutcome, Sending } from '../../main/queue/ports.ts';
import type { ModelMemberService } from './model-member-service.ts';

export type MemberNetParts = {
  readonly service: ModelMemberService;
  /** Whether the line is down, or this reading is lost. */
  readonly isLost: () => boolean;
  /** Whether this reading hangs longer than the watchman waits. */
  readonly hangs: () => number;
  readonly isInTrouble: () => boolean;
  readonly latency: () => number;
  readonly later: (delay: number, work: () => void) => void;
};

/** What an attempt takes from which account. */
function postingOf({ operation }: Sending): Pick<BalanceWitness, 'account' | 'quantity'> {
  const { payload } = operation;
  if (payload.kind === 'consumption') {
    return { account: '00', quantity: payload.storePay * 100 };
  }
  if (payload.kind === 'service' && payload.service === 'deductPoints') {
    return { account: '90', quantity: payload.content.points * 10_000 };
  }
  throw new Error(`a member service has no ${payload.kind}`);
}

export function createMemberNet({ service, isLost, hangs, isInTrouble, latency, later }: MemberNetParts) {
  /** Reads, then notes; `answered` hears what was read. `then` hears null where the payment may travel, else what became of it. */
  function prepare(
    sending: Sending,
    isDead: () => boolean,
    answered: (outcome: LogOutcome) => void,
    then: (outcome: AttemptOutcome | null) => void,
  ): void {
    const posting = postingOf(sending);
    later(latency() + hangs(), () => {
      if (isDead()) {
        return;
      }
      if (isLost() || isInTrouble()) {
        then({ kind: 'unsent', reason: 'unsentConnection', evidence: null });
        return;
      }
      const reading = service.read(sending.operation.cardNo);
      later(latency(), () => {
        if (isDead()) {
          return;
        }
        if (reading.kind === 'fault') {
          then({ kind: 'refused', code: reading.code, message: reading.code, listed: true, evidence: null });
          return;
        }
        answered({ kind: 'balance', accounts: reading.accounts, evidence: null });
        const balance = reading.accounts.find(({ account }) => account === posting.account)?.balance ?? 0;
        then(
          sending.witness?.({ ...posting, balance }) === true
            ? null
            : { kind: 'unsent', reason: 'unsentNotNoted', evidence: null },
        );
      });
    });
  }

  function answer(cardNo: string): LogOutcome {
    if (isLost()) {
      return { kind: 'failed', reason: 'unsentConnection', reachable: false, evidence: null };
    }
    if (isInTrouble()) {
      return { kind: 'failed', reason: 'unknownServerFault', reachable: true, evidence: null };
    }
    const reading = service.read(cardNo);
    return reading.kind === 'fault'
      ? { kind: 'failed', reason: 'logRefused', reachable: true, evidence: null }
      : { kind: 'balance', accounts: reading.accounts, evidence: null };
  }

  return { prepare, answer };
}

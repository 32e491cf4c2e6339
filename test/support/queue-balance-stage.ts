// A queue on a platform without log, voucher and undo (docs/decisions/0007): a member service that holds balances, and a person who decides.
import type { AttemptOutcome, LogOutcome, Sending } from '../../main/queue/ports.ts';
import { acceptedWith, createStage, lost, type StageOptions } from './queue-stage.ts';

export const platform = { proof: 'balance', undo: 'byHand' } as const;

/** A member service: what it holds of each card, and what becomes of a payment once its balance was noted. */
export function open(options: StageOptions = {}) {
  const stage = createStage({ ...options, settings: { platform, ...options.settings } });
  const balances = new Map([
    ['C1', 1_000_000],
    ['C2', 1_000_000],
  ]);
  const service = {
    balances,
    move: (cardNo: string, by: number) => balances.set(cardNo, (balances.get(cardNo) ?? 0) + by),
    post: (sending: Sending): AttemptOutcome | Promise<AttemptOutcome> => {
      service.charge(sending);
      return acceptedWith(sending.operation.serial);
    },
    charge: ({ operation }: Sending) => service.move(operation.cardNo, -100 * operation.amount),
    posted: [] as string[],
    /** Charged, or not, and the answer lost. */
    lose: (isCharged: boolean) => {
      service.post = (sending) => {
        if (isCharged) {
          service.charge(sending);
        }
        return lost;
      };
    },
  };
  stage.platform.attempt = async (sending) => {
    const { cardNo, amount, serial } = sending.operation;
    const before = { account: '00', balance: balances.get(cardNo) ?? 0, quantity: 100 * amount };
    if (sending.witness?.(before) !== true) {
      return { kind: 'unsent', reason: 'unsentNotNoted', evidence: null };
    }
    service.posted.push(serial);
    return service.post(sending);
  };
  stage.platform.find = ({ cardNo }) => Promise.resolve(answer(balances.get(cardNo) ?? 0));
  return { stage, service };
}

export function answer(balance: number, account = '00'): LogOutcome {
  return { kind: 'balance', accounts: [{ account, balance }], evidence: 'read' };
}

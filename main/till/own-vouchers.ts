// An answer that bears the voucher of another sale of this till: an old one that something on the way kept, or a number given twice.
import { isStoreFailure } from '../journal/store-failure.ts';
import type { AttemptOutcome, Net, Sending, Store } from '../queue/ports.ts';
import { isTrade } from '../queue/traces.ts';

/**
 * The platform, whose acceptance of a sale or recharge is not believed where its voucher belongs to another operation of this till: who revoked
 * the one would undo the other. The outcome is not known then (`unknownVoucherOfAnother`), and the log tells by the serial.
 */
export function withOwnVouchers(net: Net, { byVoucher }: Pick<Store, 'byVoucher'>): Net {
  function ownerOf(voucher: string): string | null {
    try {
      return byVoucher(voucher)?.serial ?? null;
    } catch (error) {
      if (!isStoreFailure(error)) {
        throw error;
      }
      // A disk that refuses to be read must not cost an acceptance, which the queue keeps until it can be written.
      return null;
    }
  }

  function judge({ operation }: Sending, outcome: AttemptOutcome): AttemptOutcome {
    if (outcome.kind !== 'accepted' || outcome.voucher === null || !isTrade(operation)) {
      return outcome;
    }
    const owner = ownerOf(outcome.voucher);
    if (owner === null || owner === operation.serial) {
      return outcome;
    }
    const evidence = { voucher: outcome.voucher, of: owner, details: outcome.evidence };
    return { kind: 'unknown', reason: 'unknownVoucherOfAnother', evidence };
  }
  return {
    attempt: async (sending) => judge(sending, await net.attempt(sending)),
    findTransactions: (query) => net.findTransactions(query),
  };
}

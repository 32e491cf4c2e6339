// The way to where a row's next step is done: its operation in the queue, its card's transactions, the bills, the revocation of its voucher.
import { type MatchRow, matchCauses } from '../../../shared/match.ts';
import { assertNever } from '../../../shared/result.ts';
import { useActions } from '../../store/till-context.tsx';

/** Does nothing for a row whose next step is on no screen of this till. */
export function useGoal(): (row: MatchRow) => void {
  const { findTransaction, goTo, revokeThis, showOperation } = useActions();
  return (row) => {
    const { goal } = matchCauses[row.cause];
    const open = row.journal.find(({ state }) => state !== 'applied' && state !== 'reverted') ?? row.journal[0];
    const voucher = voucherOf(row);
    switch (goal) {
      case 'queue':
        return open === undefined ? goTo('queue') : showOperation(open.serial);
      case 'transactions':
        return voucher === null && open === undefined
          ? goTo('transactions')
          : findTransaction(voucher ?? open?.serial ?? '');
      case 'revoke':
        return voucher === null ? goTo('revoke') : revokeThis(voucher);
      case 'bills':
      case 'settings':
        return goTo(goal);
      case null:
        return undefined;
      default:
        return assertNever(goal);
    }
  };
}

/** Of what was charged last and still stands: where something was paid twice, that is the one too many. */
function voucherOf({ log, journal }: MatchRow): string | null {
  const live = log.findLast(({ revoked, voucher, kind }) => !revoked && voucher !== null && kind !== 'revocation');
  return live?.voucher ?? log.find(({ voucher }) => voucher !== null)?.voucher ?? journal.at(-1)?.voucher ?? null;
}

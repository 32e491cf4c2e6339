// A queue that takes nothing in beside the contract probe: on its cards all the while, on any card while it changes the token. Who asks for money asks
// before (`besideProbe`), but a probe may begin while a password is looked at, and a terminal does not come by the counter.
import { failure, type Result } from '../../../shared/result.ts';
import type { Journal } from '../../journal/types.ts';
import type { Queue } from '../../queue/api.ts';
import type { ProbeDesk } from './probe-desk.ts';

/** Refuses with `probeRunning`. What was accepted before goes on: the probe waits for it. */
export function obeyProbe(queue: Queue, probe: Pick<ProbeDesk, 'holds'>, { store }: Pick<Journal, 'store'>): Queue {
  function beside<Value>(cardNo: string | null, work: () => Result<Value>): Result<Value> {
    return probe.holds(cardNo) ? failure('probeRunning') : work();
  }
  return {
    ...queue,
    accept: (draft, options) => beside(draft.payload.cardNo, () => queue.accept(draft, options)),
    revoke(request) {
      const { target } = request;
      const cardNo = target.kind === 'voucher' ? target.cardNo : (store.get(target.serial)?.cardNo ?? null);
      return beside(cardNo, () => queue.revoke(request));
    },
  };
}

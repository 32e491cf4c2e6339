// The outbox at work: each applied sale's detail goes to the platform in the background, when nothing of money is under way. It may be
// repeated, because the platform keeps details by order; what a crash leaves half done is done again (docs/decisions/0006-bill-details.md).
import type { BillDetailsView } from '../../../shared/bill-details.ts';
import { success } from '../../../shared/result.ts';
import type { Operation } from '../../queue/operation.ts';
import type { TillDependencies, TillHandlers, WithCashier } from '../dependencies.ts';
import type { OperationViewer } from '../operation-view.ts';
import { billDetailOf } from './content.ts';
import { createSender } from './send-details.ts';

export type BillDetails = {
  readonly handlers: Pick<TillHandlers, 'getBillDetails' | 'sendBillDetailAgain'>;
  start(): void;
  /** To be called after each durable change of an operation. */
  follow(operation: Operation): void;
  /** To be called when the queue's status changed. */
  followStatus(): void;
  /** At once: an answer that is on its way is not waited for, and its detail goes again some day. */
  stop(): void;
};

type Dependencies = Pick<
  TillDependencies,
  'backend' | 'clock' | 'complain' | 'journal' | 'probe' | 'profile' | 'queue' | 'random' | 'timers'
> & {
  readonly viewer: OperationViewer;
  readonly withCashier: WithCashier;
};

/** A sale's outcome is on screen and the next is being typed: now nobody waits for the disk. Ms. */
const quiet = 2_000;
/** Where work never rests, a detail is not put off for longer. Ms. */
const longestPutOff = 60_000;
const troublePause = 60_000;
const refusedByName = 20;

/** Nothing runs before `start`. */
export function createBillDetails(dependencies: Dependencies): BillDetails {
  const { clock, complain, journal, probe, profile, queue, timers, viewer, withCashier } = dependencies;
  const outbox = journal.billDetails;
  const house = { cardModes: profile.unipos?.cardPayModes ?? [], methods: profile.paymentMethods };
  const sender = createSender({ ...dependencies, isBusy, isStopped: () => stopped });
  let planned: { readonly at: number; readonly cancel: () => void } | null = null;
  let running = false;
  let stopped = true;
  let putOffSince: number | null = null;
  let reach = queue.status().reach;

  /** After this pause (ms), or before: many sales bring one round. */
  function plan(pause: number): void {
    const at = clock.monotonic() + pause;
    if (stopped || (planned !== null && planned.at <= at)) {
      return;
    }
    planned?.cancel();
    planned = { at, cancel: timers.schedule(pause, begin) };
  }

  function begin(): void {
    planned = null;
    if (running) {
      plan(quiet);
    } else {
      void work();
    }
  }

  function isBusy(): boolean {
    const now = clock.monotonic();
    const busy = probe.isRunning() || journal.store.active().some(({ state }) => state === 'sending');
    putOffSince = busy ? (putOffSince ?? now) : null;
    return busy && (probe.isRunning() || now - (putOffSince ?? now) < longestPutOff);
  }

  async function work(): Promise<void> {
    if (stopped) {
      return;
    }
    if (isBusy()) {
      plan(quiet);
      return;
    }
    running = true;
    try {
      outbox.collect(contentOf);
      const pause = await sender.round();
      if (pause !== null) {
        plan(pause);
      }
    } catch (error) {
      complain('the bill details could not be sent', error);
      plan(troublePause);
    } finally {
      running = false;
    }
  }

  function contentOf(operation: Operation): string {
    const { cardNo, payload } = operation;
    const billNo = payload.kind === 'consumption' ? payload.bill?.billNo : undefined;
    const bill = billNo === undefined ? null : (journal.uniposBills.byBillNo(billNo)?.bill ?? null);
    const member = journal.members.find(cardNo)?.member ?? null;
    return JSON.stringify(billDetailOf(operation, member, bill === null ? null : { bill, ...house }));
  }

  function view(): BillDetailsView {
    const newest = outbox
      .refused(refusedByName)
      .map(({ operation, words, at }) => ({ operation: viewer.view(operation), words, at }));
    return { ...outbox.counts(), newest };
  }

  return {
    start() {
      // Where the platform takes no details, none is collected and none waits.
      if (!dependencies.backend.offers.includes('billDetails')) {
        return;
      }
      stopped = false;
      plan(quiet);
    },
    follow({ kind, state }) {
      if ((kind === 'consumption' && (state === 'applied' || state === 'reverted')) || kind === 'revocation') {
        plan(quiet);
      }
    },
    followStatus() {
      const before = reach;
      reach = queue.status().reach;
      if (reach === 'reachable' && before !== 'reachable') {
        plan(quiet);
      }
    },
    stop() {
      stopped = true;
      planned?.cancel();
    },
    handlers: {
      getBillDetails: () => withCashier(async () => success(view())),
      sendBillDetailAgain: ({ serial }) =>
        withCashier(async () => {
          if (outbox.again(serial)) {
            sender.forget(serial);
            plan(0);
          }
          return success(view());
        }),
    },
  };
}

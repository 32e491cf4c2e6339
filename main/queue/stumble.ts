// When work on an operation fails in the till itself: a refusing disk is waited for, a throw stops this lane and no other.
import { isClosed } from '../../shared/operation.ts';
import { fullJitter } from './backoff.ts';
import type { Core } from './core.ts';
import type { QueueEvent } from './events.ts';
import { messageOf } from './guard.ts';
import type { Operation } from './operation.ts';
import { isStoreFailure } from './store-failure.ts';

/** The store refused: nothing changed; try again later. Anything else is a bug and goes on to the lane's own catch. */
export function backOff(core: Core, serial: string, error: unknown): void {
  if (!isStoreFailure(error)) {
    throw error;
  }
  const care = core.cares.of(serial);
  care.due = core.ports.clock.monotonic() + fullJitter(care.tries, core.ports.random.next());
  care.tries += 1;
}

export const startsBeforeManual = 3;

/** An outcome that cannot be written down is no outcome: then the log must tell. Everything else becomes a person's affair. */
function giveUp({ state }: Operation, message: string): QueueEvent {
  return state === 'sending'
    ? { type: 'uncertain', reason: 'attemptThrew', evidence: { message } }
    : { type: 'poisoned', evidence: { message } };
}

/**
 * Work on this operation threw: its lane stops for a while and the others flow. The third such start, counted in the
 * journal and so across restarts, makes it `manual` (section 8).
 */
export function stumble(core: Core, { serial }: Operation, error: unknown): void {
  const { cares, ledger, ports } = core;
  if (isStoreFailure(error)) {
    backOff(core, serial, error);
    return;
  }
  const care = cares.of(serial);
  care.stumbles += 1;
  care.due = Math.max(care.due, ports.clock.monotonic() + fullJitter(4 + care.stumbles, 1));
  let isGivenUp = false;
  try {
    ledger.commit(() => {
      const operation = ledger.get(serial);
      const earlier = ports.store.events(serial).filter((event) => event.reason === 'recordThrew').length;
      if (operation.state === 'manual' || isClosed(operation.state)) {
        return;
      }
      ledger.note(serial, 'recordThrew', { message: messageOf(error) });
      if (earlier + 1 >= startsBeforeManual) {
        ledger.step(serial, giveUp(operation, messageOf(error)));
        isGivenUp = true;
      }
    });
    if (isGivenUp) {
      core.unrecorded.delete(serial);
    }
  } catch {
    // Even that cannot be written: the lane stays stopped, and `due` above makes it rare.
  }
}

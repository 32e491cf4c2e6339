// A person asks the platform's log about one operation, now: the queue asks, writes the answer down, and draws the same
// conclusions from it as from its own questions. Here it is put into words for the screen.
import type { AskedView } from '../../../shared/desks.ts';
import { type Result, success } from '../../../shared/result.ts';
import type { Journal } from '../../journal/types.ts';
import type { Queue } from '../../queue/api.ts';
import type { Clock } from '../../queue/ports.ts';
import { toEventView } from '../operation-view.ts';

type AskDependencies = {
  readonly clock: Clock;
  readonly journal: Pick<Journal, 'store'>;
  readonly queue: Pick<Queue, 'ask'>;
};

/** Fails with `operationNotFound`, `diskFull`; that nobody answered is an answer too. */
export async function askPlatform(
  serial: string,
  { clock, journal, queue }: AskDependencies,
): Promise<Result<AskedView>> {
  const asked = await queue.ask(serial);
  if (!asked.ok) {
    return asked;
  }
  const { operation, finding, evidence } = asked.value;
  const events = journal.store.events(serial);
  const noted = events.findLast(({ reason }) => reason === 'askedByPerson');
  return success({
    finding,
    why: finding === 'failed' ? textOf(evidence, 'reason') : whyIn(noted?.evidence ?? null),
    at: clock.wall(),
    event: noted === undefined || finding === 'failed' ? null : toEventView(noted, operation.cardNo),
  });
}

/** Why an answer cannot be trusted stands beside the finding in the note that the queue wrote. */
function whyIn(evidence: string | null): string | null {
  const value: unknown = evidence === null ? null : JSON.parse(evidence);
  const finding: unknown = typeof value === 'object' && value !== null ? Reflect.get(value, 'finding') : null;
  return textOf(finding, 'why');
}

function textOf(evidence: unknown, name: string): string | null {
  const value: unknown = typeof evidence === 'object' && evidence !== null ? Reflect.get(evidence, name) : null;
  return typeof value === 'string' ? value : null;
}

// A person asks what the log knows of any operation, closed ones too: a proof is heard, everything else only written down.
import { isClosed } from '../../shared/operation.ts';
import { failure, type Result, success } from '../../shared/result.ts';
import { durably } from './accept.ts';
import type { Asked } from './api.ts';
import type { Reading } from './ask.ts';
import type { Core } from './core.ts';
import { ask } from './inquiry.ts';
import type { Operation } from './operation.ts';
import { isProof, proofOf } from './proof-event.ts';

/** See `Queue.ask`; `inTurn` as for `decide`. */
export async function askByPerson(
  core: Core,
  serial: string,
  inTurn: (operation: Operation, work: () => Promise<Result<Asked>>) => Promise<Result<Asked> | null>,
): Promise<Result<Asked>> {
  const asked = durably(() => {
    const operation = core.ports.store.get(serial);
    return operation === null ? failure('operationNotFound') : success(operation);
  });
  if (!asked.ok) {
    return asked;
  }
  const answer = await inTurn(asked.value, async () => {
    const reading = await ask(core, asked.value);
    return durably(() => core.ledger.commit(() => success(hear(core, serial, reading))));
  });
  return answer ?? success({ operation: asked.value, finding: 'failed', evidence: null });
}

function hear({ ledger }: Core, serial: string, reading: Reading): Asked {
  if (reading.kind === 'failed') {
    return { operation: ledger.get(serial), finding: 'failed', evidence: { reason: reading.reason } };
  }
  const { finding, evidence } = reading;
  const operation = ledger.get(serial);
  ledger.note(serial, 'askedByPerson', { finding, details: evidence });
  if (isProof(finding) && hearsOf(operation)) {
    ledger.step(serial, proofOf(operation, finding, evidence));
  }
  return { operation: ledger.get(serial), finding: finding.kind, evidence };
}

/**
 * A revocation that ended without a watch never left, or its target was undone by another: what its target's flag says is not about
 * it, and must not be told as a revocation of ours that landed after all.
 */
function hearsOf({ kind, state, watchUntil }: Operation): boolean {
  const isOver = kind === 'revocation' && isClosed(state) && watchUntil === null;
  return hears.includes(state) && !isOver;
}

/** In the other states nothing of the operation itself can be in the log yet, or its own answer is on the way. */
const hears: readonly Operation['state'][] = ['unknown', 'manual', 'applied', 'rejected', 'cancelled'];

// What an event writes into its operation: kept beside the event under the chain's hash, so that the row can be proven from its history.
import type { Move, Operation, OperationDraft } from '../queue/operation.ts';
import { canonicalJson } from './canonical-json.ts';

/** Everything about an operation that the payload's hash does not cover already. */
export type CreationFacts = {
  readonly intent: string;
  readonly bodyHash: string;
  readonly held: number;
  readonly operator: string;
  readonly shift: string | null;
  readonly waits: boolean;
  readonly acceptedOffline: boolean;
  readonly merchantNo: string;
  readonly terminalNo: string;
};

/** What an adopted operation came in with: its own creation as canonical JSON, and what its history had written since. */
export type AdoptionFacts = Required<MoveFacts> & { readonly creation: string; readonly adoptedFrom: string };

/** What a move may write; absent means that it stayed as it was. */
export type MoveFacts = Partial<Pick<Move, 'voucher' | 'answer' | 'platformMessage' | 'watchUntil'>>;

/** The facts of a creation as canonical JSON. */
export function creationFacts(draft: OperationDraft, bodyHash: string, merchantNo: string, terminalNo: string): string {
  // Flat, and its keys in sorted order, so that JSON.stringify writes the canonical text at once.
  const facts: CreationFacts = {
    acceptedOffline: draft.acceptedOffline,
    bodyHash,
    held: draft.held,
    intent: draft.intent,
    merchantNo,
    operator: draft.operator,
    shift: draft.shift,
    terminalNo,
    waits: draft.waits,
  };
  return JSON.stringify(facts);
}

/** The facts of an adoption as canonical JSON. `from` names the other till's installation. */
export function adoptionFacts(operation: Operation, from: string): string {
  const { bodyHash, merchantNo, terminalNo, voucher, answer, platformMessage, watchUntil } = operation;
  const creation = creationFacts(operation, bodyHash, merchantNo, terminalNo);
  const facts: AdoptionFacts = { adoptedFrom: from, answer, creation, platformMessage, voucher, watchUntil };
  return canonicalJson(facts);
}

/** The facts of a move as canonical JSON, or null when it wrote none. */
export function moveFacts(change: Move): string | null {
  const facts = canonicalJson({
    voucher: change.voucher,
    answer: change.answer,
    platformMessage: change.platformMessage,
    watchUntil: change.watchUntil,
  });
  return facts === '{}' ? null : facts;
}

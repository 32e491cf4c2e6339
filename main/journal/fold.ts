// What the events of an operation say of it, folded one by one; and whether its row says the same.
import type { MoneyPayload } from '../../shared/operation.ts';
import { canonicalJson } from './canonical-json.ts';
import { type ChainedEvent, sha256 } from './event-hash.ts';
import { type AdoptionFacts, creationFacts, type MoveFacts } from './operation-facts.ts';
import { type OperationRow, toOperation } from './rows.ts';

/** Changed in place while the walk lasts: a new object for each of a million events is what costs. */
export type Fold = {
  readonly creation: string;
  /** The till that it was taken over from. */
  readonly adoptedFrom: string | null;
  state: string;
  attempt: number;
  reason: string;
  voucher: string | null;
  answer: string | null;
  platformMessage: string | null;
  watchUntil: number | null;
  sequence: number;
};

/** Folds one event more in; the problem where it does not continue its operation's history (it is folded in all the same), else null. */
export function addToFold(
  event: ChainedEvent & { readonly operation: number },
  folds: Map<number, Fold>,
): string | null {
  const known = folds.get(event.operation);
  const follows = (known?.state ?? null) === event.from && (known?.sequence ?? null) === event.before;
  const fold = known ?? begin(event);
  if (known === undefined) {
    folds.set(event.operation, fold);
  } else {
    continueFold(fold, event);
  }
  return follows && (known !== undefined || event.facts !== null)
    ? null
    : `event ${event.sequence} does not continue the history of ${event.serial}`;
}

function begin(event: ChainedEvent): Fold {
  if (event.reason === 'handOverTaken') {
    return beginAdopted(event);
  }
  return {
    creation: event.facts ?? '',
    adoptedFrom: null,
    state: event.to,
    attempt: event.attempt,
    reason: event.reason,
    voucher: null,
    answer: null,
    platformMessage: null,
    watchUntil: null,
    sequence: event.sequence,
  };
}

/** An adopted operation begins with all that its former history had written. */
function beginAdopted(event: ChainedEvent): Fold {
  const facts = readFacts(event.facts ?? '') as Partial<AdoptionFacts>;
  return {
    creation: facts.creation ?? '',
    adoptedFrom: facts.adoptedFrom ?? null,
    state: event.to,
    attempt: event.attempt,
    reason: event.reason,
    voucher: facts.voucher ?? null,
    answer: facts.answer === null || facts.answer === undefined ? null : canonicalJson(facts.answer),
    platformMessage: facts.platformMessage ?? null,
    watchUntil: facts.watchUntil ?? null,
    sequence: event.sequence,
  };
}

function continueFold(fold: Fold, event: ChainedEvent): void {
  fold.state = event.to;
  fold.attempt = event.attempt;
  fold.reason = event.reason;
  fold.sequence = event.sequence;
  if (event.facts === null) {
    return;
  }
  const facts = readFacts(event.facts);
  if (facts.voucher !== undefined) {
    fold.voucher = facts.voucher;
  }
  if (facts.answer !== undefined) {
    fold.answer = facts.answer === null ? null : canonicalJson(facts.answer);
  }
  if (facts.platformMessage !== undefined) {
    fold.platformMessage = facts.platformMessage;
  }
  if (facts.watchUntil !== undefined) {
    fold.watchUntil = facts.watchUntil;
  }
}

/** Changed facts may be no JSON any more; that they were changed is found by their hash. */
function readFacts(text: string): MoveFacts {
  try {
    return JSON.parse(text) as MoveFacts;
  } catch {
    return {};
  }
}

/** What an operation's row says differently from its history, in words; null when it is proven. */
export function operationFault(row: OperationRow, fold: Fold | undefined): string | null {
  if (fold === undefined) {
    return 'has no history';
  }
  if (!sha256(row.payload).equals(row.body_hash)) {
    return 'its payload was changed';
  }
  // Without the answer, which may be no JSON any more: it is compared as text.
  const operation = toOperation({ ...row, answer: null });
  const creation = creationFacts(operation, row.body_hash.toString('hex'), row.merchant_no, row.terminal_no);
  const pairs: readonly (readonly [name: string, row: unknown, fold: unknown])[] = [
    ['content', creation, fold.creation],
    ['origin', row.adopted_from ?? null, fold.adoptedFrom],
    ['last event', row.last_event, fold.sequence],
    ['state', row.state, fold.state],
    ['attempt', row.attempt, fold.attempt],
    ['reason', row.reason, fold.reason],
    ['voucher', row.voucher, fold.voucher],
    ['answer', row.answer, fold.answer],
    ['platform message', row.platform_message, fold.platformMessage],
    ['watch', row.watch_until, fold.watchUntil],
  ];
  const wrong = pairs.find(([, actual, proven]) => actual !== proven);
  return wrong === undefined ? columnFault(row, operation.payload) : `its ${wrong[0]} differs from its history`;
}

/** Whether what an operation will send is what was accepted: its payload's hash, and the columns made from it. */
export function bodyFault(row: OperationRow): string | null {
  return sha256(row.payload).equals(row.body_hash)
    ? columnFault(row, toOperation(row).payload)
    : 'its payload was changed';
}

function columnFault(row: OperationRow, payload: MoneyPayload): string | null {
  const amount = payload.kind === 'consumption' ? payload.billAmount : payload.amount;
  const parent = payload.kind === 'revocation' ? payload.target : null;
  const same =
    row.kind === payload.kind && row.card_no === payload.cardNo && row.amount === amount && row.parent === parent;
  return same ? null : 'its columns differ from its payload';
}

// One operation's state against the server's ledger: pure comparisons, no memory.
import type { Operation } from '../../main/queue/operation.ts';
import { Violation } from './invariants.ts';
import type { ModelServer } from './model-server.ts';
import { isHidden, isSilent } from './services-apart.ts';

export type Seen = {
  /** Serials that reached the server; revocations that it carried out. */
  readonly reached: ReadonlySet<string>;
  readonly undone: ReadonlySet<string>;
  /** Delays and lags may be longer than any quarantine. */
  readonly ghosts: boolean;
  /** Without a log nobody watches what is closed: what lands there later is found by people, from the guest or the day's end. */
  readonly hasLog: boolean;
  /** Where a person's word alone stands, or null. */
  readonly judged: (serial: string) => string | null;
};

export function liveRows(server: ModelServer, serial: string) {
  return server.rowsOf(serial).filter((row) => row.kind !== 'revocation' && !row.revoked);
}

/** Invariant 1. */
export function checkCharges(server: ModelServer, serial: string): void {
  const live = liveRows(server, serial).filter((row) => row.copy === 0);
  if (live.length > 1) {
    throw new Violation(1, `${serial} is charged ${live.length} times`);
  }
}

export function checkState(server: ModelServer, operation: Operation, seen: Seen): void {
  const { serial, state, attempt, watchUntil } = operation;
  if (operation.kind === 'revocation') {
    checkRevocation(server, operation, seen);
    return;
  }
  const rows = server.rowsOf(serial).filter((row) => row.kind === operation.kind);
  const isJudged = seen.judged(serial) !== null;
  if (
    !isJudged &&
    state === 'applied' &&
    !rows.some((row) => row.amount === operation.amount && row.cardNo === operation.cardNo)
  ) {
    throw new Violation(3, `${serial} is applied without a row`);
  }
  if (state === 'applied' && (operation.voucher ?? '') === '' && !isSilent(operation)) {
    throw new Violation(3, `${serial} is applied without a voucher`);
  }
  if (!isJudged && state === 'reverted' && !rows.some((row) => row.revoked)) {
    throw new Violation(3, `${serial} is reverted, its row is not`);
  }
  const landed = state === 'rejected' || state === 'cancelled' ? liveRows(server, serial) : [];
  if (!seen.ghosts && !isJudged && landed.some((row) => row.copy === 0)) {
    throw new Violation(17, `${serial} is ${state} and has a live row`);
  }
  // Nobody can watch what the log never shows: a copy that the network made of a refused one stays, and so does a person's mistake.
  const isUnseen = isJudged || landed.every((row) => row.copy > 0);
  const isBlind = seen.hasLog ? isHidden(operation) && isUnseen : seen.ghosts || isUnseen;
  if (watchUntil === null && landed.length > 0 && !isBlind) {
    throw new Violation(3, `${serial} is ${state}, has a live row and nobody watches`);
  }
  if ((state === 'pending' || state === 'blocked') && attempt === 0 && seen.reached.has(serial)) {
    throw new Violation(15, `${serial} reached the server and is ${state} without an attempt`);
  }
}

function checkRevocation(
  server: ModelServer,
  { serial, state, parent, payload, watchUntil, reason }: Operation,
  { undone, judged, ghosts }: Seen,
): void {
  // What is applied because its target was undone by another says no more than the target, which is checked itself.
  const follows = state === 'applied' && reason === 'parentReverted';
  if (payload.kind !== 'revocation' || judged(serial) !== null || follows) {
    return;
  }
  // Where the log may lag for longer than Q, a refusal may seem confirmed: then it is watched, as every attempted one is.
  const isWatched = ghosts && watchUntil !== null;
  if ((state === 'rejected' || state === 'cancelled') && undone.has(serial) && !isWatched) {
    throw new Violation(3, `revocation ${serial} is ${state} and was carried out`);
  }
  if (state !== 'applied') {
    return;
  }
  const rows = parent === null ? [server.byVoucher(payload.voucher ?? '')] : server.rowsOf(parent);
  if (!rows.some((row) => row?.revoked === true)) {
    throw new Violation(3, `revocation ${serial} is applied, its target is not undone`);
  }
}

/**
 * Invariant 3 of what the log just proved: a row that it showed as undone by then is not applied, and two rows prove nothing. What
 * bears no serial of ours the log can never prove: its late answer is all that a till hears, whatever head office did since.
 */
export function checkProof(server: ModelServer, operation: Operation, then: number, isClearLog: boolean): void {
  const { serial, kind, state, reason } = operation;
  const isProof = reason === 'logApplied' || reason === 'ghostFound';
  if (kind === 'revocation' || state !== 'applied' || !isProof || isHidden(operation)) {
    return;
  }
  const shown = server.rowsOf(serial).filter((row) => row.kind === kind && row.visibleAt <= then);
  if (isClearLog && shown.length > 1) {
    throw new Violation(3, `${serial} is applied, the log shows ${shown.length} rows`);
  }
  const [row] = shown;
  if (row !== undefined && shown.length === 1 && row.revoked && row.revokedVisibleAt <= then) {
    throw new Violation(3, `${serial} is applied, the log shows it undone`);
  }
}

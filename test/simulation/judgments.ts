// What people decided, as the outside world sees it (invariant 23): never without a query made then, never against what an honest
// log shows. Where a person's word alone stands, the platform's ledger may say otherwise; once the log proves something, it may not.
import type { Operation } from '../../main/queue/operation.ts';
import type { LogOutcome, LogQuery } from '../../main/queue/ports.ts';
import type { DeedBook } from './deeds.ts';
import { Violation } from './invariants.ts';
import type { ModelServer } from './model-server.ts';
import { isHidden } from './services-apart.ts';

export type Judgments = {
  /** A person begins to decide this. Returns what to call when the answer is there. */
  begins(serial: string, now: number): () => void;
  heard(query: LogQuery, outcome: LogOutcome, now: number): void;
  see(before: Operation | undefined, operation: Operation): void;
  /** The reason of a decision that rests on a person's word alone, or null. */
  of(serial: string): string | null;
};

const proofs: readonly (string | null)[] = [
  'logApplied',
  'balanceApplied',
  'logReverted',
  'ghostFound',
  'answered',
  'lateAnswer',
];

export function createJudgments(
  server: ModelServer,
  known: (serial: string) => Operation | undefined,
  isClearLog: boolean,
  hasLog: boolean,
  deeds: DeedBook,
): Judgments {
  const begun = new Set<{ readonly serial: string; readonly at: number }>();
  const answered = new Map<string, number>();
  const judged = new Map<string, string>();

  const keyOf = (cardNo: string, serial: string | null) => `${cardNo} ${serial ?? ''}`;

  function check(operation: Operation): void {
    // There is nobody to ask about what the log never shows, nor where there is none.
    if (isHidden(operation) || !hasLog) {
      return;
    }
    const { serial, kind, parent, cardNo, reason } = operation;
    const subject = parent === null ? operation : (known(parent) ?? operation);
    const isPaper = kind === 'revocation' && parent === null;
    const asked = answered.get(keyOf(isPaper ? cardNo : subject.cardNo, isPaper ? null : subject.serial));
    const times = [...begun].filter((one) => one.serial === serial).map(({ at: begin }) => begin);
    const at = Math.min(...times);
    if (times.length === 0 || asked === undefined || asked < at) {
      throw new Violation(23, `${serial} was decided (${reason}) and nobody asked the log`);
    }
    if (kind === 'revocation' || !isClearLog) {
      return;
    }
    const shown = server.rowsOf(serial).filter((row) => row.kind === kind && row.visibleAt <= at);
    if (shown.length === 1 || (shown.length > 1 && reason === 'decidedNotApplied')) {
      throw new Violation(23, `${serial} was decided (${reason}) although the log showed it`);
    }
  }

  return {
    begins(serial, at) {
      const one = { serial, at };
      begun.add(one);
      return () => {
        begun.delete(one);
      };
    },
    heard({ cardNo, serial }, outcome, now) {
      if (outcome.kind === 'rows') {
        answered.set(keyOf(cardNo, serial), now);
      }
    },
    see(before, operation) {
      const { serial, state, reason, kind, parent, payload } = operation;
      if (before !== undefined && before.state === state) {
        return;
      }
      if (reason?.startsWith('decided') === true) {
        judged.set(serial, reason);
        if (kind === 'revocation' && state === 'applied') {
          const voucher = payload.kind === 'revocation' ? payload.voucher : null;
          const target = parent ?? server.byVoucher(voucher ?? '')?.serial;
          judged.set(target ?? serial, reason);
        }
        check(operation);
      } else if (judged.has(serial) && proofs.includes(reason)) {
        if (judged.get(serial) === 'decidedNotApplied' && reason === 'ghostFound') {
          deeds.count('wrongDecisionFound');
        }
        judged.delete(serial);
      }
    },
    of: (serial) => judged.get(serial) ?? null,
  };
}

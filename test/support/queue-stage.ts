// A queue on a real store in memory with a scripted platform and virtual time: for the unit tests of the worker.
import { openJournalFromBytes } from '../../main/journal/memory-journal.ts';
import type { Queue, QueueSettings, RevocationRequest } from '../../main/queue/api.ts';
import { createQueue, createQueueWith } from '../../main/queue/create-queue.ts';
import type { Operation, OperationDraft } from '../../main/queue/operation.ts';
import type { AttemptOutcome, LogOutcome, LogQuery, LogRow, Ports, Sending, Store } from '../../main/queue/ports.ts';
import { type Rules, standardRules } from '../../main/queue/rules.ts';
import { strictContract } from '../../shared/contract.ts';
import { defaultLimits } from '../../shared/limits.ts';
import { fen } from '../../shared/money.ts';
import type { Result } from '../../shared/result.ts';
import { emptyJournal } from '../simulation/empty-journal.ts';
import { createDice, createVirtualTime, passTime } from '../simulation/virtual-time.ts';
import { saleDraft } from './sale-draft.ts';

/** Whose empty journal a stage begins with: nobody's, so that a stage's own dice throw no number again. */
const noTill = 0;

export const emptyAnswer = {
  voucher: null,
  storeBalance: null,
  pointsBalance: null,
  storeBonus: null,
  pointsBonus: null,
  couponBonus: [],
};

export function acceptedWith(voucher: string): AttemptOutcome {
  return { kind: 'accepted', answer: { ...emptyAnswer, voucher }, voucher, evidence: { voucher } };
}

export const lost: AttemptOutcome = { kind: 'unknown', reason: 'unknownTimeout', evidence: null };
export const unsent: AttemptOutcome = { kind: 'unsent', reason: 'unsentConnection', evidence: null };

export function refusedWith(message: string, listed: boolean): AttemptOutcome {
  return { kind: 'refused', code: '1', message, listed, evidence: null };
}

export function rowOf(operation: Operation, more: Partial<LogRow> = {}): LogRow {
  return {
    serial: operation.serial,
    cardNo: operation.cardNo,
    voucher: `L${operation.serial}`,
    kind: operation.kind,
    amount: operation.amount,
    revoked: false,
    revokes: null,
    storeBalance: null,
    at: null,
    ...more,
  };
}

export type StageOptions = {
  readonly settings?: Partial<QueueSettings>;
  readonly rules?: Partial<Rules>;
  readonly seed?: number;
  /** Stands between the queue and its store. */
  readonly wrapStore?: (store: Store) => Store;
  readonly unstarted?: true;
};

export function createStage(options: StageOptions = {}) {
  const dice = createDice(options.seed ?? 1);
  const time = createVirtualTime(1_760_000_000_000);
  const journal = openJournalFromBytes(emptyJournal(noTill).bytes, {
    clock: time.clock,
    random: dice,
    merchantNo: 'M1',
    terminalNo: 'T1',
    nativeBinding: null,
  });
  const { store } = journal;
  const attempts: Sending[] = [];
  const queries: LogQuery[] = [];
  let vouchers = 0;
  const platform = {
    attempt: (_sending: Sending): Promise<AttemptOutcome> => {
      vouchers += 1;
      return Promise.resolve(acceptedWith(`V${vouchers}`));
    },
    find: (_query: LogQuery): Promise<LogOutcome> => Promise.resolve({ kind: 'rows', rows: [], evidence: null }),
  };
  const ports: Ports = {
    clock: time.clock,
    random: dice,
    timers: time.timers,
    store: options.wrapStore?.(store) ?? store,
    net: {
      attempt(sending) {
        attempts.push(sending);
        return platform.attempt(sending);
      },
      findTransactions(query) {
        queries.push(query);
        return platform.find(query);
      },
    },
  };
  const settings: QueueSettings = {
    merchantNo: 'M1',
    terminalNo: 'T1',
    limits: defaultLimits,
    connections: 4,
    contract: () => strictContract,
    deadline: 12_000,
    ...options.settings,
  };
  function build(): Queue {
    return options.rules === undefined
      ? createQueue(ports, settings)
      : createQueueWith({ ...standardRules, ...options.rules }, ports, settings);
  }
  const queue = build();
  if (options.unstarted !== true) {
    queue.start();
  }

  function need<Value>(result: Result<Value>): Value {
    if (!result.ok) {
      throw new Error(result.failure.code);
    }
    return result.value;
  }

  function revocation(intent: string, target: RevocationRequest['target']): RevocationRequest {
    return { intent, target, reason: 'wrong table', operator: 'anna', shift: null, acceptedOffline: false };
  }

  return {
    queue,
    build,
    journal,
    store,
    time,
    ports,
    settings,
    platform,
    attempts,
    queries,
    draft: saleDraft,
    revocation,
    run: (span: number) => passTime(time, span),
    charge: (intent: string, cardNo: string, amount: number, more: Partial<OperationDraft> = {}, secret?: string) =>
      need(queue.accept(saleDraft(intent, cardNo, amount, more), { secret: secret ?? null, offline: null })),
    chargeOffline: (intent: string, cardNo: string, amount: number) =>
      need(
        queue.accept(saleDraft(intent, cardNo, amount, { acceptedOffline: true }), {
          secret: null,
          offline: { lastBalance: fen(1_000_000), balanceAge: 0, offlineFor: 0 },
        }),
      ),
    undo: (intent: string, serial: string) => need(queue.revoke(revocation(intent, { kind: 'operation', serial }))),
    get(serial: string): Operation {
      const operation = store.get(serial);
      if (operation === null) {
        throw new Error(`no ${serial}`);
      }
      return operation;
    },
    reasons: (serial: string) => store.events(serial).map(({ reason }) => reason),
    close: () => journal.close(),
  };
}

export type Stage = ReturnType<typeof createStage>;

// The rules that decide about money, gathered as one value: the simulator breaks them one by one to prove that it would notice.
import { judgeBalance, wasNeverPosted } from './balance.ts';
import { createBalanceBook } from './balance-book.ts';
import { createCareBook } from './care.ts';
import { outcomeEvent } from './events.ts';
import { createGate } from './gate.ts';
import { createLagBook } from './lag-book.ts';
import { lanesOf } from './lanes.ts';
import { offlineRefusal } from './limits.ts';
import { type Machine, machine } from './machine.ts';
import type { Operation } from './operation.ts';
import { judge, judgeRevocation, knownIsFound, quarantineOf, quarantineOver } from './resolution.ts';
import { sameIntent } from './same-intent.ts';
import { isWatched } from './watching.ts';

export type Rules = {
  readonly lanesOf: typeof lanesOf;
  readonly machine: Machine;
  readonly judge: typeof judge;
  readonly judgeRevocation: typeof judgeRevocation;
  readonly knownIsFound: typeof knownIsFound;
  /** Control 2: a query for a random serial must give nothing. */
  readonly randomIsAbsent: (rows: readonly unknown[]) => boolean;
  readonly quarantineOf: typeof quarantineOf;
  readonly quarantineOver: typeof quarantineOver;
  readonly offlineRefusal: typeof offlineRefusal;
  readonly outcomeEvent: typeof outcomeEvent;
  readonly sameIntent: typeof sameIntent;
  readonly isWatched: typeof isWatched;
  readonly createGate: typeof createGate;
  readonly createCareBook: typeof createCareBook;
  readonly createLagBook: typeof createLagBook;
  readonly createBalanceBook: typeof createBalanceBook;
  readonly judgeBalance: typeof judgeBalance;
  readonly wasNeverPosted: typeof wasNeverPosted;
  /** Section 4.4: what is told that the application was started again. */
  readonly hearsOfStart: (operation: Operation) => boolean;
};

export const standardRules: Rules = {
  lanesOf,
  machine,
  judge,
  judgeRevocation,
  knownIsFound,
  randomIsAbsent: (rows) => rows.length === 0,
  quarantineOf,
  quarantineOver,
  offlineRefusal,
  outcomeEvent,
  sameIntent,
  isWatched,
  createGate,
  createCareBook,
  createLagBook,
  createBalanceBook,
  judgeBalance,
  wasNeverPosted,
  // Stryker disable next-line ConditionalExpression: the others would ignore it; this spares each of them a transaction
  hearsOfStart: ({ state }) => state === 'sending' || state === 'pending',
};

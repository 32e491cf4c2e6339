// The rules that decide about money, gathered as one value: the simulator breaks them one by one to prove that it would notice.
import { lanesOf } from './lanes.ts';
import { offlineRefusal } from './limits.ts';
import { type Machine, machine } from './machine.ts';
import { judge, judgeRevocation, knownIsFound, quarantineOf, quarantineOver } from './resolution.ts';

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
};

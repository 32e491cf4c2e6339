// The three-way match of a day: what belongs together, what it comes to, and sums that add up to the inputs. Pure.
import {
  type MatchCause,
  type MatchCounts,
  type MatchSums,
  type MatchVerdict,
  matchCauses,
  matchVerdicts,
} from '../../../shared/match.ts';
import { type Fen, fen } from '../../../shared/money.ts';
import { type Group, joinSides } from './join.ts';
import { type JudgeFacts, judgeGroup } from './judge.ts';
import { askedBy, isOpen, type MatchInput, movedBy, movedByRow } from './sides.ts';

export type MatchedGroup = Group & {
  readonly cause: MatchCause;
  readonly also: readonly MatchCause[];
  readonly sums: MatchSums;
};

export type MatchResult = {
  readonly groups: readonly MatchedGroup[];
  readonly sums: MatchSums;
  readonly counts: MatchCounts;
  /** Those that occur, the gravest first. */
  readonly verdicts: readonly { readonly verdict: MatchVerdict; readonly rows: number; readonly sums: MatchSums }[];
  readonly differing: readonly { readonly cause: MatchCause; readonly rows: number }[];
  /** Serials that the log should have and has not: for the next match of this day. */
  readonly lacking: readonly string[];
};

/** The gravest groups first, and of the same cause the newest. Takes time in proportion to the rows. */
export function matchDay(input: MatchInput): MatchResult {
  const facts = factsOf(input);
  const undoneHere = undoneBy(input);
  const order = new Map((Object.keys(matchCauses) as MatchCause[]).map((cause, index) => [cause, index]));
  const groups = joinSides(input)
    .map((group): MatchedGroup => {
      const [cause, ...also] = judgeGroup(group, facts);
      return { ...group, cause, also, sums: sumsOf(group, undoneHere) };
    })
    .map((group) => ({ group, rank: order.get(group.cause) ?? 0, at: momentOf(group) ?? 0 }))
    .sort((left, right) => left.rank - right.rank || right.at - left.at)
    .map(({ group }) => group);
  const byVerdict = groupedBy(groups, ({ cause }) => matchCauses[cause].verdict);
  const byCause = groupedBy(groups, ({ cause }) => cause);
  const weighing = (wanted: string) => groups.filter(({ cause }) => matchCauses[cause].weight === wanted).length;
  return {
    groups,
    sums: addSums(groups),
    counts: {
      matched: groups.filter(({ cause }) => isAgreement(cause)).length,
      differences: weighing('bad'),
      waiting: weighing('wait'),
      notCompared: weighing('none'),
    },
    verdicts: matchVerdicts.flatMap((verdict) => {
      const own = byVerdict.get(verdict);
      return own === undefined ? [] : [{ verdict, rows: own.length, sums: addSums(own) }];
    }),
    differing: [...byCause].flatMap(([cause, own]) =>
      matchCauses[cause].weight === 'bad' ? [{ cause, rows: own.length }] : [],
    ),
    lacking: groups.flatMap(({ cause, also, operations }) =>
      [cause, ...also].includes('notInLog') ? operations.map(({ serial }) => serial) : [],
    ),
  };
}

function groupedBy<Key>(groups: readonly MatchedGroup[], keyOf: (group: MatchedGroup) => Key) {
  const map = new Map<Key, MatchedGroup[]>();
  for (const group of groups) {
    const known = map.get(keyOf(group));
    if (known === undefined) {
      map.set(keyOf(group), [group]);
    } else {
      known.push(group);
    }
  }
  return map;
}

/** Two sides at least say the same. */
function isAgreement(cause: MatchCause): boolean {
  const { verdict, weight } = matchCauses[cause];
  return weight === 'good' && (verdict === 'matched' || verdict === 'undone' || verdict === 'late');
}

/** When a group happened: by the journal, else the log, else the bill. Ms UTC; null where nobody tells. */
export function momentOf({ operations, rows, bills }: Group): number | null {
  return operations[0]?.at ?? rows[0]?.row.at ?? bills[0]?.bill.closedAt ?? null;
}

function factsOf(input: MatchInput): JudgeFacts {
  const { from, to, now, terminalNo, cardModesKnown, lacking, journal, log, bills } = input;
  const undoneThere = log.rows.flatMap(({ revoked, serial, voucher, kind }) =>
    revoked && kind !== 'revocation' ? [serial, voucher] : [],
  );
  const beingUndone = journal.flatMap((operation) =>
    operation.kind === 'revocation' && (isOpen(operation) || operation.state === 'applied')
      ? [operation.parent, operation.parentVoucher]
      : [],
  );
  return {
    ...{ from, to, now, terminalNo, cardModesKnown, lacking },
    log: log.state,
    bills: bills.state,
    undoneThere: new Set(undoneThere.flatMap((each) => each ?? [])),
    beingUndone: new Set(beingUndone.flatMap((each) => each ?? [])),
  };
}

/** Serials that an applied revocation of this till undid. */
function undoneBy({ journal }: MatchInput): ReadonlySet<string> {
  const vouchers = new Set<string>();
  const serials = new Set<string>();
  for (const { kind, state, parent, parentVoucher } of journal) {
    if (kind === 'revocation' && state === 'applied') {
      serials.add(parent ?? '');
      vouchers.add(parentVoucher ?? '');
    }
  }
  for (const { serial, voucher } of journal) {
    if (voucher !== null && vouchers.has(voucher)) {
      serials.add(serial);
    }
  }
  return serials;
}

function sumsOf({ operations, rows, bills }: Group, undoneHere: ReadonlySet<string>): MatchSums {
  return {
    journal: total(operations, (operation) => movedBy(operation, undoneHere)),
    log: total(rows, ({ row }) => movedByRow(row)),
    bills: total(bills, ({ bill }) => askedBy(bill)),
  };
}

function total<Row>(rows: readonly Row[], amountOf: (row: Row) => Fen): MatchSums['journal'] {
  return { count: rows.length, amount: fen(rows.reduce((sum, row) => sum + amountOf(row), 0)) };
}

function addSums(groups: readonly MatchedGroup[]): MatchSums {
  const side = (name: keyof MatchSums) => ({
    count: groups.reduce((count, { sums }) => count + sums[name].count, 0),
    amount: fen(groups.reduce((sum, { sums }) => sum + sums[name].amount, 0)),
  });
  return { journal: side('journal'), log: side('log'), bills: side('bills') };
}

// One question to the platform about one operation: to its log, with both controls where the answer is "not found" (section 4.6), or for the
// card's balance where it has none (docs/decisions/0007).
import type { BalanceBook } from './balance-book.ts';
import type { KnownSerials } from './known.ts';
import type { Operation } from './operation.ts';
import type { LogAnswer, LogOutcome, LogQuery, Net, Ports } from './ports.ts';
import { type Finding, queryOf, subjectOf, voucherIn } from './resolution.ts';
import type { Rules } from './rules.ts';

/**
 * `failed`: no answer. Else what the rows prove; `absent` here means: both controls passed. `voucher`: what the rows show for
 * the operation itself, whatever they prove: for a person who decides.
 */
export type Reading =
  | { readonly kind: 'failed'; readonly reason: string; readonly reachable: boolean }
  | {
      readonly kind: 'answered';
      readonly finding: Finding;
      readonly voucher: string | null;
      readonly evidence: unknown;
    };

export type Find = Net['findTransactions'];

export type AskParts = {
  readonly store: Ports['store'];
  readonly random: Ports['random'];
  readonly clock: Ports['clock'];
  readonly balances: BalanceBook;
  readonly find: Find;
  readonly known: KnownSerials;
  readonly rules: Pick<Rules, 'judge' | 'judgeBalance' | 'judgeRevocation' | 'knownIsFound' | 'randomIsAbsent'>;
};

/** Asks for the operation (or a revocation's target); never throws for anything that the network does. */
export async function askAbout(operation: Operation, parts: AskParts): Promise<Reading> {
  const { find, rules, store } = parts;
  const parent = operation.parent === null ? null : store.get(operation.parent);
  const subject = subjectOf(operation, parent);
  const answer = await find(queryOf(subject));
  if (answer.kind === 'failed') {
    return answer;
  }
  if (answer.kind === 'balance') {
    return byBalance(operation, parts, answer);
  }
  const judge = operation.kind === 'revocation' ? rules.judgeRevocation : rules.judge;
  const finding = judge(subject, answer.rows);
  return finding.kind === 'absent'
    ? await withControls(operation, parts, answer)
    : { kind: 'answered', finding, voucher: voucherIn(subject, answer.rows), evidence: answer.evidence };
}

/** What it showed is remembered: the next look is held against it. */
function byBalance(
  operation: Operation,
  { balances, clock, rules }: AskParts,
  { accounts, evidence }: Extract<LogOutcome, { kind: 'balance' }>,
): Reading {
  const { serial } = operation;
  const now = clock.monotonic();
  const witnessed = balances.of(serial);
  const finding = rules.judgeBalance(operation, witnessed, accounts, now);
  if (finding.kind === 'absent') {
    balances.seen(serial, now);
  } else if (finding.kind === 'untrusted' && finding.why === 'balanceMovedOtherwise') {
    balances.moved(serial);
  }
  return {
    kind: 'answered',
    finding,
    voucher: serial,
    evidence: { before: witnessed, now: accounts, details: evidence },
  };
}

/** A known serial must be found and a random one not, else "not found" says nothing. */
async function withControls(
  operation: Operation,
  parts: AskParts,
  answer: Extract<LogAnswer, { kind: 'rows' }>,
): Promise<Reading> {
  const { find, random, rules } = parts;
  const randomAnswer = await find({ cardNo: operation.cardNo, serial: random.hex(10) });
  if (randomAnswer.kind !== 'rows') {
    return withoutRows(randomAnswer);
  }
  if (!rules.randomIsAbsent(randomAnswer.rows)) {
    return untrusted('randomFound', randomAnswer.evidence);
  }
  const own = parts.known.pick();
  const known = own === null ? await knownOfCard(operation, find) : { cardNo: own.cardNo, serial: own.serial };
  if (known === null) {
    return untrusted('noKnownSerial', answer.evidence);
  }
  if ('kind' in known) {
    return known;
  }
  const knownAnswer = await find(known);
  if (knownAnswer.kind !== 'rows') {
    return withoutRows(knownAnswer);
  }
  const isFound = rules.knownIsFound(known, knownAnswer.rows);
  if (own !== null) {
    parts.known.heard(own, knownAnswer.rows, isFound);
  }
  return isFound
    ? absent({ notFound: answer.evidence, known: known.serial })
    : untrusted('knownNotFound', knownAnswer.evidence);
}

/** On a till that has no known serial of its own: anything that the log itself shows for the card. */
async function knownOfCard(
  { cardNo }: Operation,
  find: Find,
): Promise<LogQuery | null | Extract<LogAnswer, { kind: 'failed' }>> {
  const all = await find({ cardNo, serial: null });
  if (all.kind !== 'rows') {
    return withoutRows(all);
  }
  const row = all.rows.find(
    ({ serial, cardNo: card, kind }) => serial !== null && card === cardNo && kind !== 'service',
  );
  return row === undefined ? null : { cardNo, serial: row.serial };
}

/** A platform either has a log or not: one that changes its mind tells nothing. */
function withoutRows(answer: Exclude<LogOutcome, { kind: 'rows' }>): Extract<LogAnswer, { kind: 'failed' }> {
  return answer.kind === 'failed'
    ? answer
    : { kind: 'failed', reason: 'logIncomplete', reachable: true, evidence: answer.evidence };
}

function absent(evidence: unknown): Reading {
  return { kind: 'answered', finding: { kind: 'absent' }, voucher: null, evidence };
}

function untrusted(why: Extract<Finding, { kind: 'untrusted' }>['why'], evidence: unknown): Reading {
  return { kind: 'answered', finding: { kind: 'untrusted', why }, voucher: null, evidence };
}

// One question to the platform's log about one operation, with both controls where the answer is "not found" (section 4.6).
import type { KnownSerials } from './known.ts';
import type { Operation } from './operation.ts';
import type { LogOutcome, LogQuery, Net, Ports } from './ports.ts';
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
  readonly find: Find;
  readonly known: KnownSerials;
  readonly rules: Pick<Rules, 'judge' | 'judgeRevocation' | 'knownIsFound' | 'randomIsAbsent'>;
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
  const judge = operation.kind === 'revocation' ? rules.judgeRevocation : rules.judge;
  const finding = judge(subject, answer.rows);
  return finding.kind === 'absent'
    ? await withControls(operation, parts, answer)
    : { kind: 'answered', finding, voucher: voucherIn(subject, answer.rows), evidence: answer.evidence };
}

/** A known serial must be found and a random one not, else "not found" says nothing. */
async function withControls(
  operation: Operation,
  parts: AskParts,
  answer: Extract<LogOutcome, { kind: 'rows' }>,
): Promise<Reading> {
  const { find, random, rules } = parts;
  const randomAnswer = await find({ cardNo: operation.cardNo, serial: random.hex(10) });
  if (randomAnswer.kind === 'failed') {
    return randomAnswer;
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
  if (knownAnswer.kind === 'failed') {
    return knownAnswer;
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
): Promise<LogQuery | null | Extract<LogOutcome, { kind: 'failed' }>> {
  const all = await find({ cardNo, serial: null });
  if (all.kind === 'failed') {
    return all;
  }
  const row = all.rows.find(
    ({ serial, cardNo: card, kind }) => serial !== null && card === cardNo && kind !== 'service',
  );
  return row === undefined ? null : { cardNo, serial: row.serial };
}

function absent(evidence: unknown): Reading {
  return { kind: 'answered', finding: { kind: 'absent' }, voucher: null, evidence };
}

function untrusted(why: Extract<Finding, { kind: 'untrusted' }>['why'], evidence: unknown): Reading {
  return { kind: 'answered', finding: { kind: 'untrusted', why }, voucher: null, evidence };
}

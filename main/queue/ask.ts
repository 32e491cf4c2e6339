// One question to the platform's log about one operation, with both controls where the answer is "not found" (section 4.6).
import type { Operation } from './operation.ts';
import type { LogOutcome, LogQuery, Net, Ports } from './ports.ts';
import { type Finding, queryOf, subjectOf } from './resolution.ts';
import type { Rules } from './rules.ts';

/** `failed`: no answer. Else what the rows prove; `absent` here means: both controls passed. */
export type Reading =
  | { readonly kind: 'failed'; readonly reason: string; readonly reachable: boolean }
  | { readonly kind: 'answered'; readonly finding: Finding; readonly evidence: unknown };

export type Find = Net['findTransactions'];

/** Asks for the operation (or a revocation's target); never throws for anything that the network does. */
export async function askAbout(
  operation: Operation,
  ports: Pick<Ports, 'store' | 'random'>,
  find: Find,
  rules: Rules,
): Promise<Reading> {
  const parent = operation.parent === null ? null : ports.store.get(operation.parent);
  const subject = subjectOf(operation, parent);
  const answer = await find(queryOf(subject));
  if (answer.kind === 'failed') {
    return answer;
  }
  const judge = operation.kind === 'revocation' ? rules.judgeRevocation : rules.judge;
  const finding = judge(subject, answer.rows);
  return finding.kind === 'absent'
    ? await withControls(operation, ports, find, rules, answer)
    : { kind: 'answered', finding, evidence: answer.evidence };
}

/** A known serial must be found and a random one not, else "not found" says nothing. */
async function withControls(
  operation: Operation,
  ports: Pick<Ports, 'store' | 'random'>,
  find: Find,
  rules: Rules,
  answer: Extract<LogOutcome, { kind: 'rows' }>,
): Promise<Reading> {
  const randomAnswer = await find({ cardNo: operation.cardNo, serial: ports.random.hex(10) });
  if (randomAnswer.kind === 'failed') {
    return randomAnswer;
  }
  if (!rules.randomIsAbsent(randomAnswer.rows)) {
    return untrusted('randomFound', randomAnswer.evidence);
  }
  const known = await knownQuery(operation, ports, find);
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
  return rules.knownIsFound(known, knownAnswer.rows)
    ? { kind: 'answered', finding: { kind: 'absent' }, evidence: { notFound: answer.evidence, known: known.serial } }
    : untrusted('knownNotFound', knownAnswer.evidence);
}

/** This till's newest operation that the log must show; on a till that has none, anything that the log itself shows for the card. */
async function knownQuery(
  operation: Operation,
  ports: Pick<Ports, 'store'>,
  find: Find,
): Promise<LogQuery | null | Extract<LogOutcome, { kind: 'failed' }>> {
  const latest = ports.store.latestKnown();
  if (latest !== null) {
    return { cardNo: latest.cardNo, serial: latest.serial };
  }
  const all = await find({ cardNo: operation.cardNo, serial: null });
  if (all.kind === 'failed') {
    return all;
  }
  const row = all.rows.find(({ serial, cardNo }) => serial !== null && cardNo === operation.cardNo);
  return row === undefined ? null : { cardNo: operation.cardNo, serial: row.serial };
}

function untrusted(why: Extract<Finding, { kind: 'untrusted' }>['why'], evidence: unknown): Reading {
  return { kind: 'answered', finding: { kind: 'untrusted', why }, evidence };
}

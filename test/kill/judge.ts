// The end of the loop: the till's journal held against the platform's ledger, and both against what was wished and what was told.
import type { PracticeServer } from '../../main/practice/contract.ts';
import type { Operation } from '../../main/queue/operation.ts';
import { compareBooks } from '../support/compare-books.ts';
import { withJournal } from '../support/stage.ts';
import type { Told, Wish } from './sales.ts';

export type Judgement = {
  readonly operations: number;
  readonly intents: readonly string[];
  readonly byState: Readonly<Record<string, number>>;
  /** Open, and the platform has no row of them: the till rightly says that it does not know yet. */
  readonly unproven: number;
  readonly problems: readonly Problem[];
};

/** `lost`: accepted and not there. `doubled`: charged or kept twice. `different`: anything else that does not agree. */
export type Problem = { readonly kind: 'lost' | 'doubled' | 'different'; readonly words: string };

export type Story = {
  readonly wishes: ReadonlyMap<string, Wish>;
  readonly told: readonly Told[];
};

/** Judges; no application may run. */
export function judge(journalFile: string, { ledger }: PracticeServer, story: Story): Judgement {
  return withJournal(journalFile, (journal) => {
    const operations: Operation[] = [];
    for (
      let page = journal.page('all', null, 100);
      page.length > 0;
      page = journal.page('all', page.at(-1)?.serial ?? null, 100)
    ) {
      operations.push(...page);
    }
    const fault = journal.verify();
    const heads = new Set(operations.filter((one) => isUnproven(one, ledger)).map(({ cardNo }) => cardNo));
    // What waits behind an unknown outcome of its card waits rightly: order is strict on one card.
    const mayBeOpen = (one: Operation) =>
      isUnproven(one, ledger) || (['pending', 'blocked'].includes(one.state) && heads.has(one.cardNo));
    const proven = operations.filter((operation) => !mayBeOpen(operation));
    const books = { operations: proven, transactions: ledger.transactions(), cards: ledger.cards() };
    return {
      operations: operations.length,
      intents: operations.map(({ intent }) => intent),
      byState: { ...journal.countsByState() },
      unproven: operations.length - proven.length,
      problems: [
        ...(fault === null ? [] : [different(`the journal, event ${fault.sequence}: ${fault.problem}`)]),
        ...ledger.verify().map((problem) => different(`the ledger: ${problem}`)),
        ...compareBooks(books).differences.map(different),
        ...operations.flatMap(({ serial }) => chargedTwice(serial, ledger.liveChargesBySerial(serial).length)),
        ...intentProblems(operations, story),
      ],
    };
  });
}

/** Nobody can know yet what became of it: it is open, and the platform has no row of it. A revocation is known by its target's row. */
function isUnproven({ serial, state, kind }: Operation, ledger: PracticeServer['ledger']): boolean {
  const isOpen = state === 'unknown' || state === 'manual' || state === 'blocked';
  return isOpen && (kind === 'revocation' || ledger.chargesBySerial(serial).length === 0);
}

export function different(words: string): Problem {
  return { kind: 'different', words };
}

function chargedTwice(serial: string, times: number): readonly Problem[] {
  return times > 1 ? [{ kind: 'doubled', words: `${serial} was charged ${times} times` }] : [];
}

/** Each intent at most once, those that were accepted exactly once and as they were wished; nothing that nobody wished. */
function intentProblems(operations: readonly Operation[], { wishes, told }: Story): readonly Problem[] {
  const problems: Problem[] = [];
  const add = (kind: Problem['kind'], words: string) => problems.push({ kind, words });
  const byIntent = new Map<string, Operation>();
  for (const operation of operations) {
    if (byIntent.has(operation.intent)) add('doubled', `intent ${operation.intent} exists twice`);
    byIntent.set(operation.intent, operation);
    const wish = wishes.get(operation.intent);
    if (wish === undefined) add('different', `${operation.serial} was never asked for`);
    else if (wish.kind === 'sale' && (wish.cardNo !== operation.cardNo || wish.amount !== operation.amount)) {
      add('different', `${operation.serial} is not what was asked for`);
    }
  }
  for (const { intent, ok, serial, state } of told) {
    const operation = byIntent.get(intent);
    if (!ok) continue;
    if (operation === undefined) add('lost', `${intent} was accepted as ${serial} and is not there`);
    else if (operation.serial !== serial)
      add('doubled', `${intent} was accepted as ${serial} and is ${operation.serial}`);
    else if (state === 'applied' && operation.state !== 'applied' && operation.state !== 'reverted') {
      add('lost', `${serial} was told as applied and is ${operation.state}`);
    }
  }
  return problems;
}

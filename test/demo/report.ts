// The day's report: what was played, what the till's journal says, what the platform's ledger says, and whether they agree.
import { existsSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { BookSums } from '../support/compare-books.ts';
import type { Stage } from '../support/stage.ts';
import type { PlayedStep } from './day.ts';

export interface DemoReport {
  readonly ok: boolean;
  readonly steps: readonly PlayedStep[];
  /** Steps that were not reached because an earlier one failed. */
  readonly notPlayed: readonly string[];
  readonly journal: Partial<BookSums> & {
    readonly counts: Readonly<Record<string, number>>;
    readonly operations: number;
    /** The hash chain and every fold, checked; null = all well. */
    readonly problem: string | null;
  };
  readonly server: Partial<BookSums> & {
    readonly transactions: number;
    readonly charges: number;
    readonly revocations: number;
    /** What is wrong with the platform's own books; empty = money is conserved. */
    readonly problems: readonly string[];
  };
  readonly equal: boolean;
  readonly differences: readonly string[];
}

/** Reads both books and compares them. Only once the application has ended. */
export function makeReport(stage: Stage, steps: readonly PlayedStep[], notPlayed: readonly string[]): DemoReport {
  const { ledger } = stage.server;
  const rows = ledger.transactions();
  const server = {
    transactions: rows.length,
    charges: rows.filter((row) => row.revokes === null).length,
    revocations: rows.filter((row) => row.revokes !== null).length,
    problems: ledger.verify(),
  };
  const played = notPlayed.length === 0 && steps.every((step) => step.ok);
  if (!existsSync(stage.journalFile)) {
    const journal = { counts: {}, operations: 0, problem: 'there is no journal' };
    return { ok: false, steps, notPlayed, journal, server, equal: false, differences: ['there is no journal'] };
  }
  const reading = stage.readJournal();
  const comparison = stage.compare();
  const equal = comparison.equal && comparison.journalProblem === null && server.problems.length === 0;
  return {
    ok: played && equal,
    steps,
    notPlayed,
    journal: {
      counts: reading.counts,
      operations: reading.operations.length,
      problem: reading.problem,
      ...comparison.journal,
    },
    server: { ...server, ...comparison.server },
    equal,
    differences: comparison.differences,
  };
}

export function writeReport(folder: string, report: DemoReport): string {
  const file = join(folder, 'report.json');
  writeFileSync(file, `${JSON.stringify(report, null, 2)}\n`);
  return file;
}

/** One line a step, for whoever watches. */
export function stepLine(step: PlayedStep, index: number, count: number): string {
  const place = `${String(index + 1).padStart(2)}/${count}`;
  const time = `${(step.ms / 1000).toFixed(1)} s`.padStart(7);
  const first = step.problem?.split('\n')[0] ?? '';
  return `${place} ${step.ok ? 'ok    ' : 'FAILED'} ${time}  ${step.name}${first === '' ? '' : `: ${first}`}`;
}

/** The last lines: the money on both sides. */
export function moneyLines(report: DemoReport): string[] {
  const yuan = (fen: number | undefined) => (fen === undefined ? '–' : (fen / 100).toFixed(2)).padStart(10);
  const row = (label: string, name: keyof BookSums) =>
    `  ${label.padEnd(22)}${yuan(report.journal[name])}${yuan(report.server[name])}`;
  return [
    `  ${''.padEnd(22)}${'journal'.padStart(10)}${'platform'.padStart(10)}`,
    row('bills', 'consumedFen'),
    row('recharges', 'rechargedFen'),
    row('bonus', 'bonusFen'),
    row('revoked', 'revokedFen'),
    row('change of all cards', 'storedFen'),
    ...report.differences.map((difference) => `  DIFFERENCE: ${difference}`),
    report.equal ? '  The journal and the platform agree to the fen.' : '  The journal and the platform DO NOT agree.',
  ];
}

// The report of a proof, as a page for docs/proof: date, machine, figures, and what is short of a release.
import { cpus, release as kernel, totalmem } from 'node:os';
import type { Step, StepFigures } from './steps.ts';

export interface Proved {
  readonly step: Step;
  readonly figures: StepFigures;
  readonly seconds: number;
  readonly seed: number;
  /** What the command said where it did not end well. */
  readonly problem: string | null;
}

/** Whether nothing went wrong and every control behaved. */
export function isProved({ figures, problem }: Proved): boolean {
  return (
    problem === null &&
    figures.played > 0 &&
    Object.values(figures.wrong).every((count) => count === 0) &&
    Object.values(figures.controls).every(Boolean)
  );
}

/** @param commit the short hash of the code that was proved, with `+` where the tree had changes */
export function writeReport(proved: readonly Proved[], commit: string, begun: Date, minutes: number): string {
  const day = begun.toISOString().slice(0, 10);
  const lines = [
    `# Proof of ${day}`,
    '',
    `Code ${commit}, begun ${begun.toISOString().slice(0, 16)} UTC, ${minutes} minutes were given. Made by \`npm run prove\`.`,
    '',
    `Machine: ${cpus()[0]?.model ?? 'unknown'}, ${cpus().length} cores, ${(totalmem() / 2 ** 30).toFixed(1)} GiB, Linux ${kernel()}, Node ${process.versions.node}.`,
    '',
    '| what | played | for a release | wrong | controls | seconds | seed |',
    '|---|---|---|---|---|---|---|',
    ...proved.map(row),
    '',
    ...shortOfRelease(proved),
  ];
  return `${lines.join('\n')}\n`;
}

function row(one: Proved): string {
  const { step, figures, seconds, seed } = one;
  const cells = [
    step.name,
    `${number(figures.played)} ${step.unit}${facts(figures)}`,
    step.release === null ? 'all' : number(step.release),
    one.problem ?? list(figures.wrong, (count) => number(count)),
    list(figures.controls, (ok) => (ok ? 'yes' : '**NO**')) || '–',
    seconds.toFixed(0),
    step.release === null ? '–' : String(seed),
  ];
  return `| ${cells.join(' | ')} |`;
}

function facts({ facts: more }: StepFigures): string {
  const text = list(more, number);
  return text === '' ? '' : ` (${text})`;
}

function list<Value>(record: Readonly<Record<string, Value>>, show: (value: Value) => string): string {
  return Object.entries(record)
    .map(([name, value]) => `${name}: ${show(value)}`)
    .join(', ');
}

function shortOfRelease(proved: readonly Proved[]): readonly string[] {
  const short = proved.filter(({ step, figures }) => step.release !== null && figures.played < step.release);
  if (short.length === 0) return ['Every step has the size of a release.'];
  const rates = short.map(({ step, figures, seconds }) => {
    const hours = ((step.release ?? 0) / figures.played) * (seconds / 3_600);
    return `- ${step.name}: ${number(step.release ?? 0)} would take about ${hours.toFixed(1)} hours on this machine.`;
  });
  return ['Short of a release, because of the time that was given:', ...rates];
}

function number(value: number): string {
  return value.toLocaleString('en-US');
}

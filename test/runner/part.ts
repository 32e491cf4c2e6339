// One part of the test run: what it is called, how it runs, and how its outcome is counted and shown.
import { spawn } from 'node:child_process';
import { fileURLToPath } from 'node:url';

/** The project's root folder. */
export const root = fileURLToPath(new URL('../..', import.meta.url));

export interface Outcome {
  readonly passed: number;
  readonly failed: number;
  readonly skipped?: number;
  /** Shown below the part's line when something failed. */
  readonly details: string;
  /** Shown below it in any case. */
  readonly note?: string;
}

export interface Part {
  readonly name: string;
  readonly run: () => Promise<Outcome>;
}

export interface Finished {
  readonly code: number;
  /** stdout alone. */
  readonly stdout: string;
  /** stdout and stderr as they came. */
  readonly output: string;
}

const HEARTBEAT_MS = 20_000;

/** Runs a program to its end and keeps what it printed; a program that cannot start counts as exit code 127. */
export function execute(
  command: string,
  args: readonly string[],
  env: NodeJS.ProcessEnv = process.env,
): Promise<Finished> {
  return new Promise((resolve) => {
    const child = spawn(command, args, { cwd: root, env, stdio: ['ignore', 'pipe', 'pipe'] });
    const stdout: string[] = [];
    const output: string[] = [];
    child.stdout.setEncoding('utf8').on('data', (text: string) => {
      stdout.push(text);
      output.push(text);
    });
    child.stderr.setEncoding('utf8').on('data', (text: string) => output.push(text));
    child.once('error', (error) => resolve({ code: 127, stdout: '', output: `${command}: ${error.message}` }));
    child.once('close', (code) => resolve({ code: code ?? 1, stdout: stdout.join(''), output: output.join('') }));
  });
}

/** A check that either holds or does not, counted as one. */
export function single(ok: boolean, details: string): Outcome {
  return { passed: ok ? 1 : 0, failed: ok ? 0 : 1, details };
}

/** The JSON that a command printed as its last line; null where it is none. The caller names its shape and checks the fields it uses. */
export function lastJsonLine<Shape>(stdout: string): Shape | null {
  try {
    return JSON.parse(stdout.trimEnd().split('\n').at(-1) ?? '') as Shape;
  } catch {
    return null;
  }
}

/** Runs one part, prints its line, and answers its outcome. A part that counts nothing, not even what it skipped, has failed. */
export async function play(part: Part): Promise<Outcome> {
  const started = performance.now();
  const seconds = () => ((performance.now() - started) / 1000).toFixed(1);
  const heartbeat = setInterval(() => console.log(`        … ${part.name}, ${seconds()} s`), HEARTBEAT_MS);
  let outcome: Outcome;
  try {
    outcome = await part.run();
  } catch (error) {
    outcome = single(false, error instanceof Error ? (error.stack ?? error.message) : String(error));
  } finally {
    clearInterval(heartbeat);
  }
  if (outcome.passed + outcome.failed + (outcome.skipped ?? 0) === 0) {
    outcome = { ...outcome, failed: 1, details: `this part ran no test\n${outcome.details}` };
  }
  const skipped = outcome.skipped ?? 0;
  const counts = [
    `${outcome.passed} ok`,
    ...(outcome.failed > 0 ? [`${outcome.failed} FAILED`] : []),
    ...(skipped > 0 ? [`${skipped} skipped`] : []),
  ];
  const mark = outcome.failed > 0 ? 'FAIL' : 'ok';
  console.log(`${mark.padEnd(5)} ${part.name.padEnd(30)} ${seconds().padStart(7)} s   ${counts.join(', ')}`);
  if (outcome.failed > 0) console.log(indent(outcome.details));
  if (outcome.note !== undefined) console.log(indent(outcome.note));
  return outcome;
}

function indent(text: string): string {
  return text
    .trimEnd()
    .split('\n')
    .map((line) => `        ${line}`)
    .join('\n');
}

// `npm run prove -- --minutes 60`: the whole proof at the size that the time allows, or `--release` at the size of a release.
// Each step plays a sample first to learn the machine's pace, then says how long it will take. Writes docs/proof/<date>.md.
import { execFileSync } from 'node:child_process';
import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { execute, lastJsonLine, root } from '../runner/part.ts';
import { isProved, type Proved, writeReport } from './report.ts';
import { type Answer, type Step, steps } from './steps.ts';

const { values } = parseArgs({
  options: {
    minutes: { type: 'string', default: '60' },
    release: { type: 'boolean', default: false },
    seed: { type: 'string', default: '700001' },
    only: { type: 'string', multiple: true, default: [] },
    report: { type: 'string' },
  },
});

const minutes = Number(values.minutes);
const seed = Number(values.seed);
const begun = new Date();
const chosen = values.only.length === 0 ? steps : steps.filter(({ name }) => values.only.includes(name));
const proved: Proved[] = [];
for (const step of chosen) {
  const one = await prove(step);
  proved.push(one);
  console.log(
    `${isProved(one) ? 'ok   ' : 'FAIL '} ${step.name}: ${one.figures.played} ${step.unit}, ${one.seconds.toFixed(0)} s`,
  );
  if (one.problem !== null) console.log(one.problem);
}

const report = writeReport(proved, commitNow(), begun, minutes);
const file = values.report ?? join(root, 'docs', 'proof', `${begun.toISOString().slice(0, 10)}.md`);
mkdirSync(join(file, '..'), { recursive: true });
writeFileSync(file, report);
console.log(`\n${report}`);
process.exitCode = proved.every(isProved) ? 0 : 1;

async function prove(step: Step): Promise<Proved> {
  const size = step.release === null ? 0 : await sizeOf(step, step.release);
  return play(step, size);
}

/** As many as fit into the step's part of the time, by the pace of its sample. */
async function sizeOf(step: Step, release: number): Promise<number> {
  if (values.release) return release;
  const sample = await play(step, step.sample);
  // What a command needs before the first of them is counted with them: the size errs to the small side.
  const pace = sample.figures.played / sample.seconds;
  const size = Math.max(step.sample, Math.min(release, Math.floor(pace * minutes * 60 * step.share)));
  console.log(`      ${step.name}: ${size} ${step.unit}, about ${(size / pace / 60).toFixed(1)} min`);
  return size;
}

async function play(step: Step, size: number): Promise<Proved> {
  const started = performance.now();
  const timer = setInterval(() => console.log(`      … ${step.name}, ${elapsed().toFixed(0)} s`), 60_000);
  const elapsed = () => (performance.now() - started) / 1_000;
  const [file = '', ...flags] = step.command(size, seed);
  const { code, stdout, output } = await execute(process.execPath, [join(root, file), ...flags]);
  clearInterval(timer);
  const seconds = elapsed();
  const nothing = { played: 0, wrong: {}, controls: {}, facts: {} };
  try {
    const figures = step.read(lastJsonLine<Answer>(stdout) ?? {});
    return { step, figures, seconds, seed, problem: code === 0 ? null : `ended with ${code}: ${output.slice(-500)}` };
  } catch (error) {
    return { step, figures: nothing, seconds, seed, problem: `${String(error)} ${output.slice(-500)}` };
  }
}

function commitNow(): string {
  const git = (...args: readonly string[]) => execFileSync('git', args, { cwd: root, encoding: 'utf8' }).trim();
  const isChanged = git('status', '--porcelain', '--untracked-files=no') !== '';
  return git('rev-parse', '--short', 'HEAD') + (isChanged ? '+' : '');
}

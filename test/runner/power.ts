// Power cuts and refusing disks as parts: their last line is JSON. A machine without a compiler cannot prove anything here: counted as
// skipped, and said why, never as passed.
import { join } from 'node:path';
import { execute, lastJsonLine, type Outcome, root, single } from './part.ts';

type Sums = { readonly images: number; readonly corrupt: number; readonly lost: number };
type ImagesSummary = Sums & { readonly control: Sums; readonly lyingDrive: Sums; readonly skipped?: string };

/** @param images how many power-cut images to judge: 5,000 in a test run, 1,000,000 for a release */
export async function runPowerCuts(images: number): Promise<Outcome> {
  return runPart<ImagesSummary>(['run.ts', '--images', String(images), '--json'], (summary) => [
    check(summary.images >= images, `${summary.images} images were judged, ${images} were asked for`),
    check(summary.corrupt === 0, `${summary.corrupt} images were corrupt`),
    check(summary.lost === 0, `${summary.lost} images had lost what was acknowledged`),
    check(summary.control.lost > 0, 'the control with synchronous=NORMAL lost nothing: these images cannot fail'),
    check(summary.lyingDrive.lost > 0, 'the control with a drive that never syncs lost nothing'),
  ]);
}

type FaultsSummary = {
  readonly faults: number;
  readonly failures: number;
  readonly incomplete: readonly string[];
  readonly control: { readonly noticed: number };
  readonly skipped?: string;
};

/** EIO, ENOSPC, EINTR and short writes at every write-side call of each phase. */
export async function runDiskFaults(): Promise<Outcome> {
  return runPart<FaultsSummary>(['faults.ts', '--json'], (summary) => [
    check(summary.failures === 0, `${summary.failures} faults were not survived as they must be`),
    check(summary.faults > 0, 'no fault met a call: these faults cannot fail'),
    check(summary.incomplete.length === 0, `not every call was met: ${summary.incomplete.join(', ')}`),
    check(summary.control.noticed > 0, 'the control, a disk that drops writes, was not noticed'),
  ]);
}

function check(holds: boolean, complaint: string): string | null {
  return holds ? null : complaint;
}

async function runPart<Summary extends { readonly skipped?: string }>(
  [script = '', ...args]: readonly string[],
  judge: (summary: Summary) => readonly (string | null)[],
): Promise<Outcome> {
  const { code, stdout, output } = await execute(process.execPath, [join(root, 'test', 'power', script), ...args]);
  const summary = lastJsonLine<Summary>(stdout);
  const tail = output.trimEnd().split('\n').slice(-30).join('\n').slice(-6_000);
  if (summary === null) return single(false, `the last line is not JSON (exit code ${code})\n${tail}`);
  if (summary.skipped !== undefined) {
    console.log(`        skipped: ${summary.skipped}`);
    return { passed: 0, failed: 0, skipped: 1, details: summary.skipped };
  }
  const complaints = judge(summary).filter((complaint) => complaint !== null);
  return single(code === 0 && complaints.length === 0, [...complaints, tail].join('\n'));
}

// Set-up where nothing is missing: it looks, says nothing but what it must, and hands over within two seconds.
import { spawn } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { expect, test } from 'vitest';

const run = fileURLToPath(new URL('../../build/setup/run.mjs', import.meta.url));
const promised = 2_000;
/** Where the machine is so busy that Node alone is slow to start, set-up may take so many times as long as that. */
const allowance = 10;

/** Ms from the start of Node with these arguments to the first output of the script. */
function timeToScript(args: readonly string[]): Promise<number> {
  const started = performance.now();
  const child = spawn(process.execPath, args, { stdio: ['ignore', 'pipe', 'ignore'] });
  let first = Number.POSITIVE_INFINITY;
  child.stdout.once('data', () => {
    first = performance.now() - started;
  });
  return new Promise((resolve, reject) => {
    child.once('error', reject);
    child.once('close', (code) => (code === 7 ? resolve(first) : reject(new Error(`set-up ended with ${code}`))));
  });
}

test('a second run hands over within two seconds, and the exit code of the script is its own', async () => {
  const folder = mkdtempSync(join(tmpdir(), 'second-run-'));
  try {
    const script = join(folder, 'script.mjs');
    writeFileSync(script, "console.log('here'); process.exitCode = 7;\n");
    // The quickest of three: what is measured is the work of set-up, not what else this machine is doing.
    const times: number[] = [];
    for (let tries = 0; tries < 3 && !times.some((time) => time < promised); tries += 1) {
      times.push(await timeToScript([run, '--electron', script]));
    }
    const floor = await timeToScript([script]);
    expect(Math.min(...times)).toBeLessThan(Math.max(promised, allowance * floor));
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
});

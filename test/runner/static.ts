// The parts that look at the code without running it: format and lint, the strict types of every room, the bundle.
import { join } from 'node:path';
import { execute, type Outcome, root, single } from './part.ts';

const tool = (...path: string[]) => join(root, 'node_modules', ...path);

export async function checkFormatAndLint(): Promise<Outcome> {
  const biome = tool('@biomejs', 'biome', 'bin', 'biome');
  const args = [biome, 'ci', '--colors=off', '--max-diagnostics=40', '--error-on-warnings', '.'];
  const { code, output } = await execute(process.execPath, args);
  return single(code === 0, output);
}

/** Each room has its own tsconfig: shared and queue compile without the types that they must not use. */
const rooms = ['shared', 'main/queue', 'main', 'renderer', 'test', 'build'];

/**
 * All rooms side by side; each counts as one. One checker each: the compiler's several checkers would each learn the same types anew, on
 * cores that the other rooms use already. What was learnt is kept in out/types, so a room that did not change is quick the next time.
 */
export async function checkTypes(): Promise<Outcome> {
  const results = await Promise.all(
    rooms.map(async (room) => {
      const { code, output } = await execute(process.execPath, [
        tool('typescript', 'bin', 'tsc'),
        '-p',
        room,
        '--checkers',
        '1',
        '--incremental',
        '--tsBuildInfoFile',
        join(root, 'out', 'types', `${room.replace('/', '-')}.json`),
        '--pretty',
        'false',
      ]);
      return { room, ok: code === 0, output };
    }),
  );
  const broken = results.filter((result) => !result.ok);
  const details = broken.map(({ room, output }) => `${room}:\n${firstLines(output, 25)}`).join('\n');
  return { passed: results.length - broken.length, failed: broken.length, details };
}

/** Made once, before the tests that open windows, so that a source that does not bundle fails here and not in each of them. */
export async function bundle(): Promise<Outcome> {
  const { code, output } = await execute(process.execPath, [join(root, 'build', 'bundle.ts')]);
  return single(code === 0, output);
}

function firstLines(text: string, count: number): string {
  const lines = text.trimEnd().split('\n');
  return lines.length <= count
    ? lines.join('\n')
    : `${lines.slice(0, count).join('\n')}\n… and ${lines.length - count} more lines`;
}

// The count of the document's interfaces as a part: client, practice platform and console have all of them, every sample passes, and each
// that uses.ts gives to a screen is reached from it.
import { join } from 'node:path';
import { execute, lastJsonLine, type Outcome, root, single } from './part.ts';

interface Counts {
  readonly yazuo: {
    readonly total: number;
    readonly client: number;
    readonly practice: number;
    readonly console: number;
    readonly screen: number;
    readonly vectors: { readonly total: number; readonly passed: number };
  };
}

export async function countInterfaces(): Promise<Outcome> {
  const { code, stdout, output } = await execute(process.execPath, [join(root, 'build', 'interfaces.ts'), '--json']);
  const counts = lastJsonLine<Counts>(stdout)?.yazuo;
  if (counts === undefined) return single(false, output);
  const { total, client, practice, console: listed, screen, vectors } = counts;
  console.log(`        ${screen} of ${total} interfaces are on a screen of their own`);
  const isWhole = total > 0 && [client, practice, listed].every((count) => count === total);
  return single(code === 0 && isWhole && vectors.total > 0 && vectors.passed === vectors.total, output);
}

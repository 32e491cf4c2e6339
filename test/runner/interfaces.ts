// The count of the document's interfaces as a part: client, practice platform and console have all of them and every sample passes. How many
// are on a screen is told, and not required here while the screens are being built: `npm run interfaces` fails on each that is missing.
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
  const { stdout, output } = await execute(process.execPath, [join(root, 'build', 'interfaces.ts'), '--json']);
  const counts = lastJsonLine<Counts>(stdout)?.yazuo;
  if (counts === undefined) return single(false, output);
  const { total, client, practice, console: listed, screen, vectors } = counts;
  console.log(`        ${screen} of ${total} interfaces are on a screen of their own`);
  const isWhole = total > 0 && [client, practice, listed].every((count) => count === total);
  return single(isWhole && vectors.total > 0 && vectors.passed === vectors.total, output);
}

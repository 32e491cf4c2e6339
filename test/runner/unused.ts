// What nobody uses: files, exports, types, dependencies (.knip.jsonc says where the ways in are). And that it would be noticed: in a small
// house of its own one of each is left over.
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { execute, type Outcome, root, single } from './part.ts';

const knip = join(root, 'node_modules', 'knip', 'bin', 'knip.js');

export async function checkUnused(): Promise<Outcome> {
  const { code, output } = await execute(process.execPath, [knip, '--no-progress']);
  return single(code === 0, output);
}

/** File → text. What is left over bears it in its name. */
const house: Readonly<Record<string, string>> = {
  'package.json': '{ "name": "house", "type": "module", "dependencies": { "left-over-package": "1.0.0" } }',
  'main/main.ts': "import { used } from './used.ts';\nconsole.log(used);\n",
  'main/used.ts': 'export const used = 1;\nexport const leftOverValue = 2;\nexport type LeftOverType = string;\n',
  'main/left-over-file.ts': 'export const lonely = 1;\n',
};
const leftOver = ['left-over-package', 'leftOverValue', 'LeftOverType', 'main/left-over-file.ts'];

/** Each kind of what is left over is told by name. */
export async function proveUnused(): Promise<Outcome> {
  const folder = mkdtempSync(join(tmpdir(), 'yatai-unused-'));
  try {
    for (const [path, text] of Object.entries(house)) {
      mkdirSync(dirname(join(folder, path)), { recursive: true });
      writeFileSync(join(folder, path), text);
    }
    const config = join(root, '.knip.jsonc');
    const { code, output } = await execute(process.execPath, [
      knip,
      '--no-progress',
      '--directory',
      folder,
      '--config',
      config,
    ]);
    const missed = leftOver.filter((name) => !output.includes(name));
    return single(code !== 0 && missed.length === 0, `not told: ${missed.join(', ')}\n${output}`);
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

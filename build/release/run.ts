// `npm run release:check`: packs the till as it is now and looks at every promise of a release. Ends with 0 only where all of them hold.
// `--json`: one line of JSON on stdout. `--release`: what is only for trying (the fallback Electron) fails, too.
import { parseArgs } from 'node:util';
import { ensurePackage } from '../package/packaged.ts';
import { findElectron } from '../setup/electron.mjs';
import { root } from '../setup/places.mjs';
import { say } from '../setup/say.mjs';
import { items } from './items.ts';
import { openSubject } from './subject.ts';

const { values } = parseArgs({
  options: { json: { type: 'boolean', default: false }, release: { type: 'boolean', default: false } },
});
const electron = findElectron();
const packaged = await ensurePackage(root, { fresh: true });
const subject = openSubject({ root, packaged, electron, strict: values.release });
const results: {
  readonly name: string;
  readonly pass: boolean;
  readonly problems: readonly string[];
  readonly note: string;
}[] = [];
for (const { name, check } of items) {
  const { problems, note = '' } = await check(subject);
  const pass = problems.length === 0;
  results.push({ name, pass, problems, note });
  say(`${pass ? 'pass' : 'FAIL'}  ${name}${note === '' ? '' : `: ${note}`}`);
  for (const problem of problems.slice(0, 20)) say(`        ${problem}`);
}
const failed = results.filter(({ pass }) => !pass).length;
say(`${results.length - failed} passed, ${failed} failed`);
if (values.json)
  console.log(JSON.stringify({ ok: failed === 0, electron: electron.version, kind: electron.kind, items: results }));
process.exitCode = failed === 0 ? 0 : 1;

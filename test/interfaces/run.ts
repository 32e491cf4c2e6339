// `npm run interfaces`: how much of the document is really there. With --json one line; without, a table. Exit code 1 on any gap.
import { parseArgs } from 'node:util';
import { countsOf, gapsOf, uniposCountsOf } from './counts.ts';
import { type Measure, measureInterfaces } from './measure.ts';

const { values } = parseArgs({ options: { json: { type: 'boolean', default: false } } });
const measure = await measureInterfaces();
const gaps = gapsOf(measure);
console.log(
  values.json
    ? JSON.stringify({ yazuo: countsOf(measure), unipos: uniposCountsOf(measure.unipos) })
    : tableOf(measure, gaps),
);
process.exitCode = gaps.length === 0 ? 0 : 1;

function tableOf(measured: Measure, found: readonly string[]): string {
  const mark = (is: boolean) => (is ? 'yes' : 'NO');
  const rows = [...measured.interfaces, ...measured.unipos.interfaces].map((one) => [
    one.section,
    one.id,
    mark(one.client),
    mark(one.practice),
    mark(one.console),
    one.screen === 'none' ? '-' : `${one.screenName}${one.screen === 'there' ? '' : ' MISSING'}`,
    one.purpose,
  ]);
  const head = ['section', 'interface', 'client', 'practice', 'console', 'screen', 'what for'];
  const widths = head.map((_name, column) => Math.max(...[head, ...rows].map((row) => row[column]?.length ?? 0)));
  const line = (row: readonly string[]) =>
    row
      .map((cell, column) => cell.padEnd(widths[column] ?? 0))
      .join('  ')
      .trimEnd();
  const { total, client, practice, console: listed, screen, vectors } = countsOf(measured);
  const unipos = uniposCountsOf(measured.unipos);
  return [
    line(head),
    ...rows.map(line),
    '',
    `${total} interfaces: client ${client}, practice ${practice}, console ${listed}, on a screen ${screen}`,
    `${vectors.passed} of ${vectors.total} samples of the document`,
    `UniPOS: ${unipos.total} interfaces: client ${unipos.client}, practice ${unipos.practice}, console ${unipos.console}, gateway ${unipos.gateway}, on a screen ${unipos.screen}`,
    `${unipos.vectors.passed} of ${unipos.vectors.total} samples of UniPOS`,
    ...(found.length === 0 ? [] : ['', `${found.length} gaps:`, ...found.map((gap) => `  ${gap}`)]),
  ].join('\n');
}

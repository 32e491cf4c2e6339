// From what was looked at to figures and gaps.
import type { Measure, MeasuredInterface } from './measure.ts';

/** What `--json` prints. */
export function countsOf({ interfaces, vectors }: Measure) {
  const count = (has: (one: MeasuredInterface) => boolean) => interfaces.filter(has).length;
  return {
    total: interfaces.length,
    client: count((one) => one.client),
    practice: count((one) => one.practice),
    console: count((one) => one.console),
    screen: count((one) => one.screen === 'there'),
    vectors: { total: vectors.total, passed: vectors.total - vectors.failed.length },
  };
}

/** Each thing that is missing, in words; empty where nothing is. */
export function gapsOf({ interfaces, vectors }: Measure): string[] {
  return [
    ...interfaces.flatMap((one) => [
      ...(one.client ? [] : [`${one.id}: the client has no method`]),
      ...(one.practice ? [] : [`${one.id}: the practice platform does not answer`]),
      ...(one.console ? [] : [`${one.id}: the console does not list it`]),
      ...(one.screen === 'missing' ? [`${one.id}: not reached from the screen "${one.screenName}"`] : []),
    ]),
    ...vectors.failed.map((why) => `sample ${why}`),
  ];
}

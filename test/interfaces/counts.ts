// From what was looked at to figures and gaps.
import type { Measure, MeasuredInterface } from './measure.ts';
import type { MeasuredUnipos, UniposMeasure } from './unipos.ts';

/** What `--json` prints. */
export function countsOf({ interfaces, vectors }: Pick<Measure, 'interfaces' | 'vectors'>) {
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

/** What `--json` prints of UniPOS. */
export function uniposCountsOf({ interfaces, vectors }: UniposMeasure) {
  const count = (has: (one: MeasuredUnipos) => boolean) => interfaces.filter(has).length;
  return {
    total: interfaces.length,
    client: count((one) => one.client),
    practice: count((one) => one.practice),
    console: count((one) => one.console),
    gateway: count((one) => one.gateway === true),
    screen: count((one) => one.screen === 'there'),
    vectors: { total: vectors.total, passed: vectors.total - vectors.failed.length },
  };
}

/** Each thing that is missing, in words; empty where nothing is. */
export function gapsOf({ interfaces, vectors, unipos }: Measure): string[] {
  return [
    ...gapsIn(interfaces),
    ...vectors.failed.map((why) => `sample ${why}`),
    ...gapsIn(unipos.interfaces).map((gap) => `UniPOS ${gap}`),
    ...unipos.interfaces
      .filter(({ gateway }) => gateway === false)
      .map(({ id }) => `UniPOS ${id}: the gateway does not answer`),
    ...unipos.vectors.failed.map((why) => `sample ${why}`),
  ];
}

function gapsIn(interfaces: readonly (MeasuredInterface | MeasuredUnipos)[]): string[] {
  return [
    ...interfaces.flatMap((one) => [
      ...(one.client ? [] : [`${one.id}: the client has no method`]),
      ...(one.practice ? [] : [`${one.id}: the practice platform does not answer`]),
      ...(one.console ? [] : [`${one.id}: the console does not list it`]),
      ...(one.screen === 'missing' ? [`${one.id}: not reached from the screen "${one.screenName}"`] : []),
    ]),
  ];
}

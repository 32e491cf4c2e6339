// A busy evening's bills of UniPOS in XML, from the bytes to values that were looked at one by one, against JSON.parse of the same data.
import { readEnvelope, type UniposAnswers, writeEnvelope } from '../../main/protocol/unipos/envelope.ts';
import { bills } from '../support/unipos-meanings.ts';
import { type Measurement, median, percentile, rounded } from './statistics.ts';

const count = 200;
const allowedMs = 20;
/** Unmeasured readings, in which the engine compiles the way. */
const warmUp = 30;

/** The document's own bill 200 times, each with a number of its own, read `samples` times. */
export function benchBills(samples: number): readonly Measurement[] {
  const [pattern] = bills.items;
  if (pattern === undefined) throw new Error('the document has no bill');
  const items = Array.from({ length: count }, (_, index) => ({ ...pattern, bill_no: `1001-161110001-${index}` }));
  const answer: UniposAnswers['listBills'] = { total_count: count, skip: 0, items };
  const xml = Buffer.from(writeEnvelope('listBills', 'xml', answer));
  const json = writeEnvelope('listBills', 'json', answer);
  const times: number[] = [];
  const floors: number[] = [];
  for (let run = -warmUp; run < samples; run += 1) {
    const began = performance.now();
    const read = readEnvelope('listBills', 'xml', xml, 'application/xml; charset=utf-8');
    const between = performance.now();
    JSON.parse(json);
    const ended = performance.now();
    if (read.kind !== 'success' || read.value.items.length !== count) throw new Error('the bills were not read');
    if (run >= 0) {
      times.push(between - began);
      floors.push(ended - between);
    }
  }
  const measured = rounded(percentile(times, 0.95));
  const floor = rounded(median(floors));
  return [
    {
      name: `${count} UniPOS bills in XML (${Math.round(xml.length / 1_000)} kB), decoded and validated (p95)`,
      goal: `≤ ${allowedMs} ms`,
      unit: 'ms',
      measured,
      floor,
      ratio: rounded(measured / floor),
      limit: allowedMs,
      met: measured <= allowedMs,
      samples,
    },
  ];
}

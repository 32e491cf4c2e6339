// Beside the contract probe a terminal's payment waits as the counter's does: on the test cards always, on every card while the token changes.
import { expect, onTestFinished, test } from 'vitest';
import { manager } from '../support/practice-approvals.ts';
import { openGatewayBench } from './gateway-bench.ts';
import { huang, zhang } from './till-bench.ts';

test('a terminal cannot pay with a test card while the probe runs; other guests can, and afterwards so can this one', async () => {
  const bench = await openGatewayBench();
  onTestFinished(() => bench.close());
  // The log lags, so that the probe takes its time.
  const lag = bench.server.faults.set({ kind: 'logLag', ms: 8_000 });
  const asked = { cardNo: zhang, otherCardNo: null, password: null, approval: manager };
  await bench.good('runProbe', asked);
  expect(await bench.pay({ cardNo: zhang, fromNo: 'F-1' })).toBe('500 1000');
  expect(bench.reasons.at(-1)).toContain('检测');
  expect(bench.till().journal.page('all', null, 10)).toEqual([]);
  expect(await bench.pay({ cardNo: huang, fromNo: 'F-2' })).toBe('200');
  bench.server.faults.clear(lag);
  await bench.till().probe.ended();
  expect(await bench.pay({ cardNo: zhang, fromNo: 'F-1' })).toBe('200');
}, 60_000);

// On the real till: an acceptance that bears an older sale's voucher is asked for before it is believed.
import { expect, test } from 'vitest';
import { openBench, zhang } from './till-bench.ts';
import { bill, serve } from './till-serving.ts';
import { settled } from './till-waiting.ts';

test('a voucher that was given before is looked up by the serial of its sale', async () => {
  const bench = await openBench();
  try {
    const { selectedCardId } = await serve(bench, zhang);
    const first = await bench.good('checkout', bill(selectedCardId, 1_000));
    bench.server.world.nextVoucher = Number(first.voucher);
    const second = await bench.good('checkout', bill(selectedCardId, 1_000));
    expect((await settled(bench, second.serial)).state).toBe('applied');
    const history = bench.till().journal.store.events(second.serial);
    expect(history.map(({ reason }) => reason)).toEqual(
      expect.arrayContaining(['unknownVoucherOfAnother', 'logApplied']),
    );
  } finally {
    await bench.close();
  }
});

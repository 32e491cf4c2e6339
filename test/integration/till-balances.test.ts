// The balance that the till remembers is what it lends on while the platform is away: it must never look newer, or larger, than it is.
import { afterEach, beforeEach, expect, test } from 'vitest';
import { fen } from '../../shared/money.ts';
import { type Bench, cashier, openBench, zhang } from './till-bench.ts';
import { bill, newIntent, selectedCard, serve } from './till-serving.ts';
import { cutLine, settled } from './till-waiting.ts';

const reason = '客人退菜';
let bench: Bench;

beforeEach(async () => {
  bench = await openBench();
});
afterEach(async () => {
  expect(bench.complaints).toEqual([]);
  await bench.close();
});

/** The guest spends in another store: no till of ours sees it. */
function spendElsewhere(cardNo: string, amount: number): void {
  bench.server.spendElsewhere(cardNo, fen(amount));
}

test('revoking an old sale after a restart does not bring its old balance back as if it were new', async () => {
  const { selectedCardId } = await serve(bench, zhang);
  const sale = await bench.good('checkout', bill(selectedCardId, 1000));
  expect(sale.answer?.storeBalance).toBe(49_000);
  spendElsewhere(zhang, 48_000);
  bench.time.push(60_000);
  expect(selectedCard(await serve(bench, zhang)).storeBalance).toBe(1000);
  await bench.restart();
  await bench.good('signIn', cashier);
  await cutLine(bench);
  bench.time.push(3_600_000);
  const before = await serve(bench, zhang);
  expect(selectedCard(before).storeBalance).toBe(1000);
  await bench.good('revokeOperation', { intent: newIntent(), serial: sale.serial, reason });
  const after = await serve(bench, zhang);
  expect(selectedCard(after).storeBalance).toBe(1000);
  expect(after.seenAt).toBe(before.seenAt);
});

test('an answer that the log supplied later does not raise a balance that was read since', async () => {
  const { selectedCardId } = await serve(bench, zhang);
  bench.server.faults.set({ kind: 'lostResponse', interfaceId: 'checkout', times: 1 });
  bench.server.faults.set({ kind: 'http500', interfaceId: 'listTransactions' });
  const sale = await bench.good('checkout', bill(selectedCardId, 1000));
  expect(sale.state).toBe('unknown');
  spendElsewhere(zhang, 48_000);
  expect(selectedCard(await serve(bench, zhang)).storeBalance).toBe(1000);
  // Another guest stands at the counter when the log answers.
  await serve(bench, '6201300100000201');
  bench.server.faults.clear();
  await bench.good('sendNow', null);
  expect(await settled(bench, sale.serial)).toMatchObject({ state: 'applied' });
  await cutLine(bench);
  expect(selectedCard(await serve(bench, zhang)).storeBalance).toBe(1000);
});

test('a remembered member that cannot be read or kept stops neither the sale nor the till', async () => {
  const { selectedCardId } = await serve(bench, zhang);
  const { members } = bench.till().journal;
  const { find } = members;
  let asked = 0;
  members.find = (query) => {
    asked += 1;
    if (asked > 2) {
      throw new Error('a bad row');
    }
    return find(query);
  };
  const sale = await bench.good('checkout', bill(selectedCardId, 1000));
  expect(sale.state).toBe('applied');
  members.find = find;
  members.put = () => {
    throw new Error('no room');
  };
  await bench.good('checkout', bill(selectedCardId, 1000));
  await bench.till().idle();
  expect(bench.complaints.join()).toMatch(/a bad row.*no room/s);
  bench.complaints.length = 0;
});

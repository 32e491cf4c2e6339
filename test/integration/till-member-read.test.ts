// A guest who is looked up while sales end: what the guest's own card did meanwhile is read again, what others did is none of it.
import { afterEach, beforeEach, expect, test } from 'vitest';
import type { OperationDraft } from '../../main/queue/operation.ts';
import { fen } from '../../shared/money.ts';
import { saleDraft } from '../support/sale-draft.ts';
import { type Bench, cashier, huang, openBench, zhang } from './till-bench.ts';
import { settled } from './till-waiting.ts';

let bench: Bench;
beforeEach(async () => {
  bench = await openBench();
  await bench.good('signIn', cashier);
});
afterEach(() => bench.close());

/** Looks Zhang up, and sells to this card before the platform's first answer is here. How often the platform was asked, and what is kept. */
async function lookUpWhileSelling(cardNo: string, more: Partial<OperationDraft> = {}) {
  const { backend, desk, queue } = bench.till();
  const { lookup } = backend;
  let asked = 0;
  Object.assign(backend, {
    lookup: async (query: string) => {
      const answer = await lookup(query);
      asked += 1;
      if (asked === 1) {
        const accepted = queue.accept(saleDraft(`beside-${cardNo}`, cardNo, 100, more), {
          secret: null,
          offline: null,
        });
        await settled(bench, accepted.ok ? accepted.value.serial : '');
      }
      return answer;
    },
  });
  await desk.read(zhang);
  return { asked, balance: desk.card(zhang)?.card.storeBalance };
}

test('a sale of another card is no reason to ask again', async () => {
  expect(await lookUpWhileSelling(huang)).toEqual({ asked: 1, balance: 50_000 });
});

test('a sale of this card is: the answer of before would put the old balance back', async () => {
  expect(await lookUpWhileSelling(zhang)).toEqual({ asked: 2, balance: 49_900 });
});

test('so is a service, which may give to another card than its own', async () => {
  const content = { points: 10, remark: '' };
  const payload = { kind: 'service', service: 'awardPoints', content, cardNo: huang, amount: fen(0) } as const;
  expect(await lookUpWhileSelling(huang, { payload, held: fen(0), waits: false })).toEqual({
    asked: 2,
    balance: 50_000,
  });
});

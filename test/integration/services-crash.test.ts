// A till that is killed between sending a service and its answer, one of each sort: what the next start makes of each.
import { expect, it } from 'vitest';
import { createQueue } from '../../main/queue/create-queue.ts';
import type { Operation } from '../../main/queue/operation.ts';
import { strictContract } from '../../shared/contract.ts';
import { defaultLimits } from '../../shared/limits.ts';
import { createDice, createVirtualTime, passTime } from '../simulation/virtual-time.ts';
import { rowOf } from '../support/queue-stage.ts';
import { oneOfEachSort } from '../support/services.ts';
import { afterThis, freshFile, opened, startChild } from './journal-stage.ts';

it('the log tells of those that bear a serial, a person decides the others, and none is sent again', async () => {
  const file = freshFile();
  const child = startChild('serve', file);
  expect(await child.line()).toBe('open');
  const serials: string[] = [];
  for (const _ of oneOfEachSort) {
    serials.push((await child.line()) ?? '');
  }
  child.process.kill('SIGKILL');
  await child.gone;

  const journal = opened(file);
  afterThis(() => journal.close());
  const time = createVirtualTime(1_760_000_000_000);
  const sent: string[] = [];
  const booked = journal.page('all', null, 10).map((operation) => rowOf(operation));
  const queue = createQueue(
    {
      clock: time.clock,
      random: createDice(1),
      timers: time.timers,
      store: journal.store,
      net: {
        attempt({ operation }) {
          sent.push(operation.serial);
          return Promise.resolve({ kind: 'unknown', reason: 'unknownTimeout', evidence: null });
        },
        findTransactions: ({ serial }) =>
          Promise.resolve({ kind: 'rows', rows: booked.filter((row) => row.serial === serial), evidence: null }),
      },
    },
    {
      merchantNo: '10001',
      terminalNo: 'T07',
      limits: defaultLimits,
      connections: 4,
      contract: () => strictContract,
      deadline: 12_000,
    },
  );
  queue.start();
  await passTime(time, 60_000);
  await queue.stop();

  const ended = serials.map((serial): Pick<Operation, 'payload' | 'state' | 'reason' | 'attempt'> | null => {
    const operation = journal.store.get(serial);
    return operation;
  });
  const byService = Object.fromEntries(
    ended.map((one) => [
      one?.payload.kind === 'service' ? one.payload.service : '',
      [one?.state, one?.reason, one?.attempt],
    ]),
  );
  expect(byService).toEqual({
    awardPoints: ['applied', 'logApplied', 1],
    syncThirdPartyPayment: ['applied', 'logApplied', 1],
    upgradeCard: ['manual', 'cannotBeFound', 1],
    issueCoupon: ['manual', 'cannotBeFound', 1],
  });
  expect(sent).toEqual([]);
  expect(journal.verify()).toBeNull();
});

// Bad answers and a full disk at the counter of the real till: a plain sentence each, and nothing waits.
import { describe, expect, test } from 'vitest';
import { StoreFailure } from '../../main/journal/store-failure.ts';
import { cashier, openBench, zhang } from './till-bench.ts';
import { bill, serve } from './till-serving.ts';

describe('bad answers and a full disk at the counter', () => {
  test('HTML, half an answer and a 5xx get a plain sentence each; what was seen before is still shown', async () => {
    const bench = await openBench();
    try {
      await bench.good('signIn', cashier);
      bench.server.faults.set({ kind: 'htmlPage', interfaceId: 'lookup', times: 1 });
      expect(await bench.bad('lookup', { text: zhang })).toBe('captivePortal');
      const sentences = { truncatedBody: 'badAnswer', badJson: 'badAnswer', http500: 'serverFault' } as const;
      for (const kind of ['truncatedBody', 'badJson', 'http500'] as const) {
        bench.server.faults.set({ kind, interfaceId: 'lookup', times: 1 });
        expect([kind, await bench.bad('lookup', { text: zhang })]).toEqual([kind, sentences[kind]]);
      }
      await serve(bench, zhang);
      bench.server.faults.set({ kind: 'badJson', interfaceId: 'lookup', times: 1 });
      expect(await bench.good('lookup', { text: zhang })).toMatchObject({ member: { fromCache: true } });
    } finally {
      await bench.close();
    }
  });

  test('a disk that refuses: the sale is refused in clear words, a member is still shown, and nothing waits', async () => {
    const bench = await openBench();
    try {
      const { selectedCardId } = await serve(bench, zhang);
      const { journal } = bench.till();
      const refuse = () => {
        throw new StoreFailure('diskFull', 'SQLITE_FULL', 'database or disk is full');
      };
      const kept = { insert: journal.store.insert, put: journal.members.put, write: journal.settings.put };
      Object.assign(journal.store, { insert: refuse });
      Object.assign(journal.members, { put: refuse });
      Object.assign(journal.settings, { put: refuse });
      expect(await bench.bad('checkout', bill(selectedCardId, 100))).toBe('diskFull');
      expect(await bench.bad('setLanguage', { language: 'en' })).toBe('diskFull');
      expect(await bench.good('lookup', { text: zhang })).toMatchObject({ member: { fromCache: false } });
      expect(bench.complaints.length).toBeGreaterThan(0);
      Object.assign(journal.store, { insert: kept.insert });
      Object.assign(journal.members, { put: kept.put });
      Object.assign(journal.settings, { put: kept.write });
      expect(await bench.good('getStatus', null)).toMatchObject({ waiting: 0 });
      expect(bench.server.received('checkout')).toEqual([]);
      expect(await bench.good('checkout', bill(selectedCardId, 100))).toMatchObject({ state: 'applied' });
    } finally {
      await bench.close();
    }
  });
});

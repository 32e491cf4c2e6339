// Whether the platform's log shows that a bill was paid at another till: which rows count, how far back it is read, and when nobody can tell.
import { describe, expect, it } from 'vitest';
import type { PlatformTransaction } from '../../main/backends/ports/transactions.ts';
import type { Operation } from '../../main/queue/operation.ts';
import { paidElsewhere } from '../../main/till/unipos/pay-bill.ts';
import { fen } from '../../shared/money.ts';
import { sampleOperation } from '../support/queue-samples.ts';

const noon = Date.parse('2026-11-18T12:00:00+08:00');
const day = 86_400_000;

function row(more: Partial<PlatformTransaction> = {}): PlatformTransaction {
  return {
    id: '1',
    serial: 'OTHER',
    voucher: 'V1',
    cardNo: null,
    at: noon,
    kind: 'consumption',
    name: null,
    amount: fen(1),
    storeBalance: null,
    revoked: false,
    revokesId: null,
    terminalNo: null,
    merchantNo: null,
    operator: null,
    storeName: null,
    remark: 'UniPOS B',
    ...more,
  };
}

const plain = (count: number, at = noon) => Array.from({ length: count }, () => row({ id: null, remark: null, at }));

/** What the till asks, over a log of these pages. */
function asked(
  pages: readonly (readonly PlatformTransaction[] | null)[],
  own: Partial<Operation> | null = null,
  reach = 'reachable',
  offers = ['transactions'],
) {
  const read: number[] = [];
  const reported: string[] = [];
  const dependencies = {
    clock: { wall: () => noon, monotonic: () => 0 },
    journal: {
      uniposBills: { byBillNo: () => ({ day: '2026-11-18' }) },
      store: { get: () => (own === null ? null : sampleOperation(own)) },
    },
    queue: { status: () => ({ reach }), report: (seen: string) => reported.push(seen), nudge: () => undefined },
    backend: {
      offers,
      transactions: {
        page: async (_filter: unknown, page: number) => {
          read.push(page);
          const rows = pages[page - 1];
          return rows === null
            ? { ok: false, failure: { code: 'serverUnreachable', reachable: false } }
            : { ok: true, value: { rows: rows ?? [], total: null } };
        },
      },
    },
  } as unknown as Parameters<typeof paidElsewhere>[1];
  return { answer: paidElsewhere('B', dependencies), read, reported };
}

describe("a bill in the platform's log", () => {
  it('is paid elsewhere where a sale names it, on whatever page', async () => {
    const found = { code: 'billPaidElsewhere', parameters: { billNo: 'B', voucher: 'V1' } };
    expect(await asked([[row()]]).answer).toEqual(found);
    expect(await asked([[row({ kind: null, remark: 'UniPOS B 靠窗' })]]).answer).toEqual(found);
    const { answer, read } = asked([plain(100), [...plain(99), row()]]);
    expect(await answer).toEqual(found);
    expect(read).toEqual([1, 2, 3]);
    expect(await asked([[row({ voucher: null })]]).answer).toMatchObject({ parameters: { voucher: '' } });
  });

  it.each([
    ['another bill', [row({ remark: 'UniPOS B2' })], null],
    ['no bill', [row({ remark: null })], null],
    ['a revoked sale', [row({ revoked: true })], null],
    [
      'a sale whose revocation stands beside it',
      [row({ id: '2', kind: 'revocation', revokesId: '1', remark: null }), row()],
      null,
    ],
    ['a recharge', [row({ kind: 'recharge' })], null],
    ['a sale that this till has undone since', [row()], { state: 'reverted' as const }],
  ])('is not paid by %s', async (_, rows, own) => {
    expect(await asked([rows], own).answer).toBeNull();
  });

  it('is paid by a sale that this till believed to be refused', async () => {
    expect(await asked([[row()]], { state: 'rejected' }).answer).toMatchObject({ code: 'billPaidElsewhere' });
  });

  it('is looked for back to its day and no further, and never through more than five hundred rows', async () => {
    const old = asked([plain(100), plain(100, noon - day), [row()]]);
    expect(await old.answer).toBeNull();
    expect(old.read).toEqual([1, 2]);
    const long = asked([plain(100), plain(100), plain(100), plain(100), plain(100), [row()]]);
    expect(await long.answer).toBeNull();
    expect(long.read).toEqual([1, 2, 3, 4, 5]);
    const unknown = asked([[...plain(99), row({ id: null, remark: null, at: null })], [row()]]);
    expect(await unknown.answer).not.toBeNull();
  });

  it('cannot be told of without the platform, without a log, or where it does not answer', async () => {
    for (const reach of ['unreachable', 'captivePortal', 'signInNeeded', 'contention']) {
      const { answer, read } = asked([[row()]], null, reach);
      expect(await answer).toBeNull();
      expect(read).toEqual([]);
    }
    const without = asked([[row()]], null, 'reachable', []);
    expect(await without.answer).toBeNull();
    expect(without.read).toEqual([]);
    const lost = asked([plain(100), null]);
    expect(await lost.answer).toBeNull();
    expect(lost.reported).toEqual(['reachable', 'unreachable']);
  });
});

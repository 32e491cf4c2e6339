// The platform's rows beside the till's own operations: what is one transaction, what stands on one side only, and when nobody can know.
import { describe, expect, test } from 'vitest';
import type { PlatformTransaction } from '../../main/backends/ports/transactions.ts';
import type { Operation } from '../../main/queue/operation.ts';
import { joinTransactions } from '../../main/till/transactions/join.ts';
import { fen } from '../../shared/money.ts';
import { sampleOperation } from '../support/queue-samples.ts';

const cardNo = '6201300100000101';
const noon = 1_764_000_000_000;

function row(more: Partial<PlatformTransaction>): PlatformTransaction {
  return {
    id: '1',
    serial: null,
    voucher: null,
    cardNo,
    at: noon,
    kind: 'consumption',
    name: '收银消费',
    amount: fen(1_000),
    storeBalance: fen(9_000),
    revoked: false,
    revokesId: null,
    merchantNo: null,
    terminalNo: '1',
    operator: '1001',
    storeName: '上地店',
    remark: null,
    ...more,
  };
}

function sale(serial: string, more: Partial<Operation> = {}): Operation {
  return sampleOperation({
    serial,
    cardNo,
    kind: 'consumption',
    state: 'applied',
    amount: fen(1_000),
    voucher: `v-${serial}`,
    createdAt: noon,
    ...more,
  });
}

function join(platform: readonly PlatformTransaction[] | null, own: readonly Operation[], complete = true) {
  const rows = joinTransactions(
    { platform, complete, own },
    {
      get: (serial) => own.find((one) => one.serial === serial) ?? null,
      byVoucher: (voucher) => own.find((one) => one.voucher === voucher) ?? null,
      revocationsOf: (serial) => own.filter(({ parent }) => parent === serial),
    },
  );
  return rows.map(({ place, serial, voucher }) => [place, serial, voucher]);
}

describe('a row and an operation are one', () => {
  test('by the voucher, or by the serial where the row bears no voucher', () => {
    expect(join([row({ voucher: 'v-A1' }), row({ id: '2', serial: 'A2' })], [sale('A1'), sale('A2')])).toEqual([
      ['both', 'A1', 'v-A1'],
      ['both', 'A2', 'v-A2'],
    ]);
  });

  test('not where kind or card are others: that is somebody else’s number', () => {
    expect(
      join([row({ voucher: 'v-A1', kind: 'recharge' })], [sale('A1')])
        .map(([place]) => place)
        .sort(),
    ).toEqual(['here', 'there']);
    expect(
      join([row({ voucher: 'v-A1', cardNo: '6201300100000999' })], [sale('A1')])
        .map(([place]) => place)
        .sort(),
    ).toEqual(['here', 'there']);
  });

  test('a revocation’s row, whether it bears its own serial, its target’s, or none', () => {
    const target = sale('A1', { state: 'reverted' });
    const revocation = sale('A2', { kind: 'revocation', parent: 'A1', voucher: null, createdAt: noon + 5 });
    for (const serial of ['A2', 'A1', null]) {
      const rows = [
        row({ id: '2', serial, voucher: '900', kind: 'revocation', revokesId: '1', at: noon + 5 }),
        row({ voucher: 'v-A1', serial: 'A1', revoked: true }),
      ];
      expect(join(rows, [revocation, target])).toEqual([
        ['both', 'A2', '900'],
        ['both', 'A1', 'v-A1'],
      ]);
    }
  });

  test('another amount on the other side is told', () => {
    const [joined] = joinTransactions(
      { platform: [row({ voucher: 'v-A1', amount: fen(900) })], complete: true, own: [sale('A1')] },
      {
        get: () => null,
        byVoucher: () => sale('A1'),
        revocationsOf: () => [],
      },
    );
    expect(joined).toMatchObject({ differs: true, amount: 1_000, platformAmount: 900, storeBalance: 9_000 });
  });
});

describe('what stands on one side', () => {
  test('only here is told as far back as the rows go, and no further while there are more', () => {
    const old = sale('A1', { createdAt: noon - 86_400_000 });
    const fresh = sale('A2', { createdAt: noon + 3_600_000 });
    const rows = [row({ voucher: 'another' })];
    expect(join(rows, [fresh, old], false)).toEqual([
      ['here', 'A2', 'v-A2'],
      ['there', null, 'another'],
    ]);
    expect(join(rows, [fresh, old], true)).toContainEqual(['here', 'A1', 'v-A1']);
  });

  test('what the log cannot have is not said to be missing from it', () => {
    const upgrade = sampleOperation({
      serial: 'A1',
      kind: 'service',
      state: 'applied',
      payload: { kind: 'service', cardNo, amount: fen(0), service: 'upgradeCard', content: { newCardNo: '62013001' } },
    });
    expect(join([], [upgrade]).map(([place]) => place)).toEqual(['untraced']);
  });

  test('without the platform nothing is compared, and a twin row is not joined twice', () => {
    expect(join(null, [sale('A1')])).toEqual([['unasked', 'A1', 'v-A1']]);
    expect(
      join([row({ voucher: 'v-A1' }), row({ id: '2', serial: 'A1' })], [sale('A1')])
        .map(([place]) => place)
        .sort(),
    ).toEqual(['both', 'there']);
  });
});

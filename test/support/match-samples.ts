// Sales, rows of the log and bills of one day for the three-way match, and what each group of it is called.
import type { PlatformTransaction } from '../../main/backends/ports/transactions.ts';
import { matchDay } from '../../main/till/match/match.ts';
import type { MatchBill, MatchInput, MatchOperation } from '../../main/till/match/sides.ts';
import { fen } from '../../shared/money.ts';

export const from = Date.parse('2026-11-18T00:00:00+08:00');
export const day = 24 * 3_600_000;
const noon = from + day / 2;
export const evening = from + (day * 5) / 6;
export const terminal = '11111111';

export function sale(serial: string, more: Partial<MatchOperation> = {}): MatchOperation {
  return {
    serial,
    voucher: `v${serial}`,
    kind: 'consumption',
    state: 'applied',
    amount: fen(10_000),
    cardNo: '6201',
    at: noon,
    updatedAt: noon,
    parent: null,
    parentVoucher: null,
    billNo: null,
    shopNo: null,
    gateway: false,
    references: [serial, `v${serial}`],
    traced: true,
    ...more,
  };
}

export function row(serial: string | null, more: Partial<PlatformTransaction> = {}): PlatformTransaction {
  return {
    id: serial,
    serial,
    voucher: serial === null ? null : `v${serial}`,
    cardNo: '6201',
    at: noon + 1_000,
    kind: 'consumption',
    name: '消费',
    amount: fen(10_000),
    storeBalance: null,
    revoked: false,
    revokesId: null,
    merchantNo: null,
    terminalNo: terminal,
    operator: null,
    storeName: null,
    remark: null,
    ...more,
  };
}

export function bill(billNo: string, more: Partial<MatchBill> = {}): MatchBill {
  return {
    billNo,
    shopNo: '1001',
    due: { kind: 'amount', amount: fen(10_000) },
    closedAt: noon,
    late: false,
    gone: false,
    references: [],
    ...more,
  };
}

export function input(more: Partial<MatchInput> = {}): MatchInput {
  return {
    from,
    to: from + day,
    now: evening,
    terminalNo: terminal,
    journal: [],
    log: { state: 'read', rows: [] },
    bills: { state: 'read', rows: [] },
    cardModesKnown: true,
    lacking: new Set(),
    ...more,
  };
}

/** What each group is called, the gravest first, with how many rows of each side are in it. */
export function causes(more: Partial<MatchInput>): string[] {
  return matchDay(input(more)).groups.map(
    ({ cause, also, operations, rows, bills }) =>
      `${[cause, ...also].join('+')} ${operations.length}/${rows.length}/${bills.length}`,
  );
}
export const log = (...rows: PlatformTransaction[]) => ({ state: 'read' as const, rows });
export const bills = (...rows: MatchBill[]) => ({ state: 'read' as const, rows });
export const paying = (billNo: string) => ({ billNo, shopNo: '1001' });

// A business day on a member service that settles no days, as screen and paper get it: one sale and a credit by hand, sealed for good.
import type { DayEndView, DaySealRecord } from '../../shared/day-end.ts';
import { fen, zeroFen } from '../../shared/money.ts';

const none = { count: 0, amount: zeroFen };
const nothingWaits = { refused: 0, held: 0, printing: 0, uniposOrders: 0, billDetails: 0 };
const at = Date.parse('2026-11-18T22:30:00+08:00');

const totals = {
  consumption: { count: 2, amount: fen(12_850) },
  recharge: none,
  revocation: { count: 1, amount: fen(8_850) },
};

export const aloneSeal: DaySealRecord = {
  totals,
  services: none,
  takenOver: none,
  open: { operations: [], waiting: nothingWaits },
  unbooked: [],
  late: [],
  agreed: null,
  match: null,
  log: null,
  logRows: null,
  sequence: 1,
  day: '2026-11-18',
  kind: 'final',
  at,
  operator: '林经理',
  person: '林经理',
  fingerprint: '0123456789abcdef',
};

export const aloneDay: DayEndView = {
  day: '2026-11-18',
  today: '2026-11-18',
  totals,
  services: none,
  takenOver: none,
  open: { ...none, operations: [] },
  settling: { by: 'till' },
  waiting: nothingWaits,
  seal: aloneSeal,
  late: [
    {
      serial: 'WWH28R1111111100000043',
      kind: 'consumption',
      state: 'applied',
      amount: fen(500),
      memberName: '张雅',
      maskedCard: '6201****0101',
      operator: '林经理',
      createdAt: at + 600_000,
      cause: 'acceptedAfter',
    },
  ],
  lateLog: null,
  earlier: [],
};

// What stands in UniPOS on a day that nobody has asked for yet: bills of both shops, orders, reservations. The same on every day, so that
// training, tests and pictures can rely on it.
import { fineMoney } from '../../../shared/fine-money.ts';
import { dayOfMoment } from '../../protocol/yazuo/tolerant.ts';
import { addBill, type BillDraft } from './bill-draft.ts';
import { uniposGuide, uniposOrderNo, uniposReservationNo } from './guide.ts';
import type { UniposPart } from './world.ts';

const dayMs = 86_400_000;
const shortestMorningMs = 6 * 3_600_000;
const daysKept = 8;
const [soup, rice] = ['13425', 'A00003'];
const card = uniposGuide.cardPayMode;

/** The peculiar bills of the practice till's shop, in this order; plain ones follow. */
const peculiar: readonly BillDraft[] = [
  // 28.00 by card, waiting to be charged: `billPaidByCard`.
  {
    lines: [{ goodsNo: 'A00008' }, { goodsNo: rice, quantity: '2' }],
    payMode: card,
    table: 'A01',
    guests: 2,
    memberNo: '6201300100000101',
    memberName: '张雅',
  },
  { lines: [{ goodsNo: 'A00002' }, { goodsNo: soup }], payMode: '00', table: 'A02', guests: 1 },
  // 67.80, of it 20.00 in cash.
  {
    lines: [
      { goodsNo: 'A00008', quantity: '2' },
      { goodsNo: soup, notes: '少盐' },
      { goodsNo: '00003', price: fineMoney(9_000) },
    ],
    payments: [
      { no: '00', money: fineMoney(200_000) },
      { no: card, money: fineMoney(478_000) },
    ],
    table: 'A03',
    guests: 4,
  },
  // A tenth off one dish: 19.80.
  { lines: [{ goodsNo: 'A00008', discount: fineMoney(22_000) }], payMode: card, table: 'A05', guests: 1 },
  // 45.80, the 0.80 rounded off.
  { lines: [{ goodsNo: soup, quantity: '2' }], floor: fineMoney(8_000), payMode: '02', table: 'B01', guests: 2 },
  // Half a bowl: 11.45.
  { lines: [{ goodsNo: soup, quantity: '0.5', notes: '半份' }], payMode: card, table: 'B02', guests: 1 },
  // 18.8888, the 0.0888 rounded off: 18.80.
  { lines: [{ goodsNo: '90001' }], floor: fineMoney(888), payMode: card, table: 'B03', guests: 1 },
  // 18.8888 by card: no card can pay it.
  { lines: [{ goodsNo: '90001' }], payMode: card, table: 'B04', guests: 1 },
  {
    lines: [{ goodsNo: 'S&001', notes: `不要<辣> & 不要"葱"` }],
    payMode: card,
    table: `包间 <贰> & '叁'`,
    guests: 6,
    notes: '𠮷祥如意 & <生日>',
  },
  { lines: [{ goodsNo: 'A00008' }], payMode: uniposGuide.unknownPayMode.no, table: 'B06', guests: 2 },
  // Not paid for yet.
  { lines: [{ goodsNo: 'A00008' }, { goodsNo: 'A00002' }], payments: [], table: 'B07', guests: 2 },
  { lines: [{ goodsNo: null }], payMode: '00', table: 'B08', guests: 1 },
  // By card, and charged at a terminal already.
  {
    lines: [{ goodsNo: '10001', quantity: '3' }],
    payments: [{ no: card, money: fineMoney(360_000), fromNo: 'POS-51' }],
    guests: 3,
  },
];

const plainModes = ['00', '01', '02', '03', card];

function plainBill(place: number): BillDraft {
  const [main, side] = [place % 2 === 0 ? 'A00008' : soup, place % 3 === 0 ? 'A00002' : rice];
  return {
    lines: [{ goodsNo: main }, { goodsNo: side, quantity: String((place % 4) + 1) }],
    payMode: plainModes[place % plainModes.length] ?? '00',
    table: `C${String(place).padStart(2, '0')}`,
    guests: (place % 4) + 1,
  };
}

const bills: Readonly<Record<string, readonly BillDraft[]>> = {
  '1001': [...peculiar, ...Array.from({ length: 17 }, (_, index) => plainBill(index + 1))],
  '1002': Array.from({ length: 7 }, (_, index) => plainBill(index + 3)),
};

/** Gives today and yesterday what stands on every day, where they have not got it, and forgets bills of more than a week ago. `now` in ms UTC. */
export function completeDays(part: UniposPart, now: number): void {
  const missing = [now - dayMs, now].filter((moment) => !part.days.includes(dayOfMoment(moment)));
  if (missing.length === 0) return;
  const eldest = dayOfMoment(now - daysKept * dayMs);
  part.bills = part.bills.filter((bill) => dayOfMoment(bill.at) >= eldest);
  part.days = part.days.filter((day) => day >= eldest);
  for (const moment of missing) {
    const day = dayOfMoment(moment);
    part.days.push(day);
    for (const [shopNo, drafts] of Object.entries(bills)) addDay(part, shopNo, drafts, day, now);
    addOrders(part, day);
    addReservations(part, day);
  }
}

/** Yesterday's from 10:30 to 21:30; today's over the last six hours, none of them in the future. */
function addDay(part: UniposPart, shopNo: string, drafts: readonly BillDraft[], day: string, now: number): void {
  const midnight = Date.parse(`${day}T00:00:00+08:00`);
  const isOver = now >= midnight + dayMs;
  const from = isOver ? midnight + 10.5 * 3_600_000 : Math.max(midnight, now - shortestMorningMs);
  const until = isOver ? midnight + 21.5 * 3_600_000 : now;
  drafts.forEach((draft, index) => {
    const at = Math.floor(from + ((until - from) * index) / drafts.length);
    addBill(part, { ...draft, shopNo, at }, now);
  });
}

function addOrders(part: UniposPart, day: string): void {
  const receivedAt = Date.parse(`${day}T00:00:00+08:00`);
  const common = { contact: '微信顾客', tel: '13800000001', memberNo: null, notes: null, payInfo: null, receivedAt };
  const chicken = { goodsNo: 'A00008', name: '宫保鸡丁', unit: '盘', price: fineMoney(220_000), notes: '不要辣' };
  const bowl = { goodsNo: rice, name: '米饭', unit: '碗', price: fineMoney(30_000), notes: null };
  const two = [
    { ...chicken, quantity: '1' },
    { ...bowl, quantity: '2' },
  ];
  const order = { ...common, address: '远东大厦812', total: fineMoney(280_000), lines: two };
  part.orders.push(
    { ...order, shopNo: '1001', orderNo: uniposOrderNo(day, 1), time: `${day}T18:30:00`, payMode: '已结算' },
    { ...order, shopNo: '1001', orderNo: uniposOrderNo(day, 2), time: null, payMode: '待结算', contact: `𠮷野 & <家>` },
    { ...order, shopNo: '1002', orderNo: uniposOrderNo(day, 3), time: `${day}T19:00:00`, payMode: '待结算' },
  );
}

function addReservations(part: UniposPart, day: string): void {
  const receivedAt = Date.parse(`${day}T00:00:00+08:00`);
  const common = { tel: '13800000002', memberNo: '13800000002', address: null, notes: null, payInfo: null, receivedAt };
  const reservation = { ...common, contact: '李台', payMode: '待结算' };
  const table = { area: '大厅', type: '4人台', quantity: '1', notes: '靠窗' };
  const room = { area: null, type: '包间', quantity: '1', notes: null };
  part.reservations.push(
    {
      ...reservation,
      shopNo: '1001',
      reservationNo: uniposReservationNo(day, 1),
      time: `${day}T18:00:00`,
      lines: [table],
    },
    {
      ...reservation,
      shopNo: '1001',
      reservationNo: uniposReservationNo(day, 2),
      time: `${day}T19:30:00`,
      lines: [table, room],
    },
    {
      ...reservation,
      shopNo: '1002',
      reservationNo: uniposReservationNo(day, 3),
      time: `${day}T12:00:00`,
      lines: [room],
    },
  );
}

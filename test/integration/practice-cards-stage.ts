// Cards out of the practice platform’s drawer, how they are activated, and their rows in the log.
import { drawerCards } from '../../main/practice/member-guide.ts';
import { type Bench, merchantNo, terminalNo } from './practice-caller.ts';

export const [plain = '', second = ''] = drawerCards.filter((card) => !card.isGift).map((card) => card.cardNo);
export const [gift = '', gift2 = '', gift3 = ''] = drawerCards.filter((card) => card.isGift).map((card) => card.cardNo);
export const zhang = { mobile: '13800000001', card: '6201300100000101' };

export const activationOf = (bench: Bench, more: object = {}) => ({
  cardNo: plain,
  merchantNo,
  cashierSerial: bench.serial(),
  terminalNo,
  cardtypeId: '143',
  integralValue: 10,
  password: '890764',
  mobile: '13900000001',
  idNumber: '440301197907160325',
  ...more,
});
export const rowsOf = async (bench: Bench, cardNo: string) =>
  (await bench.call('listTransactions', { cardNo })).data.transwater;

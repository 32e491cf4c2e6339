// A till in another process, to be killed: `<folder> <url> <key> <card> <bill>`. Signs in, reads the bills, pays this one with this card by an
// intent of its own, and prints what came of it: `applied SERIAL`, or the failure. Goes on until it is killed or its input ends.
import { randomBytes } from 'node:crypto';
import { writeSync } from 'node:fs';
import { loadProfile } from '../../main/till/load-profile.ts';
import { openTill } from '../../main/till/open-till.ts';
import { zeroFen } from '../../shared/money.ts';
import type { Result } from '../../shared/result.ts';

const [folder = '', url = '', key = '', cardNo = '', billNo = ''] = process.argv.slice(2);

function value<Value>(result: Result<Value>): Value {
  if (!result.ok) {
    throw new Error(JSON.stringify(result.failure));
  }
  return result.value;
}

const loaded = await loadProfile(null, async () => null);
if (!loaded.ok) {
  throw new Error('the practice profile is not valid');
}
const opened = await openTill({
  dataFolder: folder,
  profile: loaded.value,
  sqliteBinding: null,
  practice: { url, key },
  version: '0.0.0',
  clock: { wall: () => Date.now(), monotonic: () => performance.now() },
  random: { next: Math.random, hex: (bytes) => randomBytes(bytes).toString('hex') },
  timers: {
    schedule(delay, work) {
      const timer = setTimeout(work, delay);
      return () => clearTimeout(timer);
    },
  },
  emit: () => undefined,
  complain: (message, error) => process.stderr.write(`${message}: ${String(error)}\n`),
});
if (!opened.ok) {
  throw new Error(opened.failure.code);
}
const till = opened.value;
till.start();
value(await till.handlers.signIn({ user: '1001', password: 'yatai-1001' }));
value(await till.handlers.getBills({ day: null, refresh: true }));
const { due } = value(await till.handlers.getBill({ billNo }));
if (due.kind !== 'amount') {
  throw new Error('nothing is due');
}
const { member } = value(await till.handlers.lookup({ text: cardNo }));
const sale = await till.handlers.checkout({
  intent: `pays-with-${cardNo}`,
  cardId: member?.selectedCardId ?? '',
  billAmount: due.amount,
  storePay: due.amount,
  points: 0,
  pointsPay: zeroFen,
  coupons: [],
  otherPayments: [],
  tradePassword: null,
  remark: null,
  bill: { billNo },
});
writeSync(1, sale.ok ? `${sale.value.state} ${sale.value.serial}\n` : `${sale.failure.code}\n`);
process.stdin.on('end', () => void till.close().then(() => process.exit(0)));
process.stdin.resume();

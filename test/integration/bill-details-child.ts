// A till in another process, to be killed: `<folder> <url> <key> [card]`. Signs in, sells 20.00 on the card where one is given and
// prints the serial; else prints `ready`, and `nothing waits` once no bill detail does. Goes on until it is killed or its input ends.
import { randomBytes } from 'node:crypto';
import { writeSync } from 'node:fs';
import { loadProfile } from '../../main/till/load-profile.ts';
import { openTill } from '../../main/till/open-till.ts';
import { fen, zeroFen } from '../../shared/money.ts';
import type { Result } from '../../shared/result.ts';

const [folder = '', url = '', key = '', cardNo] = process.argv.slice(2);

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
let line = 'ready';
if (cardNo !== undefined) {
  const { member } = value(await till.handlers.lookup({ text: cardNo }));
  const sale = value(
    await till.handlers.checkout({
      intent: 'sale-before-the-kill',
      cardId: member?.selectedCardId ?? '',
      billAmount: fen(2_000),
      storePay: fen(2_000),
      points: 0,
      pointsPay: zeroFen,
      coupons: [],
      otherPayments: [],
      tradePassword: null,
      remark: null,
    }),
  );
  line = `${sale.state} ${sale.serial}`;
}
writeSync(1, `${line}\n`);
if (cardNo === undefined) {
  const timer = setInterval(async () => {
    if (value(await till.handlers.getBillDetails(null)).waiting === 0) {
      clearInterval(timer);
      writeSync(1, 'nothing waits\n');
    }
  }, 50);
}
process.stdin.on('end', () => void till.close().then(() => process.exit(0)));
process.stdin.resume();

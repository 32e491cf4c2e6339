// A till in another process, to be killed: `<folder> <url> <key> [number]`. Signs in, writes an order of that number where one is given and
// prints `written`; else prints `ready`, and `nothing waits` once no order does. Goes on until it is killed or its input ends.
import { randomBytes } from 'node:crypto';
import { writeSync } from 'node:fs';
import { loadProfile } from '../../main/till/load-profile.ts';
import { openTill } from '../../main/till/open-till.ts';
import type { Result } from '../../shared/result.ts';

const [folder = '', url = '', key = '', number] = process.argv.slice(2);

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
  random: { next: () => 0, hex: (bytes) => randomBytes(bytes).toString('hex') },
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
if (number === undefined) {
  writeSync(1, 'ready\n');
  const timer = setInterval(() => {
    if (till.journal.uniposOutbox.open().length === 0) {
      clearInterval(timer);
      writeSync(1, 'nothing waits\n');
    }
  }, 50);
} else {
  const { number: written } = value(
    await till.handlers.saveUniposOrder({
      draft: {
        number,
        contact: '王小姐',
        phone: '13800000001',
        date: '',
        clock: '',
        memberNo: '',
        address: '',
        notes: '',
        payMode: '待结算',
        payInfo: '',
        lines: [{ goodsNo: 'A00008', name: '宫保鸡丁', quantity: '1', unit: '盘', price: '22', notes: '' }],
      },
      opened: null,
      instead: null,
      warned: false,
    }),
  );
  writeSync(1, `written ${written}\n`);
}
process.stdin.on('end', () => void till.close().then(() => process.exit(0)));
process.stdin.resume();

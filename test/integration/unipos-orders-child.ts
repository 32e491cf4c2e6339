// A till in another process, to be killed: `<folder> <url> <key> [number]`. Signs in, writes an order of that number where one is given and
// prints `written`; else prints `ready`, and `nothing waits` once no order does. Goes on until it is killed or its input ends.
import { writeSync } from 'node:fs';
import { closeWithInput, openChildTill, orThrow } from './child-till.ts';

const [folder = '', url = '', key = '', number] = process.argv.slice(2);

const till = await openChildTill(folder, { url, key }, () => 0);
if (number === undefined) {
  writeSync(1, 'ready\n');
  const timer = setInterval(() => {
    if (till.journal.uniposOutbox.open().length === 0) {
      clearInterval(timer);
      writeSync(1, 'nothing waits\n');
    }
  }, 50);
} else {
  const { number: written } = orThrow(
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
closeWithInput(till);

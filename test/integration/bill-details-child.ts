// A till in another process, to be killed: `<folder> <url> <key> [card]`. Signs in, sells 20.00 on the card where one is given and
// prints the serial; else prints `ready`, and `nothing waits` once no bill detail does. Goes on until it is killed or its input ends.
import { writeSync } from 'node:fs';
import { saleAsked } from '../support/sale-asked.ts';
import { closeWithInput, openChildTill, orThrow } from './child-till.ts';

const [folder = '', url = '', key = '', cardNo] = process.argv.slice(2);

const till = await openChildTill(folder, { url, key });
let line = 'ready';
if (cardNo !== undefined) {
  const { member } = orThrow(await till.handlers.lookup({ text: cardNo }));
  const sale = orThrow(
    await till.handlers.checkout(saleAsked(member?.selectedCardId ?? null, 2_000, { intent: 'sale-before-the-kill' })),
  );
  line = `${sale.state} ${sale.serial}`;
}
writeSync(1, `${line}\n`);
if (cardNo === undefined) {
  const timer = setInterval(async () => {
    if (orThrow(await till.handlers.getBillDetails(null)).waiting === 0) {
      clearInterval(timer);
      writeSync(1, 'nothing waits\n');
    }
  }, 50);
}
closeWithInput(till);

// A till in another process, to be killed: `<folder> <url> <key> <card> <deed>`. Puts a sale of 5.00 aside and prints its id; with the deed
// `charge` it takes it up and charges it too. Goes on until it is killed or its input ends.
import { writeSync } from 'node:fs';
import { fen } from '../../shared/money.ts';
import { saleAsked } from '../support/sale-asked.ts';
import { closeWithInput, openChildTill, orThrow } from './child-till.ts';

const [folder = '', url = '', key = '', cardNo = '', deed = ''] = process.argv.slice(2);

const till = await openChildTill(folder, { url, key });
const { member } = orThrow(await till.handlers.lookup({ text: cardNo }));
const content = { amountText: '5.00', amount: fen(500), combination: null, billNo: null, remark: null };
const { id } = orThrow(await till.handlers.holdSale({ id: null, cardId: member?.selectedCardId ?? '', content }));
writeSync(1, `${id}\n`);
if (deed === 'charge') {
  const { cardId, intent } = orThrow(await till.handlers.recallHeldSale({ id }));
  void till.handlers.checkout(saleAsked(cardId, 500, { intent }));
}
closeWithInput(till);

// A till in another process, to be killed: `<folder> <url> <key> <card> <bill>`. Signs in, reads the bills, pays this one with this card by an
// intent of its own, and prints what came of it: `applied SERIAL`, or the failure. Goes on until it is killed or its input ends.
import { writeSync } from 'node:fs';
import { saleAsked } from '../support/sale-asked.ts';
import { closeWithInput, openChildTill, orThrow } from './child-till.ts';

const [folder = '', url = '', key = '', cardNo = '', billNo = ''] = process.argv.slice(2);

const till = await openChildTill(folder, { url, key });
orThrow(await till.handlers.getBills({ day: null, refresh: true }));
const { due } = orThrow(await till.handlers.getBill({ billNo }));
if (due.kind !== 'amount') {
  throw new Error('nothing is due');
}
const { member } = orThrow(await till.handlers.lookup({ text: cardNo }));
const sale = await till.handlers.checkout(
  saleAsked(member?.selectedCardId ?? null, due.amount, { intent: `pays-with-${cardNo}`, bill: { billNo } }),
);
writeSync(1, sale.ok ? `${sale.value.state} ${sale.value.serial}\n` : `${sale.failure.code}\n`);
closeWithInput(till);

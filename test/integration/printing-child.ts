// A till in another process, to be killed: `<folder> <url> <key> <port> <what>`, its printer on that port. `sellAndDie`: sells 20.00 and ends
// without a goodbye as soon as that is durable; `sealAndDie`: settles and seals the day for good and ends so; `sell`: sells and prints; `look`:
// prints its jobs as JSON; `again`: then the doubtful one once more.
// Goes on until it is killed or its input ends.

import { writeSync } from 'node:fs';
import { defaultPrinting } from '../../shared/preferences/printing.ts';
import { manager } from '../support/practice-approvals.ts';
import { saleAsked } from '../support/sale-asked.ts';
import { closeWithInput, openChildTill, orThrow } from './child-till.ts';

const [folder = '', url = '', key = '', port = '', what = ''] = process.argv.slice(2);

const till = await openChildTill(folder, { url, key });
const { handlers } = till;
if (what === 'sell' || what === 'sellAndDie' || what === 'sealAndDie') {
  const value = { ...defaultPrinting, printer: 'network', host: '127.0.0.1', port: Number(port), paper: 58 } as const;
  orThrow(await handlers.changePreference({ section: 'printing', value, approval: manager }));
}
if (what === 'sealAndDie') {
  const { today } = orThrow(await handlers.getDayEnd({ day: null }));
  orThrow(await handlers.settleDay({ day: today, approval: manager }));
  orThrow(await handlers.sealDay({ day: today, final: true, approval: manager }));
  process.kill(process.pid, 'SIGKILL');
}
if (what === 'sell' || what === 'sellAndDie') {
  till.queue.onChange(({ state }) => {
    if (what === 'sellAndDie' && state === 'applied') {
      process.kill(process.pid, 'SIGKILL');
    }
  });
  const { member } = orThrow(await handlers.lookup({ text: '6201300100000101' }));
  await handlers.checkout(saleAsked(member?.selectedCardId ?? null, 2_000, { intent: 'sale-before-the-kill' }));
}
const { jobs } = orThrow(await handlers.listPrintJobs(null));
writeSync(1, `${JSON.stringify(jobs)}\n`);
if (what === 'again') {
  const doubtful = jobs.find(({ state }) => state === 'doubtful');
  orThrow(await handlers.concludePrintJob({ job: doubtful?.job ?? 0, how: 'again' }));
}
closeWithInput(till);

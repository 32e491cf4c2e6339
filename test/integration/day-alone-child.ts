// A till on a member service, to be killed: `<folder> <member service> <what>`. It prints how the day stands, as JSON. `asItStands`: sells 20.00 and
// undoes it, which leaves a credit that nobody gave yet, seals the day as it stands and ends without a goodbye; `forGood`: confirms that credit,
// seals the day for good and ends so.
import { writeSync } from 'node:fs';
import { memberServiceProfile } from '../support/member-service-profile.ts';
import { saleAsked } from '../support/sale-asked.ts';
import { orThrow, startChildTill } from './child-till.ts';

const [folder = '', memberUri = '', what = ''] = process.argv.slice(2);
const manager = { user: '林经理', password: '2468' };

const profile = memberServiceProfile({ memberUri, merchantNo: '666660000277610', terminalNo: '11111111' });
const till = await startChildTill(folder, profile);
const { handlers } = till;
orThrow(await handlers.signIn(manager));
if (what === 'asItStands') {
  const draft = { id: null, name: manager.user, role: 'manager', closed: false, pin: manager.password } as const;
  orThrow(await handlers.savePerson({ ...draft, approval: null }));
}
const [person] = orThrow(await handlers.listPersons(null));
const approval = { personId: person?.id ?? '', pin: manager.password };
const day = orThrow(await handlers.getDayEnd({ day: null }));
writeSync(1, `${JSON.stringify(day)}\n`);

if (what === 'asItStands') {
  const { member } = orThrow(await handlers.lookup({ text: '6201300100000101' }));
  const sale = orThrow(
    await handlers.checkout(saleAsked(member?.selectedCardId ?? null, 2_000, { intent: 'sale-before-the-seal' })),
  );
  await till.queue.settled(sale.serial, 60_000);
  const undo = { intent: 'credit-before-the-seal', serial: sale.serial, reason: '客人退菜', approval: null };
  orThrow(await handlers.revokeOperation(undo));
  orThrow(await handlers.sealDay({ day: day.day, final: false, approval }));
}
if (what === 'forGood') {
  const { serial = '' } = day.open.operations[0] ?? {};
  const decision = {
    serial,
    outcome: 'applied',
    voucher: 'M-77',
    reason: '已在会员系统退款',
    secondApproval: null,
  } as const;
  orThrow(await handlers.decideManual({ ...decision, approval }));
  orThrow(await handlers.sealDay({ day: day.day, final: true, approval }));
}
process.kill(process.pid, 'SIGKILL');

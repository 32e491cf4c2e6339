// UniPOS's interfaces in the console of the real window: a list of bills in both formats and a payment, without a secret on the screen.
import { expect, test } from 'vitest';
import { tillForFile } from '../support/file-till.ts';
import { guests } from '../support/guests.ts';
import { see } from '../support/see.ts';
import { uniposLooks } from '../support/unipos-looks.ts';

const used = tillForFile();
const { approve, expectNoSecret, look, sentSecrets } = uniposLooks(used);

test('the console has the nine beside the others: a list of bills in both formats, raw and understood', async () => {
  const till = used.till();
  await till.keys.press('F7');
  await till.press('settings-tab-interfaces');
  await till.press('interfaces-open');
  await approve();
  await till.see('interface-search').fill('unipos');
  await see(till.see('interface-count')).toHaveAttribute('data-shown', '9');
  await look('console-list');
  await till.press('interface-unipos:listBills');
  await see(till.see('interface-body')).toHaveValue(/"shopNo": "1001"/);
  for (const format of ['json', 'xml']) {
    await till.press(`interface-format-${format}`);
    await see(till.see('interface-body')).not.toHaveValue('');
    await till.press('interface-send');
    await see(till.see('interface-verdict')).toHaveAttribute('data-kind', 'typed');
    await see(till.see('interface-sent')).toContainText('token=***');
    await see(till.see('interface-answer')).toContainText('bill_no');
    await look(`console-bills-${format}`);
  }
});

test('a payment at the member service: money, booked once, its trail without secrets', async () => {
  const till = used.till();
  const { server } = used.stage();
  await till.see('interface-search').fill('memberpaying');
  await till.press('interface-unipos:memberPaying');
  const body = till.see('interface-body');
  await see(body).toHaveValue(/<Paying/);
  const text = await body.inputValue();
  await body.fill(
    text
      .replace(/CardNo="[^"]*"/, `CardNo="${guests.zhang.cardNo}"`)
      .replace(/(?<=Paying [^>]*)Quantity="[^"]*"/, 'Quantity="1.5"'),
  );
  const before = server.unipos.payings().length;
  await till.press('interface-send');
  await see(till.see('interface-verdict')).toHaveAttribute('data-kind', 'typed');
  expect(server.unipos.payings()).toHaveLength(before + 1);
  await look('console-paying');
  await till.see('interface-search').fill('');
  await till.press('interface-unipos:sendOrder');
  await till.press('interface-format-json');
  await see(till.see('interface-body')).toHaveValue(/test_/);
  await till.press('interface-send');
  await see(till.see('interface-verdict')).toHaveAttribute('data-kind', /typed|refused/);
  await look('console-order');
});

test('no secret was ever on the screen or in the log', () => {
  expectNoSecret(sentSecrets());
});

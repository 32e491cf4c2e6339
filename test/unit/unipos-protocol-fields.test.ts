// What an object lacks, says twice or says wrongly, in both formats; and the payments of terminals, whose bill may be anything.
import { describe, expect, test } from 'vitest';
import { readEnvelope } from '../../main/protocol/unipos/envelope.ts';
import { readFault, readMember, readMemberSorts, readPaying, writePaying } from '../../main/protocol/unipos/member.ts';
import { fineMoney } from '../../shared/fine-money.ts';
import { paying } from '../support/unipos-meanings.ts';
import { uniposSamples } from '../support/unipos-samples.ts';

const bytesOf = (body: string) => new TextEncoder().encode(body);

describe('the service', () => {
  const json = uniposSamples.find(({ file }) => file === 'bill.json');
  const xml = uniposSamples.find(({ file }) => file === 'bill.xml');
  const jsonText = new TextDecoder().decode(json?.bytes);
  const xmlText = new TextDecoder().decode(xml?.bytes);
  const readJson = (body: string) => readEnvelope('listBills', 'json', bytesOf(body), null);
  const readXml = (body: string) => readEnvelope('listBills', 'xml', bytesOf(body), null);
  const whole = { kind: 'success', value: json?.meaning };

  test('the total is read in both spellings, and in none where they differ', () => {
    expect(readJson(jsonText.replace('"totel_money"', '"total_money"'))).toEqual(whole);
    expect(readXml(xmlText.replaceAll('totel_money', 'total_money'))).toEqual(whole);
    expect(readJson(jsonText.replace('"totel_money"', '"total_money": 56, "totel_money"'))).toEqual(whole);
    expect(readJson(jsonText.replace('"totel_money"', '"total_money": null, "totel_money"'))).toEqual(whole);
    expect(readXml(xmlText.replace('<totel_money>', '<total_money>56</total_money><totel_money>'))).toEqual(whole);
    const differ = { kind: 'bad', reason: 'data/items/1/totel_money and data/items/1/total_money differ' };
    expect(readJson(jsonText.replace('"totel_money"', '"total_money": 56.01, "totel_money"'))).toEqual(differ);
    expect(readXml(xmlText.replace('<totel_money>', '<total_money>56.01</total_money><totel_money>'))).toEqual(differ);
  });

  test.each([
    [xmlText.replace('<bill_no>1001-161110001-98</bill_no>', ''), 'data/items/1/bill_no is missing'],
    [xmlText.replace('<bill_no>', '<bill_no>1</bill_no><bill_no>'), 'data/items/1/bill_no is given twice'],
    [xmlText.replace('<bill_no>', 'text<bill_no>'), 'data/items/1: text between elements'],
    [xmlText.replace('1001-161110001-98', '<b/>'), 'data/items/1/bill_no: a plain value expected'],
    [xmlText.replace('<sale_items>', '<sale_items><Other/>'), 'data/items/1/sale_items: only Item expected'],
    [xmlText.replace('<sale_items>', '<sale_items>text'), 'data/items/1/sale_items: text between elements'],
    [xmlText.replace('<person_num>0', '<person_num>1.5'), 'data/items/1/person_num: a whole number from 0 on expected'],
    [xmlText.replace('<quantity>1', '<quantity>x'), 'data/items/1/sale_items/1/quantity: a decimal number expected'],
    [xmlText.replace(/<data[\s\S]*<\/data>/, ''), 'data is missing'],
    [xmlText.replace(/<data[\s\S]*<\/data>/, '<data/>'), 'data is missing'],
    [xmlText.replace('<success>true</success>', ''), 'success is missing'],
    [xmlText.replace('>true<', '>maybe<'), 'success: true or false expected'],
    [xmlText.replace('<error_code />', '<error_code>0</error_code>'), 'success with an error_code'],
    [xmlText.replaceAll('ApiResult', 'Other'), 'the root element is not ApiResult'],
  ])('what is wrong is said with its path: %#', (body, reason) => {
    expect(readXml(body)).toEqual({ kind: 'bad', reason });
  });
  test.each([
    [
      jsonText.replace('"bill_no": "1001-161110001-98"', '"bill_no": {}'),
      'data/items/1/bill_no: a plain value expected',
    ],
    [jsonText.replace('"items": [', '"items": {}, "other": ['), 'data/items: a list expected'],
    [jsonText.replace('"items": [', '"items": [1, '), 'data/items/1: an object expected'],
    [jsonText.replace('"bill_no"', '"bill_no": "1", "bill_no"'), 'the key "bill_no" appears twice'],
    [jsonText.replace('"data": {', '"data": [1], "other": {'), 'data: an object expected'],
    ['[]', '(whole): an object expected'],
    ['null', '(whole): an object expected'],
  ])('in JSON too: %#', (body, reason) => {
    expect(readJson(body)).toEqual({ kind: 'bad', reason });
  });

  test('a refusal without a code is one without a code', () => {
    expect(readJson('{"success": false}')).toEqual({ kind: 'refused', code: '', reason: '' });
    expect(readXml('<ApiResult><success>false</success></ApiResult>')).toEqual({
      kind: 'refused',
      code: '',
      reason: '',
    });
  });
});

describe('the member interface', () => {
  const read = (body: string) => readPaying(bytesOf(body), 'text/xml');
  const payment = { ...paying, cardNo: '6201', quantity: fineMoney(1_180_000), description: '结账 <1>', fromNo: '88' };

  test('a payment is read as it was written, with its bill or without', () => {
    for (const one of [payment, { ...payment, bill: null }]) {
      expect(read(writePaying(one))).toEqual({ ok: true, value: one });
    }
    expect(read('<Paying/>')).toMatchObject({ ok: true, value: { cardNo: null, quantity: null, bill: null } });
  });

  test('what a payment is for may be words, or something that we do not know', () => {
    const bare = writePaying({ ...payment, bill: null });
    for (const inner of ['充值卡', '<Other a="1"/>', '', '<TableBill/>']) {
      const body = bare.replace('/>', `><FromContent>${inner}</FromContent></Paying>`);
      expect(read(body)).toEqual({ ok: true, value: { ...payment, bill: null } });
    }
  });

  test('what is there must be readable', () => {
    expect(read(writePaying(payment).replace('Quantity="118.0000"', 'Quantity="1,18"'))).toEqual({
      ok: false,
      reason: 'Quantity: an amount with at most four decimals expected',
    });
    expect(read(writePaying(payment).replace('TotelMoney="118.0000"', 'TotelMoney="x"'))).toEqual({
      ok: false,
      reason: 'FromContent/TableBill/TotelMoney: an amount with at most four decimals expected',
    });
    expect(read('<Paying CardNo="1">\n<FromContent>')).toMatchObject({
      ok: false,
      reason: expect.stringContaining('line 2, column 1'),
    });
    expect(read('<Other/>')).toEqual({ ok: false, reason: 'the root element is not Paying' });
  });

  test('a package is seen, though not what it holds', () => {
    const body = writePaying(payment).replace('<PackageItems/>', '<PackageItems><PackageItem A="1"/></PackageItems>');
    const given = read(body);
    expect(given.ok && given.value.bill?.saleItems[0]?.packageItems).toEqual({});
  });

  test('no kinds, no accounts; a member without a card number or a balance is none', () => {
    expect(readMemberSorts(bytesOf('<MemberSorts/>'), null)).toEqual({ ok: true, value: [] });
    expect(readMember(bytesOf('<Member CardNo="1"/>'), null)).toMatchObject({ ok: true, value: { accounts: [] } });
    expect(readMember(bytesOf('<Member/>'), null)).toEqual({ ok: false, reason: 'CardNo is missing' });
    expect(readMember(bytesOf('<Member CardNo="1"><Account No="00"/></Member>'), null)).toEqual({
      ok: false,
      reason: 'Account/1/Balance is missing',
    });
    expect(readFault(bytesOf('<Fault><Reason>x</Reason></Fault>'), null)).toEqual({
      ok: false,
      reason: 'Code is missing',
    });
  });
});

// The practice platform as a member service of UniPOS's standard: credentials, kinds, a member's state, and each Fault of a card.
import { XMLParser } from 'fast-xml-parser';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { credentials, faultOf, openUniposBench, payingOf, type UniposBench } from './practice-unipos-caller.ts';

const card = '6201300100000101';
const frozen = '6201300100000302';
const expired = '6201300100000401';
const blank = '6201400100000101';

let bench: UniposBench;
beforeEach(async () => {
  bench = await openUniposBench();
});
afterEach(async () => {
  expect(bench.server.ledger.verify()).toEqual([]);
  await bench.close();
});

const parser = new XMLParser({
  ignoreAttributes: false,
  attributeNamePrefix: '',
  isArray: (name) => name === 'Account',
});
const stored = (cardNo = card) => bench.server.ledger.balanceOf(cardNo);

async function accounts(query: Readonly<Record<string, string>>): Promise<unknown> {
  const answer = await bench.member('Members', query);
  return answer.status === 200
    ? parser.parse(answer.text).Member.Account.map((one: { Balance: string }) => one.Balance)
    : faultOf(answer);
}

describe('credentials', () => {
  const [user = '', key = ''] = Object.keys(credentials);

  test('none is 0000, one of two or a wrong one is 0001, on all three', async () => {
    for (const [headers, code] of [
      [{}, '0000'],
      [{ [user]: 'yatai' }, '0001'],
      [{ [user]: 'yatai', [key]: 'guess' }, '0001'],
      [{ [user]: '', [key]: '' }, '0001'],
    ] as [Record<string, string>, string][]) {
      expect(faultOf(await bench.member('MemberSorts', {}, headers))).toBe(code);
      expect(faultOf(await bench.member('Members', { Cardno: card }, headers))).toBe(code);
      expect(faultOf(await bench.pay(payingOf({ card, quantity: '1' }), headers))).toBe(code);
    }
    expect(stored()).toBe(50_000);
  });

  test('by query where it is so configured, mixed with a header, or none at all', async () => {
    bench.server.unipos.setMemberCredentials([
      { in: 'query', name: 'user', value: '店 & 1' },
      { in: 'header', name: 'X-Key', value: 'k' },
    ]);
    const good = { headers: { 'x-key': 'k' }, query: { user: '店 & 1' } };
    expect((await bench.member('MemberSorts', good.query, good.headers)).status).toBe(200);
    expect(faultOf(await bench.member('MemberSorts', {}, good.headers))).toBe('0001');
    expect(faultOf(await bench.member('MemberSorts', {}, {}))).toBe('0000');
    const paid = await bench.send(
      'POST',
      '/member/memberpaying',
      good.query,
      { ...good.headers, 'content-type': 'text/xml' },
      payingOf({ card, quantity: '1' }),
    );
    expect(paid.status).toBe(200);
    bench.server.unipos.setMemberCredentials([]);
    expect((await bench.member('MemberSorts', {}, {})).status).toBe(200);
  });
});

test('kinds are the platform’s card types', async () => {
  const answer = await bench.member('MemberSorts');
  expect([answer.status, answer.type]).toEqual([200, 'text/xml; charset=utf-8']);
  expect(parser.parse(answer.text).MemberSorts.MemberSort).toEqual(
    bench.server.world.cardTypes.map((type) => ({ No: String(type.id), Name: type.name })),
  );
});

describe('a member’s state', () => {
  test('by card number, with both accounts to four decimals', async () => {
    const answer = await bench.member('Members', { Cardno: '6201300100001201', Barcode: '' });
    expect(parser.parse(answer.text).Member).toEqual({
      CardNo: '6201300100001201',
      Name: '孙淼',
      MemberSortNo: '1397',
      MemberSort: '会员卡',
      BusinessUnit: '雅台上地店',
      Account: [
        { No: '00', Name: '人民币账户', Balance: '123.4500' },
        { No: '90', Name: '积分账户', Balance: '67.0000' },
      ],
    });
  });

  test('by what a device read: a dynamic code while it lives, a number in a stripe', async () => {
    const code = bench.server.mintDynamicCode(card, 60_000);
    expect(await accounts({ Cardno: '', Barcode: code })).toEqual(['500.0000', '1200.0000']);
    expect(await accounts({ Barcode: card })).toEqual(['500.0000', '1200.0000']);
    bench.clock.now += 60_000;
    expect(await accounts({ Barcode: code })).toBe('1001');
    expect(await accounts({ Cardno: card, Barcode: code })).toEqual(['500.0000', '1200.0000']);
  });

  test('names with every character come whole', async () => {
    const member = bench.server.world.members.find((one) => one.name === '张雅');
    if (member !== undefined) member.name = `𠮷 & <"'>\n雅`;
    const answer = await bench.member('Members', { Cardno: card });
    expect(answer.text).toContain('Name="𠮷 &amp; &lt;&quot;&apos;&gt;&#10;雅"');
  });
});

const disabled = '6201300100000601';

/** Each 1001 to 1006 as it comes about, on reading and on paying. */
const refused: readonly [code: string, cardNo: string, what: string][] = [
  ['1001', '6201300109999999', 'nobody’s card'],
  ['1001', '', 'no card number'],
  ['1002', frozen, 'a frozen card'],
  ['1002', blank, 'a card in the drawer'],
  ['1003', disabled, 'a member who is no longer one'],
  ['1006', expired, 'a card that has expired'],
];

test.each(refused)('Fault %s: %s (%s)', async (code, cardNo) => {
  const { members, cards } = bench.server.world;
  const owner = members.find((one) => one.id === cards.find((other) => other.cardNo === disabled)?.memberId);
  const call = (status: number) => bench.call('updateMember', { membershipId: String(owner?.id), status });
  expect((await call(0)).code).toBe(0);
  expect(await accounts({ Cardno: cardNo })).toBe(code);
  expect(faultOf(await bench.pay(payingOf({ card: cardNo, quantity: '1' })))).toBe(code);
  expect(bench.server.ledger.transactions()).toEqual([]);
});

test('a member who is valid again pays; a frozen card that is thawed too', async () => {
  bench.server.freezeCard(card);
  expect(faultOf(await bench.pay(payingOf({ card, quantity: '1' })))).toBe('1002');
  bench.server.freezeCard(card, false);
  expect((await bench.pay(payingOf({ card, quantity: '1' }))).status).toBe(200);
});

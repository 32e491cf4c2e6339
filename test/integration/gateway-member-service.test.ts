// Two member services in a row: terminals pay at the till, and the till's own platform is another service of the same standard.
import { afterEach, beforeEach, expect, test } from 'vitest';
import { practiceWorldGuide } from '../../main/practice/guide.ts';
import { profileSchema } from '../../shared/profile.ts';
import { codeIn, type GatewayBench, openGatewayBench } from './gateway-bench.ts';
import { zhang } from './till-bench.ts';
import { endInOrder } from './till-books.ts';

const { memberCredentials } = practiceWorldGuide.unipos;
let bench: GatewayBench;

beforeEach(async () => {
  bench = await openGatewayBench({
    speed: 3,
    profile: (own, server) => ({
      appSecret: '',
      profile: profileSchema.parse({
        name: '会员系统',
        backend: 'unipos-member',
        merchantNo: own.profile.merchantNo,
        terminalNo: own.profile.terminalNo,
        memberService: {
          serviceUri: server.unipos.memberUri,
          credentials: memberCredentials.map(({ name }) => ({ in: 'header', name })),
        },
      }),
      secrets: Object.fromEntries(memberCredentials.map(({ name, value }) => [`memberService:${name}`, value])),
    }),
  });
});

afterEach(() => endInOrder(bench));

function setStatus(status: number): void {
  const { world } = bench.server;
  const card = world.cards.find(({ cardNo }) => cardNo === zhang);
  const member = world.members.find(({ id }) => id === card?.memberId);
  if (member === undefined) {
    throw new Error('nobody has this card');
  }
  Object.assign(member, { details: { ...member.details, status } });
}

test('a terminal reads kinds and a member and pays once, however often it asks', async () => {
  expect((await bench.curl('/MemberSorts')).body).toContain('<MemberSort ');
  expect((await bench.curl(`/Members?Cardno=${zhang}`)).body).toContain('Balance="500.0000"');
  expect(await bench.pay({ fromNo: 'S-1' })).toBe('200');
  expect(await bench.pay({ fromNo: 'S-1' })).toBe('200');
  expect(bench.server.unipos.payings()).toHaveLength(1);
  expect(bench.server.ledger.balanceOf(zhang)).toBe(49_000);
});

test('what the service refuses is refused to the terminal by the same code', async () => {
  expect(await bench.pay({ cardNo: '6201300100009999', fromNo: 'S-2' })).toBe('500 1001');
  expect(await bench.pay({ quantity: '9999.0000', fromNo: 'S-3' })).toBe('500 1005');
  bench.server.freezeCard(zhang);
  expect(codeIn((await bench.curl(`/Members?Cardno=${zhang}`)).body)).toBe('1002');
  bench.server.freezeCard(zhang, false);
  setStatus(2);
  expect(codeIn((await bench.curl(`/Members?Cardno=${zhang}`)).body)).toBe('1003');
  expect(await bench.pay({ fromNo: 'S-4' })).toBe('500 1003');
  setStatus(1);
  expect(bench.server.unipos.payings()).toEqual([]);
});

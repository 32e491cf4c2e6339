// One method an interface: none missing, none twice, and money only for whoever holds the queue's `Sending`.
import { describe, expect, test } from 'vitest';
import type { CallOutcome, Client } from '../../main/backends/yazuo/client.ts';
import {
  createAddressMethods,
  createAskedMethods,
  createGrantMethods,
  createMoneyMethods,
} from '../../main/backends/yazuo/interfaces.ts';
import type { ReadCall } from '../../main/backends/yazuo/read.ts';
import { assumedYazuo } from '../../main/protocol/yazuo/assumed.ts';
import { type RequestOf, yazuoCatalogue, yazuoInterfaceIds } from '../../main/protocol/yazuo/catalogue.ts';
import { fen } from '../../shared/money.ts';
import { consumption, sending } from '../integration/yazuo-till.ts';

const calls: unknown[] = [];
const read: ReadCall = async (id, request, secrets) => {
  calls.push([id, request, secrets]);
  return { ok: false, failure: { code: 'badAnswer', reachable: true } };
};
const client: Pick<Client, 'call'> = {
  async call(id, request, secrets): Promise<CallOutcome<typeof id>> {
    calls.push([id, request, secrets]);
    return { kind: 'signedOut' };
  },
};

const asked = createAskedMethods(read);
const money = createMoneyMethods(client);
const grants = createGrantMethods(async (path, form) => {
  calls.push([path, form]);
  return { kind: 'refused', error: 'invalid_grant', message: '' };
}, assumedYazuo.paths);

const addresses = createAddressMethods('https://example.test', assumedYazuo.paths);

describe('the methods of the document', () => {
  test('cover every interface, each once, by its effect', () => {
    const all = [asked, money, grants, addresses].flatMap((methods) => Object.keys(methods));
    expect(all.toSorted()).toEqual([...yazuoInterfaceIds].toSorted());
    const moving = yazuoInterfaceIds.filter((id) => yazuoCatalogue[id].effect === 'money');
    expect(Object.keys(money).toSorted()).toEqual(moving.toSorted());
  });

  test('write the address that a browser opens', () => {
    const query = { response_type: 'code', client_id: 'app', redirect_uri: 'http://127.0.0.1/', state: 's' } as const;
    expect(addresses.authorizationCode(query)).toMatch(/^https:\/\/example\.test\/oauth\/authorize\?.*client_id=app/);
  });

  test('call their own interface, with the secrets that nothing may quote', async () => {
    calls.length = 0;
    await asked.verifySmsCode({ brandId: '15', merchantId: '1', moblie: '138', identifycode: '123456' }, ['123456']);
    const request: RequestOf<'checkout'> = {
      brandId: '15',
      merchantNo: '1',
      cardNo: '2',
      cashierSerial: '3',
      terminalNo: '4',
      billAmount: fen(100),
      storePay: fen(100),
      integralPay: fen(0),
    };
    await money.checkout(sending(consumption('2', 100), { secret: '9876' }), request);
    await money.recharge(sending(consumption('2', 100)), { ...request, storeNumber: fen(1), payWays: [] });
    await grants.refreshToken({
      grant_type: 'refresh_token',
      refresh_token: 'r',
      client_id: 'c',
      client_secret: 's',
    });
    expect(calls).toMatchObject([
      ['verifySmsCode', { identifycode: '123456' }, ['123456']],
      ['checkout', { billAmount: 100 }, ['9876']],
      ['recharge', { storeNumber: 1 }, []],
      [assumedYazuo.paths.refreshToken, { refresh_token: 'r' }],
    ]);
  });

  test('do not let a screen ask for money', () => {
    // @ts-expect-error an interface that moves money is none to be asked
    const wrong = () => read('recharge', { brandId: '15' });
    // @ts-expect-error without the queue's sending no money method can be called
    const alsoWrong = () => money.recharge({ brandId: '15' });
    expect(wrong).not.toBe(alsoWrong);
    expect('recharge' in asked).toBe(false);
  });
});

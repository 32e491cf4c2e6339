// From bytes to a typed answer: damaged bodies never look like success, refusals keep their code, a profile can rename and redirect.
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { assumedOverrides, assumedYazuo, assumeWith, isListed } from '../../main/protocol/yazuo/assumed.ts';
import { yazuoInterfaceIds } from '../../main/protocol/yazuo/catalogue.ts';
import { readAnswer, readPayload, writePayload } from '../../main/protocol/yazuo/envelope.ts';
import { readTokenAnswer, writeTokenForm } from '../../main/protocol/yazuo/oauth.ts';
import { fen } from '../../shared/money.ts';
import { runs } from '../support/property-runs.ts';

const bytes = (text: string) => new TextEncoder().encode(text);
const trade = '{"code":0,"message":"ok","data":{"voucher":1,"totalStore":1.5,"details":null}}';

const checkout = {
  brandId: '15',
  merchantNo: '6',
  cardNo: '62',
  cashierSerial: 's1',
  terminalNo: '1',
  billAmount: fen(4580),
  storePay: fen(4580),
  integralPay: fen(0),
};

describe('answers', () => {
  test('a good one, with a byte order mark too', () => {
    expect(readAnswer('checkout', bytes(trade))).toMatchObject({
      kind: 'success',
      data: { voucher: '1', totalStore: 150 },
    });
    expect(readAnswer('checkout', bytes(`\uFEFF${trade}`)).kind).toBe('success');
  });

  test.each([
    ['no voucher', '{"code":0,"message":"ok","data":{"details":null}}'],
    ['voucher null', '{"code":0,"message":"ok","data":{"voucher":null}}'],
    ['no data', '{"code":0,"message":"ok"}'],
    ['data empty text', '{"code":0,"message":"ok","data":""}'],
    ['no code', '{"message":"ok","data":{"voucher":1}}'],
    ['code null', '{"code":null,"data":{"voucher":1}}'],
    ['code true', '{"code":true,"data":{"voucher":1}}'],
    ['code twice', '{"code":1,"code":0,"data":{"voucher":1}}'],
    ['key twice, one escaped', '{"code":1,"\\u0063ode":0,"data":{"voucher":1}}'],
    ['a bad balance', '{"code":0,"data":{"voucher":1,"details":{"storeBalance":"1.234"}}}'],
    ['a voucher that lost digits', '{"code":0,"data":{"voucher":12345678901234567890}}'],
    ['an array', '[{"code":0}]'],
    ['null', 'null'],
    ['HTML', '<html>{"code":0}</html>'],
    ['nothing', ''],
  ])('%s is malformed', (_name, text) => {
    expect(readAnswer('checkout', bytes(text)).kind).toBe('malformed');
  });

  test('every cut of a good answer is malformed', () => {
    for (let length = 0; length < trade.length; length += 1) {
      expect(readAnswer('checkout', bytes(trade.slice(0, length))).kind).toBe('malformed');
    }
  });

  test('arbitrary bytes never throw and never succeed', () => {
    fc.assert(
      fc.property(fc.uint8Array({ maxLength: 200 }), (body) => readAnswer('checkout', body).kind !== 'success'),
      { numRuns: runs(3000) },
    );
  });

  test('a refusal keeps its code as text, whatever the wire wrote', () => {
    expect(readAnswer('checkout', bytes('{"code":"40001","message":"x"}'))).toMatchObject({
      kind: 'refused',
      code: '40001',
    });
    expect(readAnswer('checkout', bytes('{"code":-1,"message":null,"data":[{"cardNo":"1"}]}'))).toEqual({
      kind: 'refused',
      code: '-1',
      message: '',
      data: [{ cardNo: '1' }],
    });
    expect(isListed('40001', assumedYazuo.tokenRejectionCodes)).toBe(true);
    expect(isListed('1', assumedYazuo.tokenRejectionCodes)).toBe(false);
  });

  test('the same key in two objects of a list is no duplicate; braces and quotes in texts are not structure', () => {
    const text = '{"code":0,"message":"{\\"code\\":1,","data":{"transwater":[{"id":1},{"id":2,"remark":"\\\\"}]}}';
    expect(readAnswer('listTransactions', bytes(text))).toMatchObject({
      kind: 'success',
      data: { transwater: [{ id: '1' }, { id: '2' }] },
    });
  });
});

describe('requests', () => {
  test('money in yuan numbers, absent fields left out, unknown fields not written', () => {
    expect(writePayload('checkout', { ...checkout, extra: 1 } as typeof checkout)).toEqual({
      brandId: '15',
      merchantNo: '6',
      cardNo: '62',
      cashierSerial: 's1',
      terminalNo: '1',
      billAmount: 45.8,
      storePay: 45.8,
      integralPay: 0,
    });
  });

  test('what the wire misspells stays misspelt', () => {
    expect(writePayload('sendSmsCode', { brandId: '15', merchantId: '21', moblie: '13276279394' })).toEqual({
      brandId: '15',
      merchantId: 21,
      moblie: '13276279394',
    });
  });

  test('half a fen is a bug, not a request', () => {
    expect(() => writePayload('checkout', { ...checkout, billAmount: 0.5 as typeof checkout.billAmount })).toThrow();
  });

  test('a reason names the field and never the value', () => {
    const read = readPayload('verifyTradePassword', {
      brandId: 1,
      cardNo: 2,
      merchantId: 3,
      password: { secret: 'hunter2' },
    });
    expect(read).toMatchObject({ ok: false, reason: expect.stringContaining('password') });
    expect(JSON.stringify(read)).not.toContain('hunter2');
  });
});

describe('assumptions', () => {
  test('every interface has a path; a profile changes one and keeps the rest', () => {
    expect(Object.keys(assumedYazuo.paths).sort()).toEqual([...yazuoInterfaceIds].sort());
    const { authorizationCode, ...others } = assumedYazuo.paths;
    expect(authorizationCode).toBe('/oauth/authorize');
    for (const [id, path] of Object.entries(others)) {
      const isGrant = id === 'passwordToken' || id === 'codeToken' || id === 'refreshToken';
      expect([id, path]).toEqual([id, isGrant ? '/oauth/token' : `/api/${id}`]);
    }
    const own = assumeWith({
      paths: { checkout: '/v2/pay' },
      tokenRejectionCodes: [9],
      transCodes: { recharge: ['1'], consumption: ['2'], revocation: ['3'] },
    });
    expect(own.paths.checkout).toBe('/v2/pay');
    expect(own.paths.lookup).toBe('/api/lookup');
    expect(own.tokenRejectionCodes).toEqual([9]);
    expect(own.transCodes.consumption).toEqual(['2']);
    expect(assumeWith({}).transCodes).toEqual(assumedYazuo.transCodes);
  });

  test('renamed fields are written and read under their other names', () => {
    const own = assumeWith({
      fieldNames: { checkout: { request: { storePay: 'storeAmount' }, answer: { voucher: 'voucherNo' } } },
    });
    expect(writePayload('checkout', checkout, own)).toMatchObject({ storeAmount: 45.8 });
    expect(readPayload('checkout', writePayload('checkout', checkout, own), own)).toMatchObject({
      ok: true,
      request: { storePay: 4580 },
    });
    expect(readAnswer('checkout', bytes('{"code":0,"data":{"voucherNo":"7"}}'), own)).toMatchObject({
      data: { voucher: '7' },
    });
  });

  test('a profile that names an unknown interface or a wrong path is refused', () => {
    expect(assumedOverrides.safeParse({ paths: { checkOut: '/x' } }).success).toBe(false);
    expect(assumedOverrides.safeParse({ paths: { checkout: 'x' } }).success).toBe(false);
    expect(assumedOverrides.safeParse({ pathz: {} }).success).toBe(false);
  });
});

describe('tokens', () => {
  const grant = '{"access_token":"t","expires_in":"7200","brandId":15}';
  test.each([
    ['bare', 200, grant, 'granted'],
    ['wrapped', 200, `{"code":"0","message":"success","data":${grant}}`, 'granted'],
    ['RFC error', 400, '{"error":"invalid_grant"}', 'refused'],
    ['wrapped error', 200, '{"code":40003,"message":"no","data":""}', 'refused'],
    ['portal', 200, '<html></html>', 'malformed'],
    ['server error', 500, grant, 'malformed'],
    ['wrapped without a token', 200, '{"code":0,"data":{}}', 'malformed'],
    ['JSON that says nothing', 400, '{}', 'malformed'],
  ])('%s', (_name, status, body, kind) => {
    expect(readTokenAnswer(status, bytes(body)).kind).toBe(kind);
  });

  test('the form is encoded', () => {
    expect(
      writeTokenForm({ grant_type: 'password', client_id: 'a', client_secret: 'b&c', username: '张', password: 'p w' }),
    ).toBe('grant_type=password&client_id=a&client_secret=b%26c&username=%E5%BC%A0&password=p+w');
  });
});

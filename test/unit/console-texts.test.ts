// The interface console's texts: what is masked, how a call is written for a shell, and how a sample gets this store's numbers.
import { spawnSync } from 'node:child_process';
import { describe, expect, test } from 'vitest';
import { holeIn } from '../../main/backends/console/holes.ts';
import { maskForm, maskText, secretsIn } from '../../main/backends/console/mask.ts';
import { quoted } from '../../main/backends/console/shell.ts';
import { envelopeCommand, formCommand } from '../../main/backends/yazuo/console/command.ts';
import { fillSample, type OwnNumbers, secretHoles } from '../../main/backends/yazuo/console/fill.ts';
import { yazuoInterfaceIds } from '../../main/protocol/yazuo/catalogue.ts';
import { readPayload } from '../../main/protocol/yazuo/envelope.ts';
import { sampleOf } from '../../main/protocol/yazuo/samples.ts';

const token = 'ya-0123456789abcdef';
const card = '6201300100000101';

describe('masking', () => {
  test('takes tokens, passwords, codes and the secret out for good, numbers only from the masked text', () => {
    const text = JSON.stringify({
      access_token: token,
      ciphertext: {
        cardNo: card,
        moblie: '13800000001',
        password: '482915',
        identifycode: '771204',
        client_secret: 's3cr3t',
      },
      isTradePassword: true,
      tokenless: 1,
    });
    const { whole, masked } = maskText(text);
    for (const secret of [token, '482915', '771204', 's3cr3t']) {
      expect(whole).not.toContain(secret);
      expect(masked).not.toContain(secret);
    }
    expect(whole).toContain(card);
    expect(masked).toContain('"cardNo":"6201****0101"');
    expect(masked).toContain('"moblie":"138****0001"');
    expect(maskText('{"cardNo":"62013","oldCardNo":6201300}').masked).toBe('{"cardNo":"***13","oldCardNo":"***00"}');
    expect(JSON.parse(masked)).toMatchObject({ isTradePassword: true });
  });

  test('holds in half an answer, in plain text, in lists and for numbers without quotes', () => {
    expect(maskText(`{"data":{"access_token":"${token}`).whole).not.toContain(token);
    expect(maskText(`{"password": 482915}`).whole).not.toContain('482915');
    expect(maskText(`<p>no such card ${card}, ask 13800000001</p>`).masked).toBe(
      '<p>no such card 6201****0101, ask 138****0001</p>',
    );
    expect(maskText(`{"cardNos":["${card}"],"cardNo":${card}}`).masked).not.toContain(card);
    expect(maskText(`the token ${token} is not valid`, [token]).whole).toBe('the token *** is not valid');
    expect(maskText(`{"refresh_token":"${token}","note":"was ${token}"}`).whole).not.toContain(token);
  });

  test('knows what a request bears, so that no answer can bring it back in other words', () => {
    expect(secretsIn('{"password":"482915","list":[{"identifycode": 771204}],"cardNo":"1"}')).toEqual([
      '482915',
      '771204',
    ]);
    expect(maskText('wrong: 482915, not 1482915', ['482915']).whole).toBe('wrong: ***, not 1482915');
  });

  test('leaves amounts, serials and vouchers as they are', () => {
    const text = '{"voucher":"89900412345678","billAmount":45.8,"timestamp":1764169404,"cashierSerial":"K0011aa"}';
    expect(maskText(text)).toEqual({ whole: text, masked: text });
  });

  test('knows a form', () => {
    const shown = maskForm(
      { grant_type: 'password', username: '13800000001', password: 'a b', client_secret: 'x' },
      [],
    );
    expect(shown.whole).toBe('grant_type=password&username=13800000001&password=***&client_secret=***');
    expect(shown.masked).toContain('username=138****0001');
  });
});

/** What a real shell makes of it: the arguments, NUL between them. */
function argumentsOf(command: string, variables: Readonly<Record<string, string>>): readonly string[] {
  const script = `curl() { printf '%s\\0' "$@"; }; date() { printf 1764169404; }\n${command}`;
  const run = spawnSync('/bin/sh', ['-c', script], { encoding: 'utf8', env: { ...variables, PATH: '' } });
  expect(run.stderr).toBe('');
  return run.stdout.split('\0').slice(0, -1);
}

describe('a call for the shell', () => {
  test('quotes whatever stands in it', () => {
    for (const text of ["it's", '$(rm -rf /) `id`', 'two\nlines', '券"码\\"', "''"]) {
      expect(argumentsOf(`curl ${quoted(text)}`, {})).toEqual([text]);
    }
  });

  test('bears quotes, newlines and Chinese through, with the token from outside and no secret inside', () => {
    const payload = JSON.stringify(
      { remark: "张三's 汤\n$HOME `id`", password: "p'w", note: '"password": "x"', cardNo: card },
      null,
      2,
    );
    const command = envelopeCommand('https://example.test/api/checkout', payload);
    expect(command).not.toContain("p'w");
    const said = argumentsOf(command, { ACCESS_TOKEN: token, PASSWORD: '4711' });
    expect(said.slice(0, 4)).toEqual(['-sS', '-X', 'POST', 'https://example.test/api/checkout']);
    expect(JSON.parse(said.at(-1) ?? '')).toEqual({
      timestamp: 1_764_169_404,
      version: 1,
      access_token: token,
      ciphertext: { ...JSON.parse(payload), password: '4711' },
    });
  });

  test('sends a form as a form', () => {
    const form = { grant_type: 'password', username: "o'brien", password: 'secret-9', client_secret: 'zzz' };
    const command = formCommand('https://example.test/oauth/token', form);
    expect(command).not.toContain('secret-9');
    expect(command).not.toContain('zzz');
    const said = argumentsOf(command, { PASSWORD: 'a&b', APP_SECRET: 'c' });
    expect(said.filter((_, at) => said[at - 1] === '--data-urlencode')).toEqual([
      'grant_type=password',
      "username=o'brien",
      'password=a&b',
      'client_secret=c',
    ]);
  });
});

const own: OwnNumbers = {
  brandId: '15',
  merchantNo: '666660000277610',
  merchantId: '16456',
  terminalNo: '11111111',
  appId: 'app',
  cashierSerial: 'K1',
  now: Date.parse('2026-11-26T23:30:00+08:00'),
};

describe('a sample', () => {
  const hole = (name: string) => `$\{${name}}`;

  test('gets this store’s numbers into its holes and its fields, as text or number as it has them', () => {
    const sample = {
      brandId: hole('brand_id'),
      merchantId: 1,
      merchant: { merchantNo: '6201310258262628' },
      list: [{ terminalNo: null, voucherNumber: hole('voucherNumber') }],
      cardNo: card,
    };
    const filled = fillSample(sample, own);
    expect(JSON.parse(filled)).toEqual({
      brandId: '15',
      merchantId: 16456,
      merchant: { merchantNo: '666660000277610' },
      list: [{ terminalNo: null, voucherNumber: hole('voucherNumber') }],
      cardNo: card,
    });
    expect(holeIn(filled, [])).toBe('voucherNumber');
    expect(holeIn(filled, ['voucherNumber'])).toBeNull();
    expect(JSON.parse(fillSample({ brandId: hole('brand_id') }, { ...own, brandId: null }))).toEqual({
      brandId: hole('brand_id'),
    });
  });

  test('is there for every interface, and the platform can read it where no hole is left', () => {
    const holes: string[] = [];
    for (const id of yazuoInterfaceIds) {
      const filled = fillSample(sampleOf(id).request, own);
      expect(typeof JSON.parse(filled), id).toBe('object');
      const left = holeIn(filled, secretHoles);
      if (left === null) {
        expect(readPayload(id, JSON.parse(filled)), id).toMatchObject({ ok: true });
      } else {
        holes.push(`${id} ${left}`);
      }
    }
    // What only a person can know.
    expect(holes).toEqual([
      'passwordToken password',
      'codeToken code',
      'issueCoupon openId',
      'getOrderAuthorization order_id',
      'revoke voucherNumber',
      'revokeByVoucher voucherNumber',
    ]);
  });
});

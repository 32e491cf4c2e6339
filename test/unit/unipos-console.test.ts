// UniPOS in the interface console: requests to begin with, what they say of themselves, how they are written for a shell, what is masked.
import { spawnSync } from 'node:child_process';
import { describe, expect, test } from 'vitest';
import { holeIn } from '../../main/backends/console/holes.ts';
import { maskText, secretsIn } from '../../main/backends/console/mask.ts';
import { uniposCommand } from '../../main/backends/unipos/console/command.ts';
import {
  consoleIdOf,
  requestToBeginWith,
  subjectIn,
  uniposIdOf,
  uniposViewOf,
} from '../../main/backends/unipos/console/requests.ts';
import { understandUnipos } from '../../main/backends/unipos/console/understand.ts';
import { uniposInterfaceIds } from '../../main/protocol/unipos/catalogue.ts';
import { uniposSampleOf, uniposSamples } from '../../main/protocol/unipos/samples.ts';
import { yazuoInterfaceIds } from '../../main/protocol/yazuo/catalogue.ts';

const hole = (name: string) => `$\{${name}}`;
const own = { shopNo: '1001', appId: 'app', day: '2026-11-27', own: 'a1b2' };

describe('a request to begin with', () => {
  test('is there for every interface and format, and reads where no hole is left', () => {
    const holes: string[] = [];
    for (const id of uniposInterfaceIds) {
      for (const format of uniposViewOf(id).formats) {
        const body = requestToBeginWith(id, format, own);
        const left = holeIn(body, ['appsecret']);
        if (left === null) {
          expect(subjectIn(id, body, format), `${id} ${format}`).toMatchObject({ ok: true });
        } else {
          holes.push(`${id} ${left}`);
        }
      }
    }
    // What only a person can know.
    expect(holes).toEqual(['memberState Cardno', 'memberPaying CardNo']);
  });

  test('has this shop’s number, today and a number that nobody used', () => {
    expect(JSON.parse(requestToBeginWith('listBills', 'xml', own))).toEqual({
      shopNo: '1001',
      date: '2026-11-27',
      skip: 0,
      top: 20,
    });
    for (const format of ['json', 'xml'] as const) {
      const body = requestToBeginWith('sendReservation', format, own);
      expect(body).toContain('test_a1b2');
      expect(body).toContain('2026-11-27T03:00:00');
      expect(body).not.toContain('2015-07-02');
    }
    expect(requestToBeginWith('memberPaying', 'xml', own)).toContain('FromNo="test-a1b2"');
  });

  test('a payment says whose card and how much; a broken one where it is broken', () => {
    const body = requestToBeginWith('memberPaying', 'xml', own)
      .replace(hole('CardNo'), '6201300100000101')
      .replace(hole('Quantity'), '58.5');
    expect(subjectIn('memberPaying', body, 'xml')).toEqual({
      ok: true,
      value: { cardNo: '6201300100000101', amount: '58.5000 (AccountNo 00)' },
    });
    expect(subjectIn('memberPaying', '<Paying', 'xml')).toMatchObject({ failure: { code: 'requestBroken' } });
    expect(subjectIn('sendOrder', '{"order_no": ""}', 'json')).toMatchObject({ failure: { code: 'requestBroken' } });
    expect(subjectIn('listBills', '[]', 'json')).toMatchObject({ failure: { code: 'requestNotJson' } });
  });

  test('has a name of its own beside the other platform’s', () => {
    const taken: readonly string[] = yazuoInterfaceIds;
    for (const id of uniposInterfaceIds) {
      expect(taken).not.toContain(consoleIdOf(id));
      expect(uniposIdOf(consoleIdOf(id))).toBe(id);
      expect(uniposIdOf(id)).toBeNull();
    }
  });
});

test('the document prints twenty samples', () => {
  expect(uniposSamples).toHaveLength(20);
  expect(uniposSampleOf('memberState', 'answer', 'xml')).toContain('BusinessUnit="上海总店"');
  expect(uniposSampleOf('memberState', 'answer', 'json')).toBeNull();
});

test('XML is masked as JSON is: tokens for good, numbers only from the masked text, money and numbers of bills never', () => {
  const text = `<ApiResult><data xsi:type="ApiTokenResult"><token>secret-token</token></data><tel>13800000001</tel>
<Paying CardNo="6201300100000101" Quantity="58.0000"/><bill_no>1001-161110001-98</bill_no></ApiResult>`;
  const { whole, masked } = maskText(text);
  expect(secretsIn(text)).toEqual(['secret-token']);
  expect(whole).not.toContain('secret-token');
  expect(whole).toContain('CardNo="6201300100000101"');
  expect(masked).toContain('CardNo="6201****0101" Quantity="58.0000"');
  expect(masked).toContain('<tel>138****0001</tel>');
  expect(masked).toContain('<bill_no>1001-161110001-98</bill_no>');
});

/** What a real shell makes of it. */
function argumentsOf(command: string, variables: Readonly<Record<string, string>>): readonly string[] {
  const script = `curl() { printf '%s\\0' "$@"; }\n${command}`;
  const run = spawnSync('/bin/sh', ['-c', script], { encoding: 'utf8', env: { ...variables, PATH: '' } });
  expect(run.stderr).toBe('');
  return run.stdout.split('\0').slice(0, -1);
}

describe('a call for the shell', () => {
  test('asks with parameters, and neither token nor secret stands in it', () => {
    const command = uniposCommand({
      address: 'https://u.example/bill',
      query: { shopNo: "10'01", token: 'secret-token' },
      headers: { accept: 'application/xml' },
      credentials: [],
      body: null,
    });
    expect(command).not.toContain('secret-token');
    expect(argumentsOf(command, { TOKEN: 'a&b' })).toEqual([
      '-sS',
      '-G',
      'https://u.example/bill',
      '-H',
      'accept: application/xml',
      '--data-urlencode',
      "shopNo=10'01",
      '--data-urlencode',
      'token=a&b',
    ]);
  });

  test('posts a document with credentials from outside', () => {
    const body = `<Paying Description="张三's $HOME"/>`;
    const command = uniposCommand({
      address: 'https://m.example/memberpaying',
      query: {},
      headers: { 'content-type': 'text/xml' },
      credentials: [{ in: 'header', name: 'X-Member-Key' }],
      body,
    });
    expect(argumentsOf(command, { X_MEMBER_KEY: 'k' })).toEqual([
      '-sS',
      '-X',
      'POST',
      'https://m.example/memberpaying',
      '-H',
      'content-type: text/xml',
      '-H',
      'X-Member-Key: k',
      '--data-raw',
      body,
    ]);
  });

  test('a token in the address of a post stays a variable', () => {
    const command = uniposCommand({
      address: 'https://u.example/order',
      query: { token: 'secret-token' },
      headers: {},
      credentials: [],
      body: '{}',
    });
    expect(argumentsOf(command, { TOKEN: 't' })).toContain('https://u.example/order?token=t');
  });
});

describe('what the till understands', () => {
  const answered = (status: number, contentType: string, text: string) =>
    ({ kind: 'answered', status, contentType, body: Buffer.from(text, 'utf8') }) as const;
  const json = (value: object) => answered(200, 'application/json', JSON.stringify(value));
  const refused = (code: string) => ({ success: false, error_code: code, error_reason: 'why', data: null });

  test('money as UniPOS writes it, counts as counts', () => {
    const sample = uniposSampleOf('listBills', 'answer', 'xml') ?? '';
    const understood = understandUnipos('listBills', 'xml', answered(200, 'application/xml', sample), []);
    const value = understood.kind === 'typed' ? JSON.parse(understood.value.whole) : null;
    expect(value).toMatchObject({ total_count: 1, items: [{ totel_money: '56.0000', person_num: 0 }] });
  });

  test('each refusal, each broken answer and each silence', () => {
    expect(understandUnipos('listBills', 'json', json(refused('0000')), [])).toEqual({ kind: 'tokenRejected' });
    expect(understandUnipos('token', 'json', json(refused('0001')), [])).toMatchObject({
      kind: 'refused',
      code: '0001',
    });
    expect(understandUnipos('listBills', 'json', answered(502, 'text/plain', 'x'), [])).toMatchObject({
      kind: 'unclear',
    });
    expect(understandUnipos('listBills', 'json', answered(200, 'text/html', '<p>'), [])).toEqual({
      kind: 'unclear',
      reason: 'unknownCaptivePortal',
    });
    expect(understandUnipos('listBills', 'json', json({}), [])).toMatchObject({ kind: 'malformed' });
    const fault = answered(500, 'text/xml', uniposSampleOf('memberPaying', 'fault', 'xml') ?? '');
    expect(understandUnipos('memberPaying', 'xml', fault, [])).toMatchObject({ kind: 'refused', code: '1001' });
    expect(understandUnipos('memberPaying', 'xml', answered(200, 'text/xml', ''), [])).toMatchObject({ kind: 'typed' });
    expect(understandUnipos('memberSorts', 'xml', answered(200, 'text/xml', '<p/>'), [])).toMatchObject({
      kind: 'malformed',
    });
    const lost = { kind: 'lost', cause: 'timeout', detail: 't' } as const;
    expect(understandUnipos('listBills', 'json', lost, [])).toEqual({ kind: 'unclear', reason: 'unknownTimeout' });
  });
});

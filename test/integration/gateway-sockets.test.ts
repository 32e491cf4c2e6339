// Bare sockets against the gateway: many at once, half-open, slow, pipelined, huge, broken. Patience is short here; nobody sleeps.
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { zhCN } from '../../shared/messages/zh-CN.ts';
import { codeIn, type GatewayBench, openGatewayBench, openWire, payingXml, requestText } from './gateway-bench.ts';
import { zhang } from './till-bench.ts';
import { endInOrder } from './till-books.ts';

let bench: GatewayBench;

beforeAll(async () => {
  bench = await openGatewayBench({ speed: 1, patience: { head: 1_500, request: 3_000, idle: 2_000, look: 100 } });
});

afterAll(() => endInOrder(bench));

const payHead = 'POST /member/memberpaying HTTP/1.1';
const membersHead = `GET /member/Members?Cardno=${zhang} HTTP/1.1`;
const charges = (fromNo: string) =>
  bench
    .till()
    .journal.page('all', null, 500)
    .filter(({ intent }) => intent.startsWith(`unipos:${fromNo}:`));

/** The whole text of one connection on which just this was sent. */
async function tell(text: string | Buffer): Promise<string> {
  const wire = await openWire(bench.port());
  wire.socket.write(text);
  return wire.ended;
}

describe('many at once', () => {
  test('64 connections with the same payment: charged once, each hears that it is paid', async () => {
    const wires = await Promise.all(Array.from({ length: 64 }, () => openWire(bench.port())));
    const body = payingXml({ fromNo: 'S-1', quantity: '0.5000' });
    for (const wire of wires) {
      wire.socket.write(requestText(bench.port(), payHead, body, ['Connection: close']));
    }
    const answers = await Promise.all(wires.map(({ ended }) => ended));
    expect(new Set(answers.map((text) => text.slice(0, 12)))).toEqual(new Set(['HTTP/1.1 200']));
    expect(charges('S-1')).toHaveLength(1);
  });

  test('64 connections with a payment each: each charged once', async () => {
    const wires = await Promise.all(Array.from({ length: 64 }, () => openWire(bench.port())));
    wires.forEach((wire, index) => {
      const body = payingXml({ fromNo: `S-2-${index}`, quantity: '0.0100' });
      wire.socket.write(requestText(bench.port(), payHead, body, ['Connection: close']));
    });
    const answers = await Promise.all(wires.map(({ ended }) => ended));
    expect(answers.filter((text) => text.startsWith('HTTP/1.1 200'))).toHaveLength(64);
    const rows = bench.server.ledger.transactions().filter(({ amountFen }) => amountFen === 1);
    expect(rows).toHaveLength(64);
  });

  test('one connection, requests sent before their answers are read: answered in order', async () => {
    const wire = await openWire(bench.port());
    const payments = [1, 2, 3].map((number) => payingXml({ fromNo: `S-3-${number}`, quantity: '0.0200' }));
    const texts = [
      requestText(bench.port(), payHead, payments[0]),
      requestText(bench.port(), payHead, payingXml({ fromNo: 'S-3-x', accountNo: '77' })),
      requestText(bench.port(), payHead, payments[1]),
      requestText(bench.port(), membersHead),
      requestText(bench.port(), payHead, payments[2], ['Connection: close']),
    ];
    wire.socket.write(texts.join(''));
    const statuses = [...(await wire.ended).matchAll(/HTTP\/1\.1 (\d+)/g)].map(([, status]) => status);
    expect(statuses).toEqual(['200', '500', '200', '200', '200']);
    expect([1, 2, 3].map((number) => charges(`S-3-${number}`).length)).toEqual([1, 1, 1]);
  });
});

describe('slow and half-open', () => {
  test('connections that say nothing end by themselves, and meanwhile others pay', async () => {
    const silent = await Promise.all(Array.from({ length: 100 }, () => openWire(bench.port())));
    expect(await bench.pay({ fromNo: 'S-4', quantity: '0.0300' })).toBe('200');
    await Promise.all(silent.map(({ ended }) => ended));
  });

  test('a request that comes byte by byte is taken, where its pace is a terminal’s', async () => {
    const wire = await openWire(bench.port());
    wire.socket.setNoDelay(true);
    const text = requestText(bench.port(), payHead, payingXml({ fromNo: 'S-5', quantity: '0.0400' }), [
      'Connection: close',
    ]);
    for (const byte of Buffer.from(text)) {
      await new Promise<void>((resolve) => wire.socket.write(Buffer.of(byte), () => resolve()));
    }
    expect(await wire.ended).toMatch(/^HTTP\/1\.1 200/);
    expect(charges('S-5')).toHaveLength(1);
  });

  test.each([
    ['in the middle of its head', `${payHead}\r\nHost: x`],
    ['in the middle of its body', ''],
  ])('a request that stops %s is told so and charges nothing', async (_where, begun) => {
    const whole = requestText(bench.port(), payHead, payingXml({ fromNo: 'S-6', quantity: '0.0500' }));
    const wire = await openWire(bench.port());
    wire.socket.write(begun === '' ? whole.slice(0, -20) : begun);
    const answer = await wire.ended;
    expect(answer === '' ? '1000' : codeIn(answer)).toBe('1000');
    expect(charges('S-6')).toEqual([]);
  });

  test('a terminal that closes its side at once: charged once at most, and told the truth when it asks again', async () => {
    const wire = await openWire(bench.port());
    wire.socket.end(requestText(bench.port(), payHead, payingXml({ fromNo: 'S-7', quantity: '0.0600' })));
    await wire.ended;
    expect(await bench.pay({ fromNo: 'S-7', quantity: '0.0600' })).toBe('200');
    expect(charges('S-7')).toHaveLength(1);
  });

  test('a terminal that is torn away after its payment was sent: charged once, and told so when it asks again', async () => {
    const wire = await openWire(bench.port());
    const heard = bench.heard('operation', ({ amount }) => amount === 7);
    wire.socket.write(requestText(bench.port(), payHead, payingXml({ fromNo: 'S-8', quantity: '0.0700' })));
    await heard;
    wire.socket.resetAndDestroy();
    await wire.ended;
    expect(await bench.pay({ fromNo: 'S-8', quantity: '0.0700' })).toBe('200');
    expect(charges('S-8')).toHaveLength(1);
  });

  test('a body that announces more than it brings is never read as a payment', async () => {
    const body = payingXml({ fromNo: 'S-9', quantity: '0.0800' });
    const text = requestText(bench.port(), payHead, '', [
      'Content-Type: text/xml',
      `Content-Length: ${Buffer.byteLength(body) + 1}`,
    ]);
    const wire = await openWire(bench.port());
    wire.socket.end(`${text}${body}`);
    await wire.ended;
    expect(charges('S-9')).toEqual([]);
  });
});

describe('what is no payment', () => {
  test('chunked is as good as counted', async () => {
    const body = payingXml({ fromNo: 'S-10', quantity: '0.0900' });
    const middle = Math.floor(body.length / 2);
    const chunks = [body.slice(0, middle), body.slice(middle)].map(
      (part) => `${Buffer.byteLength(part).toString(16)}\r\n${part}\r\n`,
    );
    const text = requestText(bench.port(), payHead, '', [
      'Content-Type: text/xml',
      'Transfer-Encoding: chunked',
      'Connection: close',
    ]);
    expect(await tell(`${text}${chunks.join('')}0\r\n\r\n`)).toMatch(/^HTTP\/1\.1 200/);
    expect(charges('S-10')).toHaveLength(1);
  });

  test('a length and chunks together are refused as no HTTP', async () => {
    const body = payingXml({ fromNo: 'S-11', quantity: '0.1000' });
    const answer = await tell(requestText(bench.port(), payHead, body, ['Transfer-Encoding: chunked']));
    expect([answer.slice(0, 12), codeIn(answer)]).toEqual(['HTTP/1.1 500', '1000']);
    expect(charges('S-11')).toEqual([]);
  });

  test('a body above 1 MiB is not read to its end, announced or not', async () => {
    const announced = requestText(bench.port(), payHead, '', ['Content-Type: text/xml', 'Content-Length: 1073741824']);
    const wire = await openWire(bench.port());
    wire.socket.write(announced);
    const answer = await wire.ended;
    expect([answer.slice(0, 12), codeIn(answer)]).toEqual(['HTTP/1.1 500', '1000']);
    const flood = await openWire(bench.port());
    flood.socket.on('error', () => undefined);
    flood.socket.write(
      requestText(bench.port(), payHead, '', ['Content-Type: text/xml', 'Transfer-Encoding: chunked']),
    );
    const chunk = `10000\r\n${'x'.repeat(65_536)}\r\n`;
    for (let count = 0; count < 64 && flood.socket.writable && flood.heard() === ''; count += 1) {
      await new Promise<void>((resolve) => flood.socket.write(chunk, () => resolve()));
    }
    // In these words, and not because it was too slow for an answer.
    expect(await flood.until(/<\/Fault>/)).toContain(zhCN.gatewayFault.bodyTooLarge);
    flood.socket.destroy();
  });

  test('a head above its limit, a method that is none, a line that is no HTTP', async () => {
    for (const text of [
      `${payHead}\r\nHost: 127.0.0.1\r\nX-Long: ${'a'.repeat(40_000)}\r\n\r\n`,
      'HELLO\r\n\r\n',
      '\x16\x03\x01\x02\x00\x01\x00\x01\xfc\x03\x03',
    ]) {
      const answer = await tell(text);
      expect([answer.slice(0, 12), codeIn(answer)]).toEqual(['HTTP/1.1 500', '1000']);
    }
  });

  test.each([
    ['no Host', []],
    ['a Host that is no name', ['Host: a b']],
    ['another Host', ['Host: example.com']],
    ['two Hosts', ['Host: 127.0.0.1', 'Host: example.com']],
    ['an address that is none', ['Host: 127.0.0.1:99999999']],
  ])('%s is a fault', async (_what, hosts) => {
    const head = ['GET /member/MemberSorts HTTP/1.1', ...hosts, 'Connection: close', '', ''].join('\r\n');
    const answer = await tell(head);
    expect([answer.slice(0, 12), codeIn(answer)]).toEqual(['HTTP/1.1 500', '1000']);
  });

  test.each([
    ['GET', '/member/memberpaying'],
    ['POST', '/member/Members'],
    ['DELETE', '/member/MemberSorts'],
    ['GET', '/member/other'],
    ['GET', '/MemberSorts'],
    ['GET', '/member/../etc/passwd'],
  ])('%s %s is a fault', async (method, path) => {
    const answer = await tell(requestText(bench.port(), `${method} ${path} HTTP/1.1`, '', ['Connection: close']));
    expect([answer.slice(0, 12), codeIn(answer)]).toEqual(['HTTP/1.1 500', '1000']);
  });

  test.each([
    [
      'a DOCTYPE',
      '<!DOCTYPE Paying [<!ENTITY a "10">]><Paying CardNo="1" AccountNo="00" Quantity="&a;" FromNo="S-12"/>',
    ],
    ['an unknown entity', '<Paying CardNo="1" AccountNo="00" Quantity="&a;" FromNo="S-12"/>'],
    ['another root', '<Payment CardNo="1"/>'],
    ['half an element', '<Paying CardNo="1"'],
    ['nothing', ''],
    ['JSON', '{"CardNo":"1"}'],
    ['a number with five decimals', payingXml({ fromNo: 'S-12', quantity: '1.00001' })],
    ['no number', payingXml({ fromNo: 'S-12', quantity: 'ten' })],
    ['a depth of thousands', `${'<a>'.repeat(5_000)}${'</a>'.repeat(5_000)}`],
  ])('%s is a fault that says so', async (_what, body) => {
    const { status, body: fault } = await bench.curl('/memberpaying', '-H', 'Content-Type: text/xml', '-d', body);
    expect([status, codeIn(fault)]).toEqual([500, '1000']);
    expect(charges('S-12')).toEqual([]);
  });

  test('another charset than it says, and a type that is not XML', async () => {
    const text = requestText(bench.port(), payHead, '', ['Connection: close']);
    const gbk = Buffer.concat([
      Buffer.from('<Paying CardNo="'),
      Buffer.of(0xd5, 0xc5),
      Buffer.from('" FromNo="S-13"/>'),
    ]);
    const head = text.replace('\r\n\r\n', `\r\nContent-Type: text/xml\r\nContent-Length: ${gbk.length}\r\n\r\n`);
    expect(codeIn(await tell(Buffer.concat([Buffer.from(head), gbk])))).toBe('1000');
    const { body } = await bench.curl('/memberpaying', '-H', 'Content-Type: application/json', '-d', '{}');
    expect(codeIn(body)).toBe('1000');
  });
});

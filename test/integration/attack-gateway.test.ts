// A hostile machine in the shop's network, at the gateway: it takes every connection, guesses the secret, smuggles, replays and lies about
// where it comes from. Real sockets; the attacker calls from 127.0.0.2, a terminal from 127.0.0.1, so that the two are two machines.
import { connect, type Socket } from 'node:net';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { codeIn, type GatewayBench, key, openGatewayBench, payingXml, requestText } from './gateway-bench.ts';
import { zhang } from './till-bench.ts';
import { endInOrder } from './till-books.ts';
import { newIntent, selectedCard, serve } from './till-serving.ts';

const patience = { head: 60_000, request: 60_000, idle: 60_000, look: 500 };
let bench: GatewayBench;
const open = new Set<Socket>();

beforeAll(async () => {
  bench = await openGatewayBench({ speed: 1, patience });
});
afterAll(async () => {
  for (const socket of open) socket.destroy();
  await endInOrder(bench);
});

const payHead = 'POST /member/memberpaying HTTP/1.1';
const charges = (fromNo: string) =>
  bench
    .till()
    .journal.page('all', null, 500)
    .filter(({ intent }) => intent.startsWith(`unipos:${fromNo}:`));
const ledger = () => bench.server.ledger.transactions().length;

type Line = { readonly socket: Socket; readonly ended: Promise<string> };

/** A connection from the attacker's machine. Never rejects: to be thrown out is what an attacker expects. */
function attack(address = '127.0.0.2'): Promise<Line> {
  return new Promise((resolve) => {
    let text = '';
    const socket = connect({ host: '127.0.0.1', port: bench.port(), localAddress: address });
    open.add(socket);
    socket.setEncoding('utf8').on('data', (chunk: string) => {
      text += chunk;
    });
    socket.on('error', () => undefined);
    const ended = new Promise<string>((done) => {
      socket.once('close', () => {
        open.delete(socket);
        done(text);
      });
    });
    socket.once('connect', () => resolve({ socket, ended }));
    socket.once('close', () => resolve({ socket, ended }));
  });
}

/** Sends just this and answers all that came back. */
async function tell(text: string, address?: string): Promise<string> {
  const { socket, ended } = await attack(address);
  socket.write(text);
  return ended;
}

const withoutKey = (text: string) => text.replace(/^X-Yatai-Key: .*\r\n/m, '');
const request = (head: string, body = '', more: readonly string[] = []) =>
  requestText(bench.port(), head, body, ['Connection: close', ...more]);

describe('takes all connections', () => {
  test('a thousand that say nothing: a terminal pays at once, and the till’s own sale is charged', async () => {
    await Promise.all(Array.from({ length: 1_000 }, () => attack()));
    expect([...open].filter((socket) => !socket.destroyed).length).toBeLessThanOrEqual(1_000);
    expect(await bench.pay({ fromNo: 'A-1', quantity: '0.1000' })).toBe('200');
    expect(charges('A-1')).toHaveLength(1);
    const card = selectedCard(await serve(bench, zhang));
    const sale = await bench.good('checkout', {
      intent: newIntent(),
      cardId: card.cardId,
      billAmount: 100 as never,
      storePay: 100 as never,
      points: 0,
      pointsPay: 0 as never,
      coupons: [],
      otherPayments: [],
      tradePassword: null,
      remark: null,
    });
    expect(sale.state).toBe('applied');
  });

  test('and each of them drips a head that never ends: the terminal still pays', async () => {
    for (const socket of open) if (!socket.destroyed) socket.write(`${payHead}\r\nX-Slow: `);
    expect(await bench.pay({ fromNo: 'A-2', quantity: '0.1000' })).toBe('200');
    for (const socket of open) socket.destroy();
  });
});

test('a terminal that waits, for wrong keys before, and hangs up meanwhile is not charged; the next one is', async () => {
  const address = '127.0.0.6';
  const sent = (fromNo: string, guess: string) =>
    request(payHead, payingXml({ fromNo, quantity: '0.1000' })).replace(`X-Yatai-Key: ${key}`, `X-Yatai-Key: ${guess}`);
  for (let count = 0; count < 10; count += 1) await tell(sent('A-13', 'old'), address);
  const { socket, ended } = await attack(address);
  await new Promise((written) => socket.write(sent('A-13', key), written));
  // Its turn comes after the one that hangs up.
  const next = tell(sent('A-14', key), address);
  socket.destroy();
  expect(await ended).toBe('');
  expect(await next).toMatch(/^HTTP\/1\.1 200/);
  expect([charges('A-13').length, charges('A-14').length]).toEqual([0, 1]);
});

describe('guesses the secret', () => {
  const guessing = (guess: string) =>
    request(payHead, payingXml({ fromNo: 'A-3' })).replace(`X-Yatai-Key: ${key}`, `X-Yatai-Key: ${guess}`);

  test('sixty tries side by side, then the right one: not even that is looked at, and nothing is charged', async () => {
    const before = ledger();
    const lines = await Promise.all(Array.from({ length: 60 }, () => attack()));
    for (const [index, { socket }] of lines.entries()) socket.write(guessing(`guess-${index}`));
    // Ten are answered and sixteen wait; the rest hears nothing.
    const silent = new Promise<void>((resolve) => {
      for (const { ended } of lines) void ended.then((answer) => (answer === '' ? resolve() : undefined));
    });
    await silent;
    expect(await tell(guessing(key))).toBe('');
    for (const { socket } of lines) socket.destroy();
    const answers = await Promise.all(lines.map(({ ended }) => ended));
    expect(answers.filter((answer) => answer !== '' && codeIn(answer) !== '0001')).toEqual([]);
    expect([charges('A-3'), ledger()]).toEqual([[], before]);
    expect(await bench.pay({ fromNo: 'A-4', quantity: '0.1000' })).toBe('200');
  });

  test.each([
    ['with a letter that looks the same', 'gatеway-key-7f21'],
    ['in full width', 'ｇateway-key-7f21'],
    ['in capitals', 'GATEWAY-KEY-7F21'],
    ['with a blank that a header drops in the middle', 'gateway-key-\t7f21'],
    ['twice', `${key}, ${key}`],
    ['cut by one', key.slice(0, -1)],
    ['as a list', `["${key}"]`],
  ])('%s: it is another', async (_how, guess) => {
    const answer = await tellFrom('127.0.0.3', payHead, guess);
    expect([answer.slice(0, 12), codeIn(answer)]).toEqual(['HTTP/1.1 500', '0001']);
  });
});

async function tellFrom(address: string, head: string, guess: string): Promise<string> {
  const { socket, ended } = await attack(address);
  const text = request(head, payingXml({ fromNo: 'A-5' })).replace(`X-Yatai-Key: ${key}`, `X-Yatai-Key: ${guess}`);
  socket.write(Buffer.from(text, 'utf8'));
  return ended;
}

describe('lies about what it is', () => {
  const from = (more: readonly string[], head = payHead) =>
    request(head, payingXml({ fromNo: 'A-6', quantity: '0.1000' }), more);

  test.each([
    ['a page of another site that posts a form', (text: string) => withoutKey(text), ['Origin: https://evil.example']],
    ['a page that asks first whether it may', (text: string) => withoutKey(text).replace('POST', 'OPTIONS'), []],
    ['a name of the attacker’s that leads here', (text: string) => text.replace(/Host: .*/, 'Host: evil.example'), []],
    ['this machine’s name with a dot behind it', (text: string) => text.replace(/Host: 127/, 'Host: 127.0.0.1.'), []],
  ])('%s: refused, without a header that would let a browser read the answer', async (_what, change, more) => {
    const { socket, ended } = await attack('127.0.0.4');
    socket.write(change(from(more)));
    const answer = await ended;
    expect(answer).toMatch(/^HTTP\/1\.1 500/);
    expect(answer).not.toMatch(/access-control-/i);
    expect(charges('A-6')).toEqual([]);
  });
});

describe('with a terminal’s own key', () => {
  const terminal = '127.0.0.5';
  const paying = (fromNo: string) => payingXml({ fromNo, quantity: '0.1000' });
  const chunked = (body: string) => `${Buffer.byteLength(body).toString(16)}\r\n${body}\r\n0\r\n\r\n`;
  const bare = (more: readonly string[]) =>
    requestText(bench.port(), payHead, '', ['Content-Type: text/xml', 'Connection: close', ...more]);

  test('the same request a hundred times, as it was recorded: charged once', async () => {
    const recorded = request(payHead, paying('A-7'));
    const answers = await Promise.all(Array.from({ length: 100 }, () => tell(recorded, terminal)));
    expect(answers.filter((answer) => !answer.startsWith('HTTP/1.1 200'))).toEqual([]);
    expect(charges('A-7')).toHaveLength(1);
  });

  test.each([
    ['a length and chunks', ['Content-Length: 5', 'Transfer-Encoding: chunked']],
    ['chunks under another name', ['Content-Length: 5', 'Transfer-Encoding: xchunked']],
    ['chunks in the second place', ['Transfer-Encoding: identity, chunked', 'Content-Length: 5']],
    ['chunks with a blank before the colon', ['Transfer-Encoding : chunked', 'Content-Length: 5']],
    ['two lengths', ['Content-Length: 5', 'Content-Length: 500']],
    ['a length with a sign', ['Content-Length: +5']],
    ['a folded header', ['X-One: a\r\n Content-Length: 5']],
  ])('smuggles a second payment behind %s: no second one is taken', async (_how, more) => {
    const hidden = requestText(bench.port(), payHead, paying('A-8'), ['Connection: close']);
    await tell(`${bare(more)}${chunked(paying('A-9'))}${hidden}`, terminal);
    expect(charges('A-8')).toEqual([]);
    expect(charges('A-9').length).toBeLessThanOrEqual(1);
  });

  test.each([
    ['/member/memberpaying/../../../etc/passwd'],
    ['/member/%2e%2e/%2e%2e/etc/passwd'],
    ['//evil.example/member/memberpaying'],
    ['/member/memberpaying%00.xml'],
    ['*'],
  ])('asks for %s: nothing there', async (path) => {
    const answer = await tell(request(`POST ${path} HTTP/1.1`, paying('A-10')), terminal);
    expect([answer.slice(0, 12), codeIn(answer)]).toEqual(['HTTP/1.1 500', '1000']);
    expect(charges('A-10')).toEqual([]);
  });

  test.each(['TRACE', 'PUT', 'PATCH', 'HEAD', 'PROPFIND', 'CONNECT'])('by %s: nothing is charged', async (method) => {
    await tell(request(`${method} /member/memberpaying HTTP/1.1`, paying('A-11')), terminal);
    expect(charges('A-11')).toEqual([]);
  });

  test('asks to be upgraded to another protocol: it is a payment as any other, or none', async () => {
    const answer = await tell(
      request(payHead, paying('A-12'), ['Upgrade: websocket', 'Sec-WebSocket-Key: x']),
      terminal,
    );
    expect(answer).not.toMatch(/^HTTP\/1\.1 101/);
    expect(charges('A-12').length).toBeLessThanOrEqual(1);
  });

  test('after all this what was acknowledged is charged once each, and the journal is whole', () => {
    expect(bench.till().journal.verify()).toBeNull();
    expect(bench.server.ledger.verify()).toEqual([]);
  });
});

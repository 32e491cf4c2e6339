// The gateway in the settings of the real window: off, failed, listening, and what a terminal must be told, without a secret on the screen.
import { writeFileSync } from 'node:fs';
import { createServer } from 'node:net';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { zhCN } from '../../shared/messages/zh-CN.ts';
import { signIn, tillForFile } from '../support/file-till.ts';
import { guests } from '../support/guests.ts';
import { see } from '../support/see.ts';
import { uniposLooks } from '../support/unipos-looks.ts';

const used = tillForFile();
const { expectNoSecret, look } = uniposLooks(used);
const terminalKey = 'terminal-key-19c4';

async function openPanel(): Promise<void> {
  const till = used.till();
  await till.keys.press('F7');
  await till.press('settings-tab-unipos');
  await till.press('unipos-mode-gateway');
}

/** Another start, with a gateway in the profile. */
async function startWithGateway(port: number): Promise<void> {
  await used.till().app.close();
  const file = join(used.stage().userDataDir, 'gateway.json');
  const gateway = { port, credentials: [{ in: 'header', name: 'X-Terminal-Key' }] };
  writeFileSync(file, JSON.stringify({ name: '练习', backend: 'practice', gateway }));
  const secrets = JSON.stringify({ 'gateway:X-Terminal-Key': terminalKey });
  used.take(await used.stage().start({ env: { YATAI_PROFILE: file, YATAI_SECRETS: secrets } }));
  await signIn(used.till());
  await openPanel();
}

test('the gateway: off here, and said how it is switched on', async () => {
  const till = used.till();
  await openPanel();
  await see(till.see('unipos-gateway')).toHaveAttribute('data-state', 'absent');
  await look('gateway-absent');
});

test('a gateway whose port is taken says why and what to do', async () => {
  const other = createServer();
  await new Promise<void>((resolve) => {
    other.listen(0, '127.0.0.1', resolve);
  });
  const address = other.address();
  const port = typeof address === 'object' && address !== null ? address.port : 0;
  await startWithGateway(port);
  await see(used.till().see('unipos-gateway')).toHaveAttribute('data-state', 'failed');
  await see(used.till().see('unipos-gateway')).toContainText(zhCN.uniposSetup.gateway.problem.portTaken);
  await look('gateway-failed');
  await new Promise((resolve) => {
    other.close(resolve);
  });
  await startWithGateway(port);
});

test('a gateway that listens says what a terminal must be told, by name, and counts what comes', async () => {
  const till = used.till();
  await see(till.see('unipos-gateway')).toHaveAttribute('data-state', 'listening');
  const address = (await till.see('gateway-address').textContent()) ?? '';
  await see(till.see('unipos-gateway')).toContainText('X-Terminal-Key');
  const headers = { 'X-Terminal-Key': terminalKey };
  const answer = await fetch(`${address}/Members?Cardno=${guests.zhang.cardNo}`, { headers });
  expect(await answer.text()).toContain(guests.zhang.name);
  await fetch(`${address}/MemberSorts`);
  await see(till.see('gateway-members')).not.toHaveText('0');
  await see(till.see('gateway-strangers')).toHaveText('1');
  await look('gateway-listening');
});

test('no secret was ever on the screen or in the log', () => {
  expectNoSecret([terminalKey]);
});

// The check of a connection as the till runs it, as a technician starts it, and what it found.
import { spawn } from 'node:child_process';
import { request as requestOf } from 'node:http';
import { createServer as createHttpsServer } from 'node:https';
import type { AddressInfo } from 'node:net';
import { join } from 'node:path';
import { expect, onTestFinished } from 'vitest';
import { practiceWorldGuide } from '../../main/practice/guide.ts';
import { type ConnectionOrder, runConnection } from '../../main/till/connect/run-connection.ts';
import { systemClock, systemRandom, systemTimers } from '../../main/till/system-ports.ts';
import type { ConnectionStep } from '../../shared/connect.ts';
import type { Profile } from '../../shared/profile.ts';
import { selfSigned } from './yazuo-test-certificate.ts';

const [cashier] = practiceWorldGuide.cashiers;
const { clientSecret } = practiceWorldGuide.application;
export const testCard = '6201300100000101';

export function run(profile: Profile, changed: Partial<ConnectionOrder> = {}): Promise<readonly ConnectionStep[]> {
  const order = { profile, appSecret: clientSecret, user: '1001', password: cashier.password, cardNo: testCard };
  return runConnection(
    { ...order, ...changed },
    {
      clock: systemClock,
      random: systemRandom,
      timers: systemTimers,
      tell: () => undefined,
      deadlines: { connect: 2_000, headers: 2_000, total: 3_000 },
    },
  );
}

/** The step that failed, its finding, and the states behind it. */
export function failedAt(steps: readonly ConnectionStep[]): string {
  const at = steps.findIndex(({ state }) => state === 'failed');
  const step = steps[at];
  expect(steps.slice(0, at).every(({ state }) => state === 'ok')).toBe(true);
  expect(steps.slice(at + 1).every((behind) => 'finding' in behind && behind.finding === 'behind')).toBe(true);
  return step !== undefined && step.state === 'failed' ? `${step.id} ${step.finding}` : 'nothing failed';
}

export const stateOf = (steps: readonly ConnectionStep[]) => steps.map(({ id, state }) => `${id} ${state}`);

/** The practice platform behind a certificate that only the test knows. */
export async function secureServer(url: string): Promise<string> {
  const secure = createHttpsServer(selfSigned, (request, response) => {
    const forward = requestOf(
      `${url}${request.url}`,
      { method: request.method ?? 'POST', headers: { ...request.headers, host: new URL(url).host } },
      (answer) => {
        response.writeHead(answer.statusCode ?? 500, answer.headers);
        answer.pipe(response);
      },
    );
    request.pipe(forward);
  });
  secure.on('tlsClientError', () => undefined);
  await new Promise<void>((resolve) => secure.listen(0, '127.0.0.1', resolve));
  onTestFinished(() => {
    secure.closeAllConnections();
    secure.close();
  });
  return `https://localhost:${(secure.address() as AddressInfo).port}`;
}

export type Ended = { readonly code: number | null; readonly out: string; readonly err: string };

export function command(args: readonly string[], env: NodeJS.ProcessEnv = {}, typed = ''): Promise<Ended> {
  const { YATAI_PASSWORD: _, YATAI_APP_SECRET: __, ...clean } = process.env;
  const file = join(import.meta.dirname, '../../main/till/profile-check-command.ts');
  const child = spawn(process.execPath, [file, ...args], {
    env: { ...clean, LANG: 'en_GB.UTF-8', LC_ALL: '', ...env },
  });
  const said = { out: '', err: '' };
  child.stdout.setEncoding('utf8').on('data', (text: string) => {
    said.out += text;
  });
  child.stderr.setEncoding('utf8').on('data', (text: string) => {
    said.err += text;
  });
  child.stdin.end(typed);
  return new Promise((resolve) => child.on('close', (code) => resolve({ code, ...said })));
}

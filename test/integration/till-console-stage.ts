// The interface console on the real till and the practice platform, and all that it ever showed.
import { expect } from 'vitest';
import type { InterfaceExchange } from '../../shared/interfaces-console.ts';
import { technician } from '../support/practice-approvals.ts';
import { type Bench, cashier, openBench } from './till-bench.ts';
import { drained } from './till-waiting.ts';

export type ConsoleDesk = {
  readonly bench: Bench;
  /** Everything that the console answered. */
  readonly shown: string[];
  /** A technician opens it. */
  open(): Promise<void>;
  sampleOf(id: string): Promise<Record<string, unknown>>;
  send(id: string, request: unknown, confirmed?: boolean): Promise<InterfaceExchange>;
  /** What was written down of its calls, oldest first. */
  trail(): readonly Record<string, unknown>[];
  /** Nothing that was shown, told, logged or written down bears a token, the secret or the password. */
  expectNoSecret(more: readonly string[]): void;
  /** As every test of the till ends, but for the books: what the console charged is no operation of the till's. */
  end(): Promise<void>;
};

/** Signed in, and still shut. */
export async function openConsoleDesk(): Promise<ConsoleDesk> {
  const bench = await openBench();
  const shown: string[] = [];
  await bench.good('signIn', cashier);

  function tokens(): readonly string[] {
    const { world } = bench.server;
    return [world.token?.accessToken ?? 'none', ...world.refreshTokens.map((one) => one.refreshToken)];
  }

  return {
    bench,
    shown,
    async open() {
      shown.push(JSON.stringify(await bench.good('listInterfaces', { approval: technician })));
    },
    async sampleOf(id) {
      const { body } = await bench.good('getInterface', { id });
      shown.push(body);
      return JSON.parse(body) as Record<string, unknown>;
    },
    async send(id, request, confirmed = false) {
      const body = typeof request === 'string' ? request : JSON.stringify(request);
      const answer = await bench.good('sendInterface', { id, body, confirmed, approval: null });
      shown.push(JSON.stringify(answer));
      return answer.exchange;
    },
    trail: () =>
      bench
        .till()
        .journal.audit.page(null, 100, ['consoleCall'])
        .map(({ details }) => JSON.parse(details ?? '{}') as Record<string, unknown>)
        .reverse(),
    expectNoSecret(more) {
      const { audit } = bench.till().journal;
      const everything = [
        ...shown,
        JSON.stringify(audit.page(null, 500)),
        JSON.stringify(bench.events),
        ...bench.complaints,
      ].join('\n');
      for (const secret of [...tokens(), ...more, cashier.password, bench.server.world.application.clientSecret]) {
        expect(secret.length).toBeGreaterThan(5);
        expect(everything).not.toContain(secret);
      }
    },
    async end() {
      try {
        await bench.server.acceptConnections();
        bench.server.faults.clear();
        await drained(bench);
        expect(bench.server.ledger.verify()).toEqual([]);
        expect(bench.till().journal.verify()).toBeNull();
        expect(bench.complaints).toEqual([]);
      } finally {
        await bench.close();
      }
    },
  };
}

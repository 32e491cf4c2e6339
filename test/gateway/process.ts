// The headless gateway as a process that can be killed at any moment and is started again on the same data and port.
import { type ChildProcess, spawn } from 'node:child_process';
import { createServer } from 'node:net';
import { join } from 'node:path';
import { root } from '../runner/part.ts';

export const gatewayKey = 'a-terminal-key-4711';

export type GatewayProcess = {
  /** Resolves when it says that it listens; rejects with its last words where it ends before. */
  readonly listening: Promise<void>;
  /** SIGKILL; resolves when it is gone. */
  kill(): Promise<void>;
  /** SIGTERM; its exit code. */
  end(): Promise<number | null>;
};

export type GatewayPlace = {
  readonly profileFile: string;
  readonly dataFolder: string;
  readonly practice: { readonly url: string; readonly key: string };
};

/** Starts one life. */
export function startGatewayProcess({ profileFile, dataFolder, practice }: GatewayPlace): GatewayProcess {
  const command = join(root, 'main', 'gateway', 'gateway-command.ts');
  const child: ChildProcess = spawn(process.execPath, [command, profileFile, '--data', dataFolder], {
    env: {
      ...process.env,
      YATAI_USER: '1001',
      YATAI_PASSWORD: 'yatai-1001',
      YATAI_SECRETS: JSON.stringify({ 'gateway:X-Key': gatewayKey }),
      YATAI_PRACTICE_URL: practice.url,
      YATAI_PRACTICE_KEY: practice.key,
    },
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  const lines: string[] = [];
  const gone = new Promise<number | null>((resolve) => child.once('close', (code) => resolve(code)));
  const listening = new Promise<void>((resolve, reject) => {
    child.stdout?.setEncoding('utf8').on('data', (text: string) => {
      if (text.includes('listening at')) resolve();
    });
    child.stderr?.setEncoding('utf8').on('data', (text: string) => lines.push(text));
    void gone.then(() => reject(new Error(`the gateway ended: ${lines.slice(-5).join('')}`)));
  });
  // Whoever kills it before it listens does not wait for it.
  listening.catch(() => undefined);
  return {
    listening,
    async kill() {
      child.kill('SIGKILL');
      await gone;
    },
    async end() {
      child.kill('SIGTERM');
      return gone;
    },
  };
}

/** A port that is free now. */
export function freePort(): Promise<number> {
  return new Promise((resolve, reject) => {
    const server = createServer();
    server.once('error', reject);
    server.listen(0, '127.0.0.1', () => {
      const address = server.address();
      server.close(() => resolve(typeof address === 'object' && address !== null ? address.port : 0));
    });
  });
}

// A server of updates on this machine, with a key of its own: honest, or as bad as a test wants it.
import { mkdirSync, writeFileSync } from 'node:fs';
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { join } from 'node:path';
import { listRelease, newKey, signList } from '../../build/update-sign.ts';

export type Offered = {
  readonly version: string;
  readonly content: string | Buffer;
  readonly notes?: string | null;
  readonly staging?: number;
  /** Signs with another key than the tills know. */
  readonly stranger?: boolean;
};

export type Answer = (request: IncomingMessage, response: ServerResponse, honest: () => void) => void;

export type UpdateServer = {
  readonly url: string;
  readonly publicKey: string;
  /** What is asked for from now on. */
  offer(release: Offered): void;
  /** Stands in for the honest answer; null takes it back. */
  misbehave(answer: Answer | null): void;
  /** Paths that were asked for, oldest first. */
  readonly asked: string[];
  close(): Promise<void>;
};

export const releaseFile = 'Yatai.AppImage';

/** `folder` holds what is offered; the caller takes it away. */
export async function openUpdateServer(folder: string): Promise<UpdateServer> {
  const [own, other] = [newKey(), newKey()];
  const files = new Map<string, Buffer>();
  const asked: string[] = [];
  let bad: Answer | null = null;
  const server = createServer((request, response) => {
    const path = new URL(request.url ?? '/', 'http://any').pathname;
    asked.push(path);
    const honest = () => {
      const file = files.get(path);
      response.writeHead(file === undefined ? 404 : 200, { 'content-length': file?.length ?? 0 });
      response.end(file);
    };
    (bad ?? ((_request, _response, then) => then()))(request, response, honest);
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const { port } = server.address() as AddressInfo;
  return {
    url: `http://127.0.0.1:${port}/yatai/`,
    publicKey: own.publicKey,
    asked,
    offer({ version, content, notes = null, staging = 100, stranger = false }) {
      const place = join(folder, version);
      mkdirSync(place, { recursive: true });
      const file = join(place, releaseFile);
      writeFileSync(file, content);
      const release = { version, releasedAt: '2026-11-27T04:00:00Z', notes, stagingPercentage: staging };
      files.set(
        '/yatai/yatai-linux.json',
        Buffer.from(signList(listRelease(release, file), (stranger ? other : own).privateKey)),
      );
      files.set(`/yatai/${releaseFile}`, Buffer.from(content));
    },
    misbehave(answer) {
      bad = answer;
    },
    async close() {
      server.closeAllConnections();
      await new Promise<void>((resolve) => server.close(() => resolve()));
    },
  };
}

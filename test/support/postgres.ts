// A PostgreSQL server of a test's own: its folder in the temporary one, a free port, gone afterwards. It refuses to run as root, so as root it
// runs as an unprivileged user.
import { type ChildProcess, execFileSync, spawn } from 'node:child_process';
import { once } from 'node:events';
import { chmodSync, chownSync, existsSync, mkdtempSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Client } from 'pg';
import { ensurePostgres } from '../../build/setup/postgres.mjs';
import { explain, say } from '../../build/setup/say.mjs';
import { schemaText } from '../../main/backends/head-office/schema-text.ts';
import { selfSigned } from '../integration/yazuo-test-certificate.ts';

export type TestPostgres = {
  readonly port: number;
  /** A PEM file that vouches for its certificate, for localhost and 127.0.0.1. */
  readonly authority: string;
  /** As its owner, over a connection of its own. */
  ask<Row>(text: string, values?: readonly unknown[]): Promise<readonly Row[]>;
  /** Ends it without a word, as a power cut of the machine does (what was synced is there). */
  kill(): Promise<void>;
  /** Starts it again on the same folder and port; `more` as on its command line. */
  start(more?: readonly string[]): Promise<void>;
  /** Stops every process of it where it stands, or lets them go on. */
  freeze(): void;
  thaw(): void;
  close(): Promise<void>;
};

export type PostgresOptions = {
  /** Syncs to the disk, which most tests need not wait for. */
  readonly durable?: boolean;
  readonly more?: readonly string[];
};

type Account = { readonly uid: number; readonly gid: number };

const password = 'of-the-owner';

/**
 * Whether there is one to be had; says why where not. Asked while a file of tests is read, for no hook waits as long as an installation takes;
 * without one they are skipped. Its processes are found by way of /proc.
 */
export async function hasPostgres(): Promise<boolean> {
  try {
    if (process.platform === 'linux') await ensurePostgres();
    else say('the PostgreSQL of these tests runs on Linux only');
    return process.platform === 'linux';
  } catch (error) {
    explain(error);
    return false;
  }
}

/** A server with the schema in the database `yatai` and the logins `till` and `other` (password: their name) in the role of tills. */
export async function startPostgres(options: PostgresOptions = {}): Promise<TestPostgres> {
  const programs = await ensurePostgres();
  const account = unprivileged();
  const folder = mkdtempSync(join(tmpdir(), 'pg-'));
  const data = join(folder, 'data');
  const authority = join(folder, 'authority.pem');
  const keyFile = join(folder, 'key.pem');
  writeFileSync(authority, selfSigned.cert);
  writeFileSync(keyFile, selfSigned.key, { mode: 0o600 });
  const passwordFile = join(folder, 'password');
  writeFileSync(passwordFile, password);
  if (account !== null) {
    for (const path of [folder, keyFile, passwordFile, authority]) chownSync(path, account.uid, account.gid);
    letThrough(tmpdir());
  }
  const as = account ?? {};
  const initdb = [
    '-D',
    data,
    '-U',
    'owner',
    '-E',
    'UTF8',
    '--locale=C',
    '-A',
    'scram-sha-256',
    '--pwfile',
    passwordFile,
  ];
  execFileSync(join(programs, 'initdb'), [...initdb, '--no-sync'], { ...as, cwd: folder, stdio: 'pipe' });
  const port = await freePort();
  let server: ChildProcess | null = null;

  async function start(more: readonly string[] = []): Promise<void> {
    const settings = [
      ...['listen_addresses=127.0.0.1', `port=${port}`, `unix_socket_directories=${folder}`, 'max_connections=60'],
      ...['ssl=on', `ssl_cert_file=${authority}`, `ssl_key_file=${keyFile}`, 'log_min_messages=fatal'],
      ...(options.durable === true ? [] : ['fsync=off', 'synchronous_commit=off', 'full_page_writes=off']),
      ...(options.more ?? []),
      ...more,
    ].flatMap((one) => ['-c', one]);
    // After a kill its last children may still be going: then it refuses, and is asked again.
    for (let turn = 0; ; turn += 1) {
      server = spawn(join(programs, 'postgres'), ['-D', data, ...settings], {
        ...as,
        cwd: folder,
        stdio: ['ignore', 'ignore', 'pipe'],
      });
      const started = await ready(server);
      if (started === true) return;
      if (turn === 50) throw new Error(`PostgreSQL did not start: ${started}`);
    }
  }

  function ready(child: ChildProcess): Promise<true | string> {
    return new Promise((resolve) => {
      let said = '';
      child.stderr?.on('data', (chunk: Buffer) => {
        said = (said + chunk.toString()).slice(-4_000);
      });
      child.once('exit', () => resolve(said));
      const look = async (): Promise<void> => {
        if (child.exitCode !== null) return;
        const isUp = await ask('SELECT 1', [], 'postgres').then(
          () => true,
          () => false,
        );
        if (isUp) resolve(true);
        else setTimeout(() => void look(), 25);
      };
      void look();
    });
  }

  async function ask<Row>(text: string, values: readonly unknown[] = [], database = 'yatai'): Promise<readonly Row[]> {
    const client = new Client({ host: folder, port, user: 'owner', password, database });
    client.on('error', () => undefined);
    await client.connect();
    try {
      const result = await client.query(text, [...values]);
      return (Array.isArray(result) ? [] : result.rows) as Row[];
    } finally {
      await client.end();
    }
  }

  async function end(signal: NodeJS.Signals): Promise<void> {
    const child = server;
    server = null;
    if (child === null || child.exitCode !== null || child.signalCode !== null) return;
    const gone = once(child, 'exit');
    child.kill(signal);
    await gone;
  }

  const everyProcess = (signal: NodeJS.Signals) => {
    for (const pid of server?.pid === undefined ? [] : [server.pid, ...childrenOf(server.pid)]) {
      try {
        process.kill(pid, signal);
      } catch {
        // One of its short-lived processes, which ended by itself meanwhile.
      }
    }
  };

  async function close(): Promise<void> {
    everyProcess('SIGCONT');
    await end('SIGINT');
    rmSync(folder, { recursive: true, force: true });
  }

  try {
    await start();
    await ask('CREATE DATABASE yatai', [], 'postgres');
    await ask(schemaText());
    await ask(`CREATE ROLE till LOGIN PASSWORD 'till' IN ROLE yatai_till; CREATE ROLE other LOGIN PASSWORD 'other' IN ROLE yatai_till;
      CREATE ROLE reader LOGIN PASSWORD 'reader' IN ROLE yatai_reader; CREATE ROLE stranger LOGIN PASSWORD 'stranger'`);
  } catch (error) {
    await close();
    throw error;
  }
  return {
    port,
    authority,
    ask: (text, values) => ask(text, values),
    kill: () => end('SIGKILL'),
    start,
    freeze: () => everyProcess('SIGSTOP'),
    thaw: () => everyProcess('SIGCONT'),
    close,
  };
}

/** Null where this process is not root already. */
function unprivileged(): Account | null {
  if (process.getuid?.() !== 0) return null;
  const lines = readFileSync('/etc/passwd', 'utf8').split('\n');
  const line = ['postgres', 'nobody'].map((name) => lines.find((one) => one.startsWith(`${name}:`))).find(Boolean);
  const [, , uid, gid] = (line ?? '').split(':');
  return { uid: Number(uid ?? 65_534), gid: Number(gid ?? 65_534) };
}

/** The temporary folder of a test file is its user's alone; another user has to pass through it. */
function letThrough(folder: string): void {
  if (existsSync(folder)) chmodSync(folder, statSync(folder).mode | 0o011);
}

function childrenOf(pid: number): readonly number[] {
  return readFileSync(`/proc/${pid}/task/${pid}/children`, 'utf8').split(' ').filter(Boolean).map(Number);
}

async function freePort(): Promise<number> {
  const server = createServer();
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  const address = server.address();
  server.close();
  await once(server, 'close');
  if (address === null || typeof address === 'string') throw new Error('no port');
  return address.port;
}

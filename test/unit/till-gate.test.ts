// The gate between screen and main process, the files of the own scheme, the log's redaction, the secrets: Electron's part without Electron.
import {
  existsSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  statSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import type { IpcMain, IpcMainInvokeEvent, WebContents } from 'electron';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { answerAppRequest, resolveAppFile } from '../../main/electron/app-files.ts';
import { type Handlers, openGate } from '../../main/electron/ipc-gate.ts';
import { openLog, redact } from '../../main/electron/log.ts';
import { openSecrets } from '../../main/electron/secrets.ts';
import { channelArguments } from '../../shared/ipc.ts';

let folder: string;
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'gate-'));
});
afterEach(() => rmSync(folder, { recursive: true, force: true }));

describe('the gate', () => {
  const silent = { info: () => undefined, warn: () => undefined, error: () => undefined };
  const mainFrame = { url: 'yatai://app/index.html' };
  const own = { mainFrame } as unknown as WebContents;

  type Listener = (event: IpcMainInvokeEvent, argument: unknown) => Promise<unknown>;

  function gate(answer: () => Promise<unknown>): Map<string, Listener> {
    const listeners = new Map<string, Listener>();
    const ipc = {
      handle: (name: string, listener: Listener) => listeners.set(name, listener),
      removeHandler: (name: string) => listeners.delete(name),
    } as unknown as IpcMain;
    const handlers = Object.fromEntries(
      Object.keys(channelArguments).map((name) => [name, answer]),
    ) as unknown as Handlers;
    openGate(ipc, () => own, handlers, silent);
    return listeners;
  }

  function knock(event: object, argument: unknown, answer = async (): Promise<unknown> => 'in'): Promise<unknown> {
    const listener = gate(answer).get('yatai:lookup');
    return listener === undefined
      ? Promise.reject(new Error('no such channel'))
      : listener(event as IpcMainInvokeEvent, argument);
  }

  const fromOwn = { sender: own, senderFrame: mainFrame };

  test('has a door for every channel and no other', () => {
    expect([...gate(async () => null).keys()].sort()).toEqual(
      Object.keys(channelArguments)
        .map((name) => `yatai:${name}`)
        .sort(),
    );
  });

  test('lets the own page in with a good argument', async () => {
    expect(await knock(fromOwn, { text: '123456' })).toBe('in');
  });

  test.each([
    ['another window', { sender: {}, senderFrame: mainFrame }],
    ['a frame inside the page', { sender: own, senderFrame: { url: 'yatai://app/index.html' } }],
    ['a frame that is gone', { sender: own, senderFrame: null }],
  ])('%s is refused', async (_who, event) => {
    await expect(knock(event, { text: '123456' })).rejects.toThrow(/refused/);
  });

  test.each([
    'https://evil.example/',
    'file:///etc/passwd',
    'yatai://app.evil/',
    'yatai://other/index.html',
    'yatai://app/display.html',
    'yatai://app/index.html/../assets/picture.svg',
  ])('the own window on %s is refused', async (url) => {
    const frame = { url };
    const strayed = { mainFrame: frame } as unknown as WebContents;
    const listeners = new Map<string, Listener>();
    const ipc = { handle: (name: string, listener: Listener) => listeners.set(name, listener) } as unknown as IpcMain;
    const handlers = { lookup: async () => 'in' } as unknown as Handlers;
    openGate(ipc, () => strayed, handlers, silent);
    const event = { sender: strayed, senderFrame: frame } as unknown as IpcMainInvokeEvent;
    await expect(listeners.get('yatai:lookup')?.(event, { text: '123456' })).rejects.toThrow(/refused/);
  });

  test.each([
    undefined,
    null,
    'text',
    {},
    { text: 5 },
    { text: '' },
    { text: 'x'.repeat(513) },
    { text: 'a', more: 1 },
    [],
  ])('a bad argument is refused: %j', async (argument) => {
    await expect(knock(fromOwn, argument)).rejects.toThrow(/bad argument/);
  });

  test('a bug inside rejects without telling the screen what it was', async () => {
    const bug = knock(fromOwn, { text: '123456' }, async () => {
      throw new Error('canary at /home/user/secret');
    });
    await expect(bug).rejects.toThrow(/met a fault in lookup/);
    await expect(bug).rejects.not.toThrow(/canary/);
  });
});

describe('the own scheme', () => {
  test.each([
    'yatai://app/../main.js',
    'yatai://app/%2e%2e/main.js',
    'yatai://app/..%2fmain.js',
    'yatai://app/assets/..%5c..%5cmain.js',
    'yatai://app/index.html%00.js',
    'yatai://app//etc/passwd',
    'yatai://app/data.db',
    'yatai://other/index.html',
    'https://app/index.html',
    'nonsense',
  ])('%s leads nowhere or stays inside', (address) => {
    const file = resolveAppFile('/app/renderer', address);
    expect(file === null || file.startsWith('/app/renderer/')).toBe(true);
  });

  test('answers files with the strict policy, and nothing else', async () => {
    mkdirSync(join(folder, 'renderer'));
    writeFileSync(join(folder, 'renderer', 'index.html'), '<p>till</p>');
    writeFileSync(join(folder, 'secret.js'), 'canary');
    const page = await answerAppRequest(join(folder, 'renderer'), 'GET', 'yatai://app/');
    expect(page.statusCode).toBe(200);
    expect(page.data.toString()).toBe('<p>till</p>');
    expect(page.headers['content-security-policy']).toContain("default-src 'none'");
    expect(page.headers['content-security-policy']).toContain("script-src 'self' 'wasm-unsafe-eval';");
    for (const [method, address] of [
      ['POST', 'yatai://app/'],
      ['GET', 'yatai://app/..%2fsecret.js'],
      ['GET', 'yatai://app/missing.js'],
      ['GET', 'yatai://other/index.html'],
    ] as const) {
      expect((await answerAppRequest(join(folder, 'renderer'), method, address)).statusCode).toBe(404);
    }
  });
});

describe('the log', () => {
  test('hides secrets by their names and long numbers by their length', () => {
    const text = redact(
      'password=canary1 {"access_token":"canary2","AppSecret": "canary3"} card 6201300100000101 mobile 13800000001',
    );
    expect(text).not.toMatch(/canary|6201300100000101|13800000001/);
    expect(text).toContain('card 62***01');
  });

  test('finds secrets in JSON within JSON, behind an escaped quote, and after Bearer', () => {
    const inner = JSON.stringify({ password: 'canary1', token: 'can"ary2', user: 'anna' });
    const text = [inner, JSON.stringify({ error: inner }), 'Authorization: Bearer canary3'].map(redact).join();
    expect(text).not.toMatch(/canary|ary2/);
    expect(text).toContain('anna');
  });

  test('turns over and never throws', () => {
    const file = join(folder, 'logs', 'till.log');
    const log = openLog(file, () => 0);
    for (let line = 0; line < 140; line += 1) {
      log.info('x'.repeat(1_000_000));
    }
    log.error('after', new Error('boom'));
    expect(existsSync(`${file}.1`)).toBe(true);
    expect(readFileSync(file, 'utf8')).toContain('boom');
    expect(() => openLog(join(file, 'a file is no folder', 'till.log'), () => 0).info('x')).not.toThrow();
  });

  test('is five files of a MiB, and no longer where one of them cannot be moved', () => {
    const file = join(folder, 'logs', 'till.log');
    const log = openLog(file, () => 0);
    const write = (mebibytes: number) => {
      for (let line = 0; line < mebibytes * 128; line += 1) {
        log.info('- '.repeat(4_096));
      }
    };
    const files = [file, ...[1, 2, 3, 4].map((number) => `${file}.${number}`)];
    write(7);
    expect(readdirSync(dirname(file)).map((name) => join(dirname(file), name))).toEqual(files);
    expect(Math.max(...files.map((each) => statSync(each).size))).toBeLessThan(1_100_000);
    rmSync(`${file}.4`);
    mkdirSync(join(`${file}.4`, 'in its way'), { recursive: true });
    write(2);
    const longest = statSync(file).size;
    write(0.5);
    expect([statSync(file).size, existsSync(`${file}.5`)]).toEqual([longest, false]);
    expect(longest).toBeLessThan(1_100_000);
  });
});

describe('secrets', () => {
  const cipher = {
    getSelectedStorageBackend: () => 'gnome_libsecret' as const,
    isEncryptionAvailable: () => true,
    encryptString: (text: string) => Buffer.from([...text].reverse().join('')),
    decryptString: (sealed: Buffer) => [...sealed.toString()].reverse().join(''),
  };

  test('are sealed on disk with the synchronous calls of older Electrons and the asynchronous ones of newer', async () => {
    const file = join(folder, 'secrets.json');
    const old = await openSecrets(cipher, file);
    await old.put('app', 'canary');
    expect(readFileSync(file, 'utf8')).not.toContain('canary');
    const recent = await openSecrets(
      {
        getSelectedStorageBackend: cipher.getSelectedStorageBackend,
        isAsyncEncryptionAvailable: async () => true,
        encryptStringAsync: async (text) => cipher.encryptString(text),
        decryptStringAsync: async (sealed) => ({ result: cipher.decryptString(sealed), shouldReEncrypt: false }),
      },
      file,
    );
    expect(await recent.get('app')).toBe('canary');
    expect(await recent.get('other')).toBeNull();
  });

  test('stay in memory, and say so, where there is no keyring worth the name', async () => {
    const file = join(folder, 'secrets.json');
    const secrets = await openSecrets({ ...cipher, getSelectedStorageBackend: () => 'basic_text' }, file);
    await secrets.put('app', 'canary');
    expect(secrets.durable).toBe(false);
    expect(await secrets.get('app')).toBe('canary');
    expect(existsSync(file)).toBe(false);
  });
});

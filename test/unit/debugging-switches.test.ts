// What an installed till does not start with.
import { describe, expect, test } from 'vitest';
import { refusedAtStart, type StartFacts } from '../../main/electron/debugging-switches.ts';

const facts: StartFacts = { arguments: [], environment: {}, platform: 'linux', noSandboxHere: false, rehearsal: false };
const refused = (more: Partial<StartFacts>) => refusedAtStart({ ...facts, ...more });

describe('the command line', () => {
  test('of a shop is taken', () => {
    const usual = ['--gateway', '--user-data-dir=/data', '--lang=en', '--disable-gpu', '--updated', '--force-run'];
    expect(refused({ arguments: usual })).toEqual([]);
    expect(refused({ arguments: ['menu.csv', 'https://example.com'] })).toEqual([]);
    expect(refused({ arguments: ['-psn_0_12345'], platform: 'darwin' })).toEqual([]);
  });

  test.each([
    '--inspect',
    '--inspect-brk=9229',
    '--inspect-port=0',
    '--remote-debugging-port=9222',
    '--remote-debugging-pipe',
    '--remote-allow-origins=*',
    '--js-flags=--expose-gc',
    '--load-extension=/x',
    '--disable-web-security',
    '--no-sandbox',
    '--renderer-cmd-prefix=/x',
    '--password-store=basic',
    '--ignore-certificate-errors',
    '--a-switch-of-next-year',
    '-r',
    '--',
  ])('with %s is refused, and its value is not told', (argument) => {
    const name = `--${argument.replace(/^--?/, '').split('=')[0]}`;
    expect(refused({ arguments: ['--lang=en', argument] })).toEqual([name]);
  });

  test('is read as Chromium reads it on Windows', () => {
    const arguments_ = ['/inspect', '--REMOTE-DEBUGGING-PORT=1', '-js-flags=x'];
    expect(refused({ arguments: arguments_, platform: 'win32' })).toEqual([
      '--inspect',
      '--remote-debugging-port',
      '--js-flags',
    ]);
    expect(refused({ arguments: ['/inspect'] })).toEqual([]);
  });

  test('may give up the sandbox only where there is none', () => {
    expect(refused({ arguments: ['--no-sandbox'], noSandboxHere: true })).toEqual([]);
  });
});

describe('the environment', () => {
  test.each([
    'NODE_OPTIONS',
    'NODE_TLS_REJECT_UNAUTHORIZED',
    'ELECTRON_RUN_AS_NODE',
    'YATAI_SQLITE_BINDING',
    'YATAI_PRACTICE_URL',
  ])('with %s is refused', (name) => expect(refused({ environment: { [name]: '' } })).toEqual([name]));

  test('of a technician is taken: a profile and its secrets are data', () => {
    expect(
      refused({ environment: { YATAI_PROFILE: '/p.json', YATAI_APP_SECRET: 'x', YATAI_SECRETS: '{}', PATH: '/bin' } }),
    ).toEqual([]);
  });
});

test('a rehearsal takes a driver and a practice platform, and nothing else', () => {
  const driver = ['--inspect=0', '--remote-debugging-port=0', '--no-sandbox'];
  const environment = { YATAI_PRACTICE_URL: 'http://127.0.0.1:1', YATAI_PRACTICE_KEY: 'k', NODE_PATH: '/x' };
  expect(refused({ arguments: driver, environment, rehearsal: true })).toEqual(['--no-sandbox', 'NODE_PATH']);
});

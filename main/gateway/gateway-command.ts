// The gateway without a window: a till under plain Node that signs in by itself and answers terminals until it is told to end.
// Exit code 0: ended in order, 1: it could not begin.
import { parseArgs } from 'node:util';
import { en } from '../../shared/messages/en.ts';
import { type Catalogue, zhCN } from '../../shared/messages/zh-CN.ts';
import type { Failure } from '../../shared/result.ts';
import { isNamedSecret, readGivenSecrets } from '../till/given-secrets.ts';
import { tillDataFolder } from '../till/journal-place.ts';
import { type LoadedProfile, loadProfile } from '../till/load-profile.ts';
import { type OpenTill, openTill } from '../till/open-till.ts';
import { systemClock, systemRandom, systemTimers } from '../till/system-ports.ts';
import { faultOf, wordsOf } from './faults.ts';
import { keepSignedIn } from './keep-signed-in.ts';
import { startGateway } from './start-gateway.ts';

const usage = `usage: npm run gateway -- PROFILE [--data FOLDER]
PROFILE is a connection profile with a section "gateway". From the environment: YATAI_USER and YATAI_PASSWORD (the cashier to sign in as),
YATAI_APP_SECRET, and YATAI_SECRETS, a JSON object such as {"gateway:X-Key": "…"}. Without --data: the folder of this computer's till,
which must be closed. It ends in order on SIGTERM and SIGINT.`;

const { env } = process;
const texts: Catalogue = /^zh/i.test(env['LC_ALL'] ?? env['LANG'] ?? '') ? zhCN : en;

async function run(args: readonly string[]): Promise<void> {
  const { positionals, values } = parseArgs({
    args: [...args],
    allowPositionals: true,
    options: { data: { type: 'string' } },
  });
  const [profileFile] = positionals;
  const user = env['YATAI_USER'];
  const password = env['YATAI_PASSWORD'];
  if (profileFile === undefined || positionals.length > 1 || user === undefined || password === undefined) {
    return complain(usage);
  }
  const secrets = readGivenSecrets(env['YATAI_SECRETS'] ?? null);
  const loaded = await loadProfile(
    profileFile,
    async (name) => secrets[name] ?? (isNamedSecret(name) ? null : (env['YATAI_APP_SECRET'] ?? null)),
  );
  if (!loaded.ok) {
    const places = loaded.findings.map(({ path, problem }) => `${path === '' ? 'profile' : path}: ${problem}`);
    return complain([sentence(loaded.failure), ...places].join('\n'));
  }
  if (loaded.value.profile.gateway === undefined) {
    return complain(`${profileFile}: there is no section "gateway"\n${usage}`);
  }
  const till = await open(loaded.value, values.data ?? tillDataFolder(process.platform, env));
  if (till !== null) {
    await serve(till, loaded.value, { user, password });
  }
}

async function open(loaded: LoadedProfile, dataFolder: string): Promise<OpenTill | null> {
  const url = env['YATAI_PRACTICE_URL'];
  const opened = await openTill({
    dataFolder,
    profile: loaded,
    sqliteBinding: null,
    practice: url === undefined ? null : { url, key: env['YATAI_PRACTICE_KEY'] ?? '' },
    version: '0.0.0',
    clock: systemClock,
    random: systemRandom,
    timers: systemTimers,
    emit: () => undefined,
    complain: log,
  });
  if (!opened.ok) {
    complain(sentence(opened.failure));
    return null;
  }
  return opened.value;
}

async function serve(till: OpenTill, loaded: LoadedProfile, who: { user: string; password: string }): Promise<void> {
  till.start();
  const gateway = await startGateway({ till, loaded, clock: systemClock, timers: systemTimers, complain: log });
  if (gateway === null) {
    await till.close();
    const { detail, problem } = till.gateway.view();
    return complain(`the gateway cannot listen (${problem}, ${detail}): another program may hold the port`);
  }
  const address = till.gateway.view().address;
  let said = false;
  const session = keepSignedIn(till, who, systemTimers, (news) => {
    if (!said) {
      said = true;
      console.log(`yatai gateway: listening at ${address} (${loaded.profile.name})`);
    }
    if (news !== 'signedIn') {
      const failure = 'refused' in news ? news.refused : news.away;
      console.error(`yatai gateway: nobody is signed in: ${sentence(failure)}`);
    }
  });
  let ending = false;
  function end(): void {
    if (!ending) {
      ending = true;
      close().catch((error: unknown) => complain(error instanceof Error ? error.message : String(error)));
    }
  }
  async function close(): Promise<void> {
    session.stop();
    await gateway?.close();
    await till.close();
  }
  process.on('SIGTERM', end);
  process.on('SIGINT', end);
}

function sentence(failure: Failure): string {
  return wordsOf({ ...faultOf(failure), says: { failure } }, texts);
}

/** What goes wrong beside an answer; names and codes only, never what a request held. */
function log(message: string, error: unknown): void {
  const words = error instanceof Error ? error.name : typeof error === 'string' ? error : '';
  console.error(`yatai gateway: ${message} ${words}`.trimEnd());
}

function complain(words: string): void {
  console.error(words);
  process.exitCode = 1;
}

await run(process.argv.slice(2));

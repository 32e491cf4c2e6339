// The technician's command: every finding of a connection profile in one list, and with --live what the platform says to it. Exit code
// 0: good, 1: findings, 2: nothing to check or something is missing to begin, 3: a step of the live check failed.
import { parseArgs } from 'node:util';
import type { ConnectionStep } from '../../shared/connect.ts';
import { stepSentence } from '../../shared/connect-sentence.ts';
import { findingSentence } from '../../shared/finding-sentence.ts';
import { en } from '../../shared/messages/en.ts';
import { type Catalogue, zhCN } from '../../shared/messages/zh-CN.ts';
import type { Profile } from '../../shared/profile.ts';
import { runConnection } from './connect/run-connection.ts';
import { withAuthority } from './load-profile.ts';
import { askPassword } from './probe/ask-password.ts';
import { checkProfile } from './profile-check.ts';
import { readSmallFile } from './small-file.ts';
import { systemClock, systemRandom, systemTimers } from './system-ports.ts';

const usage = `usage: npm run profile:check -- FILE [--live --user NAME [--card NUMBER]]
--live connects: name, port, certificate, token, store, card types, and with a test card one lookup and the transaction log. Nothing is charged.
The AppSecret comes from the environment variable YATAI_APP_SECRET; the password from YATAI_PASSWORD, or it is asked for.
Exit code 0: good; 1: findings in the file; 2: it could not begin; 3: a step failed.`;

const texts: Catalogue = /^zh/i.test(process.env['LC_ALL'] || process.env['LANG'] || '') ? zhCN : en;

type Options = { readonly live: boolean; readonly card: string | undefined; readonly user: string | undefined };

async function run(args: readonly string[]): Promise<number> {
  let file: string | undefined;
  let options: Options;
  try {
    const { values, positionals } = parseArgs({
      args: [...args],
      allowPositionals: true,
      options: { live: { type: 'boolean', default: false }, card: { type: 'string' }, user: { type: 'string' } },
    });
    options = { live: values.live, card: values.card, user: values.user };
    file = positionals.length === 1 ? positionals[0] : undefined;
  } catch (error) {
    return complain(`${error instanceof Error ? error.message : String(error)}\n${usage}`);
  }
  if (file === undefined) {
    return complain(usage);
  }
  const profile = check(file);
  if (typeof profile === 'number' || !options.live) {
    return typeof profile === 'number' ? profile : 0;
  }
  return live(profile, options);
}

/** The profile of a good file, or the exit code. */
function check(file: string): Profile | number {
  let text: string;
  try {
    text = readSmallFile(file);
  } catch (error) {
    const why = error instanceof Error ? error.message : String(error);
    return complain(
      `${file}: cannot be read (${why}). Give the path of a profile, for example: npm run profile:check -- profile.json`,
    );
  }
  const result = checkProfile(text);
  const profile = result.ok ? withAuthority(result.profile, file) : null;
  if (profile !== null) {
    console.log(`${file}: good. ${profile.name}, backend ${profile.backend}`);
    return profile;
  }
  const findings = result.ok
    ? [{ path: 'certificateAuthority', line: null, problem: 'unreadable', expected: null, detail: null } as const]
    : result.findings;
  for (const finding of findings) {
    const place = finding.path === '' ? '' : `${finding.path}: `;
    console.log(`${file}:${finding.line ?? 1}: ${place}${findingSentence(finding, texts.finding)}`);
  }
  console.log(`${findings.length} finding${findings.length === 1 ? '' : 's'}`);
  return 1;
}

async function live(profile: Profile, { card, user }: Options): Promise<number> {
  const words = texts.connect.command;
  const appSecret = process.env['YATAI_APP_SECRET'] ?? '';
  if (profile.backend !== 'yazuo' || user === undefined || appSecret === '') {
    return complain(profile.backend !== 'yazuo' ? words.notReal : user === undefined ? words.noUser : words.noSecret);
  }
  const password = process.env['YATAI_PASSWORD'] ?? (await askPassword(words.password.replace('{{user}}', user)));
  const cardNo = card?.trim() ?? null;
  const told = new Set<string>();
  const steps = await runConnection(
    { profile, appSecret, user, password, cardNo },
    { clock: systemClock, random: systemRandom, timers: systemTimers, tell: (now) => now.forEach(tell) },
  );
  return steps.some(({ state }) => state === 'failed') ? 3 : 0;

  /** Each step once, when it has ended. */
  function tell(step: ConnectionStep, index: number): void {
    if (step.state !== 'waiting' && step.state !== 'trying' && !told.has(step.id)) {
      told.add(step.id);
      show(step, index);
    }
  }
}

const marks = { ok: '✓', failed: '✗', notTried: '–', waiting: ' ', trying: ' ' } as const;

function show(step: ConnectionStep, index: number): void {
  const { says, ask, words } = stepSentence(step, texts.connect);
  const time = 'ms' in step && step.ms !== null ? ` (${texts.connect.ms.replace('{{ms}}', String(step.ms))})` : '';
  console.log(`${marks[step.state]} ${index + 1} ${texts.connect.steps[step.id]}${time}: ${says}`);
  for (const more of [words, ask]) {
    if (more !== null) {
      console.log(`    ${more}`);
    }
  }
}

function complain(text: string): number {
  console.error(text);
  return 2;
}

process.exitCode = await run(process.argv.slice(2));

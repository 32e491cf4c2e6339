// The technician's command: the contract probe on a till's own data, without a window. Exit code 0: it ended and left nothing behind,
// 1: it ended with something unanswered or left behind, 2: it could not begin.
import { parseArgs } from 'node:util';
import { type CapabilityRecord, contractOf, probeIds } from '../../../shared/contract.ts';
import { en } from '../../../shared/messages/en.ts';
import { type Catalogue, zhCN } from '../../../shared/messages/zh-CN.ts';
import type { Fen } from '../../../shared/money.ts';
import { formatFen } from '../../../shared/money.ts';
import { findingText, type ProbeStepView, type ProbeView } from '../../../shared/probe.ts';
import type { Failure } from '../../../shared/result.ts';
import { type GuideMember, practiceWorldGuide } from '../../practice/guide.ts';
import { tillDataFolder } from '../journal-place.ts';
import { loadProfile } from '../load-profile.ts';
import { type OpenTill, openTill } from '../open-till.ts';
import { systemClock, systemRandom, systemTimers } from '../system-ports.ts';
import { askPassword } from './ask-password.ts';

const usage = `usage: npm run probe -- --profile FILE --card NUMBER [--other-card NUMBER] [--user USER] [--data FOLDER] [--json]
       npm run probe -- --practice [--data FOLDER] [--json]
The password comes from the environment variable YATAI_PASSWORD, or is asked for; the application's secret from YATAI_APP_SECRET.
Cards: test cards of the house, without a trade password, at least 0.10 on each. Without --data: the folder of this computer's till.
Exit code 0: ended, nothing left behind; 1: something unanswered or left behind; 2: it could not begin.`;

type Options = {
  readonly profile: string | undefined;
  readonly practice: boolean;
  readonly card: string | undefined;
  readonly otherCard: string | undefined;
  readonly user: string | undefined;
  readonly data: string | undefined;
  readonly json: boolean;
};

/** The practice world's own test card first, then others that have money and no trade password. */
const practiceCards: readonly string[] = practiceWorldGuide.members
  .toSorted((left, right) => Number(right.level === '测试') - Number(left.level === '测试'))
  .flatMap((member: GuideMember) => member.cards.slice(0, 1))
  .filter((card) => card.password === undefined && card.frozen === undefined && card.storeFen > 0)
  .map((card) => card.cardNo);

const chinese = /^zh/i.test(process.env['LC_ALL'] ?? process.env['LANG'] ?? '');
const texts: Catalogue = chinese ? zhCN : en;

function parse(args: readonly string[]): Options {
  const { values } = parseArgs({
    args: [...args],
    options: {
      profile: { type: 'string' },
      practice: { type: 'boolean', default: false },
      card: { type: 'string' },
      'other-card': { type: 'string' },
      user: { type: 'string' },
      data: { type: 'string' },
      json: { type: 'boolean', default: false },
    },
  });
  const { 'other-card': otherCard, ...rest } = values;
  return { ...rest, otherCard } as Options;
}

async function run(args: readonly string[]): Promise<number> {
  let options: Options;
  try {
    options = parse(args);
  } catch (error) {
    return complain(`${error instanceof Error ? error.message : String(error)}\n${usage}`);
  }
  if (options.practice === (options.profile !== undefined)) {
    return complain(usage);
  }
  const loaded = await loadProfile(options.profile ?? null, async () => process.env['YATAI_APP_SECRET'] ?? null);
  if (!loaded.ok) {
    const places = loaded.findings.map(({ path, problem }) => `${path === '' ? 'profile' : path}: ${problem}`);
    return complain([sentence(loaded.failure), ...places].join('\n'));
  }
  const isPractice = loaded.value.profile.backend === 'practice';
  const [cashier] = practiceWorldGuide.cashiers;
  const card = options.card ?? (isPractice ? practiceCards[0] : undefined);
  const user = options.user ?? (isPractice ? cashier.userName : process.env['YATAI_USER']);
  if (card === undefined || user === undefined) {
    return complain(usage);
  }
  const opened = await openTill({
    dataFolder: options.data ?? tillDataFolder(process.platform, process.env),
    profile: loaded.value,
    sqliteBinding: null,
    practice: practiceElsewhere(),
    version: '0.0.0',
    clock: systemClock,
    random: systemRandom,
    timers: systemTimers,
    emit: (name, value) => (name === 'probe' ? show(value as ProbeView, options.json) : undefined),
    complain: (message, error) => console.error(message, error instanceof Error ? error.name : error),
  });
  if (!opened.ok) {
    const inUse = opened.failure.code === 'storeInUse' ? `\n${texts.probe.command.inUse}` : '';
    return complain(sentence(opened.failure) + inUse);
  }
  try {
    const isOwnCashier = isPractice && options.user === undefined;
    const password = process.env['YATAI_PASSWORD'] ?? (isOwnCashier ? cashier.password : null);
    return await probe(opened.value, {
      user,
      password: password ?? (await askPassword(texts.probe.command.password.replace('{{user}}', user))),
      card: card.trim(),
      otherCard:
        options.otherCard?.trim() ?? (isPractice && options.card === undefined ? (practiceCards[1] ?? null) : null),
      json: options.json,
    });
  } finally {
    await opened.value.close();
  }
}

/** As the application's own: a practice server that runs elsewhere. */
function practiceElsewhere(): { readonly url: string; readonly key: string } | null {
  const url = process.env['YATAI_PRACTICE_URL'];
  return url === undefined ? null : { url, key: process.env['YATAI_PRACTICE_KEY'] ?? '' };
}

type Asked = {
  readonly user: string;
  readonly password: string;
  readonly card: string;
  readonly otherCard: string | null;
  readonly json: boolean;
};

async function probe(till: OpenTill, { user, password, card, otherCard, json }: Asked): Promise<number> {
  const signedIn = await till.backend.signIn(user, password);
  if (!signedIn.ok) {
    return complain(sentence(signedIn.failure));
  }
  const before = till.probe.view();
  if (before.brokenOff) {
    console.error(texts.probe.brokenOff);
  }
  const started = await till.probe.start({
    cardNo: card,
    otherCardNo: otherCard,
    password,
    operator: user,
    personId: null,
  });
  if (!started.ok) {
    return complain(sentence(started.failure));
  }
  await till.probe.ended();
  const { record, failure: problem, ...view } = till.probe.view();
  if (problem !== null || record === null || record.at === before.record?.at) {
    return complain(problem === null ? texts.probe.brokenOff : sentence(problem));
  }
  conclude(record, view, json);
  return record.leftBehind > 0 || probeIds.some((id) => record.findings[id] === 'failed') ? 1 : 0;
}

function conclude(
  record: CapabilityRecord,
  { platform, standing, steps, ownSerial }: Pick<ProbeView, 'platform' | 'standing' | 'steps' | 'ownSerial'>,
  json: boolean,
): void {
  const words = texts.probe;
  const { repeatProven, logLag } = contractOf(record, platform, systemClock.wall());
  if (!json) {
    console.log(
      record.leftBehind === 0
        ? words.nothingLeft
        : words.leftBehind.replace('{{amount}}', formatFen(record.leftBehind as Fen)),
    );
    console.log(words.standing[standing]);
    console.log(repeatProven ? words.consequence.proven : words.consequence.strict);
    if (record.longestSerial !== null && record.longestSerial < ownSerial) {
      console.log(fill(words.tooShort, { own: String(ownSerial), length: String(record.longestSerial) }));
    }
  } else {
    console.log(
      JSON.stringify({
        ...record,
        at: new Date(record.at).toISOString(),
        repeatProven,
        contractLogLag: logLag,
        standing,
        details: Object.fromEntries(steps.flatMap(({ id, detail }) => (detail === null ? [] : [[id, detail]]))),
      }),
    );
  }
}

const shown = new Map<string, string>();

/** Each finding once, and again where it changed. */
function show({ steps, ownSerial }: ProbeView, json: boolean): void {
  for (const step of steps) {
    if (step.state !== 'answered' || shown.get(step.id) === step.finding) {
      continue;
    }
    shown.set(step.id, step.finding ?? '');
    // With --json the last line on the standard output is the record, and nothing else stands there.
    (json ? console.error : console.log)(`${step.id} ${texts.probe.ids[step.id]}: ${meaning(step, ownSerial)}`);
  }
}

function meaning(step: ProbeStepView, ownSerial: number): string {
  const { key, values } = findingText(step, ownSerial);
  const said = key.split('.').reduce<unknown>((tree, name) => (tree as Record<string, unknown>)[name], texts.probe);
  const more =
    step.detail === null || step.id === 'P4' || step.id === 'P9' || step.id === 'P7'
      ? ''
      : ` ${fill(step.id === 'P2' ? texts.probe.missing : texts.probe.words, { fields: step.detail, words: step.detail })}`;
  return fill(String(said), values) + more;
}

function fill(text: string, values: Readonly<Record<string, string>>): string {
  return text.replace(/\{\{(\w+)\}\}/g, (_, name: string) => values[name] ?? '');
}

function sentence({ code, platformMessage }: Pick<Failure, 'code' | 'platformMessage'>): string {
  return (
    texts.failure[code] +
    (platformMessage === undefined ? '' : ` ${fill(texts.probe.words, { words: platformMessage })}`)
  );
}

function complain(text: string): number {
  console.error(text);
  return 2;
}

process.exitCode = await run(process.argv.slice(2));

// `npm run head-office -- schema | check | pseudonym`: what the chain's IT needs beside the till. Secrets come from the environment, never from the line.
import { parseArgs } from 'node:util';
import { type HeadOfficeStep, headOfficeDraftSchema } from '../../../shared/head-office.ts';
import { en } from '../../../shared/messages/en.ts';
import { createOpenSession } from '../../backends/head-office/open-session.ts';
import { schemaText } from '../../backends/head-office/schema-text.ts';
import { usesTls } from '../../backends/head-office/uses-tls.ts';
import { systemClock, systemRandom } from '../system-ports.ts';
import { pseudonymOf } from './shipped-event.ts';
import { testHeadOfficeConnection } from './test-connection.ts';

const usage = `npm run head-office -- schema
  prints the script that makes or renews the schema; run it with psql as the database's owner
npm run head-office -- check --host HOST [--port 5432] [--database yatai] --user LOGIN [--authority FILE]
  tries a till's login step by step; what it writes is taken back. The password: YATAI_HEAD_OFFICE_PASSWORD
npm run head-office -- pseudonym card|operator NUMBER
  under which a card or a cashier stands in the tables. The chain's key: YATAI_HEAD_OFFICE_KEY`;

/** The exit code: 0 where all is well, 1 where a step failed, 2 where the line makes no sense. */
async function run(line: readonly string[]): Promise<number> {
  const read = readLine(line);
  if (typeof read === 'string') {
    console.log(`${read}\n${usage}`);
    return 2;
  }
  const { positionals, values } = read;
  const [command, kind, text] = positionals;
  const password = process.env['YATAI_HEAD_OFFICE_PASSWORD'];
  const key = process.env['YATAI_HEAD_OFFICE_KEY'];
  if (command === 'schema') {
    console.log(schemaText());
    return 0;
  }
  if (command === 'pseudonym' && (kind === 'card' || kind === 'operator') && text !== undefined && key !== undefined) {
    console.log(pseudonymOf(kind, text, key) ?? '');
    return 0;
  }
  const draft = headOfficeDraftSchema.safeParse({ ...values, port: Number(values.port) });
  const { host = '', user = '' } = draft.data ?? {};
  if (command !== 'check' || !draft.success || host === '' || user === '' || password === undefined) {
    console.log(usage);
    return 2;
  }
  const { authority, ...address } = draft.data;
  const settings = { ...address, password, authority: authority === '' ? null : authority };
  const steps = await testHeadOfficeConnection({
    settings,
    usesTls: usesTls(settings),
    open: createOpenSession(),
    standing: () => ({
      version: 'check',
      storeName: 'check',
      merchantNo: 'check',
      terminalNo: 'check',
      events: 0,
      now: systemClock.wall(),
      waiting: 0,
      unknown: 0,
      manual: 0,
    }),
    clock: systemClock,
    random: systemRandom,
    tell: () => undefined,
    signal: new AbortController().signal,
  });
  for (const step of steps) {
    console.log(stepLine(step));
  }
  return steps.every(({ state }) => state === 'ok') ? 0 : 1;
}

/** What was typed, or why it cannot be read. */
function readLine(line: readonly string[]) {
  try {
    return parseArgs({
      args: [...line],
      allowPositionals: true,
      options: {
        host: { type: 'string' },
        port: { type: 'string', default: '5432' },
        database: { type: 'string', default: 'yatai' },
        user: { type: 'string' },
        authority: { type: 'string' },
      },
    });
  } catch (error) {
    return error instanceof Error ? error.message : String(error);
  }
}

function stepLine(step: HeadOfficeStep): string {
  const name = en.headOffice.steps[step.id];
  if (step.state === 'failed') {
    const words = step.words === null ? '' : `: ${step.words}`;
    return `FAILED  ${name}: ${step.finding}${words}`;
  }
  return `${step.state === 'ok' ? 'ok     ' : 'not run'} ${name}`;
}

process.exitCode = await run(process.argv.slice(2));

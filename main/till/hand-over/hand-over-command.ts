// Handing over and taking over without the application: for a machine whose application does not start any more but whose data folder can be
// read. The same steps, the same PIN, the same file. Exit code 0: done, 1: refused, 2: cannot be read, or not what can be asked.
import { createInterface } from 'node:readline';
import { Writable } from 'node:stream';
import { en } from '../../../shared/messages/en.ts';
import { formatFen } from '../../../shared/money.ts';
import { mayDo } from '../../../shared/people.ts';
import { type Failure, failure, type Result, success } from '../../../shared/result.ts';
import { openJournal } from '../../journal/open-journal.ts';
import { isStoreFailure } from '../../journal/store-failure.ts';
import { systemPlace } from '../../journal/system-place.ts';
import type { Journal } from '../../journal/types.ts';
import { loadProfile } from '../load-profile.ts';
import { identityOf, knownIdentity, type StoreIdentity } from '../own-store.ts';
import { createApprovals } from '../people/approvals.ts';
import { systemClock, systemRandom } from '../system-ports.ts';
import { installCodeOf, readInstallCode } from './install-code.ts';
import { openWork } from './open-work.ts';
import type { Doer, HandOverParts } from './parts.ts';
import { diskCalls } from './sealed-store.ts';
import { standingHandOver } from './standing.ts';
import { takeOver } from './take-over.ts';
import { writeHandOver } from './write-hand-over.ts';

export type HandOverCommand =
  | { readonly name: 'code' }
  | { readonly name: 'hand-over'; readonly code: string; readonly out: string; readonly again: boolean }
  | { readonly name: 'take-over'; readonly from: string };

type Options = { readonly person: string | undefined; readonly profile: string | undefined };

/** Who works where no application runs. */
const operator = 'journal command';

/** Runs the command on a till's journal; `file` exists. Says what it did on standard output, and what it refused on standard error. */
export async function runHandOver(command: HandOverCommand, file: string, options: Options): Promise<number> {
  const opened = openJournal({
    file,
    clock: systemClock,
    random: systemRandom,
    // Only for operations that are made here, and none is.
    merchantNo: '',
    terminalNo: '',
    nativeBinding: null,
    place: systemPlace,
  });
  if (!opened.ok) {
    console.error(`${file}: ${sentence(opened.failure)}`);
    return 2;
  }
  const journal = opened.value;
  try {
    const answer = await run(command, journal, options);
    if (!answer.ok) {
      console.error(sentence(answer.failure));
      return 1;
    }
    console.log(answer.value);
    return 0;
  } catch (error) {
    if (isStoreFailure(error)) {
      console.error(sentence(failure(error.code).failure));
      return 1;
    }
    throw error;
  } finally {
    journal.close();
  }
}

async function run(command: HandOverCommand, journal: Journal, options: Options): Promise<Result<string>> {
  if (command.name === 'code') {
    return success(stateText(journal));
  }
  const target = command.name === 'hand-over' ? readInstallCode(command.code) : journal.installId;
  if (target === null) {
    return failure('installCodeWrong');
  }
  const identity = await identityFor(journal, options.profile);
  if (identity === null) {
    return failure('platformUnknown');
  }
  const asked = await askSecrets();
  const by = await doer(journal, options.person, asked.pin);
  if (!by.ok) {
    return by;
  }
  const parts = partsOf(journal, identity);
  if (command.name === 'hand-over') {
    const { out, again } = command;
    const written = await writeHandOver(
      { target, passphrase: asked.passphrase, file: out, again, by: by.value },
      parts,
    );
    return written.ok
      ? success(
          `${out}: ${written.value.count} operations (${formatFen(written.value.amount)} yuan) for ${installCodeOf(target)}. This journal sends nothing any more.`,
        )
      : written;
  }
  const taken = await takeOver({ file: command.from, passphrase: asked.passphrase, by: by.value }, parts);
  return taken.ok
    ? success(
        `Taken over from ${installCodeOf(taken.value.from)}: ${taken.value.count} operations (${formatFen(taken.value.amount)} yuan), ${taken.value.asked} of them are asked for at the platform first. Start the till now.`,
      )
    : taken;
}

function stateText(journal: Journal): string {
  const { count, amount } = openWork(journal);
  const standing = standingHandOver(journal);
  const lines = [`${installCodeOf(journal.installId)}`, `open: ${count} operations, ${formatFen(amount)} yuan`];
  if (standing !== null) {
    const state = standing.finished ? '' : ', the file was not finished: write it again';
    lines.push(`handed over to ${installCodeOf(standing.target)} on ${new Date(standing.at).toISOString()}${state}`);
  }
  return lines.join('\n');
}

/** As the till's last start wrote it down, or as a profile says that it is. */
async function identityFor(journal: Journal, profile: string | undefined): Promise<StoreIdentity | null> {
  const known = knownIdentity(journal);
  if (known !== null || profile === undefined) {
    return known;
  }
  // No call is made, so no secret is needed.
  const loaded = await loadProfile(profile, async () => '');
  return loaded.ok ? identityOf(loaded.value.profile) : null;
}

function partsOf(journal: Journal, identity: StoreIdentity): HandOverParts {
  return {
    journal,
    queue: null,
    identity,
    terminalNo: '',
    clock: systemClock,
    random: systemRandom,
    files: diskCalls,
  };
}

/**
 * The person whose PIN it is. Where this journal knows nobody who may, whoever can read its folder may: a till of an older version
 * must not keep its work for ever. The audit says so.
 */
async function doer(journal: Journal, named: string | undefined, pin: string): Promise<Result<Doer>> {
  const able = journal.people
    .all()
    .filter(({ role, closed, hash }) => !closed && hash !== null && mayDo(role, 'handOver'));
  if (able.length === 0) {
    return success({ operator, personId: 'nobody', name: operator });
  }
  const person = named === undefined && able.length === 1 ? able[0] : able.find(({ name }) => name === named);
  if (person === undefined) {
    console.error(`--person is one of: ${able.map(({ name }) => name).join(', ')}`);
    return failure('personUnknown');
  }
  const approvals = createApprovals({ clock: systemClock, journal });
  const about = { operator, serial: null, details: { step: 'command' } };
  const approved = await approvals.require({ personId: person.id, pin }, 'handOver', about);
  return approved.ok ? success({ operator, personId: person.id, name: person.name }) : approved;
}

/** Never as arguments: those stand in the shell's history and in the list of processes. */
async function askSecrets(): Promise<{ readonly pin: string; readonly passphrase: string }> {
  const silent = new Writable({ write: (_chunk, _encoding, done) => done() });
  const isTerminal = process.stdin.isTTY === true;
  const reader = createInterface({ input: process.stdin, output: silent, terminal: isTerminal });
  const lines = reader[Symbol.asyncIterator]();
  async function next(prompt: string): Promise<string> {
    if (isTerminal) {
      process.stderr.write(prompt);
    }
    const line = await lines.next();
    if (isTerminal) {
      process.stderr.write('\n');
    }
    return line.done === true ? '' : line.value;
  }
  try {
    return { pin: await next('PIN: '), passphrase: await next('Passphrase: ') };
  } finally {
    reader.close();
  }
}

/** The catalogue's sentence, filled in. */
function sentence({ code, parameters }: Failure): string {
  return en.failure[code].replaceAll(/\{\{(\w+)\}\}/g, (_hole, name: string) => String(parameters?.[name] ?? '?'));
}

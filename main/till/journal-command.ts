// The technician's command on a till's journal, without the application: verify, show, export, stats, restore, hand-over, take-over. Exit code 0: good,
// 1: damage found, or nothing found to show; 2: cannot be read, or not what can be asked.
import { existsSync } from 'node:fs';
import { parseArgs } from 'node:util';
import { type JournalReader, readJournal } from '../journal/read-journal.ts';
import type { HandOverCommand } from './hand-over/hand-over-command.ts';
import { codeOf, complain, print, refusal } from './journal-output.ts';
import { findTillJournal } from './journal-place.ts';
import { restore, salvage } from './journal-repairs.ts';
import { csvLines, eventRecord, jsonLines, operationRecord, showText, statsText } from './journal-text.ts';

const usage = `usage: npm run journal -- verify  [FILE] [--json]
       npm run journal -- show SERIAL [FILE] [--full] [--json]
       npm run journal -- export  [FILE] [--csv] [--full]
       npm run journal -- stats   [FILE] [--json]
       npm run journal -- restore BACKUP FILE
       npm run journal -- salvage FILE
       npm run journal -- code [FILE]
       npm run journal -- hand-over CODE OUT [FILE] [--person NAME] [--profile PROFILE] [--again]
       npm run journal -- take-over IN [FILE] [--person NAME] [--profile PROFILE]
CODE is what the new till shows under Settings; work on the till's own data folder, never on a copy of it.
PIN and passphrase are asked for, or read as two lines from standard input.
FILE is a till's journal.db; without it, the practice till's on this computer. Card numbers are masked without --full.`;

/** More findings than a person reads help nobody. */
const mostFindings = 100;

type Options = { readonly json: boolean; readonly csv: boolean; readonly full: boolean };

function run(args: readonly string[]): number | Promise<number> {
  let parsed: ReturnType<typeof parse>;
  try {
    parsed = parse(args);
  } catch (error) {
    return complain(`${error instanceof Error ? error.message : String(error)}\n${usage}`);
  }
  const [command = '', ...rest] = parsed.positionals;
  const { values } = parsed;
  switch (command) {
    case 'verify':
      return rest.length > 1 ? complain(usage) : onFile(rest[0], (reader, file) => verify(reader, file, values));
    case 'stats':
      return rest.length > 1 ? complain(usage) : onFile(rest[0], (reader) => stats(reader, values));
    case 'export':
      return rest.length > 1 ? complain(usage) : onFile(rest[0], (reader) => exportAll(reader, values));
    case 'show': {
      const [serial, file] = rest;
      return serial === undefined || rest.length > 2
        ? complain(usage)
        : onFile(file, (reader) => show(reader, serial.trim().toUpperCase(), values));
    }
    case 'restore': {
      const [backup, file] = rest;
      return backup === undefined || file === undefined || rest.length > 2 ? complain(usage) : restore(backup, file);
    }
    case 'salvage':
      return rest[0] === undefined || rest.length > 1 ? complain(usage) : salvage(rest[0]);
    case 'code':
      return rest.length > 1 ? complain(usage) : handOver({ name: 'code' }, rest[0], values);
    case 'hand-over': {
      const [code, out, file] = rest;
      return code === undefined || out === undefined || rest.length > 3
        ? complain(usage)
        : handOver({ name: 'hand-over', code, out, again: values.again }, file, values);
    }
    case 'take-over': {
      const [from, file] = rest;
      return from === undefined || rest.length > 2
        ? complain(usage)
        : handOver({ name: 'take-over', from }, file, values);
    }
    default:
      return complain(usage);
  }
}

/** These change the journal: one that is not there is never made. */
async function handOver(
  command: HandOverCommand,
  named: string | undefined,
  { person, profile }: ReturnType<typeof parse>['values'],
): Promise<number> {
  const file = named ?? findTillJournal(process.platform, process.env);
  if (file === null || !existsSync(file)) {
    return complain(`${file ?? 'The practice till’s journal'}: ${refusal({ code: 'storeMissing' })}`);
  }
  // Loaded only where it is needed: the other commands have no use for seals, schemas and profiles.
  const { runHandOver } = await import('./hand-over/hand-over-command.ts');
  return runHandOver(command, file, { person, profile });
}

function parse(args: readonly string[]) {
  return parseArgs({
    args: [...args],
    allowPositionals: true,
    options: {
      json: { type: 'boolean', default: false },
      csv: { type: 'boolean', default: false },
      full: { type: 'boolean', default: false },
      again: { type: 'boolean', default: false },
      person: { type: 'string' },
      profile: { type: 'string' },
    },
  });
}

function onFile(named: string | undefined, work: (reader: JournalReader, file: string) => number): number {
  const file = named ?? findTillJournal(process.platform, process.env);
  if (file === null) {
    return complain('No practice till was found on this computer: name the journal’s file.');
  }
  const opened = readJournal(file);
  if (!opened.ok) {
    return complain(`${file}: ${refusal(opened.failure)}`);
  }
  try {
    return work(opened.value, file);
  } catch (error) {
    if (codeOf(error) === 'EPIPE') {
      return 0;
    }
    return complain(`${file}: cannot be read to its end (${error instanceof Error ? error.message : String(error)})`);
  } finally {
    opened.value.close();
  }
}

function verify(reader: JournalReader, file: string, { json }: Options): number {
  const shown = process.stderr.isTTY === true;
  const audit = reader.audit({
    limit: mostFindings,
    ...(shown
      ? { progress: (done, total) => process.stderr.write(`\r${Math.floor((100 * done) / Math.max(1, total))} %`) }
      : {}),
  });
  if (shown) {
    process.stderr.write('\r');
  }
  const { findings, events, operations } = audit;
  if (json) {
    print(JSON.stringify({ file, intact: findings.length === 0, events, operations, findings }));
  } else if (findings.length === 0) {
    print(`${file}: intact. ${events} events, ${operations} operations: every link and every operation is proven.`);
    print(
      `The last fingerprint is ${reader.stats().lastEvent?.hash ?? 'none'}: what was cut off at the end shows only against a fingerprint that was kept.`,
    );
  } else {
    for (const { sequence, serial, problem } of findings) {
      print(`${sequence === 0 ? '' : `event ${sequence}: `}${serial === null ? '' : `${serial}: `}${problem}`);
    }
    const more = findings.length >= mostFindings ? ' or more' : '';
    print(`${file}: DAMAGED. ${findings.length} finding${findings.length === 1 ? '' : 's'}${more}.`);
  }
  return findings.length === 0 ? 0 : 1;
}

function show(reader: JournalReader, serial: string, { json, full }: Options): number {
  const found = reader.find(serial);
  if (found === null) {
    console.error(`no operation ${serial} in this journal`);
    return 1;
  }
  if (json) {
    const { operation, events } = found;
    print(
      JSON.stringify({
        ...operationRecord(operation, full),
        events: events.map((event) => eventRecord(event, full, operation.cardNo)),
      }),
    );
  } else {
    print(showText(found.operation, found.events, full));
  }
  return 0;
}

function exportAll(reader: JournalReader, { csv, full }: Options): number {
  for (const line of csv ? csvLines(reader, full) : jsonLines(reader, full)) {
    print(line);
  }
  return 0;
}

function stats(reader: JournalReader, { json }: Options): number {
  const figures = reader.stats();
  print(json ? JSON.stringify(figures) : statsText(figures));
  return 0;
}

process.exitCode = await run(process.argv.slice(2));

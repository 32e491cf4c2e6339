// The parts of the diagnostics bundle as text, each through the scrub; zipped by the caller. Nothing here walks the whole journal.
import { existsSync, readFileSync } from 'node:fs';
import type { diagnosticsParts } from '../../../shared/diagnostics.ts';
import type { CrashReport } from '../../../shared/machine.ts';
import type { AuditEntry } from '../../journal/people-types.ts';
import type { Operation } from '../../queue/operation.ts';
import { maskCard } from '../masks.ts';
import type { Scrub } from './scrub.ts';

export type DiagnosticsFacts = {
  readonly about: unknown;
  readonly profile: unknown;
  readonly settings: unknown;
  readonly health: unknown;
  readonly counts: unknown;
  readonly open: readonly Operation[];
  readonly audit: readonly AuditEntry[];
  readonly logFile: string | null;
  /** Names and times only: a report holds a piece of a process's memory. */
  readonly crashes: readonly CrashReport[];
  /** Ms UTC. */
  readonly now: number;
};

/** As much of a log's end as helps (characters). */
const logTail = 200_000;

export function diagnosticsTexts(
  facts: DiagnosticsFacts,
  { value, text }: Scrub,
): Readonly<Record<(typeof diagnosticsParts)[number], string>> {
  const json = (given: unknown) => `${JSON.stringify(value(given), null, 2)}\n`;
  return {
    'README.txt': readme(facts.now),
    'about.json': json(facts.about),
    'profile.json': json(facts.profile),
    'settings.json': json(facts.settings),
    'health.json': json(facts.health),
    'counts.json': json(facts.counts),
    'queue.json': json(facts.open.map(openOperation)),
    'audit.jsonl': facts.audit.map((entry) => `${JSON.stringify(value(auditLine(entry)))}\n`).join(''),
    'log.txt': text(tailOf(facts.logFile)),
    'crashes.json': json(facts.crashes.map(({ name, at, bytes }) => ({ name, at: isoOf(at), bytes }))),
  };
}

/** Where it stands and why; not whose it is. */
function openOperation(operation: Operation): Readonly<Record<string, unknown>> {
  const { serial, kind, state, attempt, amount, held, parent, reason, platformMessage, waits } = operation;
  return {
    serial,
    kind,
    state,
    attempt,
    amountFen: amount,
    heldFen: held,
    parent,
    reason,
    platformMessage,
    waits,
    acceptedOffline: operation.acceptedOffline,
    maskedNumber: maskCard(operation.cardNo),
    createdAt: isoOf(operation.createdAt),
    updatedAt: isoOf(operation.updatedAt),
  };
}

function auditLine({ sequence, kind, operator, personId, serial, details, wall }: AuditEntry) {
  return { sequence, at: isoOf(wall), kind, operator, personId, serial, details: parsed(details) };
}

function parsed(details: string | null): unknown {
  try {
    return details === null ? null : (JSON.parse(details) as unknown);
  } catch {
    return null;
  }
}

function isoOf(wall: number): string {
  return new Date(wall).toISOString();
}

/** The end of the log, and of the one before it where this one is short. */
function tailOf(file: string | null): string {
  const [old, now] = file === null ? ['', ''] : [readQuietly(`${file}.1`), readQuietly(file)];
  return `${old}${now}`.slice(-logTail);
}

function readQuietly(file: string): string {
  try {
    return existsSync(file) ? readFileSync(file, 'utf8') : '';
  } catch {
    return '';
  }
}

function readme(now: number): string {
  return `雅台诊断包 / Yatai diagnostics, ${isoOf(now)}

里面没有密码、PIN、密钥、令牌，也没有完整的卡号、手机号和顾客姓名。
It holds no password, PIN, secret or token, and no card number, mobile number or name of a guest in full.

about.json     版本 / versions
profile.json   连接配置，不含密钥 / connection profile, without secrets
settings.json  本机设置 / what this till is set to
health.json    与平台的连接、最近的校验和备份 / connection, last proof and backup
counts.json    业务、人员、备份的数量 / how many operations, people, backups
queue.json     未结清的业务 / operations that are not settled
audit.jsonl    最近的人工操作 / what people did lately
log.txt        最近的日志 / the end of the log
crashes.json   异常退出的时间，不含内存内容 / when processes died; their reports stay on the till
`;
}

// How the journal's command writes operations and events: for people, as JSON lines, as a table. Times are the store's, money is yuan.
import { en } from '../../shared/messages/en.ts';
import { zhCN } from '../../shared/messages/zh-CN.ts';
import { type Fen, formatFen, yuanText } from '../../shared/money.ts';
import type { JournalReader, JournalStats } from '../journal/read-journal.ts';
import type { Operation, OperationEvent } from '../queue/operation.ts';
import { maskCard } from './masks.ts';

const texts = /^zh/i.test(process.env['LC_ALL'] ?? process.env['LANG'] ?? '') ? zhCN : en;

const storeTime = new Intl.DateTimeFormat('sv-SE', {
  timeZone: 'Asia/Shanghai',
  dateStyle: 'short',
  timeStyle: 'medium',
});

/** `2023-11-15 06:13:20`: ms UTC in the store's zone. */
function timeText(wall: number): string {
  return storeTime.format(new Date(wall));
}

type JsonRecord = Readonly<Record<string, unknown>>;

/** An operation for machines: amounts in yuan with two decimals, times in UTC and in the store's zone. */
export function operationRecord(operation: Operation, full: boolean): JsonRecord {
  const { amount, held, payload, answer, createdAt, updatedAt, memberName, cardNo, ...rest } = operation;
  return masked(
    {
      type: 'operation',
      ...rest,
      service: payload.kind === 'service' ? payload.service : null,
      cardNo,
      memberName: full ? memberName : null,
      amountYuan: yuanText(amount),
      heldYuan: yuanText(held),
      createdAt: new Date(createdAt).toISOString(),
      createdAtStore: timeText(createdAt),
      updatedAt: new Date(updatedAt).toISOString(),
      payloadFen: payload,
      answerFen: answer,
    },
    cardNo,
    full,
  );
}

/** An event for machines. `cardNo` is what must not show in its evidence. */
export function eventRecord(event: OperationEvent, full: boolean, cardNo: string | null): JsonRecord {
  const { wall, evidence, ...rest } = event;
  return masked(
    {
      type: 'event',
      ...rest,
      at: new Date(wall).toISOString(),
      atStore: timeText(wall),
      evidence: evidence === null ? null : parsed(evidence),
    },
    cardNo,
    full,
  );
}

/** In a damaged journal it may be no JSON any more. */
function parsed(text: string): unknown {
  try {
    return JSON.parse(text) as unknown;
  } catch {
    return text;
  }
}

/** One operation with its timeline. */
export function showText(operation: Operation, events: readonly OperationEvent[], full: boolean): string {
  const { serial, state, amount, held, voucher, parent, operator, merchantNo, terminalNo } = operation;
  const lines = [
    `${serial}  ${nameOf(operation)}  ${formatFen(amount)} yuan  ${texts.state[state]} (${state})`,
    `card ${full ? operation.cardNo : maskCard(operation.cardNo)}${full && operation.memberName !== null ? ` ${operation.memberName}` : ''}, stored value ${formatFen(held)} yuan, voucher ${voucher ?? '–'}`,
    `by ${operator}${operation.shift === null ? '' : `, shift ${operation.shift}`}, merchant ${merchantNo}, terminal ${terminalNo}${operation.acceptedOffline ? ', accepted offline' : ''}`,
    ...(parent === null ? [] : [`undoes ${parent}`]),
    ...(operation.payload.kind === 'revocation' ? [`because: ${operation.payload.reason}`] : []),
    ...(operation.platformMessage === null ? [] : [`the platform said: ${operation.platformMessage}`]),
    '',
    ...events.flatMap((event) => eventLines(event, operation, full)),
  ];
  return lines.join('\n');
}

/** A service by its own name, every other by its kind. */
function nameOf({ kind, payload }: Operation): string {
  return payload.kind === 'service' ? texts.service[payload.service] : texts.kind[kind];
}

function eventLines(event: OperationEvent, { cardNo }: Operation, full: boolean): string[] {
  const { sequence, wall, from, to, attempt, reason } = event;
  const line = `${timeText(wall)}  #${sequence}  ${from === null ? '' : `${from} → `}${to}  attempt ${attempt}  ${reasonText(reason)}`;
  const { evidence } = eventRecord(event, full, cardNo);
  return evidence === null ? [line] : [line, `    ${JSON.stringify(evidence)}`];
}

function reasonText(reason: string): string {
  const sentences: Readonly<Record<string, string>> = texts.reason;
  const sentence = sentences[reason];
  return sentence === undefined ? reason : `${reason}: ${sentence}`;
}

/** All operations, then all events, a JSON object a line. */
export function* jsonLines(reader: Pick<JournalReader, 'operations' | 'events'>, full: boolean): Generator<string> {
  const cards = new Map<string, string>();
  for (const operation of reader.operations()) {
    cards.set(operation.serial, operation.cardNo);
    yield JSON.stringify(operationRecord(operation, full));
  }
  for (const event of reader.events()) {
    yield JSON.stringify(eventRecord(event, full, cards.get(event.serial) ?? null));
  }
}

const columns = [
  'type',
  'sequence',
  'serial',
  'kind',
  'service',
  'cardNo',
  'amountYuan',
  'heldYuan',
  'operator',
  'shift',
  'merchantNo',
  'terminalNo',
  'parent',
  'voucher',
  'state',
  'from',
  'to',
  'attempt',
  'reason',
  'createdAtStore',
  'atStore',
  'acceptedOffline',
  'intent',
  'evidence',
  'hash',
] as const;

/** The same as one table, for spreadsheets: begins with a byte order mark; nothing in it can be taken for a formula. */
export function* csvLines(reader: Pick<JournalReader, 'operations' | 'events'>, full: boolean): Generator<string> {
  yield `\uFEFF${columns.join(',')}\r`;
  const cards = new Map<string, string>();
  for (const operation of reader.operations()) {
    cards.set(operation.serial, operation.cardNo);
    yield csvLine(operationRecord(operation, full));
  }
  for (const event of reader.events()) {
    yield csvLine(eventRecord(event, full, cards.get(event.serial) ?? null));
  }
}

function csvLine(record: JsonRecord): string {
  return `${columns.map((column) => csvField(record[column])).join(',')}\r`;
}

/** A cell that begins like a formula gets an apostrophe in front, unless it is a plain number; a long number too, or it would be rounded. */
export function csvField(value: unknown): string {
  if (value === null || value === undefined) {
    return '';
  }
  const text = typeof value === 'object' ? JSON.stringify(value) : String(value);
  const formula = /^[\s]*[=+\-@＝＋－＠]|^[\t\r\n]/.test(text) && !/^-?\d+(\.\d+)?$/.test(text);
  const safe = formula || /^\d{12,}$/.test(text) ? `'${text}` : text;
  return /[",\r\n]/.test(safe) ? `"${safe.replaceAll('"', '""')}"` : safe;
}

/** Counts and money by state and kind; what is open longest; where the history ends. */
export function statsText(stats: JournalStats): string {
  const { oldestOpen, lastEvent } = stats;
  const rows = stats.byState.map(
    ({ state, kind, count, amount, held }) =>
      `${state.padEnd(10)} ${kind.padEnd(12)} ${String(count).padStart(8)}  ${formatFen(amount as Fen).padStart(16)} yuan  stored value ${formatFen(held as Fen).padStart(14)} yuan`,
  );
  return [
    `schema version ${stats.schemaVersion}, install id ${stats.installId ?? 'none'} (drawn ${stats.installIds} times), ${stats.starts} starts`,
    `${stats.operations} operations, ${stats.events} events`,
    ...rows,
    oldestOpen === null
      ? 'nothing is open'
      : `open longest: ${oldestOpen.serial}, ${oldestOpen.state}, since ${timeText(oldestOpen.createdAt)}`,
    lastEvent === null
      ? 'no event yet'
      : `last event: #${lastEvent.sequence} at ${timeText(lastEvent.wall)}, fingerprint ${lastEvent.hash}`,
  ].join('\n');
}

/** Made by the till itself: a number in there is no card. */
const ours = /^(type|serial|parent|target|intent|hash|previousHash|bodyHash|boot|.*At|.*AtStore)$/;
const personal = /^(cardNo|newCardNo|mobile|idNumber|phone|memberName|name|memberMobile|code)$/i;

/** Without `full`: every field that names a guest is masked, and this card's number wherever it stands. */
function masked(record: JsonRecord, cardNo: string | null, full: boolean): JsonRecord {
  return full ? record : (maskValue(record, null, cardNo) as JsonRecord);
}

function maskValue(value: unknown, key: string | null, cardNo: string | null): unknown {
  if (typeof value === 'string') {
    if (key !== null && ours.test(key)) {
      return value;
    }
    const hidden = cardNo !== null && cardNo !== '' ? value.replaceAll(cardNo, maskCard(cardNo)) : value;
    return hidden === value && key !== null && personal.test(key) && /\d{5,}/.test(value) ? maskCard(value) : hidden;
  }
  if (Array.isArray(value)) {
    return value.map((entry) => maskValue(entry, key, cardNo));
  }
  if (typeof value === 'object' && value !== null) {
    return Object.fromEntries(Object.entries(value).map(([name, entry]) => [name, maskValue(entry, name, cardNo)]));
  }
  return value;
}

// A small log of what a technician needs: one line an entry, in a file that is turned over at 1 MiB; five files at the most. Long digits and
// secrets never reach it.
import { appendFileSync, existsSync, mkdirSync, renameSync, statSync } from 'node:fs';
import { dirname } from 'node:path';

export type Log = {
  info(message: string, details?: Readonly<Record<string, unknown>>): void;
  warn(message: string, details?: Readonly<Record<string, unknown>>): void;
  error(message: string, error: unknown, details?: Readonly<Record<string, unknown>>): void;
};

const longest = 1_048_576;
/** Older files, numbered from the newest: `till.log.1` and so on. */
const olderFiles = 4;
/** A line is cut here, before it is searched for secrets: no answer of a server may keep the till busy with its log. */
const longestLine = 8_192;
/**
 * Quotes may be escaped: an error's text with JSON in it is written as JSON once more. How a name begins is not looked at: nothing of it is changed, and
 * to try every beginning took up to 24 ms a line.
 */
const secretName =
  /((?:password|secret|token|authorization|identifycode|cookie)[\w-]{0,40}\\*"?\s*[:=]\s*)("(?:[^"\\]|\\.)*"|\\+".*?\\+"(?=\s*[,}\]])|(?:bearer\s+)?[^\s,}&]+)/gi;
const longDigits = /\d{7,}/g;
/** What steers a terminal, begins a line of its own or turns the direction of writing: a log is read in terminals, and servers choose some of its words. */
const steering = /[\p{Cc}\p{Bidi_Control}\p{Zl}\p{Zp}]+/gu;

/** Takes secrets out by their names, hides the middle of every long run of digits (cards, mobile numbers, codes), and leaves one plain line. */
export function redact(text: string): string {
  return text
    .slice(0, longestLine)
    .replace(steering, ' ')
    .replace(secretName, '$1"***"')
    .replace(longDigits, (digits) => `${digits.slice(0, 2)}***${digits.slice(-2)}`);
}

/** The oldest goes. Where a file cannot be moved it throws, and nothing more is written: the log stays bounded whatever happens. */
function turnOver(file: string): void {
  for (let number = olderFiles; number > 0; number -= 1) {
    const older = number === 1 ? file : `${file}.${number - 1}`;
    if (existsSync(older)) {
      renameSync(older, `${file}.${number}`);
    }
  }
}

/** Opens the log. A log that cannot be written stays silent: it must never stop a sale. */
export function openLog(file: string, now: () => number): Log {
  function write(level: string, message: string, details: unknown): void {
    const stamp = new Date(now()).toISOString();
    const line = `${stamp} ${level} ${redact(`${message}${details === undefined ? '' : ` ${JSON.stringify(details)}`}`)}\n`;
    try {
      mkdirSync(dirname(file), { recursive: true });
      if ((statSync(file, { throwIfNoEntry: false })?.size ?? 0) > longest) {
        turnOver(file);
      }
      appendFileSync(file, line);
    } catch {
      // Nothing can be done about a log that refuses to be written.
    }
  }
  return {
    info: (message, details) => write('info', message, details),
    warn: (message, details) => write('warn', message, details),
    error: (message, error, details) =>
      write('error', message, {
        ...details,
        error: error instanceof Error ? (error.stack ?? error.message) : String(error),
      }),
  };
}

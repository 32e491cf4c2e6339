// What the journal's command says: lines on the standard output, a complaint on the other, and why a file was refused.
import { writeSync } from 'node:fs';

/** Synchronous: a reader that goes away early (`| head`) ends the command, and nothing is lost at the end. */
export function print(text: string): void {
  const bytes = Buffer.from(`${text}\n`);
  for (let at = 0; at < bytes.length; ) {
    try {
      at += writeSync(1, bytes, at);
    } catch (error) {
      if (codeOf(error) !== 'EAGAIN') {
        throw error;
      }
    }
  }
}

/** The code of a system error, or null. */
export function codeOf(error: unknown): unknown {
  return error instanceof Error && 'code' in error ? error.code : null;
}

/** Exit code 2, and the sentence that says why. */
export function complain(sentence: string): number {
  console.error(sentence);
  return 2;
}

/** Why a journal could not be opened, as the end of a sentence. */
export function refusal({
  code,
  parameters,
}: {
  readonly code: string;
  readonly parameters?: Readonly<Record<string, unknown>>;
}): string {
  switch (code) {
    case 'storeMissing':
      return 'there is no such file, or it is empty.';
    case 'storeInUse':
      return 'a till is running on it and holds it. Close the till, or ask a copy of its folder.';
    case 'storeNewer':
      return `it was written by a newer version of the till (${parameters?.['found']}, this one knows ${parameters?.['known']}).`;
    default:
      return `it cannot be read as a journal (${parameters?.['detail'] ?? code}).`;
  }
}

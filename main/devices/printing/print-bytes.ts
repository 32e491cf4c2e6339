// One attempt at printing: nothing is sent to a printer that says it cannot print, and what may have left is never called unsent.
import type { PrintProblem } from '../../../shared/printing.ts';
import { type Result, success } from '../../../shared/result.ts';
import { askWhenDone } from './escpos.ts';
import type { OpenLine, PrinterLine } from './line.ts';
import { isDone, isStatus, problemIn, statusQuestions } from './printer-status.ts';

/** `held`: nothing of it has left. `doubtful`: it may be on paper. */
export type PrintOutcome =
  | { readonly kind: 'printed' }
  | { readonly kind: 'held'; readonly problem: PrintProblem }
  | { readonly kind: 'doubtful'; readonly problem: PrintProblem };

export type PrintHooks = {
  /** Called right before the first byte leaves. A throw keeps all of it here. */
  readonly onBegin: () => void;
  /** The printer stopped in the middle (out of paper, cover open) and goes on when a person has mended that; null: it goes on. */
  readonly onProblem: (problem: PrintProblem | null) => void;
};

/** Whether a printer answers questions, as far as it was asked. One that did once and is silent now is not well: it is never believed blindly. */
export type Speech = { known: 'nothing' | 'speaks' | 'silent' };

/** Of a printer that nobody has asked yet. */
export function newSpeech(): Speech {
  return { known: 'nothing' };
}

/** How long an answer may take; of a printer that never answers, every receipt would wait so long. Ms. */
const answerPatience = 3_000;
const shortPatience = 300;
/** Ms. */
const donePatience = 2_000;
/** So often a printer says that it is well, but not that it is done: it does not know that question. */
const wellRounds = 2;
/** So often a printer that spoke before says nothing. */
const silentRounds = 5;
/** So often in the middle of a receipt: a quarter of an hour for new paper. */
const stoppedRounds = 450;

/** Sends a whole sheet. Rejects only as `onBegin` throws. */
export async function printBytes(
  line: PrinterLine,
  bytes: Uint8Array,
  hooks: PrintHooks,
  speech: Speech,
): Promise<PrintOutcome> {
  const opened = await line.open();
  if (!opened.ok) {
    return { kind: 'held', problem: opened.failure };
  }
  const printer = opened.value;
  try {
    const before = await askStatus(printer, isStatus, speech.known === 'silent' ? shortPatience : answerPatience);
    if (printer.isBroken()) {
      return { kind: 'held', problem: 'unreachable' };
    }
    if (before === 'silent' && speech.known === 'speaks') {
      return { kind: 'held', problem: 'offline' };
    }
    speech.known = before === 'silent' ? 'silent' : 'speaks';
    if (before !== 'silent' && before !== 'done' && before !== 'well') {
      return { kind: 'held', problem: before };
    }
    hooks.onBegin();
    if (!(await printer.send(bytes))) {
      return { kind: 'doubtful', problem: 'lineLost' };
    }
    return before === 'silent' ? await sentBlindly(printer) : await untilDone(printer, hooks.onProblem);
  } finally {
    await printer.close();
  }
}

/** Sends a pulse to the cash drawer, which has nothing to say. Fails with why there is no line. */
export async function sendPulse(line: PrinterLine, bytes: Uint8Array): Promise<Result<null, PrintProblem>> {
  const opened = await line.open();
  if (!opened.ok) {
    return opened;
  }
  const sent = await opened.value.send(bytes);
  const closed = await opened.value.close();
  return sent && closed ? success(null) : { ok: false, failure: 'lineLost' };
}

/** A printer that says nothing: the line took all of it and was closed in order, which is all that can be known. */
async function sentBlindly(printer: OpenLine): Promise<PrintOutcome> {
  return (await printer.close()) ? { kind: 'printed' } : { kind: 'doubtful', problem: 'lineLost' };
}

/** `done`: it told meanwhile that all before the question is printed. */
type Said = 'silent' | 'well' | 'done' | PrintProblem;

async function askStatus(printer: OpenLine, fits: (byte: number) => boolean, patience: number): Promise<Said> {
  const answers: number[] = [];
  for (const question of Object.values(statusQuestions)) {
    if (!(await printer.send(Uint8Array.from(question)))) {
      return 'silent';
    }
    const byte = await printer.hear(fits, patience);
    if (byte === null) {
      return 'silent';
    }
    if (!isStatus(byte)) {
      return 'done';
    }
    answers.push(byte);
  }
  const [online = 0, cause = 0, paper = 0] = answers;
  return problemIn(online, cause, paper) ?? 'well';
}

const isAnswer = (byte: number) => isStatus(byte) || isDone(byte);

async function untilDone(printer: OpenLine, tell: PrintHooks['onProblem']): Promise<PrintOutcome> {
  await printer.send(Uint8Array.from(askWhenDone));
  let well = 0;
  let silent = 0;
  let problem: PrintProblem = 'lineLost';
  for (let stopped = 0; stopped < stoppedRounds; ) {
    const byte = await printer.hear(isDone, donePatience);
    const said =
      byte !== null ? 'done' : printer.isBroken() ? 'silent' : await askStatus(printer, isAnswer, answerPatience);
    if (said === 'done') {
      return { kind: 'printed' };
    }
    if (printer.isBroken()) {
      return { kind: 'doubtful', problem };
    }
    if (said === 'well') {
      tell(null);
      well += 1;
      if (well === wellRounds) {
        return { kind: 'printed' };
      }
    } else if (said === 'silent') {
      silent += 1;
      if (silent === silentRounds) {
        return { kind: 'doubtful', problem };
      }
    } else {
      problem = said;
      well = 0;
      silent = 0;
      stopped += 1;
      tell(said);
    }
  }
  return { kind: 'doubtful', problem };
}

// A receipt printer of our own, for tests: reads ESC/POS byte by byte and says what stands on the paper. It shares nothing with the code that
// writes those bytes: its own table of commands, the platform's decoder for GB18030, its own widths. What it does not know is a fault.

export type PaperLine = {
  readonly text: string;
  readonly big: boolean;
  readonly bold: boolean;
  /** Columns that it takes, of the narrow kind. */
  readonly used: number;
};

export type Paper = {
  readonly lines: readonly PaperLine[];
  /** The QR codes, each with the number of lines before it. */
  readonly codes: readonly { readonly text: string; readonly after: number }[];
  readonly cuts: number;
  /** Pins at which the drawer was opened. */
  readonly pulses: readonly number[];
};

const names: Readonly<Record<number, string>> = { 27: 'ESC', 28: 'FS', 29: 'GS', 16: 'DLE' };

/** Throws where a command is unknown or cut off, a character is none of GB18030, or a line would be broken by the printer. */
export function readPaper(bytes: Uint8Array, columns: number): Paper {
  const decoder = new TextDecoder('gb18030', { fatal: true });
  const lines: PaperLine[] = [];
  const codes: { text: string; after: number }[] = [];
  const pulses: number[] = [];
  let cuts = 0;
  let at = 0;
  let wide = false;
  let bold = false;
  let double = false;
  let centred = false;
  let line = '';
  let used = 0;
  let stored = '';
  let level = 0;

  function take(): number {
    const byte = bytes[at];
    if (byte === undefined) throw new Error(`the bytes end in the middle of a command at ${at}`);
    at += 1;
    return byte;
  }

  function feed(): void {
    if (centred && line !== '') throw new Error('text is laid out by the till, not by the printer');
    lines.push({ text: line, big: double, bold, used });
    line = '';
    used = 0;
  }

  function put(character: string, cells: number): void {
    used += cells * (double ? 2 : 1);
    if (used > columns) throw new Error(`the printer breaks the line after "${line}"`);
    line += character;
  }

  function putCharacter(first: number): void {
    if (first < 0x80) {
      put(String.fromCharCode(first), 1);
      return;
    }
    if (!wide) throw new Error('double bytes before the printer was told of them');
    const second = take();
    const sequence = second >= 0x30 && second <= 0x39 ? [first, second, take(), take()] : [first, second];
    put(decoder.decode(Uint8Array.from(sequence)), 2);
  }

  function code(): void {
    const length = take() + take() * 256;
    const end = at + length;
    const [family, what] = [take(), take()];
    if (family !== 0x31) throw new Error(`a symbol of kind ${family}`);
    const rest = [...bytes.subarray(at, end)];
    at = end;
    if (what === 0x50) stored = String.fromCharCode(...rest.slice(1));
    else if (what === 0x51) codes.push({ text: stored, after: lines.length });
    else if (what === 0x45) level = rest[0] ?? 0;
    else if (what !== 0x41 && what !== 0x43) throw new Error(`QR function ${what}`);
    if (what === 0x51 && (level === 0 || !centred))
      throw new Error('a code without error correction, or not in the middle');
  }

  const commands: Readonly<Record<string, () => void>> = {
    'ESC 40': () => {
      wide = bold = double = centred = false;
    },
    'FS 26': () => {
      wide = true;
    },
    'ESC 45': () => {
      bold = (take() & 1) === 1;
    },
    'ESC 61': () => {
      centred = take() === 1;
    },
    'ESC 64': () => {
      for (let count = take(); count > 0; count -= 1) feed();
    },
    'ESC 70': () => {
      pulses.push(take() === 0 ? 2 : 5);
      if (take() === 0 || take() === 0) throw new Error('a pulse of no length');
    },
    'GS 21': () => {
      const size = take();
      if (size !== 0x00 && size !== 0x11) throw new Error(`size ${size}`);
      double = size === 0x11;
    },
    'GS 28': () => {
      if (take() !== 0x6b) throw new Error('GS ( of another kind');
      code();
    },
    'GS 56': () => {
      if (take() !== 0x42) throw new Error('a cut without feed');
      take();
      cuts += 1;
    },
    // A question of the printer's state moves no paper.
    'GS 72': () => void take(),
    'DLE 4': () => void take(),
  };

  while (at < bytes.length) {
    const byte = take();
    const prefix = names[byte];
    if (prefix !== undefined) {
      const command = `${prefix} ${take().toString(16)}`;
      const run = commands[command];
      if (run === undefined) throw new Error(`the printer does not know ${command}`);
      run();
    } else if (byte === 0x0a) {
      feed();
    } else if (byte >= 0x20 && byte !== 0x7f) {
      putCharacter(byte);
    } else {
      throw new Error(`a control character ${byte}`);
    }
  }
  if (line !== '') throw new Error('the last line is not fed');
  return { lines, codes, cuts, pulses };
}

/** The paper as text: what stands on it, big lines with a mark, codes in brackets. For golden files. */
export function paperText({ lines, codes, cuts }: Paper): string {
  const rows = lines.flatMap(({ text, big, bold }, index) => [
    ...codes.filter(({ after }) => after === index).map((code) => `[QR ${code.text}]`),
    `${big ? '##' : bold ? '**' : '  '}${text}`.trimEnd(),
  ]);
  return [...rows, `-- ${cuts} cut`, ''].join('\n');
}

// A receipt printer on a real socket, for tests: it prints, runs out of paper, is slow, drops the line, says nothing, answers late. What it
// was sent is read by `readPaper`.
import { createServer, type Server, type Socket } from 'node:net';
import { type Paper, readPaper } from './escpos-paper.ts';

export type PrinterMood = {
  /** It answers questions at all. */
  speaks: boolean;
  paper: boolean;
  coverOpen: boolean;
  /** It knows GS r, and answers when it has printed all before it. */
  tellsWhenDone: boolean;
  /** Hangs up after so many bytes of a receipt; null: never. */
  dropsAfter: number | null;
  /** Runs out of paper after so many bytes of a receipt, and goes on when there is paper again; null: never. */
  endsAfter: number | null;
};

export type TcpPrinter = {
  readonly port: number;
  readonly mood: PrinterMood;
  /** What was printed whole, as paper of so many columns. */
  papers(columns: number): readonly Paper[];
  /** Bytes of receipts that came, of all jobs: printed or not. */
  received(): number;
  /** Drawer pulses that came. */
  pulses(): number;
  connections(): number;
  /** Puts paper in: what waited in the printer's memory is printed. */
  load(): void;
  /** Nobody listens any more, as when it is switched off. */
  switchOff(): Promise<void>;
  switchOn(): Promise<void>;
  close(): Promise<void>;
};

const well: PrinterMood = {
  speaks: true,
  paper: true,
  coverOpen: false,
  tellsWhenDone: true,
  dropsAfter: null,
  endsAfter: null,
};

export async function openTcpPrinter(mood: Partial<PrinterMood> = {}): Promise<TcpPrinter> {
  const now: PrinterMood = { ...well, ...mood };
  const printed: Buffer[] = [];
  const sockets = new Set<Socket>();
  let connections = 0;
  let received = 0;
  let pulses = 0;
  let resume: (() => void)[] = [];

  function statusByte(question: number): number {
    const base = 0b0001_0010;
    const stopped = !now.paper || now.coverOpen;
    if (question === 1) return base | (stopped ? 0b1000 : 0);
    if (question === 2) return base | (now.coverOpen ? 0b100 : 0) | (now.paper ? 0 : 0b0010_0000);
    return base | (now.paper ? 0 : 0b0110_0000);
  }

  function serve(socket: Socket): void {
    connections += 1;
    sockets.add(socket);
    let sheet: number[] = [];
    let pending: number[] = [];
    socket.on('error', () => undefined);
    socket.on('close', () => {
      sockets.delete(socket);
      finish();
    });

    function finish(): void {
      const [first, second] = sheet;
      if (first === 0x1b && second === 0x70) pulses += 1;
      else if (isWhole(sheet)) printed.push(Buffer.from(sheet));
      sheet = [];
    }

    /** Takes one command or byte from the front; false where more bytes are needed or the paper is at its end. */
    function step(): boolean {
      const [first, second, third] = pending;
      if (first === undefined) return false;
      if (first === 0x10 && (second === undefined || third === undefined)) return false;
      if (first === 0x10 && second === 0x04) {
        if (now.speaks) socket.write(Buffer.from([statusByte(third ?? 1)]));
        return drop(3);
      }
      if (now.endsAfter !== null && sheet.length >= now.endsAfter) {
        now.endsAfter = null;
        now.paper = false;
      }
      if (!now.paper) {
        answerQuestions();
        resume.push(() => work());
        return false;
      }
      if (first === 0x1d && second === 0x72) {
        if (third === undefined) return false;
        if (now.speaks && now.tellsWhenDone) socket.write(Buffer.from([0x00]));
        finish();
        return drop(3);
      }
      if (first === 0x1d && second === undefined) return false;
      sheet.push(first);
      received += 1;
      if (now.dropsAfter !== null && sheet.length >= now.dropsAfter) {
        now.dropsAfter = null;
        sheet = [];
        pending = [];
        socket.resetAndDestroy();
        return false;
      }
      return drop(1);
    }

    /** Out of paper it prints nothing, and still says at once how it is. */
    function answerQuestions(): void {
      for (let at = pending.findIndex(isQuestion); at !== -1; at = pending.findIndex(isQuestion)) {
        const [, , question] = pending.splice(at, 3);
        if (now.speaks) socket.write(Buffer.from([statusByte(question ?? 1)]));
      }
    }

    function isQuestion(byte: number, at: number, all: readonly number[]): boolean {
      return byte === 0x10 && all[at + 1] === 0x04 && all[at + 2] !== undefined;
    }

    function drop(count: number): boolean {
      pending.splice(0, count);
      return true;
    }

    function work(): void {
      while (step());
    }

    socket.on('data', (bytes) => {
      pending.push(...bytes);
      work();
    });
  }

  let server: Server = createServer({ allowHalfOpen: false }, serve);
  await listen(server, 0);
  const address = server.address();
  const port = typeof address === 'object' && address !== null ? address.port : 0;

  async function switchOff(): Promise<void> {
    for (const socket of sockets) socket.destroy();
    await new Promise<void>((resolve) => server.close(() => resolve()));
  }

  return {
    port,
    mood: now,
    papers: (columns) => printed.map((bytes) => readPaper(bytes, columns)),
    received: () => received,
    pulses: () => pulses,
    connections: () => connections,
    load() {
      now.paper = true;
      const waiting = resume;
      resume = [];
      for (const go of waiting) go();
    },
    switchOff,
    async switchOn() {
      server = createServer(serve);
      await listen(server, port);
    },
    close: switchOff,
  };
}

/** From its beginning to its cut: what a line that broke left behind is no receipt. */
function isWhole(sheet: readonly number[]): boolean {
  return (
    sheet[0] === 0x1b &&
    sheet[1] === 0x40 &&
    [0x1d, 0x56, 0x42, 0x00].every((byte, index) => sheet.at(index - 4) === byte)
  );
}

function listen(server: Server, port: number): Promise<void> {
  return new Promise((resolve, reject) => {
    server.once('error', reject);
    server.listen(port, '127.0.0.1', () => resolve());
  });
}

// Damage inside the write-ahead log. SQLite reads a log up to its first bad frame and silently drops the rest: right for a torn
// last commit, but a flipped byte further up would take acknowledged sales with it. This finds the difference.

const header = { length: 32, magic: 0x377f0682, pageSize: 8, sequence: 12, salt: 16, checksum: 24 };
const ourPageSize = 4096;
const frameHeader = { length: 24, commitSize: 4, salt: 8, checksum: 16 };

type Sums = readonly [first: number, second: number];
type Log = {
  readonly view: DataView;
  readonly little: boolean;
  /** Of a frame, its header included. */
  readonly size: number;
  readonly count: number;
  /** What every frame of this log bears; older frames behind its end bear another. */
  readonly salt: Sums;
};

/**
 * True when commits lie behind the log's first bad frame that were acknowledged once. A commit is synced before the next
 * begins, so behind a tear lies at most the end of one; a chain of two or more, linked by their checksums, was whole before.
 * See the WAL section of SQLite's file format.
 */
export function hidesCommits(bytes: Uint8Array): boolean {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  if (view.byteLength < header.length + frameHeader.length + ourPageSize) {
    return false;
  }
  const log = readHeader(view);
  if (log === null) {
    const ours = logWithoutHeader(view);
    return continuesHeader(ours) && longestChain(ours, 0) >= 1;
  }
  const broken = firstBadFrame(log);
  return broken < log.count && longestChain(log, broken) >= 2;
}

/**
 * True when the frames continue the header before this one: the log was to begin anew, all of it having been moved into the file,
 * and its new header was cut short while it was written. One flipped bit can look the same: ask the witness too.
 */
export function looksRestarted(bytes: Uint8Array): boolean {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  if (view.byteLength < header.length + frameHeader.length + ourPageSize) {
    return false;
  }
  const former = new DataView(bytes.slice(0, header.checksum).buffer);
  former.setUint32(header.sequence, (former.getUint32(header.sequence) - 1) >>> 0);
  const log = logWithoutHeader(view);
  const [first, second] = log.salt;
  former.setUint32(header.salt, first);
  former.setUint32(header.salt + 4, second);
  const sums = sum({ ...log, view: former }, 0, header.checksum, [0, 0]);
  return same(frameSums(log, 0, sums), storedSums(log, 0));
}

function readHeader(view: DataView): Log | null {
  const magic = view.getUint32(0);
  // The lowest bit of the magic number tells the byte order of the checksums.
  const little = (magic & 1) === 0;
  const size = frameHeader.length + view.getUint32(header.pageSize);
  const log = { view, little, size, count: countOf(view, size), salt: sumsAt(view, header.salt) };
  const whole = (magic & ~1) >>> 0 === header.magic && same(headerSums(log), sumsAt(view, header.checksum));
  return whole ? log : null;
}

/** As this application writes it on every machine that Electron runs on. */
function logWithoutHeader(view: DataView): Log {
  const size = frameHeader.length + ourPageSize;
  const salt = sumsAt(view, header.length + frameHeader.salt);
  return { view, little: true, size, count: countOf(view, size), salt };
}

function countOf(view: DataView, size: number): number {
  return Math.floor((view.byteLength - header.length) / size);
}

/** Whether the first frame was written behind this very header: then the header was whole once, and is damaged, not torn. */
function continuesHeader(log: Log): boolean {
  return [sumsAt(log.view, header.checksum), headerSums(log)].some((before) =>
    same(frameSums(log, 0, before), storedSums(log, 0)),
  );
}

function headerSums(log: Log): Sums {
  return sum(log, 0, header.checksum, [0, 0]);
}

function firstBadFrame(log: Log): number {
  let sums = sumsAt(log.view, header.checksum);
  for (let index = 0; index < log.count; index += 1) {
    const next = frameSums(log, index, sums);
    if (!bearsSalt(log, index) || !same(next, storedSums(log, index))) {
      return index;
    }
    sums = next;
  }
  return log.count;
}

/** The most commits in any run of frames from `start` on, each of which continues the one before it. */
function longestChain(log: Log, start: number): number {
  let longest = 0;
  let commits = 0;
  for (let index = start; index < log.count; index += 1) {
    const linked = index > start && bearsSalt(log, index) && continues(log, index);
    commits = (linked ? commits : 0) + (isCommit(log, index) ? 1 : 0);
    longest = Math.max(longest, linked || index === start ? commits : 0);
  }
  return longest;
}

/** Whether a frame continues the one before it, by that one's written or by its real checksum: either may be the bad byte. */
function continues(log: Log, index: number): boolean {
  const stored = storedSums(log, index);
  if (same(frameSums(log, index, storedSums(log, index - 1)), stored)) {
    return true;
  }
  const before = index === 1 ? sumsAt(log.view, header.checksum) : storedSums(log, index - 2);
  return same(frameSums(log, index, frameSums(log, index - 1, before)), stored);
}

function frameAt(log: Log, index: number): number {
  return header.length + index * log.size;
}

function isCommit(log: Log, index: number): boolean {
  return log.view.getUint32(frameAt(log, index) + frameHeader.commitSize) !== 0;
}

function bearsSalt(log: Log, index: number): boolean {
  return same(sumsAt(log.view, frameAt(log, index) + frameHeader.salt), log.salt);
}

function storedSums(log: Log, index: number): Sums {
  return sumsAt(log.view, frameAt(log, index) + frameHeader.checksum);
}

function frameSums(log: Log, index: number, before: Sums): Sums {
  const at = frameAt(log, index);
  return sum(log, at + frameHeader.length, log.size - frameHeader.length, sum(log, at, frameHeader.salt, before));
}

/** SQLite's checksum: pairs of 32-bit words, each sum feeding the other. */
function sum(log: Log, from: number, length: number, before: Sums): Sums {
  let [first, second] = before;
  for (let at = from; at < from + length; at += 8) {
    first = (first + log.view.getUint32(at, log.little) + second) >>> 0;
    second = (second + log.view.getUint32(at + 4, log.little) + first) >>> 0;
  }
  return [first, second];
}

function sumsAt(view: DataView, at: number): Sums {
  return [view.getUint32(at), view.getUint32(at + 4)];
}

function same(left: Sums, right: Sums): boolean {
  return left[0] === right[0] && left[1] === right[1];
}
